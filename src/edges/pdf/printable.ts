import type { Fonts } from './fonts.ts';

/** What replaces each run of characters that the fonts cannot draw. */
export const replacement = '[?]';

/** Invisible marks that change nothing to the meaning of a French text: dropped without a word. */
const invisible = new Set([0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2060, 0xfe0e, 0xfe0f, 0xfeff]);

const substitutes = new Map<number, string>([
  [0x09, ' '],
  [0x0b, ' '],
  [0x0c, ' '],
  [0x0d, ''],
  [0x85, '\n'],
  [0x2028, '\n'],
  [0x2029, '\n'],
  [0x2009, ' '],
  [0x2012, '–'],
  [0x2015, '—'],
  [0x02bc, '’'],
  [0x201b, '‘'],
  [0x201f, '“'],
  [0x2043, '•'],
  [0x2219, '•'],
  [0x2705, '✓'],
  [0x2714, '✓'],
  [0x2610, '□'],
  [0x2611, '✓'],
  [0x2716, '✗'],
  [0x274c, '✗'],
  [0x2018, '‘'],
]);

/** The text with only characters that both faces have, soft hyphens and line feeds. */
export function printable(text: string, fonts: Fonts): string {
  if (isPlain(text, fonts)) return text;
  let result = '';
  let replacing = false;
  for (const letter of text.normalize('NFC')) {
    const close = closest(letter, fonts);
    if (close === undefined) {
      if (!replacing) result += replacement;
      replacing = true;
    } else {
      result += close;
      if (close !== '') replacing = false;
    }
  }
  return result;
}

/** Whether printing this text puts `[?]` in place of something, so that the document can announce it. */
export function unprintable(text: string, fonts: Fonts): boolean {
  if (isPlain(text, fonts)) return false;
  for (const letter of text.normalize('NFC')) if (closest(letter, fonts) === undefined) return true;
  return false;
}

/** What nearly all our texts are made of, which both faces have. */
export const usualText = /^[\n -~\u00a0-\u00ff\u202f\u2011’…–—œ€•→]*$/;

/** The common case, told without building anything. */
function isPlain(text: string, fonts: Fonts): boolean {
  if (usualText.test(text)) return true;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x300 && code < 0x370) return false;
    if (!isDrawn(code, fonts)) return false;
  }
  return true;
}

function isDrawn(codePoint: number, fonts: Fonts): boolean {
  return codePoint === 0x0a || codePoint === 0xad || (fonts.regular.has(codePoint) && fonts.bold.has(codePoint));
}

/** The character itself, a close one, nothing for an invisible mark, or undefined. */
function closest(letter: string, fonts: Fonts): string | undefined {
  const codePoint = letter.codePointAt(0) ?? 0;
  if (isDrawn(codePoint, fonts)) return letter;
  const substitute = substitutes.get(codePoint);
  if (substitute !== undefined) return substitute;
  if (invisible.has(codePoint)) return '';
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return undefined;
  // Ligatures, full-width letters, other spaces; then the letter without its accents.
  const compatible = letter.normalize('NFKC');
  if (allDrawn(compatible, fonts)) return compatible;
  const bare = letter.normalize('NFKD').replace(/\p{M}+/gu, '');
  return bare !== '' && allDrawn(bare, fonts) ? bare : undefined;
}

function allDrawn(text: string, fonts: Fonts): boolean {
  for (const letter of text) if (!isDrawn(letter.codePointAt(0) ?? 0, fonts)) return false;
  return true;
}

/** Text for other programs: no half characters, no control characters. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd').replace(/\p{Cc}/gu, ' ');
}

/** For titles and labels that other programs show: one line, no soft hyphen. */
export function oneLine(text: string): string {
  return text
    .replace(/\u00ad/g, '')
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}
