/** The corpus of broken files, seen through `check`: each gives exactly its code, at its place, and makes the run end with 1. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { runCheck } from '../../src/commands/check/run.ts';
import { commune, inFolder, TODAY } from './cli.ts';

const corpus = fileURLToPath(new URL('../fixtures/problems', import.meta.url));
const base = join(corpus, 'base.yaml');

/** Where a file of each kind stands, in a folder where everything else is right. */
const PLACES: Readonly<Record<string, (name: string) => string>> = {
  questionnaire: (name) => `q/${name}`,
  cases: (name) => `q/cases/${name}`,
  coverage: (name) => `q/coverage/${name}`,
  answers: (name) => name,
  reflexes: (name) => name,
};
const files = Object.keys(PLACES).flatMap((kind) => readdirSync(join(corpus, kind)).map((name) => ({ kind, name })));

/** `line:column code` of the marks of a file. */
function marksIn(text: string): string[] {
  let line = 0;
  return text.split('\n').flatMap((content, index) => {
    const mark = /^#(?<space> *)(?<sign>\^|<-) (?<code>[a-z0-9-]+)$/.exec(content)?.groups;
    if (mark === undefined) line = index + 1;
    return mark === undefined ? [] : [`${line}:${mark['sign'] === '^' ? mark['space']!.length + 2 : 1} ${mark['code']}`];
  });
}

/** A questionnaire in two files, so that each file of its folder is a part of it. */
function layBase(folder: string): string {
  const [head = '', measures = ''] = readFileSync(base, 'utf8').split(/^(?=measures:)/m);
  mkdirSync(join(folder, 'q'), { recursive: true });
  writeFileSync(join(folder, 'q/base.yaml'), head);
  writeFileSync(join(folder, 'q/base-measures.yaml'), measures);
  return join(folder, 'q');
}

/** Sets one faulty file among files without fault, and gives what to check. */
function lay(folder: string, kind: string, name: string): { target: string; file: string } {
  const file = join(folder, PLACES[kind]!(name));
  const inside = PLACES[kind]!(name).startsWith('q/');
  if (inside && !name.endsWith('-alone.yaml')) layBase(folder);
  mkdirSync(dirname(file), { recursive: true });
  copyFileSync(join(corpus, kind, name), file);
  return { target: inside ? join(folder, 'q') : file, file };
}

test('there are at least 80 of them, of one fault each', () => {
  expect(files.length).toBeGreaterThanOrEqual(80);
  for (const { kind, name } of files)
    expect([name, marksIn(readFileSync(join(corpus, kind, name), 'utf8')).length]).toEqual([name, 1]);
});

test('what stands beside them has no fault', () =>
  inFolder(async (folder) => {
    const options = { today: TODAY, questionnaire: undefined, respondents: 100, seed: 1, against: undefined, replay: undefined };
    const { report } = await runCheck({ ...options, paths: [layBase(folder)] });
    expect(report.findings).toEqual([]);
  }));

describe.each(files)('$kind/$name', ({ kind, name }) => {
  test('gives its code at its place, and nothing else', () =>
    inFolder(async (folder) => {
      const { target, file } = lay(folder, kind, name);
      const options = { today: TODAY, questionnaire: base, respondents: 20, seed: 1, against: undefined, replay: undefined };
      const { report } = await runCheck({ ...options, paths: [target] });
      const found = report.findings.map(({ code, place }) => `${place.line}:${place.column} ${code}`);
      // Alone and without any key, nothing tells what it was meant to be.
      const untold = target === file && name === 'not-a-mapping.yaml';
      expect(found).toEqual(untold ? ['1:1 unknown-kind'] : marksIn(readFileSync(file, 'utf8')));
      expect(report.findings.every(({ place }) => place.file === file)).toBe(true);
    }));
});

test.each(Object.keys(PLACES))('a faulty file of %s makes the run end with 1', (kind) =>
  inFolder(async (cwd) => {
    const { name } = files.find((each) => each.kind === kind)!;
    const { target, file } = lay(cwd, kind, name);
    const { code, stdout } = await commune(['check', target, '-q', base, '--today', TODAY], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain(`${file}:${marksIn(readFileSync(file, 'utf8'))[0]!.split(' ')[0]}`);
  }),
);
