/** The header of a table that is something else entirely. */
import { expect, test } from 'vitest';
import { readColumns } from '../../src/core/wide-table.ts';
import { question, questionnaireOf } from './worked.ts';

test('a hundred thousand unknown columns are not all told', () => {
  const questionnaire = questionnaireOf({ questions: [question('copie', { non: 0, oui: 1 })] });
  const start = process.cpuUsage();
  const reading = readColumns(
    { file: 'tableau.csv', line: 1, cells: Array.from({ length: 100_000 }, () => 'copies') },
    questionnaire,
  );
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(1000);
  expect(reading.ok ? 0 : reading.problems.length).toBe(51);
});
