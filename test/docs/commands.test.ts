/** What the pages tell to type exists, and does what is said. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { caseNamed, sheetOf } from '../journeys/case-sheets.ts';
import { bareEnvironment, BIN, commune, ROOT } from '../journeys/cli.ts';
import { blocks, pageAt, pages } from './pages.ts';

const COMMANDS = ['diagnose', 'questionnaire', 'batch', 'check', 'init', 'decrypt'];

/** The options that the help of a command tells, one way to write each. */
async function optionsOf(command: string): Promise<string[]> {
  const { stdout } = await commune([command, '--help'], { cwd: ROOT, env: { COLUMNS: '200' } });
  return [...stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gmu)]
    .map(([, option]) => option!)
    .filter((option) => option !== '--help');
}

test('every command and every option that a page shows in use exists', async () => {
  const known = new Map(await Promise.all(COMMANDS.map(async (each) => [each, await optionsOf(each)] as const)));
  const unknown = pages.flatMap(({ path, text }) =>
    [...text.matchAll(/npx commune-cyber ([a-z]+)([^`\n#|<>]*)/gu)].flatMap(([line, command, rest]) => {
      const options = rest!.match(/(?<=\s)--[a-z-]+/gu) ?? [];
      const exists = options.every((option) => option === '--help' || known.get(command!)?.includes(option));
      return known.has(command!) && exists ? [] : [`${path}: ${line}`];
    }),
  );
  expect(unknown).toEqual([]);
});

test.each([
  ['docs/mairie.md', 'diagnose'],
  ['docs/campagne.md', 'batch'],
])('%s tells every option of %s, and no other', async (path, command) => {
  const told = [...pageAt(path).text.matchAll(/^\| `(?:-\w`, `)?(--[a-z-]+)/gmu)].map(([, option]) => option!);
  expect(told.toSorted()).toEqual((await optionsOf(command)).toSorted());
});

test('every npm script that a page names exists', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  const named = pages.flatMap(({ text }) => [...text.matchAll(/npm run ([a-z:]+)/gu)].map(([, name]) => name!));
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
});

/** Runs one line as a shell would, in a folder where `npx` is there. */
function shell(line: string, cwd: string): Promise<{ code: number | null; stderr: string }> {
  return new Promise((resolve) => {
    const { PATH } = process.env;
    const child = spawn('sh', ['-c', line], {
      cwd,
      env: bareEnvironment({ PATH: `${join(cwd, 'bin')}:${PATH}` }),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const said: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('close', (code) => resolve({ code, stderr: Buffer.concat(said).toString('utf8') }));
  });
}

const hasParallel = spawnSync('parallel', ['--version']).status === 0;

/** A folder with what the pages suppose to be there. */
async function prepare(folder: string): Promise<void> {
  const sheet = sheetOf(caseNamed('village-et-prestataire'));
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin/npx'), `#!/bin/sh\nshift\nexec "${process.execPath}" "${BIN}" "$@"\n`, { mode: 0o755 });
  for (const name of ['35238-rennes.reponses.yaml', 'ma-feuille.yaml']) writeFileSync(join(folder, name), sheet);
  mkdirSync(join(folder, 'retours'));
  writeFileSync(join(folder, 'retours/bel-exemple.yaml'), sheetOf(caseNamed('petit-village-exemplaire')));
  writeFileSync(join(folder, 'tableau.csv'), 'commune;antivirus\nTémoin;actif\n');
  writeFileSync(join(folder, 'feuilles.ndjson'), `${JSON.stringify(parse(sheet))}\n`);
  cpSync(join(ROOT, 'questionnaires'), join(folder, 'questionnaires'), { recursive: true });
  await commune(['diagnose', 'ma-feuille.yaml', '--no-input', '--format', 'pdf'], { cwd: folder });
  cpSync(join(folder, 'marcilly-l-exemple.plan.pdf'), join(folder, '35238-rennes.plan.pdf'));
  await commune(['batch', 'retours', '--output', 'campagne-2026'], { cwd: folder });
  await commune(['init', 'mon-questionnaire'], { cwd: folder });
}

describe('in a folder as the pages suppose it', () => {
  /** Without a terminal, an interview says so and ends. */
  const INTERVIEW = /diagnose(?: --express| --encrypt| --questionnaire \S+)?$/u;
  const done = new Set<string>();
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'commune-cyber-pages-'));
    await prepare(folder);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(['README.md', 'docs/mairie.md', 'docs/campagne.md', 'docs/scripts.md', 'docs/methode.md'])(
    'every line of %s runs',
    async (path) => {
      const lines = blocks(pageAt(path), 'sh')
        .flatMap((block) => block.trim().split('\n'))
        .map((line) => line.replace(/ +#.*| \| jq .*/u, ''))
        .filter((line) => /^(npx|cp) /u.test(line) || (hasParallel && line.startsWith('parallel ')));
      expect(lines).not.toEqual([]);
      for (const line of lines.filter((each) => !done.has(each))) {
        // The laws are tried at length elsewhere.
        const { code, stderr } = await shell(line.replace(' check ', ' check --respondents 20 '), folder);
        expect(code, `${line}\n${stderr}`).toBe(INTERVIEW.test(line) ? 2 : 0);
        done.add(line);
      }
    },
    60_000,
  );

  test('the example of the library prints a score and the urgent measures', async () => {
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(ROOT, join(folder, 'node_modules/commune-cyber'));
    const [example = ''] = blocks(pageAt('docs/scripts.md'), 'js');
    writeFileSync(join(folder, 'exemple.mjs'), example);
    const { code, stderr } = await shell(`"${process.execPath}" exemple.mjs > dit.txt`, folder);
    expect(code, stderr).toBe(0);
    expect(readFileSync(join(folder, 'dit.txt'), 'utf8')).toMatch(/percent: 43\.2[^]*Garder une copie débranchée/u);
  });
});
