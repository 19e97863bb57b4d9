/** The one strict door for answer sheets, against the questionnaire they answer. */
import * as answersShape from '#generated/answers.js';
import { isDay } from './calendar.ts';
import type { Answer, AnswerSheet, Commune, Questionnaire } from './model.ts';
import { lookup } from './lookup.ts';
import { reachesBackTo } from './fates.ts';
import { nearest } from './nearest.ts';
import { carrySheet } from './older-sheet.ts';
import { inOrder, problem, type Problem, type Reading } from './problem.ts';
import { readValue, type AnyQuestion } from './read-value.ts';
import { shapeProblems } from './shape.ts';
import { compareVersions } from './version.ts';
import { wholeAnswer, type RawAnswer } from './written-answer.ts';
import { parseYaml, type Path, type PlacedData } from './yaml-text.ts';

interface RawSheet {
  readonly questionnaire: string;
  readonly commune: Commune;
  readonly answeredOn?: string;
  readonly respondent?: AnswerSheet['respondent'];
  /** Null when the key stands alone, as in a blank sheet. */
  readonly answers: Readonly<Record<string, RawAnswer>> | null;
}

/** Reads a sheet. Every problem is collected; an older version of the same questionnaire is only a warning. */
export function readAnswers(file: string, source: string, questionnaire: Questionnaire): Reading<AnswerSheet> {
  const parsed = parseYaml({ file, text: source });
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

  const { answers, problems: faults } =
    questionnaire.migrations === undefined || version === questionnaire.version
      ? readAnswerMap(raw.answers ?? {}, questionnaire, text.at, ['answers'])
      : readOlder(raw.answers ?? {}, version, questionnaire, text.at);
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

/** Reads the `answers` of an older sheet: what the migrations touch and cannot carry is told, and does not refuse the sheet. */
function readOlder(
  raw: Readonly<Record<string, RawAnswer>>,
  version: string,
  questionnaire: Questionnaire,
  at: PlacedData['at'],
): ReturnType<typeof readAnswerMap> {
  const { answers: carried, lost } = carrySheet(raw, version, questionnaire);
  const placed: PlacedData['at'] = (path, part) => {
    const [top, id, ...rest] = path;
    const from = carried.get(String(id))?.from[0];
    return at(from === undefined ? path : [top!, from, ...rest], part);
  };
  const readable = Object.fromEntries([...carried].map(([id, { answer }]) => [id, answer]));
  const { answers, problems } = readAnswerMap(readable, questionnaire, placed, ['answers']);
  const told = lost.map(({ from, answer, version: since, why, into }) =>
    problem(
      'answer-not-carried',
      { question: from.join(', ').slice(0, 200), answer: [answer].flat().join(', ').slice(0, 60), version: since, why, into },
      at(['answers', from[0]!]),
      'warning',
    ),
  );
  return { answers, problems: [...problems, ...told] };
}

/** Reads the `answers` of a sheet or of a worked case. */
export function readAnswerMap(
  raw: Readonly<Record<string, RawAnswer>>,
  questionnaire: Questionnaire,
  at: PlacedData['at'],
  base: Path,
): { answers: Map<string, Answer>; problems: Problem[] } {
  const { entries, profile } = lookup(questionnaire);
  const answers = new Map<string, Answer>();
  const problems: Problem[] = [];
  for (const [id, given] of Object.entries(raw)) {
    const question: AnyQuestion | undefined = entries.get(id)?.question ?? profile.get(id);
    if (question === undefined) {
      const known = [...profile.keys(), ...entries.keys()];
      problems.push(problem('unknown-question', { question: id, nearest: nearest(id, known) }, at([...base, id], 'key')));
      continue;
    }
    const full = wholeAnswer(given);
    const value = readValue(full.answer, full.why, question, (item) =>
      at([...base, id, ...(full === given ? ['answer'] : []), ...(item === undefined ? [] : [item])]),
    );
    if ('code' in value) problems.push(value);
    else answers.set(id, { value, note: full.note, on: full.on, by: full.by });
    if (full.on !== undefined && !isDay(full.on))
      problems.push(problem('impossible-date', { value: full.on }, at([...base, id, 'on'])));
  }
  return { answers, problems };
}

/** Same questionnaire; not newer than the one in hand; of the same major version, or of one that migrations reach back to. */
function versionProblems(id: string, version: string, questionnaire: Questionnaire, { at }: PlacedData): Problem[] {
  if (id === questionnaire.id && version === questionnaire.version) return [];
  const place = at(['questionnaire']);
  if (id !== questionnaire.id) return [problem('other-questionnaire', { expected: questionnaire.id, found: id }, place)];
  const args = { expected: `${questionnaire.id}@${questionnaire.version}`, found: `${id}@${version}` };
  const order = compareVersions(version, questionnaire.version);
  return order < 0 && reachesBackTo(questionnaire, version)
    ? [problem('older-version', args, place, 'warning')]
    : [problem('other-version', args, place)];
}
