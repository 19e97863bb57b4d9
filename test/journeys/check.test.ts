/** What whoever writes a questionnaire sees, in the terminal and in CI. */
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commune, inFolder, modeOf, ROOT, TODAY, type Run } from './cli.ts';

const BASE = readFileSync(join(ROOT, 'test/fixtures/problems/base.yaml'), 'utf8');
const SHEET = 'questionnaire: communes@1.0.0\ncommune: { name: Valmorin }\nanswers:\n  sensibilisation: jamais\n';
const SHORT = ['--respondents', '20', '--today', TODAY];

interface Reported {
  readonly code: string;
  readonly severity: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Writes files in a folder of its own, checks, and tells what was reported. */
async function check(
  files: Readonly<Record<string, string>>,
  args: readonly string[],
  more: readonly string[] = SHORT,
): Promise<Run & { readonly problems: readonly Reported[] }> {
  return inFolder(async (cwd) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(cwd, name, '..'), { recursive: true });
      writeFileSync(join(cwd, name), text);
    }
    const run = await commune(['check', ...args, '--format', 'json', ...more], { cwd });
    const problems = run.stdout === '' ? [] : (JSON.parse(run.stdout) as { problems: Reported[] }).problems;
    return { ...run, problems };
  });
}

const codes = ({ problems }: { readonly problems: readonly Reported[] }): string[] => problems.map(({ code }) => code);

test('what is shipped has nothing to report', async () => {
  const run = await commune(['check', '--today', TODAY], { cwd: ROOT });
  expect([run.code, run.stdout]).toEqual([0, '']);
  expect(run.stderr).toMatch(
    /^Rien à signaler\u00A0: \d+\u00A0fichiers lus, \d+\u00A0cas rejoués, 2\u202F000\u00A0communes tirées au hasard/,
  );
});

test('ten faults of ten kinds are ten problems of one run, each in its place', async () => {
  const questionnaire = readFileSync(join(ROOT, 'test/journeys/ten-faults.yaml'), 'utf8');
  const marks = questionnaire.split('\n').flatMap((line, index) => {
    const code = / # (?<code>[a-z-]+)$/.exec(line)?.groups?.['code'];
    return code === undefined ? [] : [`${index + 1} ${code}`];
  });
  expect(marks).toHaveLength(10);
  const run = await check({ 'dix.yaml': questionnaire }, ['dix.yaml']);
  expect(run.problems.map(({ line, code }) => `${line} ${code}`)).toEqual(marks);
  expect(run.code).toBe(1);
});

describe('the kind of a file is told by its keys', () => {
  test.each([
    ['a sheet', { 'x.yaml': SHEET.replace('jamais', 'jamai') }, ['unknown-option']],
    [
      'a sheet in JSON',
      { 'x.json': '{"questionnaire":"communes@1.0.0","commune":{"name":"A"},"answers":{"x":1}}' },
      ['unknown-question'],
    ],
    [
      'a sheet whose commune does not exist',
      { 'x.yaml': SHEET.replace('{ name', '{ insee: "99999", name') },
      ['unknown-commune'],
    ],
    ['a template', { 'x.yaml': 'intro: Bonjour.\nsteps: []\nsources: []\n' }, ['wrong-length']],
    ['cases alone', { 'x.yaml': 'cases: []\n' }, ['wrong-length']],
    ['nothing known', { 'x.yaml': 'reponses: {}\n' }, ['unknown-kind']],
    ['nothing at all', { 'x.yaml': '' }, ['empty-file']],
    ['a list', { 'x.yaml': '- a\n' }, ['unknown-kind']],
    ['not a text', { 'x.yaml': '\u0000' }, ['unknown-kind']],
    ['a text that does not parse', { 'x.yaml': 'answers:\n\ta: b\n' }, ['yaml-syntax']],
  ])('%s', async (_what, files, expected) => {
    const run = await check(files as Readonly<Record<string, string>>, [Object.keys(files)[0]!]);
    expect([codes(run), run.code]).toEqual([expected, 1]);
  });
});

