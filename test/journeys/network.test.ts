/** Answers describe the weaknesses of a town hall: nothing of this program may speak to a network. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cases, sheetOf } from './case-sheets.ts';
import { commune, filesUnder, inFolder, ROOT, TODAY } from './cli.ts';
import { hasTmux, openTerminal } from './tmux.ts';

/** Everything in Node that can open a connection or wait for one. */
/** A minified program has backquotes too. */
const QUOTE = '["\'`]';
const NETWORK = ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'dns/promises', 'inspector', 'cluster'];

/** Every socket opened by the program and by what it starts, written in a file. Nothing goes out of a process without one. */
const WATCH = ['strace', '--follow-forks', '--seccomp-bpf', '--trace=socket,connect', '--output=appels'] as const;
const canWatch = spawnSync(WATCH[0], [...WATCH.slice(1, -1), '--output=/dev/null', 'true']).status === 0;
const unwatched = canWatch ? '' : ' (skipped: strace does not work here)';

/** The sockets to anything but a program of this machine: internet, routes, network cards. */
function socketsOut(folder: string): string[] {
  const calls = readFileSync(join(folder, 'appels'), 'utf8').split('\n');
  // Watched until its end.
  expect(calls.some((call) => call.includes('+++ exited with'))).toBe(true);
  return calls.filter((call) => /\b(socket|connect)\(/.test(call) && !call.includes('AF_UNIX'));
}

const withoutNetwork = spawnSync('unshare', ['-n', 'true']).status === 0;

describe('no network', () => {
  test.skipIf(!canWatch)(`strace sees what would go out${unwatched}`, () =>
    inFolder(async (folder) => {
      const speaks = `require('net').connect(9, '127.0.0.1').on('error', () => {}); require('dns').lookup('exemple.invalid', () => {})`;
      spawnSync(WATCH[0], [...WATCH.slice(1), process.execPath, '-e', speaks], { cwd: folder });
      expect(socketsOut(folder).join('\n')).toMatch(/AF_INET[^]*AF_INET6?/);
    }),
  );

  test.skipIf(!canWatch || !hasTmux)(
    `an interview, from the first question to the plan, opens no socket${hasTmux ? unwatched : ' (skipped: there is no tmux here)'}`,
    { timeout: 60_000 },
    () =>
      inFolder(async (folder) => {
        const sheet = sheetOf(cases[0]!);
        const answer = /^ {2}[a-z-]+: {0,1}\n(?: {4}.*\n)+(?=[^ ]|$(?![^]))/m;
        writeFileSync(join(folder, 'feuille.yaml'), sheet.replace(answer, ''));
        const terminal = await openTerminal(folder);
        try {
          await terminal.start(`${WATCH.join(' ')} commune-cyber diagnose feuille.yaml`);
          await terminal.until((screen) => screen.includes('Question '), 'the question left');
          await terminal.type('j');
          await terminal.until((screen) => screen.includes('Que voulez-vous faire'), 'the last screen');
          await terminal.press('Enter');
          expect(await terminal.ended()).toBe(0);
        } finally {
          terminal.close();
        }
        expect(readdirSync(folder).some((name) => name.endsWith('.plan.pdf'))).toBe(true);
        expect(socketsOut(folder)).toEqual([]);
      }),
  );

  test
    .skipIf(!canWatch)
    .each([
      ['diagnose', 'feuille.yaml', '--no-input'],
      ['batch', 'feuille.yaml', '--plans', '--jobs', '2'],
      ['check', 'feuille.yaml'],
      ['questionnaire'],
    ])(`%s opens no socket${unwatched}`, (...args) =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, 'feuille.yaml'), sheetOf(cases[0]!));
      expect(await commune([...args], { cwd: folder, inside: WATCH })).toMatchObject({ code: 0 });
      expect(socketsOut(folder)).toEqual([]);
    }),
  );

  test.skipIf(!withoutNetwork)(
    `from the sheet to the plan, in a machine without any interface${withoutNetwork ? '' : ' (skipped: unshare -n is not permitted here)'}`,
    () =>
      inFolder(async (folder) => {
        writeFileSync(join(folder, 'feuille.yaml'), sheetOf(cases[0]!));
        const args = ['diagnose', 'feuille.yaml', '--no-input', '--today', TODAY];
        const alone = await commune([...args, '--output', 'seul'], { cwd: folder, inside: ['unshare', '-n'] });
        expect(alone.code).toBe(0);
        expect(alone.stderr).toBe('');
        const linked = await commune([...args, '--output', 'relie'], { cwd: folder });
        expect(alone.stdout.replaceAll('seul/', 'relie/')).toBe(linked.stdout);
        const files = filesUnder(folder);
        for (const [path, bytes] of files)
          if (path.startsWith('seul/')) expect(files.get(path.replace('seul/', 'relie/'))!.equals(bytes), path).toBe(true);
      }),
  );

  test('no module of the program can open a connection', () => {
    const dist = join(ROOT, 'dist');
    const modules = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => /\.c?js$/.test(name));
    expect(modules.length).toBeGreaterThan(5);
    const loads = new RegExp(`(?:from|import|require)\\s*\\(?\\s*${QUOTE}(?:node:)?(?:${NETWORK.join('|')})${QUOTE}`);
    const speaks = /\b(?:fetch|WebSocket|EventSource|XMLHttpRequest)\s*\(/;
    const guilty = modules.filter((name) => {
      const code = readFileSync(join(dist, name), 'utf8');
      return loads.test(code) || speaks.test(code);
    });
    expect(guilty).toEqual([]);
  });
});
