/** Conditions: what they name, what they test, circles between them, and answers that they would punish. */
import { evaluate, questionsIn, type Facts, type Truth } from './condition.ts';
import type { Condition, Gate, Measure, Option, ProfileQuestion, Question, QuestionCondition } from './model.ts';
import { nearest } from './nearest.ts';
import { cycleFrom } from './cycle.ts';
import { items, type Located, type Merged, type Names } from './parts.ts';
import { problem, type Problem } from './problem.ts';
import { pointsOf, worstAnswer } from './points.ts';
import { isScored } from './standing.ts';
import type { Path } from './yaml-text.ts';

type AnyQuestion = Question | ProfileQuestion;

/** Comparisons that may still be made. */
interface Budget {
  left: number;
}

interface Found {
  readonly item: Located<unknown>;
  readonly condition: Condition;
  readonly path: Path;
}

export function checkConditions(merged: Merged, ids: Names): Problem[] {
  const questions = new Map<string, AnyQuestion>();
  for (const list of ['profile', 'questions'])
    for (const { value } of items<AnyQuestion>(merged, list)) questions.set(value.id, value);
  const found = conditionsOf(merged);
  const names = found.flatMap((each) => checkAtoms(each, questions, ids));
  // The rest evaluates conditions: it needs names that exist.
  if (names.length > 0) return names;
  const cycles = checkCycles(merged, questions);
  if (cycles.length > 0) return cycles;
  const budget: Budget = { left: MOST_IN_ALL };
  return [
    ...variantsOf(merged).flatMap((found) => checkVariant(found, questions)),
    ...items<Question>(merged, 'questions').flatMap((item) => checkOpening(item, questions, budget)),
    ...items<Gate>(merged, 'gates').flatMap((item) => checkGate(item, questions, budget)),
  ];
}

function conditionsOf(merged: Merged): Found[] {
  const keys = {
    profile: ['askedIf'],
    questions: ['askedIf'],
    gates: ['if'],
    obligations: ['appliesIf', 'metIf', 'partlyIf'],
    inconsistencies: ['if'],
  };
  const own = Object.entries(keys).flatMap(([list, names]) =>
    items<Record<string, Condition | undefined>>(merged, list).flatMap((item) =>
      names.flatMap((key) => {
        const condition = item.value[key];
        return condition === undefined ? [] : [{ item, condition, path: [key] }];
      }),
    ),
  );
  return [...own, ...variantsOf(merged)];
}

function variantsOf(merged: Merged): Found[] {
  return ['questions', 'measures'].flatMap((list) =>
    items<Question | Measure>(merged, list).flatMap((item) =>
      ((item.value.variants as Question['variants'] | undefined) ?? []).map((variant, index) => ({
        item,
        condition: variant.if,
        path: ['variants', index, 'if'],
      })),
    ),
  );
}

/** Words may follow the commune, never a scored answer: they would change while it answers, and with each measure done. */
function checkVariant({ item, condition, path }: Found, questions: ReadonlyMap<string, AnyQuestion>): Problem[] {
  return questionsIn(condition)
    .filter((id) => isScored(questions.get(id)!))
    .map((question) => problem('variant-on-scored-answer', { question }, item.at(path, 'key')));
}

function checkAtoms({ item, condition, path }: Found, questions: ReadonlyMap<string, AnyQuestion>, ids: Names): Problem[] {
  for (const key of ['all', 'any'] as const) {
    if (key in condition) {
      const parts = (condition as Record<typeof key, readonly Condition[]>)[key];
      return parts.flatMap((part, index) => checkAtoms({ item, condition: part, path: [...path, key, index] }, questions, ids));
    }
  }
  if ('not' in condition) return checkAtoms({ item, condition: condition.not, path: [...path, 'not'] }, questions, ids);
  if (!('question' in condition)) return [];
  const question = questions.get(condition.question);
  if (question === undefined) {
    const name = condition.question;
    return [
      problem(
        'unknown-name',
        { noun: 'question', name, nearest: nearest(name, ids.get('question')!) },
        item.at([...path, 'question']),
      ),
    ];
  }
  return checkTest(condition, question, item, path);
}

