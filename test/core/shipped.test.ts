/** The shipped questionnaire keeps its own promises. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { runCase } from '../../src/core/cases.ts';
import { questionsIn } from '../../src/core/condition.ts';
import { measuresCalledBy } from '../../src/core/gaps.ts';
import type { Answer, AnswerValue, Condition, ProfileQuestion, Question, Questionnaire } from '../../src/core/model.ts';
import { readCases } from '../../src/core/read-cases.ts';
import { readQuestionnaire } from '../../src/core/read-questionnaire.ts';
import { pointsOf } from '../../src/core/points.ts';
import { isScored, standingsOf } from '../../src/core/standing.ts';
import { readQuestionnaireFiles } from '../../src/edges/questionnaires.ts';

const folder = fileURLToPath(new URL('../../questionnaires/communes/', import.meta.url));
const communes = JSON.parse(
  readFileSync(new URL('../../dist/data/questionnaires/communes.json', import.meta.url), 'utf8'),
) as Questionnaire;

const allCases = readdirSync(`${folder}cases`).flatMap((name) => {
  const reading = readCases(name, readFileSync(`${folder}cases/${name}`, 'utf8'), communes);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems, null, 1));
  return reading.value;
});

test('the compiled file is what reading the YAML gives', () => {
  const reading = readQuestionnaire(readQuestionnaireFiles(folder));
  expect(reading.ok ? JSON.stringify(reading.value) === JSON.stringify(communes) : reading.problems).toBe(true);
});

/** The best definite answer: it opens every question that hangs on it. */
function bestOf(question: Question): readonly string[] {
  const together = question.options.filter(({ exclusive }) => exclusive !== true).map(({ id }) => id);
  const singles = question.options.map(({ id }) => [id]);
  const candidates = question.kind === 'multiple' ? [together, ...singles] : singles;
  return candidates.reduce((best, each) => (pointsOf(question, each) > pointsOf(question, best) ? each : best));
}

/** The promise of the front page, for every profile: at most so many questions, those of the profile included. */
describe.each([
  { population: 400, most: 40 },
  { population: 999, most: 40 },
  { population: 15_000, most: 70 },
])('a commune of $population inhabitants', ({ population, most }) => {
  const conditions = [...communes.profile, ...communes.questions].flatMap(({ askedIf }) =>
    askedIf === undefined ? [] : [askedIf],
  );
  const deciding = new Set(conditions.flatMap(questionsIn));

  /** Every value that could make a difference, and one when none can. */
  function valuesOf(question: ProfileQuestion): readonly AnswerValue[] {
    const { id, kind, min = 0 } = question;
    const chosen = (options: readonly string[]): AnswerValue => ({ kind: 'chosen', options });
    const named = new Set(conditions.flatMap((condition) => testsOf(condition, id)));
    const all = ((): readonly AnswerValue[] => {
      switch (kind) {
        case 'number':
          return [min, ...named].filter((value) => typeof value === 'number').map((number) => ({ kind: 'number', number }));
        case 'single':
        case 'yes-no':
          return question.options.map((option) => chosen([option.id]));
        case 'multiple': {
          const options = [...named].filter((value) => typeof value === 'string');
          return [options, [], ...options.map((option) => [option])].map(chosen);
        }
        default:
          return [{ kind: 'text', text: '2026-01-01' }];
      }
    })();
    return deciding.has(id) ? all : all.slice(0, 1);
  }

  function* profiles([first, ...rest]: readonly ProfileQuestion[]): Generator<[string, Answer][]> {
    if (first === undefined) yield [];
    else for (const tail of profiles(rest)) for (const value of valuesOf(first)) yield [[first.id, { value }], ...tail];
  }

  const best = communes.questions.map((question): [string, Answer] => [
    question.id,
    { value: { kind: 'chosen', options: bestOf(question) } },
  ]);

  test(`is asked at most ${most} questions`, () => {
    let longest = { asked: 0, express: 0, profile: '' };
    for (const profile of profiles(communes.profile)) {
      const standings = standingsOf(communes, { commune: { name: 'A', population }, answers: new Map([...profile, ...best]) });
      const asked = [...communes.profile, ...communes.questions].filter(({ id }) => standings.of(id) === 'asked');
      const express = asked.filter((question) => isScored(question) && question.essential).length;
      longest = {
        asked: Math.max(longest.asked, asked.length),
        express: Math.max(longest.express, express),
        profile: asked.length > longest.asked ? JSON.stringify(profile) : longest.profile,
      };
    }
    expect(longest.asked, longest.profile).toBeLessThanOrEqual(most);
    expect(longest.asked).toBeGreaterThan(most / 2);
    expect(longest.express).toBeLessThanOrEqual(18);
  });
});

/** What a condition compares the answer to a question with. */
function testsOf(condition: Condition, question: string): (string | number)[] {
  if ('all' in condition) return condition.all.flatMap((part) => testsOf(part, question));
  if ('any' in condition) return condition.any.flatMap((part) => testsOf(part, question));
  if ('not' in condition) return testsOf(condition.not, question);
  if (!('question' in condition) || condition.question !== question) return [];
  if ('isOneOf' in condition) return [...condition.isOneOf];
  return ['includes' in condition ? condition.includes : condition.atLeast];
}

test('the express form has 15 to 18 questions', () => {
  const essential = communes.questions.filter((question) => question.essential).length;
  expect(essential).toBeGreaterThanOrEqual(15);
  expect(essential).toBeLessThanOrEqual(18);
});

test('every measure is called for by some answer', () => {
  const called = new Set(
    communes.questions.flatMap(({ options }) =>
      options.flatMap(({ measures, measuresIfMissing }) => [...measures, ...measuresIfMissing]),
    ),
  );
  expect(communes.measures.map(({ id }) => id).filter((id) => !called.has(id))).toEqual([]);
});

test('every source is cited', () => {
  const cited = new Set(
    [...communes.questions, ...communes.measures, ...communes.obligations].flatMap(({ references }) =>
      references.map((reference) => reference.split('#')[0]!),
    ),
  );
  expect(communes.sources.map(({ id }) => id).filter((id) => !cited.has(id))).toEqual([]);
});

test('every question says who knows, where to look and where it comes from', () => {
  const lacking = communes.questions.filter(
    ({ whereToLook, references }) => whereToLook === undefined || references.length === 0,
  );
  expect(lacking.map(({ id }) => id)).toEqual([]);
});

test('every measure, in each of its wordings, begins with something to do this week, and comes from somewhere', () => {
  const late = communes.measures.filter(
    ({ how, variants, references }) =>
      references.length === 0 ||
      [how, ...variants.flatMap((variant) => (variant.how === undefined ? [] : [variant.how]))].some(
        (steps) => steps.length < 2 || !steps[0]!.startsWith('Cette semaine, '),
      ),
  );
  expect(late.map(({ id }) => id)).toEqual([]);
});

test('there are enough worked cases and contradictions', () => {
  expect(communes.inconsistencies.length).toBeGreaterThanOrEqual(15);
  expect(allCases.length).toBeGreaterThanOrEqual(25);
});

test('the best answer to a question calls for nothing', () => {
  expect(
    communes.questions.filter((question) => measuresCalledBy(question, bestOf(question)).length > 0).map(({ id }) => id),
  ).toEqual([]);
});

describe('worked cases', () => {
  test.each(allCases)('$id gives what its author expects', (each) => {
    expect(runCase(communes, each)).toEqual([]);
  });
});
