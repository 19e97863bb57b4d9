/** The formats of `check`, with names and messages that would break a careless writer. */
import { expect, test } from 'vitest';
import type { CheckReport } from '../../src/render/check/finding.ts';
import { githubReport } from '../../src/render/check/github.ts';
import { jsonReport } from '../../src/render/check/json.ts';
import { junitReport } from '../../src/render/check/junit.ts';
import { checkSummary, prettyReport } from '../../src/render/check/pretty.ts';
import { sarifReport } from '../../src/render/check/sarif.ts';
import { plainPalette } from '../../src/render/palette.ts';
import { FILE, hostile, plain, report } from './check-report.ts';

const as = (file: string): string => file;

test('github: one command per line, nothing that the runner would read as another', () => {
  const lines = githubReport(report.findings, as).trimEnd().split('\n');
  expect(lines).toEqual([
    '::error file=dossier%2C à vous%3A 100 %25/a&b<c>"d".yaml,line=2,col=4,endLine=2,endColumn=8,title=unknown-option::' +
      '« a,b:c%250A%0D%0A::error::<b>&"\u0007 » n’est pas possible. Corrigez.',
    '::warning file=cas.yaml,line=1,col=1,title=case-differs::Le cas diffère. Revoyez-le.',
  ]);
});

test('json: the keys of the contract, in one object', () => {
  const { problems } = JSON.parse(jsonReport(report.findings)) as { problems: object[] };
  expect(problems).toEqual([
    {
      code: 'unknown-option',
      severity: 'error',
      file: FILE,
      line: 2,
      column: 4,
      endColumn: 9,
      path: 'answers.a',
      message: hostile.message,
      remedy: 'Corrigez.',
    },
    expect.objectContaining({ code: 'case-differs', severity: 'warning', sheet: plain.sheet }),
  ]);
  expect(jsonReport([])).toBe('{\n  "problems": []\n}\n');
});

interface Log {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: {
      readonly driver: { readonly rules: readonly { readonly id: string; readonly shortDescription?: object }[] };
    };
    readonly columnKind: string;
    readonly artifacts: readonly { readonly location: { readonly uri: string; readonly uriBaseId?: string } }[];
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly { readonly physicalLocation: { readonly region: object } }[];
      readonly suppressions?: readonly object[];
      readonly partialFingerprints: Readonly<Record<string, string>>;
    }[];
  }[];
}
const sarif = (given = report, path = as): Log => JSON.parse(sarifReport(given, { version: '1.2.3', path })) as Log;

test('sarif: each result points to its rule, its file and its columns', () => {
  const [run] = sarif().runs;
  const { rules } = run!.tool.driver;
  expect(rules.map(({ id }) => id)).toEqual(['case-differs', 'missing-help', 'unknown-option']);
  expect(rules.every(({ shortDescription }) => shortDescription !== undefined)).toBe(true);
  expect(run!.results.map(({ ruleId, ruleIndex }) => rules[ruleIndex]!.id === ruleId)).toEqual([true, true, true]);
  expect(run!.results.map(({ level }) => level)).toEqual(['error', 'warning', 'warning']);
  expect(run!.results.map(({ locations }) => locations[0]!.physicalLocation.region)).toEqual([
    { startLine: 2, startColumn: 4, endColumn: 9 },
    { startLine: 1, startColumn: 1 },
    { startLine: 1, startColumn: 1 },
  ]);
  expect(run!.columnKind).toBe('utf16CodeUnits');
  expect(run!.results[1]!.message.text).toContain('answers:\n  a: oui');
  expect(run!.results.map(({ suppressions }) => suppressions)).toEqual([
    undefined,
    undefined,
    [{ kind: 'inSource', status: 'accepted', justification: 'Bientôt.' }],
  ]);
});

test('sarif: names of files are addresses', () => {
  const uris = (path: (file: string) => string): unknown[] =>
    sarif(report, path).runs[0]!.artifacts.map(({ location }) => location);
  expect(uris(as)[0]).toEqual({
    uri: 'dossier%2C%20%C3%A0%20vous%3A%20100%20%25/a%26b%3Cc%3E%22d%22.yaml',
    uriBaseId: '%SRCROOT%',
  });
  expect(uris((file) => `/tmp/${file}`)[1]).toEqual({ uri: 'file:///tmp/cas.yaml' });
  expect(uris((file) => `C:/tmp/${file}`)[1]).toEqual({ uri: 'file:///C:/tmp/cas.yaml' });
});

test('sarif: a problem keeps its fingerprint when its line moves', () => {
  const moved = { ...report, findings: [{ ...hostile, place: { ...hostile.place, line: 40 } }, plain] };
  const prints = (given: CheckReport): string[] =>
    sarif(given).runs[0]!.results.map((each) => each.partialFingerprints['problem/v1']!);
  expect(prints(moved)).toEqual(prints(report));
  expect(new Set(prints(report)).size).toBe(3);
});

test('junit: one test per case and per problem, and one for a file where all is well', () => {
  const xml = junitReport(report);
  expect(
    [...xml.matchAll(/<testsuite .*? tests="(\d)" failures="(\d)"/g)].map(([, tests, failures]) => [tests, failures]),
  ).toEqual([
    ['1', '1'],
    ['2', '1'],
    ['1', '0'],
  ]);
  expect([...xml.matchAll(/<testcase name="([^"]*)"/g)].map(([, name]) => name)).toEqual([
    'unknown-option 2:4',
    'Une mairie (un)',
    'Une autre (deux)',
    'lecture',
  ]);
  expect(xml).toContain('timestamp="2026-11-21T00:00:00"');
});

test('junit: what XML cannot hold is replaced, the rest escaped', () => {
  const xml = junitReport(report);
  expect(xml).toContain('name="dossier, à vous: 100 %/a&amp;b&lt;c&gt;&quot;d&quot;.yaml"');
  expect(xml).toContain('message="« a,b:c%0A&#13;&#10;::error::&lt;b&gt;&amp;&quot;\uFFFD » n’est pas possible."');
  expect(xml).not.toMatch(/[^\t\n\u0020-\uFFFD]/);
});

test('pretty: the place, the line, the mark, what to do, the sheet that shows it', () => {
  const texts = new Map([[FILE, 'a: b\na: jamai\n']]);
  expect(prettyReport([{ ...hostile, message: 'Faux.' }, plain], texts, plainPalette)).toBe(
    [
      `${FILE}:2:4\u202F: Faux. [unknown-option]`,
      '  2 | a: jamai',
      '         ^^^^^',
      '  → Corrigez.',
      '',
      'cas.yaml:1:1\u202F: avertissement\u202F: Le cas diffère. [case-differs]',
      '  → Revoyez-le.',
      '  Feuille de réponses qui le montre\u00A0:',
      '    answers:',
      '      a: oui',
      '',
      '',
    ].join('\n'),
  );
});

test('the summary counts what was done', () => {
  expect(checkSummary(report, plainPalette)).toBe(
    '1\u00A0erreur et 1\u00A0avertissement\u00A0: 3\u00A0fichiers lus, 2\u00A0cas rejoués, 1\u202F000\u00A0communes tirées au hasard et 1\u00A0problème accepté.\n',
  );
  expect(checkSummary({ ...report, findings: [], accepted: [], cases: [], respondents: 0 }, plainPalette)).toBe(
    'Rien à signaler\u00A0: 3\u00A0fichiers lus.\n',
  );
});
