/** The worked cases of the shipped questionnaire, written back as the answer sheets of real town halls. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Answer, Case, Questionnaire } from '../../src/core/model.ts';
import { readCases } from '../../src/core/read-cases.ts';
import { loadQuestionnaire } from '../../src/edges/questionnaires.ts';
import { ROOT, TODAY } from './cli.ts';

export const questionnaire: Questionnaire = await loadQuestionnaire('communes');

const FOLDER = join(ROOT, 'questionnaires/communes/cases');

export const cases: readonly Case[] = readdirSync(FOLDER)
  .toSorted()
  .flatMap((name) => {
    const reading = readCases(name, readFileSync(join(FOLDER, name), 'utf8'), questionnaire);
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    return reading.value;
  });

/** A case by its id: the tests that name one want to know when it is gone. */
export function caseNamed(id: string): Case {
  const found = cases.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no worked case is named ${id}`);
  return found;
}

/** The sheet of a case, as text. */
export function sheetOf({ sheet }: Case): string {
  return stringify({
    questionnaire: `${sheet.questionnaire.id}@${sheet.questionnaire.version}`,
    commune: sheet.commune,
    answeredOn: TODAY,
    answers: Object.fromEntries([...sheet.answers].map(([id, answer]) => [id, written(answer)])),
  });
}

function written({ value, note, on, by }: Answer): unknown {
  switch (value.kind) {
    case 'chosen':
      return { answer: value.options.length === 1 ? value.options[0] : value.options, note, on, by };
    case 'number':
      return { answer: value.number, note, on, by };
    case 'text':
      return { answer: value.text, note, on, by };
    case 'unknown':
      return { answer: 'unknown', note, on, by };
    case 'not-applicable':
      return { answer: 'not-applicable', why: value.why, note, on, by };
  }
}
