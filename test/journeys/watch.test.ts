/** `check --watch`: the same check at each change, and only then. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { bareEnvironment, BIN, inFolder, ROOT, TODAY } from './cli.ts';

const BASE = readFileSync(join(ROOT, 'test/fixtures/problems/base.yaml'), 'utf8');
const FAULTY = BASE.replace('weight: 2', 'weight: deux');

interface Watching {
  /** Waits for some words, said after those waited for before. */
  readonly until: (words: string) => Promise<void>;
  readonly said: () => string;
  /** The exit code. */
  readonly stop: (signal: NodeJS.Signals) => Promise<number | null>;
}

function watching(cwd: string, args: readonly string[]): Watching {
  const all = [BIN, 'check', ...args, '--watch', '--respondents', '20', '--today', TODAY];
  const child = spawn(process.execPath, all, { cwd, env: bareEnvironment() });
  let said = '';
  let from = 0;
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    said: () => said,
    until: async (words) => {
      for (let tries = 0; !said.includes(words, from); tries++) {
        if (tries > 500) throw new Error(`never said ${words}: ${said}`);
        await pause(20);
      }
      from = said.indexOf(words, from) + words.length;
    },
    stop: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

test(
  'it checks again at each change, and stops with Ctrl-C',
  () =>
    inFolder(async (cwd) => {
      writeFileSync(join(cwd, 'a.yaml'), BASE);
      const { until, stop } = watching(cwd, ['a.yaml']);
      await until('En attente');
      writeFileSync(join(cwd, 'a.yaml'), FAULTY);
      await until('[wrong-type]');
      await until('En attente');
      writeFileSync(join(cwd, 'a.yaml'), BASE);
      await until('Rien à signaler');
      await until('En attente');
      expect(await stop('SIGINT')).toBe(130);
    }),
  30_000,
);

test(
  'a folder may go, come back, and hold the report',
  () =>
    inFolder(async (cwd) => {
      const folder = join(cwd, 'q');
      const lay = (text: string): void => {
        mkdirSync(folder);
        writeFileSync(join(folder, 'a.yaml'), text);
      };
      lay(BASE);
      const { until, said, stop } = watching(cwd, ['q', '--output-file', 'json=q/rapport.json']);
      await until('En attente');
      // Long enough to see the report that it has written itself.
      await pause(600);
      rmSync(folder, { recursive: true });
      await until('n’existe pas');
      await until('En attente');
      lay(FAULTY);
      await until('[wrong-type]');
      await until('En attente');
      expect(said().match(/En attente/g)).toHaveLength(3);
      expect(await stop('SIGTERM')).toBe(130);
    }),
  30_000,
);
