import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alike } from '../../src/core/alike.ts';
import { diagnose } from '../../src/core/diagnose.ts';
import type { Questionnaire } from '../../src/core/model.ts';
import { toResult } from '../../src/render/result.ts';
import { draws, drawSheet, questionnaireNumber } from './arbitraries.ts';

const shipped = JSON.parse(
  readFileSync(new URL('../../dist/data/questionnaires/communes.json', import.meta.url), 'utf8'),
) as Questionnaire;

test('it is equal, and its objects have the same keys', () => {
  const copy = alike(shipped);
  expect(JSON.stringify(copy.measures.map(({ id }) => id))).toBe(JSON.stringify(shipped.measures.map(({ id }) => id)));
  expect(copy).toEqual(shipped);
  const shapes = (items: readonly object[]): Set<string> => new Set(items.map((item) => Object.keys(item).join()));
  const { questions, profile, measures } = copy;
  for (const items of [questions, profile, measures, questions.flatMap(({ options }) => options)])
    expect(shapes(items).size).toBe(1);
});

test('it says the same of a sheet', () =>
  fc.assert(
    fc.property(draws, (draw) => {
      const questionnaire = questionnaireNumber(draw.int(1, 200), { anyPolicy: true });
      const sheet = drawSheet(draw, questionnaire);
      const options = { today: '2026-11-21', express: draw.chance(25) };
      const result = (of: Questionnaire): string => JSON.stringify(toResult(diagnose(of, sheet, options), '1.0.0'));
      expect(result(alike(questionnaire))).toBe(result(questionnaire));
    }),
    { seed: 4, numRuns: 600 },
  ));
