/** The program as it is built, the questionnaire it asks, and folders of its own. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AnswerSheet, Questionnaire } from '../../src/core/model.ts';
import { readAnswers } from '../../src/core/read-answers.ts';
import { DATA } from '../../src/edges/data.ts';
import { loadQuestionnaire } from '../../src/edges/questionnaires.ts';

export const program = fileURLToPath(new URL('../../bin/commune-cyber.cjs', DATA));
export const questionnaire: Questionnaire = await loadQuestionnaire('communes');

export const SHEET = '01138-culoz-beon.reponses.yaml';

/** Before the first question. */
export const blank: AnswerSheet = {
  questionnaire: { id: questionnaire.id, version: questionnaire.version },
  commune: { name: 'Culoz-Béon', insee: '01138', department: '01', region: '84', population: 3453 },
  answers: new Map(),
};

export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'commune-cyber-faults-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The sheet on the disk, which must be whole whatever happened. */
export function sheetIn(folder: string): AnswerSheet {
  const text = readFileSync(join(folder, SHEET), 'utf8');
  const reading = readAnswers(SHEET, text, questionnaire);
  assert(reading.ok, `the sheet is no longer read:\n${text}`);
  return { ...reading.value, commune: blank.commune };
}

/** What is being written, hidden beside. */
export function leftIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.tmp'));
}

/** Every answer of one is found in the other. */
export function mustHold({ answers }: AnswerSheet, recorded: readonly (readonly [string, unknown])[]): void {
  for (const [id, answer] of recorded)
    assert.deepEqual(answers.get(id)?.value, (answer as { value: unknown }).value, `the answer to ${id} is lost`);
}
