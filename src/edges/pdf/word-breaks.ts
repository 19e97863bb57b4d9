import type { Face } from './face.ts';

const letter = /\p{L}/u;
const vowels = 'aàâäeéèêëiîïoôöuùûüyæœAÀÂÄEÉÈÊËIÎÏOÔÖUÙÛÜYÆŒ';
/** Consonants that French never parts. */
const pairs = /^(?:[bcdfgptv][lr]|ch|ph|th|gn|qu|gu)/i;
const address = /:\/\/|^www\./i;
const addressBreak = /[/?&=_.-]/;
const longestExamined = 5_000;
const nowhere: readonly number[] = [];

/**
 * Where a word without spaces may go to the next line with nothing added: after a hyphen or a slash between
 * letters, and along a web address. "a-t-il", "-5" and "24/7" stay whole.
 */
export function breakPoints(word: string): readonly number[] {
  if (word.length < 5 || word.length > longestExamined || !/[-/]/.test(word)) return nowhere;
  const points: number[] = [];
  const isAddress = address.test(word);
  for (let i = 2; i <= word.length - 2; i++) {
    const mark = word[i - 1] ?? '';
    if (isAddress) {
      if (addressBreak.test(mark) && !addressBreak.test(word[i] ?? '') && i < word.length - 3) points.push(i);
    } else if ((mark === '-' || mark === '/') && i > 2 && areLetters(word, i - 3, i - 1) && areLetters(word, i, i + 2)) {
      points.push(i);
    }
  }
  return points;
}

export interface Cut {
  /** How many characters stay on the line: one at least. */
  readonly length: number;
  readonly hyphen: boolean;
}

/** Where to cut a word that is wider than the line. The cut is never longer than the room, in thousandths of the size. */
export function cutWord(word: string, face: Face, room: number): Cut {
  const whole = fitting(word, face, room);
  // "3 150 €" in a very narrow column: parting its words is better than cutting one.
  const held = lastHeldSpace(word, whole);
  if (held > 0) return { length: held, hyphen: false };
  const before = lastAddressBreak(word, whole);
  if (before > 0) return { length: before, hyphen: false };
  const hyphenated = fitting(word, face, room - face.word('-').width);
  if (hyphenated >= 3 && areLetters(word, hyphenated - 3, hyphenated) && areLetters(word, hyphenated, hyphenated + 1)) {
    return { length: syllable(word, hyphenated), hyphen: true };
  }
  // Even a column narrower than a letter must end: one character a line.
  return { length: Math.max(1, whole), hyphen: false };
}

/** How many characters fit, kerning left aside: it only brings letters closer. */
function fitting(word: string, face: Face, room: number): number {
  let width = 0;
  let length = 0;
  while (length < word.length) {
    width += face.advance(face.glyph(word.charCodeAt(length)));
    if (width > room) break;
    length++;
  }
  while (length > 1 && length < 400 && face.word(word.slice(0, length)).width > room) length--;
  return length;
}

function lastHeldSpace(word: string, end: number): number {
  for (let i = Math.min(end, word.length - 1); i > 0; i--) if (word[i] === '\u00a0' || word[i] === '\u202f') return i + 1;
  return 0;
}

function lastAddressBreak(word: string, end: number): number {
  if (!/[/.@_]/.test(word.slice(0, longestExamined))) return 0;
  for (let i = Math.min(end, word.length - 1); i > 3; i--)
    if (addressBreak.test(word[i - 1] ?? '') || word[i - 1] === '@') return i;
  return 0;
}

/** The last good place to hyphenate at or before a position: between syllables, at least three letters on each side. */
function syllable(word: string, end: number): number {
  const last = Math.min(end, word.length - 3);
  for (let i = last; i >= 3 && i > last - 6; i--) {
    if (!areLetters(word, i - 3, i + 2)) continue;
    const before = isVowel(word[i - 1]);
    const after = isVowel(word[i]);
    const opens = isVowel(word[i + 1]) || pairs.test(word.slice(i, i + 2));
    if (before && !after && opens) return i;
    if (!before && !after && opens && isVowel(word[i - 2]) && !pairs.test(word.slice(i - 1, i + 1))) return i;
  }
  // No good place: between two vowels at least, rather than anywhere.
  for (let i = last; i >= 3 && i > last - 6; i--) if (isVowel(word[i - 1]) && isVowel(word[i])) return i;
  return Math.max(3, last);
}

function isVowel(character: string | undefined): boolean {
  return character !== undefined && vowels.includes(character);
}

function areLetters(word: string, from: number, to: number): boolean {
  if (from < 0 || to > word.length) return false;
  for (let i = from; i < to; i++) if (!letter.test(word[i] ?? '')) return false;
  return true;
}
