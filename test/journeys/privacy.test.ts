/** What is written stays with its owner, and what is wrong in a sheet is said without the rest of the sheet. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CHECK_FORMATS } from '../../src/commands/check/options.ts';
import { cases, sheetOf } from './case-sheets.ts';
import { commune, filesUnder, inFolder, modeOf, ROOT, type Run, TODAY } from './cli.ts';

const BROKEN = join(ROOT, 'test/fixtures/problems/answers');
const BASE = join(ROOT, 'test/fixtures/problems/base.yaml');
/** In what is right, above and below what is wrong. */
const SENTINEL = 'SENTINELLE';

/** Faults that a reader of YAML may explain by showing what is around. */
const HOSTILE: Readonly<Record<string, string>> = {
  'quote-never-closed': '  copie: "oui',
  'brace-never-closed': '  copie: { answer: oui',
  'block-without-end': '  copie: |\n non',
  'wrong-indentation': '  copie: oui\n      contenu: x\n   postes: 3',
  'unknown-anchor': '  copie: *rien',
  'two-documents': '---\nautre: document',
  'tab-in-the-margin': '\tcopie: oui',
  'answer-of-many-lines': '  copie:\n    - oui\n    - non\n    - "oui" non',
  'control-character': '  copie: "\u0007"',
  'same-key-twice': '  copie: oui\n  copie: non',
};

/** The sheet with answers that nobody should read, around its fault. */
function surrounded(sheet: string): string {
  const free = ['depuis: { answer: 2020-01-01', 'contenu: { answer: [messages]', 'postes: { answer: 3'].filter(
    (answer) => !sheet.includes(answer.split(':', 1)[0]!),
  );
  const [above, below] = free.map((answer) => `  ${answer}, note: "${SENTINEL}" }`);
  return sheet
    .replace(/^(questionnaire:.*)$/m, `$1\nrespondent: { name: "${SENTINEL}" }`)
    .replace(/^answers:$/m, above === undefined ? '$&' : `$&\n${above}`)
    .replace(/\n*$/, `\n${/^answers:$/m.test(sheet) && below !== undefined ? `${below}\n` : ''}# ${SENTINEL}\n`);
}

function layBroken(folder: string): number {
  const sheets = new Map(readdirSync(BROKEN).map((name) => [name, readFileSync(join(BROKEN, name), 'utf8')]));
  for (const [name, fault] of Object.entries(HOSTILE))
    sheets.set(`${name}.yaml`, `questionnaire: base@1.2.0\ncommune: { name: Trifouillis }\nanswers:\n${fault}\n`);
  mkdirSync(join(folder, 'feuilles'));
  for (const [name, sheet] of sheets) {
    const around = surrounded(sheet);
    expect(around.split(SENTINEL).length, name).toBeGreaterThan(1);
    writeFileSync(join(folder, 'feuilles', name), around);
  }
  return sheets.size;
}

/** The line named as the one at fault may be shown under it, and nothing else. */
function saysNothing({ stdout, stderr }: Run): void {
  for (const said of [stdout, stderr]) {
    const text = said.replaceAll(/(:(\d+):\d+\u202F: [^\n]*\n\s*)\2 \| [^\n]*/g, '$1');
    const at = text.indexOf(SENTINEL);
    expect(at === -1 ? '' : text.slice(Math.max(0, at - 300), at + 40)).toBe('');
  }
}

describe('a sheet refused is not told to whoever reads the messages', () => {
  test('check shows nothing beyond the line at fault, in any of its formats', () =>
    inFolder(async (folder) => {
      layBroken(folder);
      const reports = CHECK_FORMATS.flatMap((format) => ['--output-file', `${format}=rapport.${format}`]);
      const args = ['check', 'feuilles', '--questionnaire', BASE, '--today', TODAY, ...reports];
      const run = await commune(args, { cwd: folder });
      expect(run.code).toBe(1);
      saysNothing(run);
      for (const format of CHECK_FORMATS) {
        const report = readFileSync(join(folder, `rapport.${format}`), 'utf8');
        expect(report.match(/unknown-option/g)!.length, format).toBeGreaterThan(2);
        saysNothing({ ...run, stdout: report });
      }
    }));

  test('neither does batch, in its messages and in what it writes', () =>
    inFolder(async (folder) => {
      const count = layBroken(folder);
      const run = await commune(['batch', 'feuilles', '--questionnaire', BASE, '--today', TODAY, '--jobs', '1'], { cwd: folder });
      expect(run.code).toBe(1);
      saysNothing(run);
      const { refused } = JSON.parse(readFileSync(join(folder, 'campagne/synthese.json'), 'utf8')) as { refused: unknown[] };
      // All but the sheet of an older version, which is read.
      expect(refused.length).toBeGreaterThan(count - 5);
      expect(JSON.stringify(refused)).not.toContain(SENTINEL);
    }));

  test.each(['unknown-option.yaml', 'quote-never-closed.yaml', 'answer-of-many-lines.yaml'])('nor diagnose (%s)', (name) =>
    inFolder(async (folder) => {
      layBroken(folder);
      const run = await commune(['diagnose', `feuilles/${name}`, '--no-input', '--questionnaire', BASE], { cwd: folder });
      expect(run.code).toBe(2);
      expect(run.stderr).toMatch(new RegExp(`${name}:\\d+:\\d+`));
      saysNothing(run);
    }),
  );
});

describe('what is written', () => {
  test('is for its owner alone, folders included, whatever the umask, and nothing temporary stays', () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, 'feuille.yaml'), sheetOf(cases[0]!));
      const open = ['sh', '-c', 'umask 000; "$@"', 'sh'];
      for (const args of [
        ['diagnose', 'feuille.yaml', '--no-input', '--output', 'a/b'],
        ['batch', 'feuille.yaml', '--plans', '--output', 'c/d', '--jobs', '2'],
        ['batch', '--template-csv', '--output', 'e/f'],
        ['questionnaire', '--format', 'pdf', '--output', 'g/h'],
        ['check', 'feuille.yaml', '--output-file', 'sarif=i/j/rapport.sarif'],
        ['init', 'k'],
      ])
        expect(await commune([...args, '--today', TODAY], { cwd: folder, inside: open }), args.join(' ')).toMatchObject({
          code: 0,
        });
      const written = [...filesUnder(folder).keys()].filter((path) => path !== 'feuille.yaml');
      expect(written.length).toBeGreaterThan(9);
      for (const path of written) expect(`${modeOf(join(folder, path))} ${path}`).toBe(`600 ${path}`);
      for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
        if (statSync(join(folder, path)).isDirectory()) expect(`${modeOf(join(folder, path))} ${path}`).toBe(`700 ${path}`);
      expect(written.filter((path) => path.endsWith('.tmp'))).toEqual([]);
    }));
});
