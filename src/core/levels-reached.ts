/** The levels that communes can have: each starts from the best answers and gives them up one by one. */
import { drawFrom, type Draw } from './draw.ts';
import { lookup } from './lookup.ts';
import type { Answer, AnswerSheet, Level, Question, Questionnaire } from './model.ts';
import { answersTo, respondentsOf } from './respondents.ts';
import { rescore, score } from './score.ts';
import { isScored, standingsOf } from './standing.ts';
import { ancestorsOf } from './tested.ts';

/** Communes tried at most. All levels of a good questionnaire are found with a few. */
const COMMUNES = 300;
const SEED = 1;
/** Answers looked at: past it, it is left undecided. */
const MOST_WORK = 2_000_000;

/** Null when the questionnaire is too large to try enough communes. */
export function levelsReached(questionnaire: Questionnaire): ReadonlySet<Level> | null {
  const { levels, gates, questions } = questionnaire;
  const { scored, profile, inDomain, entries } = lookup(questionnaire);
  const found = new Set<Level>();
  const draw = drawFrom(SEED);
  const respondent = respondentsOf(questionnaire);
  const answers = new Map(questions.map((question) => [question, answersTo(question)]));
  const gated = new Set(
    ancestorsOf(
      gates.map((gate) => gate.if),
      (id) => (scored.get(id) ?? profile.get(id))!,
    ).filter(isScored),
  );
  // Each answer given up has its domain worked out again, and what hangs on it.
  const steps = questions.map(({ id, domain }) => inDomain.get(domain)!.length + 3 * entries.get(id)!.dependents.length);
  const work = steps.reduce((sum, each) => sum + 2 * each, questions.length);
  const best = new Map(questions.map((question) => [question.id, answers.get(question)!.best]));

  for (let commune = 0; commune < COMMUNES && found.size < levels.length; commune++) {
    if ((commune + 1) * work > MOST_WORK) return null;
    const invented = respondent(draw);
    walk(questionnaire, invented, [], found);
    // What does not apply makes the rest weigh more: other scores.
    const kept = [...invented.answers].filter(
      ([id, { value }]) => profile.has(id) || (commune % 3 === 2 && value.kind === 'not-applicable'),
    );
    const start: AnswerSheet = { ...invented, answers: new Map([...best, ...kept]) };
    // What gates speak of is given up last: they would hide the levels above them.
    const order = [...draw.shuffled(questions.filter((each) => !gated.has(each))), ...draw.shuffled([...gated])];
    const given = order.flatMap((question): Step[] => {
      if (start.answers.get(question.id)?.value.kind === 'not-applicable') return [];
      const { definite, worst } = answers.get(question)!;
      return [
        { question, answer: definite(draw) },
        { question, answer: worst },
      ];
    });
    walk(questionnaire, start, commune % 2 === 0 ? given : inPasses(given, draw), found);
  }
  return found;
}

interface Step {
  readonly question: Question;
  readonly answer: Answer;
}

/** Any answers first, then the worst ones: other scores on the way. */
function inPasses(steps: readonly Step[], draw: Draw): Step[] {
  const kept = steps.filter((_, index) => index % 2 === 1);
  return [...draw.shuffled(steps.filter((_, index) => index % 2 === 0)), ...kept];
}

function walk(questionnaire: Questionnaire, start: AnswerSheet, steps: readonly Step[], found: Set<Level>): void {
  let scoring = score(questionnaire, start, { express: false });
  const { entries } = lookup(questionnaire);
  const answers = new Map(start.answers);
  const note = (): void => {
    const { overall } = scoring;
    if (overall.kind === 'scored') found.add(overall.level);
  };
  note();
  for (const { question, answer } of steps) {
    answers.set(question.id, answer);
    const sheet = { commune: start.commune, answers };
    const latest = [entries.get(question.id)!];
    const standings = standingsOf(questionnaire, sheet, { standings: scoring.standings, changed: latest });
    scoring = rescore(questionnaire, { sheet, standings, latest }, scoring, { express: false });
    note();
    if (found.size === questionnaire.levels.length) return;
  }
}
