/** An answer as a sheet holds it. */
import type { WrittenAnswer, WrittenValue } from './migrations.ts';
import type { Answer } from './model.ts';

/** Alone, or with its note, its day and who gave it. */
export type RawAnswer = WrittenValue | WrittenAnswer;

export function wholeAnswer(given: RawAnswer): WrittenAnswer {
  return typeof given === 'object' && 'answer' in given ? given : { answer: given };
}

/** Alone when there is nothing beside it. */
export function rawAnswer({ answer, ...beside }: WrittenAnswer): RawAnswer {
  const said = Object.entries(beside).filter(([, each]) => each !== undefined);
  return said.length === 0 ? answer : { answer, ...Object.fromEntries(said) };
}

/** From what was read. */
export function writtenAnswer({ value, note, on, by }: Answer): WrittenAnswer {
  const beside = { note, on, by };
  switch (value.kind) {
    case 'chosen':
      return { answer: value.options.length === 1 ? value.options[0]! : value.options, ...beside };
    case 'number':
      return { answer: value.number, ...beside };
    case 'text':
      return { answer: value.text, ...beside };
    case 'unknown':
      return { answer: 'unknown', ...beside };
    case 'not-applicable':
      return { answer: 'not-applicable', why: value.why, ...beside };
  }
}
