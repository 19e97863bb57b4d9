/** What people type, turned into values. Shared by both askers. */
import type { AnswerValue } from '../../core/model.ts';
import type { QuestionView } from '../../render/asker.ts';
import { printable } from '../wrap.ts';

/** One line without control characters, doubled spaces or spaces around. */
export function clean(typed: string): string {
  return printable(typed).normalize('NFC').replaceAll(/ {2,}/g, ' ').trim();
}

/** `JJ/MM/AAAA` (also with `-`, `.` or spaces, and YYYY-MM-DD) as YYYY-MM-DD; null when there is no such day. */
export function parseFrenchDate(typed: string): string | null {
  const text = clean(typed);
  const french = /^(\d{1,2})[/\-. ](\d{1,2})[/\-. ](\d{4})$/.exec(text);
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const [year, month, day] = french ? [french[3], french[2], french[1]] : iso ? [iso[1], iso[2], iso[3]] : [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${written}T00:00:00Z`);
  // The 31st of April would become the 1st of May: compare with what was written.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : null;
}

/** YYYY-MM-DD as JJ/MM/AAAA; anything else unchanged. */
export function showFrenchDate(text: string): string {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return iso ? `${iso[3]}/${iso[2]}/${iso[1]}` : text;
}

/** A whole number, with any kind of space between thousands; null for anything else. */
export function parseFrenchNumber(typed: string): number | null {
  const digits = typed.replaceAll(/\s/g, '');
  if (!/^-?\d+$/.test(digits)) return null;
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : null;
}

export type Read = { readonly value: AnswerValue } | { readonly refusal: string };

/** The answer typed to a question of kind number, date or text, or the sentence that refuses it. */
export function readTyped(view: QuestionView, typed: string): Read {
  const text = clean(typed);
  const refusal = view.refuse(text);
  if (refusal !== null) return { refusal };
  if (view.kind === 'number') {
    const number = parseFrenchNumber(text);
    return number === null ? { refusal: view.labels.type } : { value: { kind: 'number', number } };
  }
  if (view.kind === 'date') {
    const date = parseFrenchDate(text);
    return date === null ? { refusal: view.labels.type } : { value: { kind: 'text', text: date } };
  }
  return { value: { kind: 'text', text } };
}

/** An answer in the words of the question. */
export function showAnswer(view: QuestionView, value: AnswerValue): string {
  switch (value.kind) {
    case 'chosen':
      return value.options.map((id) => view.options.find((option) => option.id === id)?.text ?? id).join(', ');
    case 'number':
      return String(value.number).replaceAll(/\B(?=(\d{3})+$)/g, '\u202F');
    case 'text':
      return view.kind === 'date' ? showFrenchDate(value.text) : value.text;
    case 'unknown':
      return view.labels.unknown;
    case 'not-applicable':
      return value.why === '' ? view.labels.notApplicable : `${view.labels.notApplicable} (${value.why})`;
  }
}
