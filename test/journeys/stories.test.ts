/**
 * One folder, one story: what somebody typed (`command.txt`, one word per line, commands separated by an empty line),
 * the files around, and all that came out (`expected.txt`). `UPDATE_GOLDEN=1` writes what comes out now.
 */
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commune, filesUnder, inFolder, modeOf, ROOT, type Run } from './cli.ts';
import { PREPARED } from './prepared.ts';

const STORIES = join(ROOT, 'test/journeys/stories');
const VERSION = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version;
/** Of the story itself, not of the town hall. */
const OF_THE_STORY = new Set(['command.txt', 'expected.txt']);

const stories = readdirSync(STORIES).toSorted();

describe('stories', () => {
  for (const story of stories) {
    const { skip, prepare, uid, inside } = PREPARED[story] ?? {};
    const why = skip?.();
    (why === undefined ? test.concurrent : test.skip)(`${story}${why === undefined ? '' : ` (skipped: ${why})`}`, () =>
      inFolder(async (folder) => {
        const home = join(STORIES, story);
        cpSync(home, folder, { recursive: true, filter: (path) => !OF_THE_STORY.has(path.slice(home.length + 1)) });
        prepare?.(folder);
        const before = filesUnder(folder);

        const told: string[] = [];
        for (const words of commandsOf(readFileSync(join(home, 'command.txt'), 'utf8'))) {
          const known = filesUnder(folder);
          const run = await commune(words, { cwd: folder, uid, inside });
          const after = filesUnder(folder);
          const made = [...after.keys()].filter((path) => !known.has(path));
          if (run.code === 2) refusedProperly(run, made);
          told.push(
            telling(
              words,
              run,
              made.map((path) => `${modeOf(join(folder, path))} ${path}`),
              folder,
            ),
          );
        }

        const after = filesUnder(folder);
        for (const [path, bytes] of before) expect(after.get(path)?.equals(bytes), `${path} is left as it was`).toBe(true);
        expect([...after.keys()].filter((path) => path.endsWith('.tmp'))).toEqual([]);
        const golden = join(home, 'expected.txt');
        if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, told.join('\n'));
        expect(told.join('\n')).toBe(existsSync(golden) ? readFileSync(golden, 'utf8') : '');
      }),
    );
  }
});

test('every prepared story is told', () => {
  expect(Object.keys(PREPARED).filter((story) => !stories.includes(story))).toEqual([]);
});

function commandsOf(text: string): string[][] {
  return text
    .replace(/\n$/, '')
    .split('\n\n')
    .map((command) => command.split('\n').filter((word) => word !== ''));
}

/** A refusal says what is wrong and what to do, in one place, and does nothing. */
function refusedProperly({ stdout, stderr }: Run, made: readonly string[]): void {
  expect(stdout).toBe('');
  expect(made).toEqual([]);
  expect(stderr).toMatch(/[.?]( \[[a-z-]+\])?\n/);
  expect(stderr).toContain('→ ');
  expect(stderr).not.toMatch(/^ {4}at |Ceci est un défaut/m);
}

function telling(words: readonly string[], { code, stdout, stderr }: Run, made: readonly string[], folder: string): string {
  const said = (text: string): string =>
    text
      .replaceAll(folder, '<folder>')
      .replaceAll(VERSION, '<version>')
      .replaceAll(/\b[0-9a-f]{64}\b/g, '<sha256>');
  return [
    `$ commune-cyber ${words.join(' ')}`,
    `exit ${code}`,
    ...(stdout === '' ? [] : ['--- stdout', said(stdout).trimEnd()]),
    ...(stderr === '' ? [] : ['--- stderr', said(stderr).trimEnd()]),
    ...(made.length === 0 ? [] : ['--- new files', ...made]),
    '',
  ].join('\n');
}
