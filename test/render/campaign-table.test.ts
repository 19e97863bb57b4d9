/** `synthese.csv`: a table that opens well, and in which nothing runs. */
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { CommuneSummary } from '../../src/core/campaign.ts';
import { csvLine } from '../../src/render/campaign/csv.ts';
import { csvHeader, csvRow } from '../../src/render/campaign/summary-row.ts';
import { SMALL } from './plan-fixture.ts';

const HERE: CommuneSummary = {
  source: 'retours/ici.yaml',
  name: 'Ici',
  insee: '01001',
  population: 640,
  department: '01',
  provisional: true,
  score: { percent: 41.7, high: 58, level: 'bas', gates: ['sans-copie'], afterUrgent: 60.2 },
  domains: [41.7, null, 12],
  measures: [
    { id: 'copier', urgent: true, toConfirm: false, gain: 12, cost: { purchase: [20, 60], yearly: [0, 30] }, provider: 0.5 },
    { id: 'proteger', urgent: true, toConfirm: true, gain: 8, cost: { purchase: [0, 0], yearly: [0, 0] }, provider: 0 },
    { id: 'relire', urgent: false, toConfirm: false, gain: 1, cost: { purchase: [0, 0], yearly: [0, 0] }, provider: 0 },
  ],
  unknown: [{ question: 'code', knownBy: 'mairie' }],
  unanswered: 2,
  cost: { purchase: [20, 60], yearly: [0, 30] },
  effort: { commune: 1.5, provider: 0.5 },
  change: { from: 37.5, to: 41.7, byAnswers: 4.2, byQuestionnaire: 0, byUnknownResolved: 0 },
};

const read = (line: string): string[] => (parse(line, { delimiter: ';' }) as string[][])[0]!;

describe('a line', () => {
  test('has its numbers with a comma, its empty cells, and ends with CRLF', () => {
    expect(csvLine(['a', 41.7, null, -4.2, 0.1 + 0.2, 1_000_000, -0.001, Number.NaN])).toBe('a;41,7;;-4,2;0,3;1000000;0;\r\n');
  });

  test('keeps separators and quotes inside their cell', () => {
    expect(csvLine(['a;b', 'il dit "oui"', 'c, d', ' e '])).toBe('"a;b";"il dit ""oui""";"c, d";" e "\r\n');
    expect(read(csvLine(['a;b', 'il dit "oui"', 'c, d', ' e ']))).toEqual(['a;b', 'il dit "oui"', 'c, d', ' e ']);
  });

  test.each(['\r\n', '\n', '\r', '\u2028', '\u0085', '\t', '\v'])('is one line whatever breaks it (%j)', (breaks) => {
    expect(csvLine([`a${breaks}b`])).toBe('a b\r\n');
  });

  test.each([
    ...['=', '+', '-', '@', '\uff1d', '\uff0b', '\uff0d', '\uff20'].flatMap((sign) => [
      `${sign}cmd|' /C calc'!A0`,
      `  ${sign}1+1`,
      `\t${sign}1`,
      `\r\n${sign}1`,
      `\u00a0${sign}1`,
      `\u202e${sign}1`,
      `\u200b${sign}1`,
      `\ufeff${sign}1`,
    ]),
    '\tSaint-Aubin',
    '\rSaint-Aubin',
    '\nSaint-Aubin',
  ])('runs nothing: %j', (text) => {
    expect(read(csvLine([text, 1]))[0]!.startsWith("'")).toBe(true);
  });

  test.each(['L’Haÿ-les-Roses', 'D−', 'A - B', '01001', '2A004', "'s-Gravenhage"])('leaves %j as it is', (text) => {
    expect(csvLine([text])).toBe(`${text}\r\n`);
  });

  test('drops controls and marks that turn the line', () => {
    expect(csvLine(['a\u0000b\u001b[31mc\u202ed\u2066e\u200ff'])).toBe('ab[31mcdef\r\n');
  });

  test.each(['\ud800', '', 'x'.repeat(300)])('takes anything (%j)', (text) => {
    expect(csvLine([text, text]).endsWith('\r\n')).toBe(true);
  });
});

describe('the row of a commune', () => {
  const row = (summary: CommuneSummary) => {
    const header = csvHeader(SMALL, true);
    const cells = csvRow(summary, SMALL, '01001-ici.plan.pdf');
    expect(cells).toHaveLength(header.length);
    return Object.fromEntries(header.map((title, index) => [title, cells[index]]));
  };

  test('says everything in its columns', () => {
    const { change, ...cells } = { change: row(HERE)['évolution'], ...row(HERE) };
    expect(change).toBeCloseTo(4.2);
    expect(cells).toMatchObject({
      commune: 'Ici',
      'code INSEE': '01001',
      département: '01',
      population: 640,
      note: 41.7,
      'note au mieux': 58,
      niveau: 'Départ',
      lettre: 'C',
      'points bloquants': 'Sans copie, tout peut être perdu.',
      provisoire: 'oui',
      Copies: 41.7,
      Comptes: null,
      Eau: 12,
      'mesures urgentes': 'Copier les documents | Protéger la messagerie',
      'nombre de mesures': 3,
      'à confirmer': 1,
      'sans réponse': 2,
      'achats bas': 20,
      'achats haut': 60,
      'par an bas': 0,
      'par an haut': 30,
      'jours mairie': 1.5,
      'jours prestataire': 0.5,
      'note après les mesures urgentes': 60.2,
      'fichier d’origine': 'retours/ici.yaml',
      plan: '01001-ici.plan.pdf',
    });
  });

  test('leaves empty what is not known', () => {
    const { insee: _insee, population: _population, change: _change, ...bare } = HERE;
    const cells = row({ ...bare, score: null, domains: [], measures: [] });
    for (const title of [
      'code INSEE',
      'population',
      'note',
      'niveau',
      'lettre',
      'points bloquants',
      'Copies',
      'mesures urgentes',
      'évolution',
    ])
      expect(cells[title], title).toBeNull();
    expect(csvHeader(SMALL, false)).not.toContain('plan');
    expect(csvRow(HERE, SMALL)).toHaveLength(csvHeader(SMALL, false).length);
  });
});
