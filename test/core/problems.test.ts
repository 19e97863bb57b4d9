/**
 * One bad file per problem code, in `fixtures/problems`, named by its fault. The expected place is marked in the file
 * itself, on the line below: `# ^ code` with the caret under the column, or `# <- code` for the first column.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as reflexesShape from '#generated/reflexes.js';
import { checkCases } from '../../src/core/check-cases.ts';
import type { Problem, ProblemCode, Reading } from '../../src/core/problem.ts';
import { readAnswers } from '../../src/core/read-answers.ts';
import { readCoverage } from '../../src/core/read-coverage.ts';
import { readQuestionnaire } from '../../src/core/read-questionnaire.ts';
import { readTemplate } from '../../src/core/read-template.ts';
import { LONGEST_TEXT, parseYaml } from '../../src/core/yaml-text.ts';

const folder = new URL('../fixtures/problems/', import.meta.url);
const textOf = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const base = { file: 'base.yaml', text: textOf('base.yaml') };

/** Where each code is shown. A new code does not compile until it is here. */
const SHOWN = {
  'empty-file': 'apart',
  'too-large': 'apart',
  'other-commune-name': 'apart',
  'yaml-syntax': 'file',
  'duplicate-key': 'file',
  'custom-tag': 'file',
  'too-many-aliases': 'file',
  'several-documents': 'file',
  'not-a-mapping': 'file',
  'unknown-key': 'file',
  'missing-key': 'file',
  'wrong-type': 'file',
  'not-allowed-value': 'file',
  'bad-format': 'file',
  'out-of-range': 'file',
  'wrong-length': 'file',
  'unquoted-code': 'file',
  'missing-part': 'file',
  'repeated-part': 'file',
  'duplicate-id': 'file',
  'unknown-name': 'file',
  'wrong-options': 'file',
  'measures-in-checklist': 'file',
  'measures-if-missing-outside-checklist': 'file',
  'no-points': 'file',
  'levels-order': 'file',
  'horizons-order': 'file',
  'urgency-without-horizon': 'file',
  'range-order': 'file',
  'condition-cycle': 'file',
  'prerequisite-cycle': 'file',
  'less-urgent-prerequisite': 'file',
  'condition-kind': 'file',
  'closed-by-better-answer': 'file',
  'gate-for-better-answer': 'file',
  'variant-on-scored-answer': 'file',
  // In `soundness.test.ts`: they are found once a whole questionnaire has been read.
  'better-answer-punished': 'apart',
  'unknown-rewarded': 'apart',
  'no-result': 'apart',
  'policy-breaks-law': 'apart',
  'question-never-asked': 'apart',
  'option-never-chosen': 'apart',
  'condition-never-holds': 'apart',
  'gate-never-closes': 'apart',
  'level-never-reached': 'apart',
  'measure-never-called': 'apart',
  'best-answer-calls-measure': 'apart',
  'options-out-of-order': 'apart',
  'maximum-never-reached': 'apart',
  'points-above-scale': 'apart',
  'weight-without-effect': 'apart',
  'obligation-without-question': 'apart',
  'source-never-cited': 'apart',
  'source-too-old': 'apart',
  'missing-help': 'apart',
  'table-syntax': 'apart',
  'unknown-column': 'apart',
  'repeated-column': 'apart',
  'missing-column': 'apart',
  'cells-without-column': 'apart',
  'commune-twice': 'apart',
  'sheet-too-heavy': 'apart',
  'item-without-answer': 'file',
  'unknown-kind': 'apart',
  'case-differs': 'apart',
  'unknown-code': 'apart',
  'expired-acceptance': 'apart',
  'useless-acceptance': 'apart',
  'other-questionnaire': 'file',
  'other-version': 'file',
  'older-version': 'file',
  'unknown-question': 'file',
  'unknown-option': 'file',
  'wrong-answer-type': 'file',
  'exclusive-option': 'file',
  'number-out-of-range': 'file',
  'unknown-not-allowed': 'file',
  'not-applicable-not-allowed': 'file',
  'missing-reason': 'file',
  'impossible-date': 'file',
  'answer-not-carried': 'apart',
  'migration-version': 'file',
  'migration-source': 'file',
  'version-too-low': 'apart',
  'version-goes-back': 'apart',
  'older-sheets-refused': 'apart',
  'answer-without-place': 'apart',
  'migration-of-nothing': 'apart',
  'looks-renamed': 'apart',
} as const satisfies Record<ProblemCode, 'file' | 'apart'>;

