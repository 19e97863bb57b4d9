/** What if these measures were done: the answers, the score and the level that a commune would then have. */
import { betterAnswer } from './improvement.ts';
import { lookup, type Entry, type Lookup } from './lookup.ts';
import type { Answer, Questionnaire, Standing } from './model.ts';
import { MovingScoring, type ScoreOptions, type Scoring } from './score.ts';
import { dependentsOf, movingStandings, type AnswersOf, type MovingStandings } from './standing.ts';

/**
 * Where a commune stands once some measures are done. It moves on with each of them, and starts again from the sheet as
 * given: a plan tries a hundred measures, and a copy of everything for each would cost more than all the rest.
 */
export class Outcome {
  readonly #lookup: Lookup;
  readonly #start: Scoring;
  /** By the index of each scored question: its standing before anything is done, and its answer. */
  readonly #before: readonly Standing[];
  readonly #given: readonly (Answer | undefined)[];
  readonly #answers: MovingAnswers;
  readonly #standings: MovingStandings;
  readonly #scoring: MovingScoring;
  #done: string[] = [];
  /** Since the start: questions whose answer or standing is not what it was. */
  #changed: Entry[] = [];
  /** The sheet, as it stands now. */
  readonly sheet: AnswersOf;

  constructor(questionnaire: Questionnaire, { commune, answers }: AnswersOf, start: Scoring, options: ScoreOptions) {
    const found = lookup(questionnaire);
    this.#lookup = found;
    this.#start = start;
    this.#before = found.all.map((entry) => start.standings.at(entry));
    // An answer left from before its question was closed promises nothing about the day it opens again.
    this.#given = found.all.map(({ question, index }) =>
      this.#before[index] === 'asked' ? answers.get(question.id) : undefined,
    );
    this.#answers = new MovingAnswers(found, answers);
    this.sheet = { commune, answers: this.#answers };
    this.#standings = movingStandings(questionnaire, this.sheet);
    this.#scoring = new MovingScoring(questionnaire, this.#standings, options, start);
    for (const entry of found.all) this.#putBack(entry);
  }

  /** As it stands now: it moves too. */
  get scoring(): Scoring {
    return this.#scoring;
  }

  /** 0 while it is inconclusive. */
  get percent(): number {
    const { whole } = this.#scoring;
    return whole.kind === 'scored' ? whole.percent : 0;
  }

  /** Nothing done yet. */
  restart(): void {
    for (const entry of this.#changed) {
      this.#putBack(entry);
      this.#scoring.putBack(entry, this.#start);
    }
    this.#changed = [];
    this.#done = [];
  }

  /**
   * Some more measures done: each question that called for one of them moves to the nearest better answer that no longer
   * calls for it, and questions that this opens move on in turn. Only what changes is worked out again.
   */
  carryOut(measures: readonly string[]): void {
    for (const measure of measures) if (!this.#done.includes(measure)) this.#done.push(measure);
    let concerned = callersOf(this.#lookup, measures);
    while (concerned.length > 0) {
      const moved = concerned.filter((entry) => this.#moveOn(entry));
      concerned = dependentsOf(moved);
      for (const entry of concerned) this.#standings.learn(entry, undefined);
      for (const entry of moved) this.#renew(entry);
      for (const entry of concerned) this.#renew(entry);
    }
  }

  #renew(entry: Entry): void {
    this.#changed.push(entry);
    this.#scoring.renew(entry, this.#answers.at(entry)?.value);
  }

  #putBack(entry: Entry): void {
    this.#answers.move(entry, this.#given[entry.index]);
    this.#standings.learn(entry, this.#before[entry.index]);
  }

  /** Whether a question has a better answer now. */
  #moveOn(entry: Entry): boolean {
    if (this.#standings.at(entry) !== 'asked') return false;
    const given = this.#given[entry.index]?.value;
    // Nobody has answered it yet: no measure can be said to improve it.
    if (given === undefined && this.#before[entry.index] === 'asked') return false;
    const options = betterAnswer(entry, { given, now: this.#answers.at(entry)?.value }, this.#done);
    if (options === null) return false;
    this.#answers.move(entry, { value: { kind: 'chosen', options } });
    return true;
  }
}

/** The answers of a sheet: those about the commune as given, the others by the index of their question. */
class MovingAnswers {
  readonly #lookup: Lookup;
  readonly #given: AnswersOf['answers'];
  readonly #scored: (Answer | undefined)[] = [];

  constructor(found: Lookup, given: AnswersOf['answers']) {
    this.#lookup = found;
    this.#given = given;
  }

  get(id: string): Answer | undefined {
    const entry = this.#lookup.entries.get(id);
    return entry === undefined ? this.#given.get(id) : this.at(entry);
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  at({ index }: Entry): Answer | undefined {
    return this.#scored[index];
  }

  move({ index }: Entry, answer: Answer | undefined): void {
    this.#scored[index] = answer;
  }
}

/** The questions of which some answer calls for one of these measures. */
function callersOf({ callers }: Lookup, measures: readonly string[]): readonly Entry[] {
  if (measures.length === 1) return callers.get(measures[0]!) ?? [];
  return [...new Set(measures.flatMap((measure) => callers.get(measure) ?? []))];
}
