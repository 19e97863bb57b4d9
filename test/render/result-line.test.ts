/** What is written quickly is what is published. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diagnose } from '../../src/core/diagnose.ts';
import type { Questionnaire } from '../../src/core/model.ts';
import { resultLine } from '../../src/render/campaign/result-line.ts';
import { toResult } from '../../src/render/result.ts';
import { draws, drawSheet, questionnaireNumber } from '../core/arbitraries.ts';

const shipped = JSON.parse(
  readFileSync(new URL('../../dist/data/questionnaires/communes.json', import.meta.url), 'utf8'),
) as Questionnaire;

test.each([
  ['random questionnaires', null, 600],
  ['the shipped questionnaire', shipped, 60],
])('the line of a campaign is the result and the answers, to the byte: %s', (_, only, runs) => {
  const names = fc.oneof(fc.constantFrom('L’Haÿ-les-Roses', 'a"b\\c\n', '\u2028', '\uD800'), fc.string({ unit: 'grapheme' }));
  fc.assert(
    fc.property(draws, names, (draw, name) => {
      const questionnaire = only ?? questionnaireNumber(draw.int(1, 200), { anyPolicy: true });
      const drawn = drawSheet(draw, questionnaire);
      const sheet = {
        ...drawn,
        commune: { ...drawn.commune, name, ...(draw.chance(50) ? { insee: '2A004', department: '2A', region: '94' } : {}) },
        answers: draw.chance(95) ? drawn.answers : new Map(),
      };
      const limits = { budget: draw.pick([undefined, 0, 500]), days: draw.pick([undefined, 0.5, 2]) };
      const diagnosis = diagnose(questionnaire, sheet, { today: '2026-11-21', express: draw.chance(25), limits });
      const answers = Object.fromEntries([...sheet.answers].map(([id, { value }]) => [id, value]));
      expect(resultLine(diagnosis, '1.0.0-"é"')).toBe(JSON.stringify({ ...toResult(diagnosis, '1.0.0-"é"'), answers }));
    }),
    { seed: 4, numRuns: runs },
  );
});
