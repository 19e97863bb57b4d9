/** What is handed over: everything a run needs, and nothing of how it was made. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { ROOT } from './journeys/cli.ts';

const GOLDEN = new URL('package-files.txt', import.meta.url);

let files: readonly { readonly path: string; readonly size: number }[];
let packed: number;

beforeAll(() => {
  const told = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: ROOT, encoding: 'utf8' });
  const [tarball] = JSON.parse(told) as [{ files: typeof files; size: number }];
  files = tarball.files;
  packed = tarball.size;
}, 60_000);

test('the kinds of files are those expected', () => {
  // Names that change at each build or with each question stand as a star.
  const kinds = files.map(({ path }) =>
    path
      .replace(
        /^(dist\/(?:types|data\/texts|parts)(?:\/.*)?|questionnaires\/.*|schemas)\/[^/]+?(\.d\.ts|\.schema\.json|\.\w+)$/,
        '$1/*$2',
      )
      .replace(/^dist\/types\/.*\//, 'dist/types/**/'),
  );
  const listed = `${[...new Set(kinds)].toSorted().join('\n')}\n`;
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(GOLDEN, listed);
  expect(listed).toBe(existsSync(GOLDEN) ? readFileSync(GOLDEN, 'utf8') : '');
});

test('no source, no test, no tool and no map is handed over', () => {
  const strangers = files
    .map(({ path }) => path)
    .filter((path) => /^(src|test|scripts|docs|node_modules)\/|\.map$|(?<!\.d)\.ts$|compile|generated/.test(path));
  expect(strangers).toEqual([]);
});

test('every module that the program may load is there', () => {
  const known = new Set(files.map(({ path }) => path));
  const missing = [...known]
    .filter((path) => /^dist\/.*\.c?js$/.test(path))
    .flatMap((path) =>
      [
        ...readFileSync(`${ROOT}${path}`, 'utf8').matchAll(
          /(?:from|import|require)\s*\(?\s*["'`](\.{1,2}\/[\w./-]+\.c?js)["'`]/g,
        ),
      ].map(([, to]) => new URL(to!, `file:///${path}`).pathname.slice(1)),
    )
    .filter((path) => !known.has(path));
  expect(missing).toEqual([]);
});

test('it stays small', () => {
  expect(packed).toBeLessThan(2_000_000);
  expect(files.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(8_000_000);
});
