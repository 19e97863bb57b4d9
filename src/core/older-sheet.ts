/** The answers of a sheet of an older version, against the questions of today. */
import { lookup } from './lookup.ts';
import { carryAnswers, type Carried, type WrittenAnswer, type WrittenValue } from './migrations.ts';
import type { Questionnaire } from './model.ts';
import type { Place } from './problem.ts';
import { readValue } from './read-value.ts';

/** As in a sheet: alone, or with its note, its day and who gave it. */
export type RawAnswer = WrittenValue | WrittenAnswer;

/** The answers of an older sheet by the names of today; those that a migration brought and that do not fit are lost. */
export function carrySheet(raw: Readonly<Record<string, RawAnswer>>, version: string, questionnaire: Questionnaire): Carried {
  const written = new Map(Object.entries(raw).map(([id, given]) => [id, wholeAnswer(given)]));
  const { answers, lost } = carryAnswers(questionnaire, version, written);
  const { scored, profile } = lookup(questionnaire);
  const fitting = [...answers].filter(([id, { answer, version: since }]) => {
    const question = scored.get(id) ?? profile.get(id);
    // What no migration touched is held to the same rules as any sheet.
    return since === null || (question !== undefined && !('code' in readValue(answer.answer, answer.why, question, NOWHERE)));
  });
  const kept = new Map(fitting);
  const unfit = [...answers].flatMap(([id, { answer, from, version: since }]) =>
    kept.has(id) || since === null
      ? []
      : [{ from, answer: answer.answer, version: since, why: 'no-equivalent' as const, into: [id] }],
  );
  return { answers: kept, lost: [...lost, ...unfit] };
}

const NOWHERE = (): Place => ({ file: '', line: 1, column: 1, endColumn: 1, path: '' });

export function wholeAnswer(given: RawAnswer): WrittenAnswer {
  return typeof given === 'object' && 'answer' in given ? given : { answer: given };
}
