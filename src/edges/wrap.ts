/**
 * Text laid out in terminal columns. Texts are wrapped first and styled line by line after, so that no
 * escape sequence spans two lines and none that came with the data is ever printed.
 */
import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import type { Style } from '../render/palette.ts';
import { wrapWords } from '../render/text-wrap.ts';

const NARROWEST = 40;
const WIDEST = 88;

/** The width to write in: comfortable to read, and never the last column, where some terminals wrap by themselves. */
export function measure(columns: number | undefined): number {
  return Math.min(WIDEST, Math.max(NARROWEST, (columns ?? 80) - 1));
}

/** Columns taken on screen; escape sequences take none. */
export function cells(text: string): number {
  return stringWidth(text);
}

/** Without control characters: data cannot move the cursor nor change colours. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

/** French as it is written here: each character takes one column. Telling the width of others costs the first question a twentieth. */
const PLAIN = /^[\x21-\x7E\xA0-\xFFŒœ’…–—€\u202F]+(?: [\x21-\x7E\xA0-\xFFŒœ’…–—€\u202F]+)*$/;

/** Lines of at most `width` columns, broken between words; no-break spaces hold. At least one line. */
export function wrap(text: string, width: number): string[] {
  if (PLAIN.test(text)) {
    const lines = wrapWords(text, width);
    if (lines.every((line) => line.length <= width)) return lines;
  }
  return wrapAnsi(printable(text), Math.max(1, width), { hard: true }).split('\n');
}

/** `first` (which may be styled), then the text with its next lines aligned under its first word. */
export function hang(first: string, text: string, width: number, style: Style): string[] {
  const margin = cells(first);
  return wrap(text, width - margin).map((line, index) => (index === 0 ? first : ' '.repeat(margin)) + style(line));
}

/** On one line; cut between words, with an ellipsis, when it does not fit. */
export function shorten(text: string, width: number, ellipsis: string): string {
  const whole = printable(text);
  if (cells(whole) <= width) return whole;
  const [line = ''] = wrap(whole, width - cells(ellipsis));
  return line + ellipsis;
}

/**
 * Lines of items separated by `separator`; an item is never cut, a line never starts or ends with the separator.
 * As few lines as `width` allows, then as even as they can be: no item is left alone on the last one.
 */
export function flow(items: readonly string[], separator: string, width: number): string[] {
  let lines = flowWithin(items, separator, width);
  for (let narrower = width - 1; narrower > 0; narrower -= 1) {
    const tried = flowWithin(items, separator, narrower);
    if (tried.length > lines.length || tried.some((line) => cells(line) > narrower)) break;
    lines = tried;
  }
  return lines;
}

function flowWithin(items: readonly string[], separator: string, width: number): string[] {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (last !== undefined && cells(last + separator + item) <= width) lines[lines.length - 1] = last + separator + item;
    else lines.push(item);
  }
  return lines;
}
