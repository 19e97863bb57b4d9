/**
 * A whole interview with `--plain`, as a screen reader says it: one line after the other, nothing redrawn. The transcript is
 * in `spoken/`, to be read aloud. `UPDATE_GOLDEN=1` writes what is said now.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { onceAsked } from '../../src/commands/asking.ts';
import type { DiagnoseOptions } from '../../src/commands/diagnose-options.ts';
import { interviewInTerminal } from '../../src/commands/interview-in-terminal.ts';
import { passphrases } from '../../src/commands/passphrase.ts';
import { report } from '../../src/commands/report.ts';
import { openSheet } from '../../src/commands/sheets.ts';
import type { World } from '../../src/commands/world.ts';
import { loadQuestionnaire } from '../../src/edges/questionnaires.ts';
import { inFolder, ROOT, TODAY } from './cli.ts';

/** What the clerk types, line after line: mistakes, questions, second thoughts. */
const FIRST_DAY = ['', 'zzzz', 'culoz', '1', 'deux', '3', 'a', '4', 'c', 'le vendredi', '2', 'o', 'r', '', 'q'];
const SECOND_DAY = ['peut-être', 'x', '', 'la communauté de communes gère la messagerie', '1 3', 'j', '9', '2', '2', '1'];

const SHEET = '01138-culoz-beon.reponses.yaml';

const questionnaire = await loadQuestionnaire(join(ROOT, 'templates/start'));

/** One run of `diagnose --plain`, on paper: what was said and what was typed. */
async function transcript(folder: string, sheet: string | undefined, typed: readonly string[]): Promise<string> {
  const stdin = new PassThrough();
  const paper = new PassThrough();
  const world = { stdin, stdout: paper, stderr: paper, env: {}, cwd: () => folder, now: () => new Date(0) } as unknown as World;
  const options: DiagnoseOptions = {
    sheet,
    questionnaire: 'mon-questionnaire',
    express: false,
    output: folder,
    formats: [],
    json: false,
    budget: undefined,
    days: undefined,
    plain: true,
    encrypt: false,
    passphraseFile: undefined,
    input: true,
    today: TODAY,
  };
  stdin.end(typed.map((line) => `${line}\n`).join(''));
  const asker = onceAsked(true, world);
  const keeping = { folder, encrypt: false, plan: false, phrases: passphrases(undefined, asker.get, world) };
  const opened = sheet === undefined ? null : await openSheet(join(folder, sheet), questionnaire, keeping);
  const end = await interviewInTerminal({
    questionnaire,
    opened,
    keeping,
    options,
    today: TODAY,
    world,
    asker: await asker.get(),
  });
  await asker.close();
  if (end.how === 'finished') await report(questionnaire, end, options, TODAY, world);
  return String(paper.read()).replaceAll(`${folder}/`, '').replaceAll(folder, '.');
}

test('makes sense without sight, from the first question to the result', () =>
  inFolder(async (folder) => {
    const first = await transcript(folder, undefined, FIRST_DAY);
    const said = `${first}\n${'-'.repeat(40)}\n${await transcript(folder, SHEET, SECOND_DAY)}`;
    // Signs are spelt, and say nothing to whoever hears them.
    expect(said).not.toMatch(/[•□■○●→❯✓█░│━─⋮]/);
    const golden = join(ROOT, 'test/journeys/spoken/interview.txt');
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, said);
    expect(said).toBe(readFileSync(golden, 'utf8'));
  }));
