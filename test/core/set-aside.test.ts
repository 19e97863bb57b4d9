/** Faults of shape do not hide faults of meaning, and what follows from them is not said twice. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Problem } from '../../src/core/problem.ts';
import { readQuestionnaire } from '../../src/core/read-questionnaire.ts';

const base = { file: 'base.yaml', text: readFileSync(new URL('../fixtures/problems/base.yaml', import.meta.url), 'utf8') };
const problemsOf = (...texts: readonly string[]): readonly Problem[] => {
  const reading = readQuestionnaire([base, ...texts.map((text, index) => ({ file: `${index}.yaml`, text }))]);
  return reading.ok ? [] : reading.problems;
};
const codesOf = (...texts: readonly string[]): string[] => problemsOf(...texts).map(({ code }) => code);

test('a level that a gate names and that is set aside is not unknown', () => {
  const level = 'levels:\n  - { id: sommet, title: Au sommet, letter: A, from: haut, sentence: Très bien. }\n';
  const gate = 'gates:\n  - { id: porte, if: { commune: population, atLeast: 10 }, atMost: sommet, why: Voilà. }\n';
  expect(codesOf(level, gate)).toEqual(['wrong-type']);
});

test('a level out of order is not told while another is set aside', () => {
  const levels = [
    'levels:',
    '  - { id: un, title: Un, letter: A, from: haut, sentence: Un. }',
    '  - { id: deux, title: Deux, letter: B, from: 0, sentence: Deux. }',
    '',
  ];
  expect(codesOf(levels.join('\n'))).toEqual(['wrong-type']);
});

test('a source that nobody wrote stays unknown', () => {
  const source = 'sources:\n  - { id: guide-deux, title: 3, publisher: X, checkedOn: "2026-01-01", confidence: read }\n';
  const obligations = [
    'obligations:',
    '  - { id: une, title: Une, law: X, whyItApplies: X, evidence: X, references: [guide-deux] }',
    '  - { id: deux, title: Deux, law: X, whyItApplies: X, evidence: X, references: [guide-trois] }',
    '',
  ];
  const problems = problemsOf(source, obligations.join('\n'));
  expect(problems.map(({ code, args }) => [code, 'name' in args ? args.name : null])).toEqual([
    ['wrong-type', null],
    ['unknown-name', 'guide-trois'],
  ]);
});
