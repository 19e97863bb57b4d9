import type { Span, Text } from '../../render/blocks.ts';
import type { Word } from './face.ts';
import type { Fonts } from './fonts.ts';
import { BrokenText } from './line-cache.ts';
import type { Ink, Line, Segment } from './line.ts';
import { oneLine, printable } from './printable.ts';
import { breakPoints, cutWord } from './word-breaks.ts';

/** Letters in one ink, and what comes after: `more` when the next ones may not go to another line. */
interface Piece {
  readonly text: string;
  readonly word: Word;
  readonly ink: Ink;
  end: 'more' | 'nothing' | 'space' | 'soft-hyphen' | 'line';
}

/** Longer than any line: not worth measuring whole, it will be cut. */
const longestWord = 400;
const endless: Word = { width: Infinity, code: '', wide: false, rare: [] };
const blank: Word = { width: 0, code: '', wide: false, rare: [] };

/** Ordinary spaces that French does not break at, when whoever wrote the text had no other at hand: « 3 150 € », « quoi ? ». */
const heldSpace = / (?=[€%:;?!»](?:\s|$))|(?<=«) |(?<=\d) (?=\d{3}(?!\d))/g;

/** Breaks a text into lines of a width given in thousandths of the font size. At least one line, unless empty. */
export function breakLines(text: Text, width: number, bold: boolean, fonts: Fonts): readonly Line[] {
  return fill(piecesOf(text, bold, fonts), width);
}

/** The same, remembered. `balanced`: in lines of about the same length, for titles. */
export function brokenText(text: Text, width: number, bold: boolean, balanced: boolean, fonts: Fonts): BrokenText {
  const room = Math.round(width);
  return fonts.lines.of(text).broken(room, (bold ? 1 : 0) + (balanced ? 2 : 0), () => {
    const pieces = piecesOf(text, bold, fonts);
    const lines = fill(pieces, room);
    return new BrokenText(balanced ? balance(pieces, lines, room) : lines);
  });
}

/** The narrowest lines that are not more numerous. */
function balance(pieces: readonly Piece[], lines: readonly Line[], room: number): readonly Line[] {
  if (lines.length < 2 || lines.length > 5) return lines;
  let best = lines;
  let tooNarrow = room / 2;
  let wideEnough = room;
  for (let step = 0; step < 6; step++) {
    const middle = (tooNarrow + wideEnough) / 2;
    const tried = fill(pieces, middle);
    const isFine = tried.length <= lines.length && tried.every((line) => line.segments.every((segment) => !segment.hyphen));
    if (isFine) {
      best = tried;
      wideEnough = middle;
    } else tooNarrow = middle;
  }
  return best;
}

/** The width of what would rather not be broken, at its widest, in thousandths of the font size. */
export function widestUnit(text: Text, bold: boolean, fonts: Fonts): number {
  const { widest } = fonts.lines.of(text);
  return (widest[bold ? 1 : 0] ??= widestOf(piecesOf(text, bold, fonts)));
}

function widestOf(pieces: readonly Piece[]): number {
  let widest = 0;
  let width = 0;
  for (const { word, end } of pieces) {
    width += word.width;
    if (end === 'more') continue;
    widest = Math.max(widest, width);
    width = 0;
  }
  return widest;
}

function piecesOf(content: Text, bold: boolean, fonts: Fonts): Piece[] {
  const spans: readonly Span[] = typeof content === 'string' ? [{ text: content }] : content;
  const pieces: Piece[] = [];
  const hold = (text: string, ink: Ink): void => {
    pieces.push({ text, word: text.length > longestWord ? endless : ink.face.word(text), ink, end: 'more' });
  };
  const close = (end: Piece['end'], ink: Ink): void => {
    const last = pieces[pieces.length - 1];
    if (last === undefined) return;
    if (last.end === 'more') last.end = end;
    // One blank line at most.
    else if (end === 'line' && last.text !== '') pieces.push({ text: '', word: blank, ink, end });
    else if (end === 'space' && last.end !== 'line') last.end = end;
  };
  const holdParts = (token: string, ink: Ink): void => {
    for (const part of token.match(/\n|\u00ad|[^\n\u00ad]+/g) ?? []) {
      if (part === '\n') close('line', ink);
      else if (part === '\u00ad') close('soft-hyphen', ink);
      else {
        let from = 0;
        for (const to of breakPoints(part)) {
          hold(part.slice(from, to), ink);
          close('nothing', ink);
          from = to;
        }
        hold(part.slice(from), ink);
      }
    }
  };
  for (const span of spans) {
    const text = printable(span.text, fonts).replace(heldSpace, '\u00a0');
    const link = webAddress(span.link);
    const ink: Ink = {
      face: bold || span.bold === true ? fonts.bold : fonts.regular,
      link,
      linkText: link === undefined ? undefined : oneLine(text),
      silent: span.silent === true,
    };
    const isPlain = !/[-/\n\u00ad]/.test(text);
    text.split(' ').forEach((token, index) => {
      if (index > 0) close('space', ink);
      if (token === '') return;
      if (isPlain) hold(token, ink);
      else holdParts(token, ink);
    });
  }
  const last = pieces[pieces.length - 1];
  if (last?.end === 'more') last.end = 'nothing';
  while (pieces[pieces.length - 1]?.text === '') pieces.pop();
  return pieces;
}

