import type { Span, Text } from '../../render/blocks.ts';
import type { Face, Word } from './face.ts';
import type { Fonts } from './fonts.ts';
import { BrokenText } from './line-cache.ts';
import type { Line, Segment } from './line.ts';
import { oneLine, printable } from './printable.ts';
import { breakPoints, cutWord } from './word-breaks.ts';

interface Run {
  readonly text: string;
  readonly face: Face;
  readonly link: string | undefined;
  readonly linkText: string | undefined;
  readonly silent: boolean;
}

/** What cannot be broken without adding a hyphen, and what comes after. */
interface Unit {
  readonly runs: Run[];
  width: number;
  end: 'nothing' | 'space' | 'soft-hyphen' | 'line';
}

/** Longer than any line: not worth measuring whole, it will be cut. */
const longestWord = 400;

/** Ordinary spaces that French does not break at, when whoever wrote the text had no other at hand: « 3 150 € », « quoi ? ». */
const heldSpace = / (?=[€%:;?!»](?:\s|$))|(?<=«) |(?<=\d) (?=\d{3}(?!\d))/g;

/** Breaks a text into lines of a width given in thousandths of the font size. At least one line, unless empty. */
export function breakLines(text: Text, width: number, bold: boolean, fonts: Fonts): readonly Line[] {
  return fill(unitsOf(text, bold, fonts), width);
}

/** The same, remembered. `balanced`: in lines of about the same length, for titles. */
export function brokenText(text: Text, width: number, bold: boolean, balanced: boolean, fonts: Fonts): BrokenText {
  const room = Math.round(width);
  return fonts.lines.of(text).broken(room, (bold ? 1 : 0) + (balanced ? 2 : 0), () => {
    const units = unitsOf(text, bold, fonts);
    const lines = fill(units, room);
    return new BrokenText(balanced ? balance(units, lines, room) : lines);
  });
}

/** The narrowest lines that are not more numerous. */
function balance(units: readonly Unit[], lines: readonly Line[], room: number): readonly Line[] {
  if (lines.length < 2 || lines.length > 5) return lines;
  let best = lines;
  let tooNarrow = room / 2;
  let wideEnough = room;
  for (let step = 0; step < 6; step++) {
    const middle = (tooNarrow + wideEnough) / 2;
    const tried = fill(units, middle);
    const isFine = tried.length <= lines.length && tried.every((line) => line.segments.every((segment) => !segment.hyphen));
    if (isFine) {
      best = tried;
      wideEnough = middle;
    } else tooNarrow = middle;
  }
  return best;
}

/** The width of the longest piece that would rather not be broken, in thousandths of the font size. */
export function widestUnit(text: Text, bold: boolean, fonts: Fonts): number {
  const { widest } = fonts.lines.of(text);
  return (widest[bold ? 1 : 0] ??= widestOf(unitsOf(text, bold, fonts)));
}

function widestOf(units: readonly Unit[]): number {
  return units.reduce((widest, unit) => Math.max(widest, unit.width), 0);
}

function unitsOf(content: Text, bold: boolean, fonts: Fonts): Unit[] {
  const spans: readonly Span[] = typeof content === 'string' ? [{ text: content }] : content;
  const units: Unit[] = [];
  let unit: Unit = { runs: [], width: 0, end: 'nothing' };
  const close = (end: Unit['end']): void => {
    const last = units[units.length - 1];
    const isBlankLine = end === 'line' && last !== undefined;
    // One blank line at most, none at the beginning.
    if (unit.runs.length > 0 || (isBlankLine && !(last.end === 'line' && last.runs.length === 0))) units.push(unit);
    else if (end === 'space' && last !== undefined && last.end !== 'line') last.end = 'space';
    unit.end = end;
    unit = { runs: [], width: 0, end: 'nothing' };
  };
  for (const span of spans) {
    const text = printable(span.text, fonts).replace(heldSpace, '\u00a0');
    const face = bold || span.bold === true ? fonts.bold : fonts.regular;
    const link = webAddress(span.link);
    const linkText = link === undefined ? undefined : oneLine(text);
    const silent = span.silent === true;
    for (const token of text.match(/ +|\n|\u00ad|[^ \n\u00ad]+/g) ?? []) {
      if (token[0] === ' ') close('space');
      else if (token === '\n') close('line');
      else if (token === '\u00ad') close('soft-hyphen');
      else {
        let from = 0;
        for (const to of [...breakPoints(token), token.length]) {
          if (from > 0) close('nothing');
          const part = from === 0 && to === token.length ? token : token.slice(from, to);
          unit.runs.push({ text: part, face, link, linkText, silent });
          unit.width += part.length > longestWord ? Infinity : face.word(part).width;
          from = to;
        }
      }
    }
  }
  close('nothing');
  while (units.length > 0 && units[units.length - 1]?.runs.length === 0) units.pop();
  return units;
}

