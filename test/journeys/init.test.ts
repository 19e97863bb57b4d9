/** `init`: what it writes is correct, is answered to the end, and never takes the place of anything. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commune, filesUnder, inFolder, modeOf, TODAY } from './cli.ts';

const PARTS = [
  '.schemas/answers.schema.json',
  '.schemas/cases.schema.json',
  '.schemas/coverage.schema.json',
  '.schemas/questionnaire.schema.json',
  'cases/exemples.yaml',
  'measures.yaml',
  'questionnaire.yaml',
  'questions.yaml',
];

test('the questionnaire it writes has no fault, and its cases hold', () =>
  inFolder(async (cwd) => {
    const made = await commune(['init', 'Étude 2026', '--today', TODAY], { cwd });
    expect(made.code).toBe(0);
    const folder = join(cwd, 'Étude 2026');
    expect([...filesUnder(folder).keys()]).toEqual(PARTS);
    expect(made.stdout.trimEnd().split('\n').toSorted()).toEqual(PARTS.map((path) => join('Étude 2026', path)));
    expect(made.stderr).toContain('commune-cyber check "Étude 2026"');
    expect(modeOf(join(folder, 'questions.yaml'))).toBe('600');
    expect(readFileSync(join(folder, 'questionnaire.yaml'), 'utf8')).toContain('\nid: etude-2026\n');

    const checked = await commune(['check', 'Étude 2026', '--today', TODAY], { cwd });
    expect([checked.code, checked.stdout]).toEqual([0, '']);
  }));

test('each file finds its schema beside it', () =>
  inFolder(async (cwd) => {
    await commune(['init', 'q', '--today', TODAY], { cwd });
    const files = filesUnder(join(cwd, 'q'));
    for (const [path, content] of files) {
      if (!path.endsWith('.yaml')) continue;
      const schema = /^# yaml-language-server: \$schema=(\S+)\n/.exec(content.toString('utf8'))?.[1];
      expect([...files.keys()]).toContain(join(path, '..', schema ?? ''));
    }
  }));

test('someone can answer it, and gets a plan', () =>
  inFolder(async (cwd) => {
    await commune(['init', '--today', TODAY], { cwd });
    const blank = await commune(['questionnaire', 'mon-questionnaire', '--format', 'sheet'], { cwd });
    const sheet = blank.stdout
      .replace(/name: .*/, 'name: Saint-Essai')
      .replace(/^ *#? ?copie-frequence:.*$/m, '  copie-frequence: parfois');
    writeFileSync(join(cwd, 'feuille.yaml'), sheet);
    const done = await commune(
      ['diagnose', 'feuille.yaml', '-q', 'mon-questionnaire', '--no-input', '--format', 'json', '--today', TODAY],
      { cwd },
    );
    expect(done.stderr).toBe('');
    expect(done.code).toBe(0);
    expect(done.stdout).toContain('Copier les documents chaque semaine');
  }));

test('a folder that holds something is left alone', () =>
  inFolder(async (cwd) => {
    mkdirSync(join(cwd, 'plein'));
    writeFileSync(join(cwd, 'plein/notes.txt'), 'À garder.');
    const { code, stderr } = await commune(['init', 'plein'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^Le dossier «.plein.» n’est pas vide\.\n/);
    expect([...filesUnder(join(cwd, 'plein')).keys()]).toEqual(['notes.txt']);
  }));

test('a folder under version control may still be empty', () =>
  inFolder(async (cwd) => {
    mkdirSync(join(cwd, 'depot/.git'), { recursive: true });
    expect((await commune(['init', 'depot', '--today', TODAY], { cwd })).code).toBe(0);
  }));

test('a file where the folder should be, a wrong day, an empty name', () =>
  inFolder(async (cwd) => {
    writeFileSync(join(cwd, 'fichier'), '');
    const runs = await Promise.all(
      [
        ['init', 'fichier'],
        ['init', 'q', '--today', 'hier'],
        ['init', ''],
      ].map((args) => commune(args, { cwd })),
    );
    expect(runs.map(({ code }) => code)).toEqual([2, 2, 2]);
    for (const { stderr } of runs) expect(stderr).toMatch(/^[^\n]+\.\n→ [^\n]+\n$/);
  }));
