import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Condition } from '../../src/core/model.ts';
import { readQuestionnaire } from '../../src/core/read-questionnaire.ts';
import { conditionText } from '../../src/render/questionnaire/condition-text.ts';

const file = new URL('./fixtures/questionnaire.yaml', import.meta.url);
const reading = readQuestionnaire([{ file: 'questionnaire.yaml', text: readFileSync(file, 'utf8') }]);
if (!reading.ok) throw new Error(JSON.stringify(reading.problems, null, 2));
const questionnaire = reading.value;
const words = (condition: Condition): string =>
  conditionText(condition, questionnaire, (id) => `la question ${id}`).replaceAll(/[\u00A0\u202F]/g, ' ');

const yes: Condition = { question: 'serveur', isOneOf: ['oui'] };
const many: Condition = { question: 'postes', atLeast: 5 };
const water: Condition = { question: 'services', includes: 'eau' };
const school: Condition = { question: 'services', includes: 'ecole' };
const large: Condition = { commune: 'population', atLeast: 3500 };

test.each<[string, Condition]>([
  ['la réponse à la question serveur est « Oui »', yes],
  ['la réponse à la question serveur est « Non »', { not: yes }],
  ['la réponse à la question statut est « Premier » ou « Autre »', { question: 'statut', isOneOf: ['123', 'autre'] }],
  ['la réponse à la question statut n’est pas « Autre »', { not: { question: 'statut', isOneOf: ['autre'] } }],
  [
    'la réponse à la question frequence n’est ni « Jamais » ni « Chaque jour »',
    { not: { question: 'frequence', isOneOf: ['jamais', 'chaque-jour'] } },
  ],
  ['la réponse à la question postes est 5 ou plus', many],
  ['la réponse à la question postes est inférieure à 5', { not: many }],
  [
    'la réponse à la question frequence est « De temps en temps, quand quelqu’un y pense » ou mieux',
    { question: 'frequence', atLeast: 'parfois' },
  ],
  [
    'la réponse à la question frequence est « Chaque semaine » ou « Chaque jour »',
    { question: 'frequence', atLeast: 'chaque-semaine' },
  ],
  ['la réponse à la question frequence est « Chaque jour »', { question: 'frequence', atLeast: 'chaque-jour' }],
  ['la réponse à la question frequence est « Jamais »', { not: { question: 'frequence', atLeast: 'parfois' } }],
  ['« L’eau » est coché à la question services', water],
  ['« L’eau » n’est pas coché à la question services', { not: water }],
  ['« L’eau » ou « L’école » est coché à la question services', { any: [water, school] }],
  ['« L’eau » est coché à la question services et si « L’école » est coché à la question services', { all: [water, school] }],
  ['ni « L’eau » ni « L’école » n’est coché à la question services', { not: { any: [water, school] } }],
  ['la commune compte au moins 3 500 habitants', large],
  ['la commune compte moins de 3 500 habitants', { not: large }],
  ['la commune est dans le département 59', { commune: 'department', isOneOf: ['59'] }],
  ['la commune n’est pas dans l’une des régions 32 ou 11', { not: { commune: 'region', isOneOf: ['32', '11'] } }],
])('says « %s »', (expected, condition) => {
  expect(words(condition)).toBe(expected);
});

test('joins with « et si » and « ou si », and a comma tells what goes together', () => {
  const [serveur, postes, grande] = [words(yes), words(many), words(large)];
  expect(words({ all: [yes, many] })).toBe(`${serveur} et si ${postes}`);
  expect(words({ any: [yes, many, large] })).toBe(`${serveur}, si ${postes} ou si ${grande}`);
  expect(words({ all: [large, { any: [yes, many] }] })).toBe(`${grande}, et si ${serveur} ou si ${postes}`);
  expect(words({ any: [large, { all: [yes, many] }] })).toBe(`${grande}, ou si ${serveur} et ${postes}`);
});

test('lists cases at the end of the sentence when they are conditions of their own, between brackets when there are two lists', () => {
  const [serveur, postes, grande, eau] = [words(yes), words(many), words(large), words(water)];
  const cases: Condition = { any: [many, { all: [yes, large] }] };
  expect(words({ all: [cases, water] })).toBe(
    `${eau}, et si l’un de ces cas se présente : ${postes} ; ou ${serveur} et ${grande}`,
  );
  const others: Condition = { any: [large, { all: [yes, water] }] };
  expect(words({ all: [cases, others] })).toBe(
    `l’un de ces cas se présente (${postes} ; ou ${serveur} et ${grande}), et si l’un de ces cas se présente (${grande} ; ou ${serveur} et ${eau})`,
  );
  expect(words({ any: [large, { all: [yes, { any: [many, water] }] }] })).toBe(
    `${grande}, ou si ${serveur} et (si ${postes} ou si ${eau})`,
  );
});

test('pushes « not » down to what is tested, and opens groups of one or inside their like', () => {
  expect(words({ not: { all: [yes, many] } })).toBe(words({ any: [{ not: yes }, { not: many }] }));
  expect(words({ not: { not: yes } })).toBe(words(yes));
  expect(words({ all: [{ any: [yes] }] })).toBe(words(yes));
  expect(words({ all: [yes, { all: [many, large] }] })).toBe(words({ all: [yes, many, large] }));
});

test('calls a question by its own words when nobody names it', () => {
  expect(conditionText(yes, questionnaire)).toBe(
    'la réponse à la question «\u00A0Y a-t-il un serveur\u202F?\u00A0» est «\u00A0Oui\u00A0»',
  );
});
