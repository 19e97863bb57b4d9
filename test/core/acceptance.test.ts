/** Problems accepted in the questionnaire: for a reason, until a day. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { acceptProblems, type AfterAcceptance } from '../../src/core/acceptance.ts';
import { problem, type Problem } from '../../src/core/problem.ts';
import { readPlacedQuestionnaire, type PlacedQuestionnaire } from '../../src/core/read-questionnaire.ts';
import { PROBLEM_CODES } from '../../src/render/problem-sentences.ts';

const base = { file: 'base.yaml', text: readFileSync(new URL('../fixtures/problems/base.yaml', import.meta.url), 'utf8') };

function withAccept(...lines: readonly string[]): PlacedQuestionnaire {
  const reading = readPlacedQuestionnaire([base, { file: 'accept.yaml', text: ['accept:', ...lines, ''].join('\n') }]);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}

/** A problem of the first question, another of the whole scoring, and one of a worked case. */
function problemsOf({ questionnaire, merged }: PlacedQuestionnaire): Problem[] {
  const [first] = merged.lists.get('questions')!;
  const question = questionnaire.questions[0]!.id;
  const place = { file: 'cases/a.yaml', line: 3, column: 5, endColumn: 6, path: 'cases[0].expect.level' };
  return [
    problem('missing-help', { question }, first!.at(['text']), 'warning'),
    problem('policy-breaks-law', { policy: 'unknown', example: null }, merged.single.get('scoring')!.at(['unknown']), 'warning'),
    problem('case-differs', { case: 'un-cas', of: 'level', domain: null, expected: 'bas', found: 'haut' }, place),
  ];
}

function after(line: string): AfterAcceptance & { readonly codes: readonly string[] } {
  const placed = withAccept(line);
  const result = acceptProblems(problemsOf(placed), placed.merged, { today: '2026-11-21', codes: PROBLEM_CODES });
  return { ...result, codes: result.problems.map(({ code }) => code) };
}

const question = withAccept('  - { code: x, where: x, why: x, until: "2027-01-01" }').questionnaire.questions[0]!.id;

test.each([
  ['a question', `  - { code: missing-help, where: ${question}, why: Bientôt., until: "2027-01-01" }`, 'missing-help'],
  ['on the last day too', `  - { code: missing-help, where: ${question}, why: Bientôt., until: "2026-11-21" }`, 'missing-help'],
  ['a part', '  - { code: policy-breaks-law, where: scoring, why: Voulu., until: "2027-01-01" }', 'policy-breaks-law'],
  ['a case', '  - { code: case-differs, where: un-cas, why: À revoir., until: "2027-01-01" }', 'case-differs'],
])('%s is accepted, and nothing else', (_what, line, code) => {
  const { codes, accepted } = after(line);
  expect(accepted.map((each) => each.problem.code)).toEqual([code]);
  expect(codes).toHaveLength(2);
  expect(codes).not.toContain(code);
});

test.each([
  [
    'past its day',
    `  - { code: missing-help, where: ${question}, why: Bientôt., until: "2026-11-20" }`,
    'expired-acceptance',
    'until',
  ],
  [
    'of another question',
    '  - { code: missing-help, where: autre, why: Bientôt., until: "2027-01-01" }',
    'useless-acceptance',
    'where',
  ],
  [
    'of a problem that is not there',
    `  - { code: no-points, where: ${question}, why: x, until: "2027-01-01" }`,
    'useless-acceptance',
    'where',
  ],
  [
    'of a code that does not exist',
    `  - { code: mising-help, where: ${question}, why: x, until: "2027-01-01" }`,
    'unknown-code',
    'code',
  ],
  [
    'until a day that does not exist',
    `  - { code: missing-help, where: ${question}, why: x, until: "2027-02-30" }`,
    'impossible-date',
    'until',
  ],
])('one %s accepts nothing, and is a problem at its place', (_what, line, code, key) => {
  const { problems, codes, accepted } = after(line);
  expect(accepted).toEqual([]);
  expect(codes).toEqual(['missing-help', 'policy-breaks-law', 'case-differs', code]);
  const { place } = problems.at(-1)!;
  expect([place.file, place.line, place.path]).toEqual(['accept.yaml', 2, `accept[0].${key}`]);
});

test('the nearest code is suggested', () => {
  const { problems } = after(`  - { code: mising-help, where: ${question}, why: x, until: "2027-01-01" }`);
  expect(problems.at(-1)!.args).toEqual({ code: 'mising-help', nearest: 'missing-help' });
});
