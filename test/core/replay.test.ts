/** Sheets scored by two versions of a questionnaire. */
import { expect, test } from 'vitest';
import { replay } from '../../src/core/replay.ts';
import { replayText } from '../../src/render/compare/replay.ts';
import { measure, question, questionnaireOf } from './worked.ts';

const measures = [
  measure('copier', { urgency: 'vital', title: 'Copier' }),
  measure('former', { urgency: 'high', title: 'Former' }),
];
const copie = question('copie', { non: [0, 'copier'], oui: 1 });
const older = questionnaireOf({
  version: '1.0.0',
  questions: [copie, question('gestes', { non: [0, 'former'], oui: 1 }), question('fax', { non: 0, oui: 1 })],
  measures,
});
const newer = questionnaireOf({
  version: '2.0.0',
  questions: [{ ...copie, weight: 3 }, question('formation', { non: [0, 'former'], oui: 1 })],
  measures: [measures[0]!, measure('former', { urgency: 'normal', title: 'Former' })],
  migrations: [{ version: '2.0.0', rename: [{ question: 'gestes', to: 'formation' }], retire: [{ question: 'fax', why: 'W' }] }],
});
const sheet = (name: string, answers: string, version = '1.0.0'): { file: string; text: string } => ({
  file: `${name}.yaml`,
  text: `questionnaire: worked@${version}\ncommune: { name: ${name} }\nanswers: { ${answers} }\n`,
});
const sheets = [
  sheet('Auzon', 'copie: oui, gestes: non, fax: non'),
  sheet('Bort', 'copie: non, gestes: oui, fax: oui'),
  sheet('Cuers', 'copie: oui, gestes: oui'),
  sheet('Dol', 'copie: peut-etre'),
  sheet('Eu', 'copie: oui', '2.0.0'),
];

test('tells who changes level, by how much, and whose urgent measures change', () => {
  const result = replay(older, newer, sheets);
  expect(
    result.communes.map(({ commune, from, to, difference, level, urgent, notCarried }) => [
      commune,
      from?.percent,
      to?.percent,
      difference,
      level,
      urgent,
      notCarried,
    ]),
  ).toEqual([
    ['Auzon', 33.3, 75, 41.7, 'up', { added: [], removed: ['former'] }, 1],
    ['Bort', 66.7, 25, -41.7, 'down', { added: [], removed: [] }, 1],
    ['Cuers', 66.7, 100, 33.3, 'up', { added: [], removed: [] }, 0],
  ]);
  expect(result.levels).toEqual({ up: 2, down: 1, same: 0 });
  expect(result.largest?.commune).toBe('Auzon');
  expect(result.urgentChanged).toBe(1);
  expect(result.refused.map(({ file, by }) => [file, by])).toEqual([
    ['Dol.yaml', 'older'],
    ['Eu.yaml', 'older'],
  ]);
  expect(replayText(result, { older, newer })).toMatchInlineSnapshot(`
    "Effet sur 3 communes : 1.0.0 → 2.0.0
    Niveau : 2 en hausse, 1 en baisse, 0 sans changement.
    Plus grand changement : Auzon (Auzon.yaml), + 41,7 points.
    Les mesures urgentes changent pour 1 commune.

    Auzon (Auzon.yaml)
      33,3 %, c → 75 %, a
      n’est plus urgent : « Former »
      1 réponse non reprise

    Bort (Bort.yaml)
      66,7 %, b → 25 %, c
      1 réponse non reprise

    Cuers (Cuers.yaml)
      66,7 %, b → 100 %, a

    2 feuilles refusées
      version 1.0.0 – Dol.yaml:3:19 : « peut-etre » n’est pas une réponse possible à « copie ». [unknown-option]
      version 1.0.0 – Eu.yaml:1:16 : Cette feuille répond à worked@2.0.0, et ce programme utilise worked@1.0.0. [other-version]
    "
  `);
});

test('the same questionnaire changes nothing', () => {
  const result = replay(older, older, sheets.slice(0, 3));
  expect(result).toMatchObject({ levels: { up: 0, down: 0, same: 3 }, largest: null, urgentChanged: 0 });
});

test('no sheet, no effect', () => {
  expect(replayText(replay(older, newer, []), { older, newer })).toContain('aucune commune');
});