function checkTest(condition: QuestionCondition, question: AnyQuestion, item: Located<unknown>, path: Path): Problem[] {
  const options =
    question.kind === 'yes-no' ? ['oui', 'non'] : ((question.options as readonly Option[] | undefined) ?? []).map(({ id }) => id);
  const missing = (name: string, at: Path): Problem[] =>
    options.includes(name)
      ? []
      : [problem('unknown-name', { noun: 'option', name, nearest: nearest(name, options) }, item.at(at))];
  const wrong = (test: string): Problem[] => [
    problem('condition-kind', { question: question.id, test }, item.at([...path, test], 'key')),
  ];
  const chosen = question.kind === 'single' || question.kind === 'yes-no';
  if ('isOneOf' in condition)
    return chosen ? condition.isOneOf.flatMap((name, index) => missing(name, [...path, 'isOneOf', index])) : wrong('isOneOf');
  if ('includes' in condition)
    return question.kind === 'multiple' ? missing(condition.includes, [...path, 'includes']) : wrong('includes');
  if (typeof condition.atLeast === 'number') return question.kind === 'number' ? [] : wrong('atLeast');
  return chosen && isScored(question) ? missing(condition.atLeast, [...path, 'atLeast']) : wrong('atLeast');
}

function checkCycles(merged: Merged, questions: ReadonlyMap<string, AnyQuestion>): Problem[] {
  const parents = (id: string): readonly string[] => {
    const condition = questions.get(id)?.askedIf;
    return condition === undefined ? [] : questionsIn(condition);
  };
  const told = new Set<string>();
  return ['profile', 'questions'].flatMap((list) =>
    items<AnyQuestion>(merged, list).flatMap(({ value, at }) => {
      const cycle = told.has(value.id) ? null : cycleFrom(value.id, parents);
      cycle?.forEach((id) => told.add(id));
      return cycle === null ? [] : [problem('condition-cycle', { cycle }, at(['askedIf'], 'key'))];
    }),
  );
}

/** First law: a better answer may open a question, never close one. */
function checkOpening({ value, at }: Located<Question>, questions: ReadonlyMap<string, AnyQuestion>, budget: Budget): Problem[] {
  if (value.askedIf === undefined) return [];
  const parent = fallsWithBetter(value.askedIf, questions, budget);
  return parent === null ? [] : [problem('closed-by-better-answer', { question: value.id, parent }, at(['askedIf'], 'key'))];
}

/** First law again: a gate that a worse answer leaves open must not close for a better one. */
function checkGate({ value, at }: Located<Gate>, questions: ReadonlyMap<string, AnyQuestion>, budget: Budget): Problem[] {
  const question = fallsWithBetter({ not: value.if }, questions, budget);
  return question === null ? [] : [problem('gate-for-better-answer', { gate: value.id, question }, at(['if'], 'key'))];
}

/**
 * Beyond this many comparisons the proof is left to random respondents: each combination of answers is compared with
 * those that differ by one answer. Nine yes-no questions, or eight items of one checklist, in one condition.
 */
const MOST_COMPARISONS = 600_000;
/** The same for a whole questionnaire: it is read at each diagnosis. */
const MOST_IN_ALL = 6_000_000;
/** Facts of the profile in one condition, each tried both ways. */
const MOST_FACTS = 6;
/** Items of one checklist that a condition can name before the combinations are too many anyway. */
const MOST_NAMED = 9;

/**
 * The scored question for which a better answer turns a condition from true to false, all else equal, or null.
 * Tries every combination of the answers it speaks of, "non applicable" among them, with what the profile says tried
 * both ways. An answer worth no more than the worst one counts as better too: the worst stands for whatever is unknown
 * or closed, and must not beat its equals.
 */
function fallsWithBetter(condition: Condition, questions: ReadonlyMap<string, AnyQuestion>, budget: Budget): string | null {
  const scored = questionsIn(condition).flatMap((id) => {
    const question = questions.get(id);
    return question !== undefined && isScored(question) ? [question] : [];
  });
  const choices = scored.map((question): Choice[] => [null, ...answersOf(question, optionsIn(condition, question.id))]);
  const cases = profileSettled(condition, questions);
  const combinations = choices.reduce((product, each) => product * each.length, cases.length);
  const comparisons = combinations * choices.reduce((sum, each) => sum + each.length, 0);
  if (comparisons > Math.min(MOST_COMPARISONS, budget.left)) return null;
  budget.left -= comparisons;
  const betterOf = scored.map((question, index) => betterAmong(question, choices[index]!));
  for (const settled of cases) {
    const truths = truthsOf(settled, scored, choices);
    let stride = 1;
    for (const [index, question] of scored.entries()) {
      const better = betterOf[index]!;
      for (let place = 0; place < truths.length; place++) {
        if (truths[place] === 'no') continue;
        const mine = Math.floor(place / stride) % better.length;
        for (const other of better[mine]!)
          if (falls(truths[place]!, truths[place + (other - mine) * stride]!)) return question.id;
      }
      stride *= better.length;
    }
  }
  return null;
}

