/** What scripts import: enough to check a questionnaire, to compare it with an older version, and to say it in French. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  checkContent,
  checkLaws,
  checkReach,
  compareQuestionnaires,
  problemJson,
  readPlacedQuestionnaire,
  replay,
  type PlacedQuestionnaire,
} from '../../src/core.ts';

const base = readFileSync(new URL('../fixtures/problems/base.yaml', import.meta.url), 'utf8');
function read(text: string): PlacedQuestionnaire {
  const reading = readPlacedQuestionnaire([{ file: 'base.yaml', text }]);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}

test('a questionnaire is checked as the command does', () => {
  const faulty = read(
    base.replace('unknown: worst', 'unknown: excluded').replace('whereToLook: Au secrétariat.', 'whereToLook: " "'),
  );
  const problems = [
    ...checkLaws(faulty, { respondents: 100, seed: 1 }),
    ...checkReach(faulty),
    ...checkContent(faulty, { today: '2026-11-21' }),
  ].map(problemJson);
  expect(problems.map(({ code, line }) => `${line} ${code}`)).toEqual(['6 policy-breaks-law', '20 missing-help']);
  expect(problems[1]!.message).toBe('La question «\u00A0postes\u00A0» ne dit pas où trouver la réponse.');
});

test('two versions are compared, and sheets scored by both', () => {
  const [older, newer] = [base, base.replace('version: "1.2.0"', 'version: "1.2.1"').replace('weight: 2', 'weight: 5')].map(
    (text) => read(text).questionnaire,
  );
  expect(compareQuestionnaires(older!, newer!)).toMatchObject({ needed: 'major', declared: 'patch', enough: false });
  const text = 'questionnaire: base@1.2.0\ncommune: { name: A }\nanswers: { copie: oui, contenu: [rien] }\n';
  expect(replay(older!, newer!, [{ file: 'a.yaml', text }]).largest?.difference).toBeGreaterThan(0);
});
