/** Tables of an older version: columns under the names of then, answers in their place of today. */
import { describe, expect, test } from 'vitest';
import type { AnswerSheet } from '../../src/core/model.ts';
import type { Problem } from '../../src/core/problem.ts';
import { readSheet } from '../../src/core/read-answers.ts';
import { readColumns, rowData, type Row } from '../../src/core/wide-table.ts';
import { fact, question, questionnaireOf } from './worked.ts';

const today = questionnaireOf({
  version: '2.1.0',
  profile: [fact('postes', 'number')],
  questions: [
    question('copie', { aucune: 0, 'chaque-jour': 1 }),
    question('copie-testee', { non: 0, oui: 1 }, { kind: 'yes-no' }),
    question('supports', { disque: 1, nuage: 1, aucun: 0 }, { kind: 'multiple' }),
    question('antivirus', { non: 0, oui: 1 }, { kind: 'yes-no' }),
  ],
  migrations: [
    {
      version: '2.0.0',
      rename: [{ question: 'ordinateurs', to: 'postes' }],
      split: [
        {
          question: 'sauvegarde',
          into: [
            { question: 'copie', answers: { testee: 'chaque-jour', aucune: 'aucune' } },
            { question: 'copie-testee', answers: { testee: 'oui' }, otherwise: 'non' },
          ],
        },
      ],
      merge: [{ questions: ['supports-serveur', 'supports-postes'], into: 'supports' }],
      retire: [{ question: 'fax', why: 'Plus personne n’en a.' }],
    },
    { version: '2.1.0', rename: [{ question: 'anti-virus', to: 'antivirus', options: { partout: 'oui' } }] },
  ],
});

function read(header: string, cells: string): { readonly sheet: AnswerSheet; readonly warnings: readonly Problem[] } {
  const row = (text: string, line: number): Row => ({ file: 'table.csv', line, cells: text.split(';') });
  const columns = readColumns(row(header, 1), today);
  if (!columns.ok) throw new Error(columns.problems.map(({ code }) => code).join());
  const reading = readSheet(rowData(row(cells, 2), columns.value, today), today);
  if (!reading.ok) throw new Error(reading.problems.map(({ code }) => code).join());
  return { sheet: reading.value, warnings: reading.warnings };
}

const answers = ({ sheet }: { readonly sheet: AnswerSheet }): unknown =>
  Object.fromEntries(
    [...sheet.answers].map(([id, { value }]) => [
      id,
      value.kind === 'chosen' ? value.options.join('+') : value.kind === 'number' ? value.number : value.kind,
    ]),
  );

describe('a column that has another name today', () => {
  test.each([
    ['renamed', 'ordinateurs', '1 200', { postes: 1200 }],
    ['renamed with an option', 'anti-virus', 'Partout', { antivirus: 'oui' }],
    ['renamed, unknown', 'Anti virus', 'Je ne sais pas', { antivirus: 'unknown' }],
    ['split', 'sauvegarde', 'Testée', { copie: 'chaque-jour', 'copie-testee': 'oui' }],
    ['merged', 'supports-serveur;supports-postes', 'disque|nuage;nuage', { supports: 'disque+nuage' }],
    ['beside those of today', 'ordinateurs;copie', '3;aucune', { postes: 3, copie: 'aucune' }],
  ])('%s', (_what, header, cells, expected) => {
    const found = read(`commune;${header}`, `Trifouillis;${cells}`);
    expect(answers(found)).toEqual(expected);
    expect(found.warnings.map(({ code }) => code)).toEqual(['older-version']);
  });

  test('retired: told at its cell, and the row is read', () => {
    const { warnings } = read('commune;fax;copie', 'Trifouillis;oui;aucune');
    expect(warnings.map(({ code, place }) => `${place.line}:${place.column} ${place.path} ${code}`)).toEqual([
      '2:1  older-version',
      '2:2 fax answer-not-carried',
    ]);
  });
});

describe('the version of a table', () => {
  const versionOf = (header: string, cells: string): string => read(header, cells).sheet.questionnaire.version;
  test('is the one it says', () => expect(versionOf('commune;questionnaire;sauvegarde', 'A;worked@1.3.0;aucune')).toBe('1.3.0'));
  test('is that of today when its columns are', () => expect(versionOf('commune;copie', 'A;aucune')).toBe('2.1.0'));
  test('else is just before the first change it has not seen', () => {
    expect(versionOf('commune;anti-virus', 'A;partout')).toBe('2.0.0');
    expect(versionOf('commune;anti-virus;fax', 'A;partout;oui')).toBe('1.0.0');
  });
});

test('a column that never was is still a fault', () =>
  expect(() => read('commune;telecopie', 'A;oui')).toThrow('unknown-column'));

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
