/**
 * The laws of the score, tried on a questionnaire with random respondents: a better answer lowers nothing, "je ne sais
 * pas" beats no definite answer, every sheet has a result. What breaks one is shown by the smallest sheet found.
 */
import { alike } from './alike.ts';
import { counterexample, fallBetween, faultyScore, sheetWithoutResult, worthOf, type Change } from './counterexample.ts';
import { drawFrom, type Draw } from './draw.ts';
import { lookup } from './lookup.ts';
import type { Answer, AnswerSheet, Condition, Question, Questionnaire } from './model.ts';
import { placesIn } from './places.ts';
import { problem, type Counterexample, type Problem } from './problem.ts';
import type { PlacedQuestionnaire } from './read-questionnaire.ts';
import { answersTo, respondentsOf, type AnswersTo } from './respondents.ts';
import { rescore, score, type Scoring } from './score.ts';
import { isScored, standingsOf } from './standing.ts';
import { ancestorsOf } from './tested.ts';

export interface LawOptions {
  readonly respondents: number;
  /** The same seed finds the same counter-examples. */
  readonly seed: number;
}

type Law = 'better-answer-punished' | 'unknown-rewarded';

/**
 * Half of the respondents answer one question in every way. It is mostly one that conditions speak of: the answer to
 * another one changes its own points, and nothing else.
 */
const CROSS_EXAMINED = 50;
const AMONG_SPOKEN_OF = 90;
/** Answers and conditions looked at in all, and fewer in a questionnaire out of measure: nobody waits more than a second or two. */
const MOST_WORK = 160_000;
const LARGE = 400;
/** A law broken at three questions is broken everywhere: the author will run the check again. */
const MOST_EXAMPLES = 3;

/** Every law that some respondent breaks, and a warning for each policy that gives one up. */
export function checkLaws({ questionnaire: given, merged }: PlacedQuestionnaire, { respondents, seed }: LawOptions): Problem[] {
  const questionnaire = alike(given);
  const { scoring } = questionnaire;
  const places = placesIn(merged);
  const trial = new Trial(questionnaire, seed);
  const drawn = respondentsDrawn(questionnaire, respondents);
  for (let each = 0; each < drawn; each++) trial.ask(each % 5 === 4);

  const problems: Problem[] = [];
  // The author has chosen to give a law up: an example of what it costs, and no other.
  const excused = new Map<Law, Counterexample | null>();
  if (scoring.closed === 'excluded')
    for (const law of ['better-answer-punished', 'unknown-rewarded'] as const) excused.set(law, trial.first(law));
  if (scoring.unknown === 'excluded') excused.set('unknown-rewarded', trial.first('unknown-rewarded'));
  for (const [policy, law] of [
    ['unknown', 'unknown-rewarded'],
    ['closed', 'better-answer-punished'],
  ] as const) {
    if (scoring[policy] !== 'excluded') continue;
    const example = excused.get(law) ?? null;
    problems.push(problem('policy-breaks-law', { policy, example }, places.ofScoring(policy), 'warning'));
  }
  for (const law of ['better-answer-punished', 'unknown-rewarded'] as const) {
    if (excused.has(law)) continue;
    for (const example of trial.examples(law)) problems.push(problem(law, example, places.of('questions', example.question)));
  }
  const lost = trial.withoutResult();
  if (lost !== null)
    problems.push(problem('no-result', lost, lost.domain === null ? merged.start : places.of('domains', lost.domain)));
  return problems;
}

/** As many as wanted, up to several times the size of the longest questionnaires known. */
export function respondentsDrawn({ questions }: Questionnaire, wanted: number): number {
  const tests = (condition: Condition): number => {
    if ('not' in condition) return tests(condition.not);
    const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : null;
    return parts === null ? 1 : parts.reduce((sum, part) => sum + tests(part), 0);
  };
  const size = questions.reduce((sum, { askedIf }) => sum + 1 + (askedIf === undefined ? 0 : tests(askedIf)), 0);
  return Math.min(wanted, Math.ceil((MOST_WORK / size) * Math.min(1, LARGE / size)));
}

interface Broken {
  readonly sheet: AnswerSheet;
  readonly change: Change;
  readonly express: boolean;
}

