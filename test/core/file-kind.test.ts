/** A file is told by its keys. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fileKind, KEYS_OF_KIND, type FileKind } from '../../src/core/file-kind.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

describe('the keys of each kind', () => {
  test.each(Object.keys(KEYS_OF_KIND) as FileKind[])('%s: those of its schema', (kind) => {
    const { properties } = JSON.parse(read(`schemas/${kind}.schema.json`)) as { properties: object };
    expect(KEYS_OF_KIND[kind].toSorted()).toEqual(Object.keys(properties).toSorted());
  });
});

test.each([
  ['a sheet', 'questionnaire: communes@1.0.0\nanswers:\n  a: oui\n', 'answers'],
  ['a sheet in JSON', '{"questionnaire":"communes@1.0.0","commune":{"cases":1},"answers":{}}', 'answers'],
  ['a sheet on one line', '{ questionnaire: communes@1.0.0, commune: { name: A }, answers: {} }', 'answers'],
  ['a sheet with Windows line ends and a BOM', '\uFEFFquestionnaire: a@1.0.0\r\nanswers:\r\n', 'answers'],
  ['a sheet that cannot be parsed', 'questionnaire: communes@1.0.0\ncommune: [\nanswers:\n\ta: oui\n', 'answers'],
  ['questions alone', 'questions:\n  - id: a\n', 'questionnaire'],
  ['sources alone', 'sources:\n  - id: a\n', 'questionnaire'],
  ['cases', 'cases:\n  - id: a\n', 'cases'],
  ['questions under a mistyped key', '# Mes questions\nquestons:\n\n  # La première\n  - id: a\n', 'questionnaire'],
  ['a list of names under a key like ours', 'resources:\n  - a.yaml\n', null],
  ['items under a key unlike ours', 'jobs:\n  - id: a\n', null],
  ['something else', 'services:\n  web: {}\n', null],
  ['a list', '- questions\n', null],
  ['nothing', '', null],
])('%s', (_what, text, kind) => {
  expect(fileKind(text).kind).toBe(kind);
});

test('every file that is shipped is what its folder says', () => {
  const kinds = (folder: string): (string | null)[] =>
    readdirSync(new URL(folder, root), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => fileKind(read(`${folder}${name}`)).kind);
  expect(new Set(kinds('questionnaires/communes/questions/'))).toEqual(new Set(['questionnaire']));
  expect(new Set(kinds('questionnaires/communes/measures/'))).toEqual(new Set(['questionnaire']));
  expect(new Set(kinds('questionnaires/communes/'))).toEqual(new Set(['questionnaire']));
  expect(new Set(kinds('questionnaires/communes/cases/'))).toEqual(new Set(['cases']));
  expect(new Set(kinds('questionnaires/communes/coverage/'))).toEqual(new Set(['coverage', 'unverified']));
  expect(kinds('templates/')).toEqual(['contacts', 'plan', 'reflexes']);
});

test('the files of other programs are not taken for ours', () => {
  const others = [
    'name: my-action\ndescription: x\nruns: {}\n',
    'version: "3"\nservices: {}\n',
    '{ "name": "x", "version": "1.0.0" }',
  ];
  expect(others.map((text) => fileKind(text).sure)).toEqual([false, false, false]);
});

test.each([
  ['a word without end', `{ "cases": [] ${'a'.repeat(200_000)}`],
  ['words far from a colon', `{ ${'abc '.repeat(100)}${' '.repeat(190_000)}`],
  ['quotes that nothing closes', `{ "${'\\"'.repeat(100_000)}`],
  ['quotes that a line end stops', `{ "${'\\"'.repeat(90_000)}\\\n`],
  ['spaces after a text', `{ ${'"a" '.repeat(100)}${' '.repeat(190_000)}`],
])('%s is looked at once', (_what, text) => {
  const start = process.cpuUsage();
  fileKind(text);
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(2000);
});