function fill(units: readonly Unit[], max: number): Line[] {
  const lines: Line[] = [];
  let line = new LineBuilder();
  const flush = (ends: boolean): void => {
    lines.push(line.build(ends));
    line = new LineBuilder();
  };
  units.forEach((unit, index) => {
    const hyphen = unit.end === 'soft-hyphen' ? widthOf('-', unit) : 0;
    if (line.hasText && line.width + line.space + unit.width + hyphen > max) {
      // At a soft hyphen, the hyphen appears only now that the word is broken there.
      if (units[index - 1]?.end === 'soft-hyphen') line.addHyphen();
      flush(false);
    }
    if (unit.width + hyphen > max) {
      for (const run of unit.runs) fillWithLongRun(run);
    } else {
      for (const run of unit.runs) line.add(run, run.face.word(run.text));
    }
    if (unit.end === 'space') line.addSpace();
    if (unit.end === 'line') flush(true);
  });
  if (line.hasText) flush(true);
  return lines;

  function fillWithLongRun(run: Run): void {
    let rest = run.text;
    while (rest.length > longestWord || run.face.word(rest).width > max - line.width) {
      if (line.hasText) {
        flush(false);
        continue;
      }
      const cut = cutWord(rest, run.face, max);
      if (cut.length >= rest.length) break;
      const head = rest.slice(0, cut.length);
      line.add(run, run.face.word(head));
      if (cut.hyphen) line.addHyphen();
      flush(false);
      rest = rest.slice(cut.length);
    }
    if (rest !== '') line.add(run, run.face.word(rest));
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

function widthOf(text: string, unit: Unit): number {
  return unit.runs[0]?.face.word(text).width ?? 0;
}

class LineBuilder {
  readonly segments: Segment[] = [];
  width = 0;
  /** Width of the space waiting at the end. */
  space = 0;

  get hasText(): boolean {
    return this.segments.length > 0;
  }

  add(run: Run, word: Word): void {
    if (this.space > 0) {
      // Between a link and what follows, the space is not part of the link.
      const last = this.#last();
      const owner = last === undefined || last.link !== run.link ? { ...run, link: undefined, linkText: undefined } : last;
      this.#append(owner, { ...owner.face.word(' '), width: this.space }, false);
      this.width += this.space;
      this.space = 0;
    }
    this.width += word.width;
    this.#append(run, word, false);
  }

  addSpace(): void {
    this.space = this.#last()?.face.word(' ').width ?? 0;
  }

  addHyphen(): void {
    const last = this.#last();
    if (last === undefined) return;
    const word = last.face.word('-');
    this.width += word.width;
    this.#append(last, word, true);
  }

  #append(run: Omit<Run, 'text'>, word: Word, hyphen: boolean): void {
    const last = this.#last();
    if (
      last !== undefined &&
      !hyphen &&
      !last.hyphen &&
      last.face === run.face &&
      last.wide === word.wide &&
      last.link === run.link &&
      last.linkText === run.linkText &&
      last.silent === run.silent
    ) {
      last.code += word.code;
      last.width += word.width;
      last.glyphs.push(...word.glyphs);
      return;
    }
    this.segments.push({
      face: run.face,
      link: run.link,
      linkText: run.linkText,
      silent: run.silent,
      code: word.code,
      wide: word.wide,
      width: word.width,
      glyphs: [...word.glyphs],
      hyphen,
    });
  }

  #last(): Segment | undefined {
    return this.segments[this.segments.length - 1];
  }

  build(ends: boolean): Line {
    const last = this.#last();
    // The space at the end of a line is there too: whoever copies the text or hears it keeps words apart.
    if (this.space > 0 && last !== undefined) this.#append(last, { ...last.face.word(' '), width: 0 }, false);
    return { segments: this.segments, width: this.width, ends };
  }
}