/** Asks respondents one after the other, and keeps the first sheet on which each law breaks at each question. */
class Trial {
  readonly #questionnaire: Questionnaire;
  readonly #draw: Draw;
  readonly #respondent: (draw: Draw) => AnswerSheet;
  readonly #answers: ReadonlyMap<Question, AnswersTo>;
  readonly #broken: Readonly<Record<Law, Map<string, Broken>>> = {
    'better-answer-punished': new Map(),
    'unknown-rewarded': new Map(),
  };
  /** Questions that a gate speaks of, directly or through others. */
  readonly #gated: ReadonlySet<Question>;
  /** The same, and those that another question hangs on. */
  readonly #spokenOf: readonly Question[];
  #turn = 0;
  #lost: { readonly sheet: AnswerSheet; readonly express: boolean } | null = null;

  constructor(questionnaire: Questionnaire, seed: number) {
    this.#questionnaire = questionnaire;
    this.#draw = drawFrom(seed);
    this.#respondent = respondentsOf(questionnaire);
    this.#answers = new Map(questionnaire.questions.map((question) => [question, answersTo(question)]));
    const { scored, profile } = lookup(questionnaire);
    const behind = (conditions: readonly (Condition | undefined)[]): Question[] =>
      ancestorsOf(
        conditions.filter((condition) => condition !== undefined),
        (id) => (scored.get(id) ?? profile.get(id))!,
      ).filter(isScored);
    const gates = questionnaire.gates.map((gate) => gate.if);
    this.#gated = new Set(behind(gates));
    this.#spokenOf = behind([...gates, ...questionnaire.questions.map(({ askedIf }) => askedIf)]);
  }

  /** One more respondent. */
  ask(express: boolean): void {
    const sheet = this.#respondent(this.#draw);
    const before = score(this.#questionnaire, sheet, { express });
    if (faultyScore(before) !== null) this.#lost ??= { sheet, express };
    if (!this.#draw.chance(CROSS_EXAMINED)) return;
    const { questions } = this.#questionnaire;
    const among = this.#draw.chance(AMONG_SPOKEN_OF) && this.#spokenOf.length > 0 ? this.#spokenOf : questions;
    // In turn, so that none is left to chance; the next one that this commune is asked.
    for (let each = 0; each < among.length; each++) {
      const question = among[this.#turn++ % among.length]!;
      if (before.standings.of(question.id) === 'asked') return this.#answerInEveryWay(question, sheet, before, express);
    }
  }

  #answerInEveryWay(question: Question, sheet: AnswerSheet, before: Scoring, express: boolean): void {
    const gated = this.#gated.has(question);
    const tried = this.#answers
      .get(question)!
      .some(this.#draw)
      .map((answer) => ({
        answer,
        worth: worthOf(question, answer),
        scoring: this.#rescored(question, answer, sheet, before, express),
      }));
    for (const better of tried) {
      // With those just below: what falls between two answers falls between two that follow each other.
      const below = tried.reduce((most, { worth }) => (worth < better.worth ? Math.max(most, worth) : most), -Infinity);
      for (const worse of tried) {
        if (worse.worth !== below) continue;
        const law: Law = worse.answer.value.kind === 'unknown' ? 'unknown-rewarded' : 'better-answer-punished';
        if (this.#broken[law].has(question.id)) continue;
        if (fallBetween(this.#questionnaire, worse.scoring, better.scoring, gated) === null) continue;
        this.#broken[law].set(question.id, { sheet, change: { question, from: worse.answer, to: better.answer }, express });
      }
    }
  }

  #rescored(question: Question, answer: Answer, { commune, answers }: AnswerSheet, before: Scoring, express: boolean): Scoring {
    const changed = [lookup(this.#questionnaire).entries.get(question.id)!];
    const sheet = {
      commune,
      answers: {
        get: (id: string) => (id === question.id ? answer : answers.get(id)),
        has: (id: string) => id === question.id || answers.has(id),
      },
    };
    const standings = standingsOf(this.#questionnaire, sheet, { standings: before.standings, changed });
    return rescore(this.#questionnaire, { sheet, standings, latest: changed }, before, { express });
  }

  first(law: Law): Counterexample | null {
    const [broken] = this.#broken[law].values();
    return broken === undefined ? null : this.#example(broken);
  }

  /** In the order of the questionnaire. An answer that is punished is beaten by "je ne sais pas" too: said once. */
  examples(law: Law): Counterexample[] {
    const punished = this.#broken['better-answer-punished'];
    const ids = this.#questionnaire.questions.map(({ id }) => id);
    const own = law === 'better-answer-punished' ? ids : ids.filter((id) => !punished.has(id));
    const found = own.flatMap((id) => this.#broken[law].get(id) ?? []);
    return found.slice(0, MOST_EXAMPLES).map((broken) => this.#example(broken));
  }

  #example({ sheet, change, express }: Broken): Counterexample {
    return counterexample(this.#questionnaire, sheet, change, express);
  }

  withoutResult(): Extract<Problem, { readonly code: 'no-result' }>['args'] | null {
    if (this.#lost === null) return null;
    const { sheet, express } = this.#lost;
    const { domain } = faultyScore(score(this.#questionnaire, sheet, { express }))!;
    return { domain, express, sheet: sheetWithoutResult(this.#questionnaire, sheet, express) };
  }
}