const questionnaire = (() => {
  const reading = readQuestionnaire([base]);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
})();

const refusal = (problems: readonly Problem[]): Reading<unknown> =>
  problems.length > 0 ? { ok: false, problems } : { ok: true, value: null, warnings: [] };

const READERS: Readonly<Record<string, (name: string, text: string) => Reading<unknown>>> = {
  questionnaire: (name, text) =>
    readQuestionnaire(name.endsWith('-alone.yaml') ? [{ file: name, text }] : [base, { file: name, text }]),
  answers: (name, text) => readAnswers(name, text, questionnaire),
  cases: (name, text) => refusal(checkCases([{ file: name, text }], questionnaire).problems),
  coverage: (file, text) => readCoverage({ file, text }, questionnaire),
  reflexes: (file, text) => readTemplate({ file, text }, reflexesShape),
};
const files = Object.keys(READERS).flatMap((kind) => readdirSync(new URL(`${kind}/`, folder)).map((name) => ({ kind, name })));

/** `line:column code` of each mark, in the order of the text. */
function marksIn(text: string): string[] {
  let line = 0;
  return text.split('\n').flatMap((content, index) => {
    const mark = /^#(?<space> *)(?<sign>\^|<-) (?<code>[a-z0-9-]+)$/.exec(content);
    if (mark === null) {
      line = index + 1;
      return [];
    }
    const { space = '', sign, code } = mark.groups!;
    return [`${line}:${sign === '^' ? space.length + 2 : 1} ${code}`];
  });
}

const found = (reading: Reading<unknown>): readonly Problem[] => (reading.ok ? reading.warnings : reading.problems);

test.each(files)('$kind/$name is faulty where it says', ({ kind, name }) => {
  const text = textOf(`${kind}/${name}`);
  const problems = found(READERS[kind]!(name, text));
  expect(problems.map(({ code, place }) => `${place.line}:${place.column} ${code}`).toSorted()).toEqual(marksIn(text).toSorted());
  expect(marksIn(text).every((mark) => name.startsWith(mark.split(' ')[1]!))).toBe(true);
  for (const { place } of problems) {
    expect(place.file).toBe(name);
    expect(place.endColumn).toBeGreaterThanOrEqual(place.column);
  }
});

test('every problem code has its file', () => {
  const marked = new Set(
    files.flatMap(({ kind, name }) => marksIn(textOf(`${kind}/${name}`)).map((mark) => mark.split(' ')[1]!)),
  );
  expect([...marked].toSorted()).toEqual(
    Object.entries(SHOWN)
      .flatMap(([code, where]) => (where === 'file' ? [code] : []))
      .toSorted(),
  );
});

test('only an older version is read all the same', () => {
  const warnings = files.filter(({ kind, name }) => READERS[kind]!(name, textOf(`${kind}/${name}`)).ok);
  expect(warnings.map(({ name }) => name)).toEqual(['older-version.yaml']);
});

test.each([
  ['an empty file', '', 'empty-file'],
  ['blanks', ' \n\t\n', 'empty-file'],
  ['nothing but comments', '# Rien.\n', 'empty-file'],
  ['a huge file', `a: ${'x'.repeat(LONGEST_TEXT)}`, 'too-large'],
])('%s is refused on its first line', (_what, text, code) => {
  const parsed = parseYaml({ file: 'file.yaml', text });
  expect(parsed.ok ? [] : parsed.problems.map((problem) => [problem.code, problem.place.line, problem.place.column])).toEqual([
    [code, 1, 1],
  ]);
});

test('a case whose answers stand empty is one where nothing is answered', () => {
  const text = `cases:\n  - { id: vide, title: Vide, because: Rien., commune: { name: T }, answers: , expect: { level: nothing-answered } }\n`;
  expect(checkCases([{ file: 'cases.yaml', text }], questionnaire)).toMatchObject({ problems: [], cases: [{ id: 'vide' }] });
});

test('a file with more faults of shape than are shown is not read any further', () => {
  const text = `${base.text.replace('questions:\n', `questions:\n${'  - id: vide\n'.repeat(60)}`)}`;
  const reading = readQuestionnaire([{ file: 'base.yaml', text }]);
  expect(reading.ok ? [] : [...new Set(reading.problems.map(({ code }) => code))]).toEqual(['missing-key']);
});
