/** From measures done to the answers that a commune will then give. */
import { lookup, type Entry, type Lookup } from './lookup.ts';
import type { Answer, Option, Question, Questionnaire } from './model.ts';
import { pointsOf, worstOption } from './points.ts';
import { dependentsOf, standingsOf, type AnswersOf, type Standings } from './standing.ts';

/** A sheet as measures improve it. */
export interface Improved {
  readonly sheet: AnswersOf;
  readonly standings: Standings;
  /** What differs from the sheet as it was given. A list: there are few, and a copy is made for each measure tried. */
  readonly moves: readonly Move[];
  /** Questions that moved last. */
  readonly latest: readonly string[];
}

interface Move {
  readonly question: string;
  /** What it has moved to, or undefined when its old answer is forgotten. */
  readonly answer: Answer | undefined;
}

/** Nothing done yet. */
export function unimproved(sheet: AnswersOf, standings: Standings): Improved {
  return { sheet, standings, moves: [], latest: [] };
}

/**
 * The sheet as it will be once measures are done: each question that called for one of them has moved to the
 * nearest better answer that no longer calls for it, and questions that this opens have moved on in turn.
 *
 * `from` is the sheet improved by all of `done` but `added`: only what `added` moves is looked at again.
 */
export function whenDone(
  questionnaire: Questionnaire,
  sheet: AnswersOf,
  before: Standings,
  done: readonly string[],
  from: Improved = unimproved(sheet, before),
  added: readonly string[] = done,
): Improved {
  const found = lookup(questionnaire);
  const answers = new MovedAnswers(sheet.answers, [...from.moves]);
  const improved = { commune: sheet.commune, answers };
  const latest: string[] = [];
  let concerned = callersOf(found, added);
  answers.forgetClosed(concerned, before);
  let now = from.standings;
  for (;;) {
    const moved: string[] = [];
    for (const entry of concerned) {
      const { id } = entry.question;
      if (now.of(id) !== 'asked') continue;
      const wasAsked = before.of(id) === 'asked';
      const given = wasAsked ? sheet.answers.get(id)?.value : undefined;
      // Nobody has answered it yet: no measure can be said to improve it.
      if (wasAsked && given === undefined) continue;
      const value = answers.get(id)?.value;
      if (value?.kind === 'not-applicable') continue;
      const chosen = value?.kind === 'chosen' ? value.options : entry.worst.options;
      const better =
        entry.question.kind === 'multiple'
          ? // Everything done is weighed against what was ticked at first, so that the order does not show.
            tickDone(entry.question, given?.kind === 'chosen' ? given.options : [], done)
          : climb(entry, chosen, done);
      if (sameOptions(better, chosen)) continue;
      answers.move(id, { value: { kind: 'chosen', options: better } });
      moved.push(id);
    }
    if (moved.length === 0) break;
    latest.push(...moved);
    concerned = dependentsOf(found, moved);
    answers.forgetClosed(concerned, before);
    now = standingsOf(questionnaire, improved, { standings: now, changed: moved });
  }
  return { sheet: improved, standings: now, moves: answers.moves, latest };
}

/** The answers of a sheet, some of them moved. */
class MovedAnswers {
  readonly #given: AnswersOf['answers'];
  readonly moves: Move[];

  constructor(given: AnswersOf['answers'], moves: Move[]) {
    this.#given = given;
    this.moves = moves;
  }

  get(id: string): Answer | undefined {
    const move = this.#moveOf(id);
    return move === undefined ? this.#given.get(id) : move.answer;
  }

  has(id: string): boolean {
    const move = this.#moveOf(id);
    return move === undefined ? this.#given.has(id) : move.answer !== undefined;
  }

  move(question: string, answer: Answer | undefined): void {
    this.moves.push({ question, answer });
  }

  /** An answer left from before its question was closed promises nothing about the day it opens again. */
  forgetClosed(entries: readonly Entry[], before: Standings): void {
    for (const { question } of entries)
      if (before.of(question.id) !== 'asked' && this.#moveOf(question.id) === undefined) this.move(question.id, undefined);
  }

  #moveOf(id: string): Move | undefined {
    const { moves } = this;
    for (let index = moves.length - 1; index >= 0; index--) if (moves[index]!.question === id) return moves[index];
    return undefined;
  }
}

/** The questions of which some answer calls for one of these measures. */
function callersOf({ callers }: Lookup, measures: readonly string[]): readonly Entry[] {
  if (measures.length === 1) return callers.get(measures[0]!) ?? [];
  return [...new Set(measures.flatMap((measure) => callers.get(measure) ?? []))];
}

function climb({ question, ladder }: Entry, from: readonly string[], done: readonly string[]): readonly string[] {
  const start = question.options.find((option) => option.id === from[0]) ?? worstOption(question);
  let current = start;
  for (;;) {
    const better = nextUp(ladder, current, done);
    if (better === null) return current === start ? from : [current.id];
    current = better;
  }
}

/** The nearest better option that no longer calls for a measure that is done. Any one will do: doing more must never lead less far. */
function nextUp(ladder: readonly Option[], { points, measures }: Option, done: readonly string[]): Option | null {
  for (const option of ladder) {
    if (option.points <= points) continue;
    for (const measure of measures) if (done.includes(measure) && !option.measures.includes(measure)) return option;
  }
  return null;
}

function tickDone(question: Question, chosen: readonly string[], done: readonly string[]): readonly string[] {
  const gained = question.options.filter(
    (option) => !chosen.includes(option.id) && option.measuresIfMissing.some((measure) => done.includes(measure)),
  );
  if (gained.length === 0) return chosen;
  const together = question.options.filter(
    (option) => option.exclusive !== true && (gained.includes(option) || chosen.includes(option.id)),
  );
  const alone = gained.filter((option) => option.exclusive === true);
  // An exclusive answer stands alone, and nothing is given up for less.
  return [together, ...alone.map((option) => [option])]
    .map((options) => options.map(({ id }) => id))
    .reduce((best, options) => (pointsOf(question, options) > pointsOf(question, best) ? options : best), chosen);
}

function sameOptions(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((id, index) => id === b[index]));
}