function fill(pieces: readonly Piece[], max: number): Line[] {
  const lines: Line[] = [];
  let line = new LineBuilder();
  const flush = (ends: boolean): void => {
    lines.push(line.build(ends));
    line = new LineBuilder();
  };
  let before: Piece['end'] = 'nothing';
  /** Where the unit under way begins, and its width. */
  let first = 0;
  let width = 0;
  pieces.forEach(({ word: { width: added }, end, ink: { face } }, last) => {
    width += added;
    if (end === 'more') return;
    const hyphen = end === 'soft-hyphen' ? face.word('-').width : 0;
    if (line.last !== undefined && line.width + line.space + width + hyphen > max) {
      // At a soft hyphen, the hyphen appears only now that the word is broken there.
      if (before === 'soft-hyphen') line.addHyphen();
      flush(false);
    }
    for (; first <= last; first++) {
      const { text, ink, word } = pieces[first]!;
      if (width + hyphen > max) fillWithLong(text, ink);
      else if (word !== blank) line.add(ink, word);
    }
    if (end === 'space') line.addSpace();
    else if (end === 'line') flush(true);
    before = end;
    width = 0;
  });
  if (line.last !== undefined) flush(true);
  return lines;

  function fillWithLong(text: string, ink: Ink): void {
    let rest = text;
    while (rest.length > longestWord || ink.face.word(rest).width > max - line.width) {
      if (line.last !== undefined) {
        flush(false);
        continue;
      }
      const cut = cutWord(rest, ink.face, max);
      if (cut.length >= rest.length) break;
      line.add(ink, ink.face.word(rest.slice(0, cut.length)));
      if (cut.hyphen) line.addHyphen();
      flush(false);
      rest = rest.slice(cut.length);
    }
    if (rest !== '') line.add(ink, ink.face.word(rest));
  }
}

/** Addresses that a reader may follow; anything else is printed as ordinary text. */
function webAddress(link: string | undefined): string | undefined {
  if (link === undefined) return undefined;
  try {
    const { protocol, href } = new URL(link);
    return ['https:', 'http:', 'mailto:', 'tel:'].includes(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}

class LineBuilder {
  readonly segments: Segment[] = [];
  last: Segment | undefined;
  width = 0;
  /** Width of the space waiting at the end. */
  space = 0;

  add(ink: Ink, word: Word): void {
    const { last } = this;
    if (last?.ink === ink && !last.hyphen && !last.wide && !word.wide && word.rare.length === 0) {
      // Nearly always: the line goes on.
      last.code += this.space > 0 ? ` ${word.code}` : word.code;
      last.width += this.space + word.width;
      this.width += this.space + word.width;
      this.space = 0;
      return;
    }
    if (this.space > 0) {
      // Between a link and what follows, the space is not part of the link.
      const owner = last !== undefined && last.ink.link === ink.link ? last.ink : unlinked(ink);
      this.#append(owner, owner.face.space, this.space, false);
      this.width += this.space;
      this.space = 0;
    }
    this.width += word.width;
    this.#append(ink, word, word.width, false);
  }

  addSpace(): void {
    this.space = this.last?.ink.face.space.width ?? 0;
  }

  addHyphen(): void {
    if (this.last === undefined) return;
    const { ink } = this.last;
    const word = ink.face.word('-');
    this.width += word.width;
    this.#append(ink, word, word.width, true);
  }

  #append(ink: Ink, { code, wide, rare }: Word, width: number, hyphen: boolean): void {
    const { last } = this;
    if (last !== undefined && !hyphen && !last.hyphen && last.wide === wide && isSame(last.ink, ink)) {
      last.code += code;
      last.width += width;
      if (rare.length > 0) last.rare = [...last.rare, ...rare];
      return;
    }
    this.last = { ink, code, wide, width, rare, hyphen };
    this.segments.push(this.last);
  }

  build(ends: boolean): Line {
    // The space at the end of a line is there too: whoever copies the text or hears it keeps words apart.
    if (this.space > 0 && this.last !== undefined) this.#append(this.last.ink, this.last.ink.face.space, 0, false);
    return { segments: this.segments, width: this.width, ends };
  }
}

function unlinked(ink: Ink): Ink {
  return ink.link === undefined ? ink : { ...ink, link: undefined, linkText: undefined };
}

function isSame(a: Ink, b: Ink): boolean {
  return a === b || (a.face === b.face && a.link === b.link && a.linkText === b.linkText && a.silent === b.silent);
}
