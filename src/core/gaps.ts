/** From answers to the measures they call for. */
import { questionsIn } from './condition.ts';
import { lookup, type Lookup } from './lookup.ts';
import type { Answer, Because, Gap, Question, Questionnaire } from './model.ts';
import type { Contribution, Scoring } from './score.ts';
import { dependentsOf, pointsOf, standingsOf, worstAnswer, worstOption, type AnswersOf, type Standings } from './standing.ts';

/**
 * The questions that call for measures. A question closed by an answer calls for the measures of its worst
 * answer too, because of the answer that closed it: a town hall without any backup needs the offline copy as well.
 * A question nobody has answered yet calls for nothing.
 */
export function gapsOf(questionnaire: Questionnaire, sheet: AnswersOf, { standings, domains }: Scoring): Gap[] {
  const { scored: byId } = lookup(questionnaire);

  /** The answered question that a closed one hangs on, and its answer. */
  function closerOf(question: Question): Because | null {
    for (const id of questionsIn(question.askedIf!)) {
      const parent = byId.get(id);
      if (parent === undefined) continue;
      const because = standings.of(id) === 'asked' ? ownAnswer(parent) : closerOf(parent);
      if (because !== null) return because;
    }
    return null;
  }

  function ownAnswer(question: Question): Because | null {
    const value = sheet.answers.get(question.id)?.value;
    if (value?.kind === 'unknown') return { question: question.id, option: 'unknown' };
    if (value?.kind !== 'chosen') return null;
    if (question.kind !== 'multiple') return { question: question.id, option: value.options[0]! };
    const missing = question.options.find((option) => option.measuresIfMissing.length > 0 && !value.options.includes(option.id));
    return { question: question.id, option: missing === undefined ? value.options[0]! : `missing:${missing.id}` };
  }

  const gaps: Gap[] = [];
  for (const { contributions } of domains) for (const each of contributions) if (each !== null) add(each);
  return gaps;

  function add({ question, low }: Contribution): void {
    const asked = standings.of(question.id) === 'asked';
    const because = asked ? ownAnswer(question) : closerOf(question);
    if (because === null) return;
    const value = sheet.answers.get(question.id)?.value;
    const chosen = asked && value?.kind === 'chosen' ? value.options : worstAnswer(question).options;
    const measures = measuresCalledBy(question, chosen);
    if (measures.length > 0) gaps.push({ question, because, measures, lost: question.weight * (1 - low), share: low });
  }
}

/** Measures called for by a definite answer. */
export function measuresCalledBy(question: Question, chosen: readonly string[]): readonly string[] {
  if (question.kind !== 'multiple') return question.options.find(({ id }) => id === chosen[0])?.measures ?? [];
  return [
    ...new Set(question.options.flatMap((option) => (chosen.includes(option.id) ? option.measures : option.measuresIfMissing))),
  ];
}

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
  /** What it has moved to, or null when its old answer is forgotten. */
  readonly answer: Answer | null;
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
  const moves = [...from.moves];
  const moveOf = (id: string): Move | undefined => {
    for (let index = moves.length - 1; index >= 0; index--) if (moves[index]!.question === id) return moves[index];
    return undefined;
  };
  const answers: AnswersOf['answers'] = {
    get: (id) => {
      const move = moveOf(id);
      return move === undefined ? sheet.answers.get(id) : (move.answer ?? undefined);
    },
    has: (id) => {
      const move = moveOf(id);
      return move === undefined ? sheet.answers.has(id) : move.answer !== null;
    },
  };
  const latest: string[] = [];
  let concerned = callersOf(found, added);
  // An answer left from before its question was closed promises nothing about the day it opens again.
  const forget = ({ id }: Question): void => {
    if (before.of(id) !== 'asked' && moveOf(id) === undefined) moves.push({ question: id, answer: null });
  };
  /** What was ticked in the sheet as it was given: everything done is weighed against it, so that the order does not show. */
  const ticked = ({ id }: Question): readonly string[] => {
    const value = before.of(id) === 'asked' ? sheet.answers.get(id)?.value : undefined;
    return value?.kind === 'chosen' ? value.options : [];
  };
  for (const question of concerned) forget(question);

  let now = from.standings;
  for (;;) {
    const moved: string[] = [];
    for (const question of concerned) {
      if (now.of(question.id) !== 'asked') continue;
      // Nobody has answered it yet: no measure can be said to improve it.
      if (before.of(question.id) === 'asked' && !sheet.answers.has(question.id)) continue;
      const value = answers.get(question.id)?.value;
      if (value?.kind === 'not-applicable') continue;
      const chosen = value?.kind === 'chosen' ? value.options : worstAnswer(question).options;
      const improved =
        question.kind === 'multiple' ? tickDone(question, ticked(question), done) : climb(questionnaire, question, chosen, done);
      if (improved === chosen || improved.join() === chosen.join()) continue;
      moves.push({ question: question.id, answer: { value: { kind: 'chosen', options: improved } } });
      moved.push(question.id);
    }
    if (moved.length === 0) break;
    latest.push(...moved);
    const opened = dependentsOf(found, moved);
    for (const question of opened) forget(question);
    now = standingsOf(questionnaire, { commune: sheet.commune, answers }, { standings: now, changed: moved });
    concerned = opened;
  }
  return { sheet: { commune: sheet.commune, answers }, standings: now, moves, latest };
}

/** The questions of which some answer calls for one of these measures. */
function callersOf({ callers }: Lookup, measures: readonly string[]): readonly Question[] {
  const [only, ...others] = measures;
  if (only !== undefined && others.length === 0) return callers.get(only) ?? [];
  return [...new Set(measures.flatMap((measure) => callers.get(measure) ?? []))];
}

function climb(
  questionnaire: Questionnaire,
  question: Question,
  from: readonly string[],
  done: readonly string[],
): readonly string[] {
  const ladder = lookup(questionnaire).ladders.get(question.id)!;
  const start = question.options.find((option) => option.id === from[0]) ?? worstOption(question);
  let current = start;
  for (;;) {
    const { points, measures } = current;
    const finished = measures.filter((measure) => done.includes(measure));
    // Any one of them will do: doing more must never lead less far.
    const better = ladder.find(
      (option) => option.points > points && finished.some((measure) => !option.measures.includes(measure)),
    );
    if (better === undefined) return current === start ? from : [current.id];
    current = better;
  }
}

function tickDone(question: Question, chosen: readonly string[], done: readonly string[]): readonly string[] {
  const gained = question.options.filter(
    (option) => !chosen.includes(option.id) && option.measuresIfMissing.some((measure) => done.includes(measure)),
  );
  const together = question.options.filter(
    (option) => option.exclusive !== true && (gained.includes(option) || chosen.includes(option.id)),
  );
  const alone = gained.filter((option) => option.exclusive === true);
  // An exclusive answer stands alone, and nothing is given up for less.
  return [together, ...alone.map((option) => [option])]
    .map((options) => options.map(({ id }) => id))
    .reduce((best, options) => (pointsOf(question, options) > pointsOf(question, best) ? options : best), chosen);
}
