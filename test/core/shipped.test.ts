/** The shipped questionnaire keeps its own promises. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { runCase } from '../../src/core/cases.ts';
import { questionsIn } from '../../src/core/condition.ts';
import { itinerary } from '../../src/core/flow.ts';
import { measuresCalledBy } from '../../src/core/gaps.ts';
import type {
  Answer,
  AnswerSheet,
  AnswerValue,
  Condition,
  ProfileQuestion,
  Question,
  Questionnaire,
} from '../../src/core/model.ts';
import { readCases } from '../../src/core/read-cases.ts';
import { readQuestionnaire } from '../../src/core/read-questionnaire.ts';
import { isScored, pointsOf } from '../../src/core/standing.ts';
import { readQuestionnaireFiles } from '../../src/edges/questionnaires.ts';

const folder = fileURLToPath(new URL('../../questionnaires/communes/', import.meta.url));
const compiled = readFileSync(new URL('../../dist/data/questionnaires/communes.json', import.meta.url), 'utf8');
const communes = JSON.parse(compiled) as Questionnaire;

test('the compiled file is what reading the YAML gives', () => {
  const reading = readQuestionnaire(readQuestionnaireFiles(folder));
  expect(reading.ok ? JSON.stringify(reading.value) === compiled : reading.problems).toBe(true);
});

/** The best definite answer: it opens every question that hangs on it. */
function bestOf(question: Question): readonly string[] {
  const together = question.options.filter(({ exclusive }) => exclusive !== true).map(({ id }) => id);
  const singles = question.options.map(({ id }) => [id]);
  const candidates = question.kind === 'multiple' ? [together, ...singles] : singles;
  return candidates.reduce((best, each) => (pointsOf(question, each) > pointsOf(question, best) ? each : best));
}

describe('a village of 400 inhabitants with two computers is asked at most 40 questions', () => {
  const conditions = [...communes.profile, ...communes.questions].flatMap(({ askedIf }) =>
    askedIf === undefined ? [] : [askedIf],
  );
  const deciding = new Set(conditions.flatMap(questionsIn));
  const named = (id: string): Set<string> => new Set(conditions.flatMap((condition) => includedIn(condition, id)));

  /** Every value that could make a difference, and one when none can. */
  function valuesOf(question: ProfileQuestion): readonly AnswerValue[] {
    const { id, kind, min = 0, max = Infinity } = question;
    const chosen = (options: readonly string[]): AnswerValue => ({ kind: 'chosen', options });
    if (id === 'postes-nombre') return [{ kind: 'number', number: 2 }];
    const all = ((): readonly AnswerValue[] => {
      switch (kind) {
        case 'number':
          return [0, 1, 2, 3, 5, 10, 50]
            .filter((number) => number >= min && number <= max)
            .map((number) => ({ kind: 'number', number }));
        case 'single':
        case 'yes-no':
          return question.options.map((option) => chosen([option.id]));
        case 'multiple':
          return subsets([...named(id)]).map(chosen);
        default:
          return [{ kind: 'text', text: '2026-01-01' }];
      }
    })();
    return deciding.has(id) ? all : all.slice(0, 1);
  }

  const best = communes.questions.map((question): [string, Answer] => [
    question.id,
    { value: { kind: 'chosen', options: bestOf(question) } },
  ]);
  let most = { count: 0, express: 0, profile: '' };
  const walk = (left: readonly ProfileQuestion[], given: readonly [string, Answer][]): void => {
    const [first, ...rest] = left;
    if (first !== undefined) {
      for (const value of valuesOf(first)) walk(rest, [...given, [first.id, { value }]]);
      return;
    }
    const sheet: AnswerSheet = {
      questionnaire: communes,
      commune: { name: 'Trifouillis', population: 400 },
      answers: new Map([...given, ...best]),
    };
    const asked = itinerary(communes, sheet, false).filter(({ question }) => isScored(question));
    const express = asked.filter(({ question }) => isScored(question) && question.essential).length;
    const profile = asked.length > most.count ? JSON.stringify(given) : most.profile;
    most = { count: Math.max(most.count, asked.length), express: Math.max(most.express, express), profile };
  };

  test('whatever the rest of its profile', () => {
    walk(communes.profile, []);
    expect(most.count, most.profile).toBeLessThanOrEqual(40);
    expect(most.count).toBeGreaterThan(20);
    expect(most.express).toBeLessThanOrEqual(18);
  });
});

function includedIn(condition: Condition, question: string): string[] {
  if ('all' in condition) return condition.all.flatMap((part) => includedIn(part, question));
  if ('any' in condition) return condition.any.flatMap((part) => includedIn(part, question));
  if ('not' in condition) return includedIn(condition.not, question);
  return 'includes' in condition && condition.question === question ? [condition.includes] : [];
}

function subsets(of: readonly string[]): string[][] {
  return of.reduce<string[][]>((all, each) => [...all, ...all.map((subset) => [...subset, each])], [[]]);
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

test('the best answer to a question calls for nothing', () => {
  expect(
    communes.questions.filter((question) => measuresCalledBy(question, bestOf(question)).length > 0).map(({ id }) => id),
  ).toEqual([]);
});

const cases = readdirSync(folder).includes('cases') ? readdirSync(`${folder}cases`).filter((name) => name.endsWith('.yaml')) : [];
describe.skipIf(cases.length === 0)('worked cases', () => {
  test.each(cases)('%s gives what its author expects', (name) => {
    const reading = readCases(name, readFileSync(`${folder}cases/${name}`, 'utf8'), communes);
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems, null, 1));
    expect(
      reading.value.flatMap((each) => runCase(communes, each).map((difference) => ({ case: each.id, ...difference }))),
    ).toEqual([]);
  });
});
