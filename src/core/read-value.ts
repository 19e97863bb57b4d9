/** One answer, against its question. */
import { isDay } from './calendar.ts';
import type { WrittenAnswer, WrittenValue } from './migrations.ts';
import type { AnswerValue, ProfileQuestion, Question } from './model.ts';
import { nearest } from './nearest.ts';
import { problem, type Place, type Problem } from './problem.ts';
import { isScored } from './standing.ts';

export type AnyQuestion = Question | ProfileQuestion;

/** Where the author says nothing: more than anything a commune counts, and costs multiplied by it stay finite. */
const LARGEST_NUMBER = 1_000_000_000;

/** The place of an answer, or of one of the items of its list. */
type PlaceOf = (item?: number) => Place;

/** One answer as written: an option, several, a number, `unknown`, `not-applicable`. Places are worked out for faults only. */
export function readValue(
  given: WrittenValue,
  why: string | undefined,
  question: AnyQuestion,
  place: PlaceOf,
): AnswerValue | Problem {
  const { id, kind } = question;
  if (given === 'unknown')
    return isScored(question) ? { kind: 'unknown' } : problem('unknown-not-allowed', { question: id }, place());
  if (given === 'not-applicable') {
    if (!isScored(question) || !question.allowNotApplicable)
      return problem('not-applicable-not-allowed', { question: id }, place());
    return why === undefined || why.trim() === ''
      ? problem('missing-reason', { question: id }, place())
      : { kind: 'not-applicable', why };
  }
  switch (kind) {
    case 'single':
    case 'yes-no':
      if (typeof given !== 'string') return problem('wrong-answer-type', { question: id, expected: 'option' }, place());
      return chosen(given, question, place);
    case 'multiple':
      if (typeof given === 'number') return problem('wrong-answer-type', { question: id, expected: 'options' }, place());
      return chosen(given, question, place);
    case 'number': {
      if (typeof given !== 'number' || !Number.isFinite(given))
        return problem('wrong-answer-type', { question: id, expected: 'number' }, place());
      const { min = 0, max = LARGEST_NUMBER } = question;
      if (given < min || given > max) return problem('number-out-of-range', { question: id, min, max }, place());
      if (question.counts !== undefined && !Number.isInteger(given))
        return problem('wrong-answer-type', { question: id, expected: 'whole-number' }, place());
      return { kind: 'number', number: given };
    }
    case 'date':
      if (typeof given !== 'string') return problem('wrong-answer-type', { question: id, expected: 'date' }, place());
      return isDay(given) ? { kind: 'text', text: given } : problem('impossible-date', { value: given.slice(0, 40) }, place());
    case 'text':
      return typeof given === 'string'
        ? { kind: 'text', text: given }
        : problem('wrong-answer-type', { question: id, expected: 'text' }, place());
  }
}

const NOWHERE = (): Place => ({ file: '', line: 1, column: 1, endColumn: 1, path: '' });

/** An answer that was accepted once, as the question of today reads it; null when it does not fit any more. */
export function readAgain({ answer, why }: WrittenAnswer, question: AnyQuestion): AnswerValue | null {
  const value = readValue(answer, why, question, NOWHERE);
  return 'code' in value ? null : value;
}

function chosen(given: string | readonly string[], question: AnyQuestion, place: PlaceOf): AnswerValue | Problem {
  const { id, options } = question;
  if (typeof given === 'string')
    return options.some((option) => option.id === given)
      ? { kind: 'chosen', options: [given] }
      : unknownOption(given, question, place());
  const ids = [...new Set(given)];
  for (const each of ids) {
    const option = options.find((known) => known.id === each);
    // The place of a fault is that of its item: what is said of it quotes nothing from another line.
    const itsPlace = (): Place => place(given.indexOf(each));
    if (option === undefined) return unknownOption(each, question, itsPlace());
    if (option.exclusive === true && ids.length > 1)
      return problem('exclusive-option', { question: id, option: each }, itsPlace());
  }
  return { kind: 'chosen', options: options.filter((option) => ids.includes(option.id)).map((option) => option.id) };
}

function unknownOption(given: string, { id, options }: AnyQuestion, place: Place): Problem {
  const known = options.map((each) => each.id);
  return problem(
    'unknown-option',
    { question: id, option: given.slice(0, 60), nearest: nearest(given, known), possible: known },
    place,
  );
}