describe('a folder', () => {
  const half = (from: string, to?: string): string =>
    BASE.slice(BASE.indexOf(from), to === undefined ? undefined : BASE.indexOf(to));
  const inFiles = { 'q/questionnaire.yaml': half('id: base', 'questions:'), 'q/questions.yaml': half('questions:') };
  const cases = (level: string): string =>
    `cases:\n  - id: un\n    title: Un\n    because: Pour voir.\n    commune: { name: A }\n    answers: { copie: non }\n    expect: { level: ${level} }\n`;

  test('is a questionnaire with its cases, and any of its files stands for it', async () => {
    const files = { ...inFiles, 'q/cases/un.yaml': cases('haut') };
    for (const path of ['q', 'q/questions.yaml', 'q/cases', 'q/cases/un.yaml', '.']) {
      const { problems } = await check(files, [path, '--quiet']);
      expect([path, problems.map(({ code, line, column }) => `${line}:${column} ${code}`)]).toEqual([
        path,
        ['7:22 case-differs'],
      ]);
    }
  });

  test('of sheets is checked against the questionnaire beside it', async () => {
    const sheet = 'questionnaire: base@1.2.0\ncommune: { name: A }\nanswers: { copie: peut-etre }\n';
    const run = await check({ 'base.yaml': BASE, 'feuilles/a.yaml': sheet, 'feuilles/lisez-moi.yaml': 'a: b\n' }, [
      '.',
      '--quiet',
    ]);
    expect(run.problems.map(({ file, code }) => `${file} ${code}`)).toEqual([`${join('feuilles', 'a.yaml')} unknown-option`]);
  });

  test('holds a part whose only key is mistyped: it is seen, with or without a whole questionnaire beside it', async () => {
    const part = '# À compléter\nquestons:\n  - id: autre\n';
    for (const files of [{ 'q/base.yaml': BASE }, inFiles]) {
      const { problems } = await check({ ...files, 'q/suite.yaml': part }, ['q']);
      expect(problems.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`)).toEqual([
        `${join('q', 'suite.yaml')}:2:1 unknown-key`,
      ]);
    }
    const alone = await check({ 'base.yaml': BASE, 'compose.yaml': 'version: "3"\nservices: {}\n', 'a.yaml': 'jobs: []\n' }, [
      '.',
    ]);
    expect([alone.code, alone.problems]).toEqual([0, []]);
  });

  test('may hold links that lead nowhere, and pipes that nobody fills', async () => {
    await inFolder(async (cwd) => {
      writeFileSync(join(cwd, 'base.yaml'), BASE);
      symlinkSync('absent.yaml', join(cwd, 'lien.yaml'));
      symlinkSync('boucle.yaml', join(cwd, 'boucle.yaml'));
      symlinkSync('..', join(cwd, 'dessus'));
      spawnSync('mkfifo', [join(cwd, 'tube.yaml')]);
      const { code, stdout } = await commune(['check', '.', '--format', 'json', ...SHORT], { cwd });
      const { problems } = JSON.parse(stdout) as { problems: Reported[] };
      expect([code, problems.map((each) => `${each.file} ${each.code}`)]).toEqual([
        1,
        ['boucle.yaml file-not-found', 'lien.yaml file-not-found'],
      ]);
      expect((await commune(['check', 'lien.yaml', ...SHORT], { cwd })).code).toBe(2);
    });
  });

  test('without its head says what is missing', async () => {
    const run = await check({ 'q/questions.yaml': inFiles['q/questions.yaml'] }, ['q']);
    expect(new Set(codes(run))).toEqual(new Set(['missing-part']));
  });
});

test('warnings are counted: none is allowed unless it is said', async () => {
  const old = { 'q.yaml': BASE.replace('"2026-01-01"', '"2020-01-01"') };
  const bare = await check(old, ['q.yaml']);
  const warnings = bare.problems.filter(({ severity }) => severity === 'warning').length;
  expect([bare.code, warnings === bare.problems.length, codes(bare).includes('source-too-old')]).toEqual([1, true, true]);
  expect((await check(old, ['q.yaml', '--max-warnings', String(warnings)])).code).toBe(0);
  expect((await check(old, ['q.yaml', '--max-warnings', String(warnings - 1)])).code).toBe(1);
  expect(await check(old, ['q.yaml', '--quiet'])).toMatchObject({ code: 1, problems: [] });
});

test('what is accepted is no longer reported, until its day', async () => {
  const accept = 'accept:\n  - { code: source-too-old, where: guide, why: Le site est en panne., until: "2026-12-31" }\n';
  const old = { 'q.yaml': `${BASE.replace('"2026-01-01"', '"2020-01-01"')}${accept}` };
  expect(codes(await check(old, ['q.yaml']))).not.toContain('source-too-old');
  const later = codes(await check(old, ['q.yaml'], ['--respondents', '0', '--today', '2027-01-01']));
  expect(later.filter((code) => code === 'source-too-old' || code === 'expired-acceptance')).toHaveLength(2);
});

test('several reports of one run', async () => {
  await inFolder(async (cwd) => {
    writeFileSync(join(cwd, 'a b.yaml'), SHEET.replace('jamais', 'jamai'));
    const formats = ['sarif', 'junit', 'json', 'github', 'pretty'];
    const args = formats.flatMap((format) => ['--output-file', `${format}=out/${format}.txt`]);
    const run = await commune(['check', 'a b.yaml', ...args, ...SHORT], { cwd, env: { GITHUB_WORKSPACE: join(cwd, '..') } });
    expect(run.code).toBe(1);
    const read = (format: string): string => readFileSync(join(cwd, 'out', `${format}.txt`), 'utf8');
    expect(run.stdout).toBe(read('pretty'));
    expect(modeOf(join(cwd, 'out/sarif.txt'))).toBe('600');
    expect(JSON.parse(read('sarif'))).toMatchObject({ version: '2.1.0', runs: [{ results: [{ ruleId: 'unknown-option' }] }] });
    expect(read('sarif')).toMatch(/"uri": "commune-cyber-[^/]+\/a%20b\.yaml"/);
    expect(read('junit')).toContain('<failure message=');
    expect(read('github')).toMatch(/^::error file=commune-cyber-[^/]+\/a b\.yaml,line=4,col=20,/);
    expect(JSON.parse(read('json'))).toMatchObject({ problems: [{ code: 'unknown-option' }] });
  });
});

test.skipIf(!existsSync('/dev/full'))('a report written to a device leaves it a device', () =>
  inFolder(async (cwd) => {
    writeFileSync(join(cwd, 'a.yaml'), BASE);
    const to = (device: string): Promise<Run> =>
      commune(['check', 'a.yaml', '--output-file', `json=${device}`, ...SHORT], { cwd });
    expect((await to('/dev/null')).code).toBe(0);
    const { code, stderr } = await to('/dev/full');
    expect([code, stderr]).toEqual([2, expect.stringContaining('Il n’y a plus de place')]);
    for (const device of ['/dev/null', '/dev/full']) expect(lstatSync(device).isCharacterDevice()).toBe(true);
  }),
);

test('two versions are compared, and their sheets scored by both', async () => {
  const newer = BASE.replace('version: "1.2.0"', 'version: "1.2.1"').replace('weight: 2', 'weight: 5');
  const sheet = 'questionnaire: base@1.2.0\ncommune: { name: Trifouillis }\nanswers: { copie: oui, contenu: [messages] }\n';
  const files = { 'v1/q.yaml': BASE, 'v2/q.yaml': newer, 'feuilles/a.yaml': sheet };
  const run = await check(files, ['v2', '--against', 'v1', '--replay', 'feuilles', '--quiet']);
  expect(codes(run)).toEqual(['version-too-low']);
  const { versions } = JSON.parse(run.stdout) as { versions: readonly object[] };
  expect(versions).toMatchObject([{ comparison: { needed: 'major' }, replay: { communes: [{ commune: 'Trifouillis' }] } }]);
  expect((await check(files, ['v1', '--against', 'v1', '--quiet'])).problems).toEqual([]);
});

test.each([
  ['a path that does not exist', ['absent.yaml'], 'n’existe pas'],
  ['nothing to check', ['vide'], 'rien à vérifier'],
  ['a format that does not exist', ['--format', 'sarf'], '«\u00A0sarif\u00A0»'],
  ['a report without a file', ['--output-file', 'sarif'], '--output-file'],
  ['sheets to replay without an older version', ['--replay', 'vide'], '--against'],
  ['an older version that does not exist', ['--against', 'absent'], 'absent'],
  ['another questionnaire as an older version', ['base.yaml', '--against', 'communes'], '«\u00A0communes\u00A0»'],
  ['an older version that is faulty', ['base.yaml', '--against', 'faux.yaml'], 'faux.yaml:1:1'],
])('%s ends with 2 and says what to do', async (_what, args, words) => {
  await inFolder(async (cwd) => {
    mkdirSync(join(cwd, 'vide'));
    writeFileSync(join(cwd, 'base.yaml'), BASE);
    writeFileSync(join(cwd, 'faux.yaml'), 'id: base\n');
    const { code, stdout, stderr } = await commune(['check', ...args, ...SHORT], { cwd });
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(words)]);
  });
});