/** What is chosen; null when the question does not apply. */
type Choice = readonly string[] | null;

/** For each choice, the places of those that are better. */
function betterAmong(question: Question, choices: readonly Choice[]): number[][] {
  const worst = worstAnswer(question).options.join();
  const known = choices.map((choice) =>
    choice === null ? null : { points: pointsOf(question, choice), isWorst: choice.join() === worst },
  );
  return known.map((now) =>
    known.flatMap((other, place) => {
      if (now === null || other === null) return [];
      return other.points > now.points || (other.points === now.points && now.isWorst) ? [place] : [];
    }),
  );
}

function falls(from: Truth['is'], to: Truth['is']): boolean {
  return to === 'no' || (to === 'maybe' && from === 'yes');
}

/** The condition with what it asks of the profile and of the commune settled, each way; left open beyond a handful. */
function profileSettled(condition: Condition, questions: ReadonlyMap<string, AnyQuestion>): Condition[] {
  const isFact = (part: Condition): boolean =>
    'commune' in part || ('question' in part && !isScored(questions.get(part.question)!));
  const count = (part: Condition): number => (isFact(part) ? 1 : partsOf(part).reduce((sum, each) => sum + count(each), 0));
  const facts = count(condition);
  if (facts > MOST_FACTS) return [condition];
  return Array.from({ length: 2 ** facts }, (_, bits) => {
    let index = 0;
    const settle = (part: Condition): Condition => {
      if (isFact(part)) return (bits & (1 << index++)) === 0 ? { any: [] } : { all: [] };
      if ('all' in part) return { all: part.all.map(settle) };
      if ('any' in part) return { any: part.any.map(settle) };
      return 'not' in part ? { not: settle(part.not) } : part;
    };
    return settle(condition);
  });
}

function partsOf(part: Condition): readonly Condition[] {
  if ('all' in part) return part.all;
  if ('any' in part) return part.any;
  return 'not' in part ? [part.not] : [];
}

/**
 * Each single answer. For a checklist: whatever is ticked among the items the condition names, with all the other
 * items or without any; between the two, points change but not the condition.
 */
function answersOf(question: Question, named: ReadonlySet<string>): (readonly string[])[] {
  if (question.kind !== 'multiple') return question.options.map(({ id }) => [id]);
  const exclusive = question.options.filter((option) => option.exclusive === true).map(({ id }) => [id]);
  const items = question.options.filter((option) => option.exclusive !== true).map(({ id }) => id);
  const others = items.filter((id) => !named.has(id));
  const asked = items.filter((id) => named.has(id)).slice(0, MOST_NAMED);
  const ticked = Array.from({ length: 2 ** asked.length }, (_, bits) =>
    asked.filter((_id, index) => (bits & (1 << index)) !== 0),
  );
  return [...exclusive, ...ticked, ...ticked.map((ids) => [...ids, ...others])];
}

/** Options of one question that a condition names. */
function optionsIn(condition: Condition, question: string): Set<string> {
  const found = new Set<string>();
  const walk = (part: Condition): void => {
    if ('includes' in part && part.question === question) found.add(part.includes);
    partsOf(part).forEach(walk);
  };
  walk(condition);
  return found;
}

/** Whether a condition holds with each combination of choices; those of the first question follow one another. */
function truthsOf(condition: Condition, scored: readonly Question[], choices: readonly (readonly Choice[])[]): Truth['is'][] {
  const indexes = new Map(scored.map(({ id }, index) => [id, index]));
  const chosen = scored.map(() => 0);
  const facts: Facts = {
    commune: { name: '' },
    question: (id) => scored[indexes.get(id) ?? -1],
    fact: (id) => {
      const index = indexes.get(id);
      if (index === undefined) return { kind: 'absent' };
      const options = choices[index]![chosen[index]!]!;
      return options === null ? { kind: 'not-applicable', why: '' } : { kind: 'chosen', options };
    },
  };
  const truths: Truth['is'][] = [];
  for (;;) {
    truths.push(evaluate(condition, facts).is);
    // The next combination: as one counts, a digit for each question.
    const digit = chosen.findIndex((place, index) => place + 1 < choices[index]!.length);
    if (digit === -1) return truths;
    chosen.fill(0, 0, digit);
    chosen[digit]! += 1;
  }
}
