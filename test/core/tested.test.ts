/** The answers that conditions can tell apart: there is always one to try. */
import { expect, test } from 'vitest';
import type { ProfileQuestion } from '../../src/core/model.ts';
import { answersTold } from '../../src/core/tested.ts';

const counted = (min: number, max?: number): ProfileQuestion => ({
  id: 'postes',
  kind: 'number',
  text: 'Combien ?',
  why: 'Pour savoir.',
  counts: 'workstation',
  options: [],
  min,
  ...(max === undefined ? {} : { max }),
});

test.each([
  ['whole bounds', counted(1, 9), [1, 4]],
  ['bounds that are not whole', counted(0.5, 9), [1, 4]],
  ['no whole number between them', counted(0.2, 0.8), [0.2]],
  ['beyond what is usual', counted(2_000_000_000), [2_000_000_000]],
])('a number, %s', (_what, question, numbers) => {
  const told = answersTold(question, [{ question: 'postes', atLeast: 4 }]);
  expect(told).toEqual(numbers.map((number) => ({ kind: 'number', number })));
});
