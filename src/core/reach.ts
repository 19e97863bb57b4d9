/** What no commune can reach: questions never asked, gates that retain nobody, levels, options and measures out of reach. */
import { canHappen, type Budget } from './can-happen.ts';
import { evaluate, questionsIn } from './condition.ts';
import { levelsReached } from './levels-reached.ts';
import { lookup } from './lookup.ts';
import type { Condition, Inconsistency, Questionnaire } from './model.ts';
import { placesIn, type ListKey, type Places } from './places.ts';
import { problem, type Noun, type Place, type Problem } from './problem.ts';
import type { PlacedQuestionnaire } from './read-questionnaire.ts';
import { conditionsOf, type Stated } from './tested.ts';

/** A questionnaire of sixty questions takes a tenth of it. Past it, the rest is left undecided. */
const MOST_WORK = 400_000;

/** Proven, except for levels, which are looked for among many communes. What cannot be decided is not reported. */
export function checkReach({ questionnaire, merged }: PlacedQuestionnaire): Problem[] {
  const places = placesIn(merged);
  const budget: Budget = { left: MOST_WORK };
  const never = neverAsked(questionnaire, budget);
  const stated = conditionsOf(questionnaire);
  return [
    // What hangs on a question that is never asked is not asked either: only the first one is told.
    ...stated
      .filter(({ condition, id, path }) => path[0] === 'askedIf' && never.has(id) && !speaksOf(condition, never))
      .map(({ list, id, path }) => problem('question-never-asked', { question: id }, places.of(list, id, path, 'key'))),
    ...stated
      .filter(({ path }) => path[0] !== 'askedIf')
      .flatMap((each) => checkCondition(questionnaire, each, never, budget, places)),
    ...questionnaire.inconsistencies.flatMap((each) => checkOptions(questionnaire, each, never, budget, places)),
    ...checkMeasures(questionnaire, never, places),
    ...checkLevels(questionnaire, places),
  ];
}

function neverAsked(questionnaire: Questionnaire, budget: Budget): ReadonlySet<string> {
  const { scored, profile } = lookup(questionnaire);
  const found = new Set<string>();
  for (const { id, askedIf } of [...profile.values(), ...scored.values()]) {
    if (askedIf === undefined) continue;
    const asked = canHappen(questionnaire, [askedIf], budget, (standings, complete) =>
      complete ? (standings.of(id) === 'asked' ? 'yes' : 'no') : evaluate(askedIf, standings.facts).is,
    );
    if (asked === 'no') found.add(id);
  }
  return found;
}

function speaksOf(condition: Condition, questions: ReadonlySet<string>): boolean {
  return questionsIn(condition).some((id) => questions.has(id));
}

const NOUNS: Readonly<Partial<Record<ListKey, Noun>>> = {
  questions: 'question',
  measures: 'measure',
  obligations: 'obligation',
  inconsistencies: 'inconsistency',
};

function checkCondition(
  questionnaire: Questionnaire,
  { condition, list, id, path }: Stated,
  never: ReadonlySet<string>,
  budget: Budget,
  places: Places,
): Problem[] {
  // The question itself is at fault, and told already.
  if (speaksOf(condition, never)) return [];
  // Worked out for a fault only: a place costs a second reading of its file.
  const place = (): Place => places.of(list, id, path, 'key');
  if (list === 'gates') {
    const gate = questionnaire.gates.find((each) => each.id === id)!;
    if (gate.atMost === questionnaire.levels.at(-1)!.id)
      return [problem('gate-never-closes', { gate: id, why: 'highest-level' }, places.of(list, id, ['atMost']))];
  }
  if (canHappen(questionnaire, [condition], budget, ({ facts }) => evaluate(condition, facts).is) !== 'no') return [];
  return list === 'gates'
    ? [problem('gate-never-closes', { gate: id, why: 'condition' }, place())]
    : [problem('condition-never-holds', { noun: NOUNS[list] ?? 'item', id }, place())];
}

/** An option that contradicts all there is to answer elsewhere: whoever chooses it is told to be wrong. */
function checkOptions(
  questionnaire: Questionnaire,
  inconsistency: Inconsistency,
  never: ReadonlySet<string>,
  budget: Budget,
  places: Places,
): Problem[] {
  const { scored, profile } = lookup(questionnaire);
  const choices = new Map(namedOptions(inconsistency.if).map((each) => [`${each.question} ${each.option}`, each]));
  return [...choices.values()].flatMap(({ question, option }) => {
    const { options } = (scored.get(question) ?? profile.get(question))!;
    const index = options.findIndex(({ id }) => id === option);
    // "Aucun" must be there for whoever ticks nothing, even where it is a contradiction.
    if (index === -1 || options[index]!.exclusive === true || never.has(question)) return [];
    const fine: Condition = { all: [{ question, isOneOf: [option] }, { not: inconsistency.if }] };
    const free = canHappen(questionnaire, [fine], budget, (standings, complete) => {
      const truth = evaluate(fine, standings.facts).is;
      // The answer that stands for a closed question is nobody's choice.
      if (truth !== 'yes' || standings.of(question) === 'asked') return truth;
      return complete ? 'no' : 'maybe';
    });
    if (free !== 'no') return [];
    const place = places.of(scored.has(question) ? 'questions' : 'profile', question, ['options', index, 'id']);
    return [problem('option-never-chosen', { question, option, inconsistency: inconsistency.id }, place)];
  });
}

interface Choice {
  readonly question: string;
  readonly option: string;
}

function namedOptions(condition: Condition): Choice[] {
  if ('all' in condition) return condition.all.flatMap(namedOptions);
  if ('any' in condition) return condition.any.flatMap(namedOptions);
  if ('not' in condition) return namedOptions(condition.not);
  if (!('question' in condition)) return [];
  const { question } = condition;
  if ('includes' in condition) return [{ question, option: condition.includes }];
  if ('isOneOf' in condition) return condition.isOneOf.map((option) => ({ question, option }));
  return typeof condition.atLeast === 'string' ? [{ question, option: condition.atLeast }] : [];
}

function checkMeasures(questionnaire: Questionnaire, never: ReadonlySet<string>, places: Places): Problem[] {
  const { callers } = lookup(questionnaire);
  return questionnaire.measures.flatMap(({ id }) => {
    const questions = callers.get(id)!;
    if (questions.some(({ question }) => !never.has(question.id))) return [];
    const why = questions.length === 0 ? 'nobody' : 'never-asked';
    return [problem('measure-never-called', { measure: id, why }, places.of('measures', id), 'warning')];
  });
}

function checkLevels(questionnaire: Questionnaire, places: Places): Problem[] {
  const reached = levelsReached(questionnaire);
  return questionnaire.levels
    .filter((level) => reached !== null && !reached.has(level))
    .map(({ id }) => problem('level-never-reached', { level: id }, places.of('levels', id), 'warning'));
}
