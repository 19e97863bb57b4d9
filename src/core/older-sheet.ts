/** The answers of a sheet of an older version, against the questions of today. */
import { fateOf, migrationsSince } from './fates.ts';
import { lookup } from './lookup.ts';
import { carryAnswers, type Carried } from './migrations.ts';
import type { Answer, Questionnaire } from './model.ts';
import { readAgain } from './read-value.ts';
import { wholeAnswer, writtenAnswer, type RawAnswer } from './written-answer.ts';

/** The answers of an older sheet by the names of today; those that a migration brought and that do not fit are lost. */
export function carrySheet(raw: Readonly<Record<string, RawAnswer>>, version: string, questionnaire: Questionnaire): Carried {
  const written = new Map(Object.entries(raw).map(([id, given]) => [id, wholeAnswer(given)]));
  const { answers, lost } = carryAnswers(questionnaire, version, written);
  const { scored, profile } = lookup(questionnaire);
  const fitting = [...answers].filter(([id, { answer, version: since }]) => {
    const question = scored.get(id) ?? profile.get(id);
    // What no migration touched is held to the same rules as any sheet.
    return since === null || (question !== undefined && readAgain(answer, question) !== null);
  });
  const kept = new Map(fitting);
  const unfit = [...answers].flatMap(([id, { answer, from, version: since }]) =>
    kept.has(id) || since === null
      ? []
      : [{ from, answer: answer.answer, version: since, why: 'no-equivalent' as const, into: [id] }],
  );
  return { answers: kept, lost: [...lost, ...unfit] };
}

/** Answers that an older version has read, and questions it was left without an answer to, by the names of today. */
export function carryRead(
  { answers, unanswered }: { readonly answers: ReadonlyMap<string, Answer>; readonly unanswered: readonly string[] },
  version: string,
  questionnaire: Questionnaire,
): { readonly answers: ReadonlyMap<string, Answer>; readonly unanswered: readonly string[] } {
  const migrations = migrationsSince(questionnaire, version);
  if (migrations.length === 0) return { answers, unanswered };
  const written = Object.fromEntries([...answers].map(([id, answer]) => [id, writtenAnswer(answer)]));
  const { scored, profile } = lookup(questionnaire);
  const carried = [...carrySheet(written, version, questionnaire).answers].flatMap(
    ([id, { answer, from, version: since }]): [string, Answer][] => {
      if (since === null) return [[id, answers.get(from[0]!)!]];
      const value = readAgain(answer, (scored.get(id) ?? profile.get(id))!);
      return value === null ? [] : [[id, { value }]];
    },
  );
  return {
    answers: new Map(carried),
    unanswered: [...new Set(unanswered.flatMap((id) => fateOf(id, migrations).into))],
  };
}
