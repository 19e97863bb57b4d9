/** The one strict door for answer sheets, against the questionnaire they answer. */
import * as answersShape from '#generated/answers.js';
import { isDay } from './calendar.ts';
import type { Answer, AnswerSheet, AnswerValue, Commune, ProfileQuestion, Question, Questionnaire } from './model.ts';
import { lookup } from './lookup.ts';
import { nearest } from './nearest.ts';
import { inOrder, problem, type Place, type Problem, type Reading } from './problem.ts';
import { shapeProblems } from './shape.ts';
import { isScored } from './standing.ts';
import { parseYaml, type Path, type PlacedData } from './yaml-text.ts';

type AnyQuestion = Question | ProfileQuestion;

interface RawSheet {
  readonly questionnaire: string;
  readonly commune: Commune;
  readonly answeredOn?: string;
  readonly respondent?: AnswerSheet['respondent'];
  /** Null when the key stands alone, as in a blank sheet. */
  readonly answers: Readonly<Record<string, RawAnswer>> | null;
}
type RawValue = string | number | readonly string[];
type RawAnswer =
  | RawValue
  | { readonly answer: RawValue; readonly why?: string; readonly note?: string; readonly on?: string; readonly by?: string };

/** Where the author says nothing: more than anything a commune counts, and costs multiplied by it stay finite. */
const LARGEST_NUMBER = 1_000_000_000;

/** Reads a sheet. Every problem is collected; an older version of the same questionnaire is only a warning. */
export function readAnswers(file: string, source: string, questionnaire: Questionnaire): Reading<AnswerSheet> {
  const parsed = parseYaml(file, source);
  return parsed.ok ? readSheet(parsed.text, questionnaire) : { ok: false, problems: parsed.problems };
}

/** The same from data already parsed, wherever it comes from: `at` tells the place of each fault. */
export function readSheet(text: PlacedData, questionnaire: Questionnaire): Reading<AnswerSheet> {
  if (typeof text.data !== 'object' || text.data === null || Array.isArray(text.data)) {
    return { ok: false, problems: [problem('not-a-mapping', { expected: 'answers' }, text.at([]))] };
  }
  const shape = shapeProblems(text, answersShape);
  if (shape.length > 0) return { ok: false, problems: inOrder(shape) };

  const raw = text.data as RawSheet;
  const [id = '', version = ''] = raw.questionnaire.split('@');
  const problems: Problem[] = [...versionProblems(id, version, questionnaire, text)];
  if (problems.some(({ severity }) => severity === 'error')) return { ok: false, problems };
  if (raw.answeredOn !== undefined && !isDay(raw.answeredOn))
    problems.push(problem('impossible-date', { value: raw.answeredOn }, text.at(['answeredOn'])));

  const { answers, problems: faults } = readAnswerMap(raw.answers ?? {}, questionnaire, text.at, ['answers']);
  problems.push(...faults);
  if (problems.some(({ severity }) => severity === 'error')) return { ok: false, problems: inOrder(problems) };
  const value: AnswerSheet = {
    questionnaire: { id, version },
    commune: raw.commune,
    answeredOn: raw.answeredOn,
    respondent: raw.respondent,
    answers,
  };
  return { ok: true, value, warnings: problems };
}

/** Reads the `answers` of a sheet or of a worked case. */
export function readAnswerMap(
  raw: Readonly<Record<string, RawAnswer>>,
  questionnaire: Questionnaire,
  at: PlacedData['at'],
  base: Path,
): { answers: Map<string, Answer>; problems: Problem[] } {
  const { scored, profile } = lookup(questionnaire);
  const answers = new Map<string, Answer>();
  const problems: Problem[] = [];
  for (const [id, given] of Object.entries(raw)) {
    const path = [...base, id];
    const question: AnyQuestion | undefined = scored.get(id) ?? profile.get(id);
    if (question === undefined) {
      problems.push(
        problem(
          'unknown-question',
          { question: id, nearest: nearest(id, [...profile.keys(), ...scored.keys()]) },
          at(path, 'key'),
        ),
      );
      continue;
    }
    const full = typeof given === 'object' && 'answer' in given ? given : { answer: given };
    const where = (): Place => at(full === given ? [...path, 'answer'] : path);
    const value = readValue(full.answer, full.why, question, where);
    if ('code' in value) problems.push(value);
    else answers.set(id, { value, note: full.note, on: full.on, by: full.by });
    if (full.on !== undefined && !isDay(full.on))
      problems.push(problem('impossible-date', { value: full.on }, at([...path, 'on'])));
  }
  return { answers, problems };
}

/** One answer as written: an option, several, a number, `unknown`, `not-applicable`. Places are worked out for faults only. */
export function readValue(
  given: RawValue,
  why: string | undefined,
  question: AnyQuestion,
  place: () => Place,
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
      return chosen([given], question, place);
    case 'multiple': {
      const list = typeof given === 'string' ? [given] : given;
      if (typeof list === 'number') return problem('wrong-answer-type', { question: id, expected: 'options' }, place());
      return chosen([...new Set(list)], question, place);
    }
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

function chosen(ids: readonly string[], question: AnyQuestion, place: () => Place): AnswerValue | Problem {
  for (const id of ids) {
    const option = question.options.find((each) => each.id === id);
    if (option === undefined) {
      const known = question.options.map((each) => each.id);
      return problem(
        'unknown-option',
        { question: question.id, option: id.slice(0, 60), nearest: nearest(id, known), possible: known },
        place(),
      );
    }
    if (option.exclusive === true && ids.length > 1)
      return problem('exclusive-option', { question: question.id, option: id }, place());
  }
  return { kind: 'chosen', options: question.options.filter(({ id }) => ids.includes(id)).map(({ id }) => id) };
}

/** Same questionnaire; same major version; not newer than the one in hand. */
function versionProblems(id: string, version: string, questionnaire: Questionnaire, { at }: PlacedData): Problem[] {
  if (id === questionnaire.id && version === questionnaire.version) return [];
  const place = at(['questionnaire']);
  if (id !== questionnaire.id) return [problem('other-questionnaire', { expected: questionnaire.id, found: id }, place)];
  const args = { expected: `${questionnaire.id}@${questionnaire.version}`, found: `${id}@${version}` };
  const [ours, theirs] = [questionnaire.version, version].map((text) => text.split('.').map(Number)) as [number[], number[]];
  const step = ours.findIndex((part, index) => part !== theirs[index]);
  const older = step > 0 && theirs[step]! < ours[step]!;
  return older ? [problem('older-version', args, place, 'warning')] : [problem('other-version', args, place)];
}
