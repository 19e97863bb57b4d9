import { FontFile } from './font-file.ts';
import { Kerning } from './kerning.ts';

/** An unbroken piece of text in one face, ready to be shown. */
export interface Word {
  /** In thousandths of the font size. */
  readonly width: number;
  /** The inside of a TJ array, from after the first "(" to before the last ")". */
  readonly code: string;
  /** Two bytes a letter rather than one: some letter is not a usual one. */
  readonly wide: boolean;
  readonly glyphs: readonly number[];
}

/** Beyond this, the cache of words is emptied: memory stays flat over thousands of documents. */
const mostWords = 20_000;
const longestCachedWord = 64;

/** What French documents show beyond Latin-1: one byte each, the thirty-two that Latin-1 leaves free. */
const usualBeyondLatin1 = '\u202f\u2011’œŒŸ–—…€•“”‘„™№−≤≥≠←→✓✗□■▪●⚠‰†';
const firstFree = 0x80;

/**
 * One font file, parsed once and shared by all documents. Glyphs keep the numbers they have in the file, in
 * every document, so that a word is laid out and encoded only once in the life of the process.
 */
export class Face {
  readonly name: string;
  readonly file: FontFile;
  /** In thousandths of the font size. */
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly #scale: number;
  readonly #glyphs = new Map<number, number>();
  readonly #characters: number[] = [];
  /** The byte of each usual glyph, that of Latin-1 when it has one; 0 for the others. */
  readonly codes: Uint8Array;
  readonly #advances: Float64Array;
  readonly #kerning: Kerning;
  readonly #pairs = new Map<number, number>();
  readonly #words = new Map<string, Word>();

  /** `name` is the one it has on every page. */
  constructor(bytes: Uint8Array, name: string) {
    this.name = name;
    const file = new FontFile(bytes);
    this.file = file;
    this.#kerning = new Kerning(file.table('GPOS'));
    this.#scale = 1000 / file.unitsPerEm;
    this.ascent = file.ascent * this.#scale;
    this.descent = file.descent * this.#scale;
    this.capHeight = file.capHeight * this.#scale;
    this.#advances = new Float64Array(file.glyphCount);
    this.codes = new Uint8Array(file.glyphCount);
    // Whole thousandths, as in the widths written in the document.
    for (let glyph = 0; glyph < file.glyphCount; glyph++) this.#advances[glyph] = Math.round(file.advance(glyph) * this.#scale);
    for (const [character, glyph] of file.characters()) {
      this.#glyphs.set(character, glyph);
      this.#characters[glyph] ??= character;
      if (this.codes[glyph] === 0 && character <= 0xff) this.codes[glyph] = character;
    }
    [...usualBeyondLatin1].forEach((character, index) => {
      const glyph = this.glyph(character.codePointAt(0) ?? 0);
      if (this.codes[glyph] === 0) this.codes[glyph] = firstFree + index;
    });
  }

  has(codePoint: number): boolean {
    return this.#glyphs.has(codePoint);
  }

  /** The glyph of a character that the face has; 0 otherwise, which is never shown. */
  glyph(codePoint: number): number {
    return this.#glyphs.get(codePoint) ?? 0;
  }

  /** The character a glyph stands for, for copying and reading aloud. */
  character(glyph: number): number | undefined {
    return this.#characters[glyph];
  }

  /** Width of a glyph in thousandths of the font size. */
  advance(glyph: number): number {
    return this.#advances[glyph] ?? 0;
  }

  word(text: string): Word {
    let word = this.#words.get(text);
    if (word !== undefined) return word;
    word = this.#encode(text);
    if (text.length <= longestCachedWord) {
      if (this.#words.size >= mostWords) this.#words.clear();
      this.#words.set(text, word);
    }
    return word;
  }

  #encode(text: string): Word {
    const glyphs: number[] = [];
    for (const letter of text) {
      const glyph = this.glyph(letter.codePointAt(0) ?? 0);
      if (glyph !== 0) glyphs.push(glyph);
    }
    const wide = glyphs.some((glyph) => this.codes[glyph] === 0);
    let width = 0;
    let code = '';
    let previous = 0;
    for (const glyph of glyphs) {
      if (previous !== 0) {
        const kern = this.#kern(previous, glyph);
        if (kern !== 0) code += `)${-kern}(`;
        width += kern;
      }
      code += wide ? byte(glyph >> 8) + byte(glyph & 255) : byte(this.codes[glyph] ?? 0);
      width += this.advance(glyph);
      previous = glyph;
    }
    return { width, code, wide, glyphs };
  }

  #kern(left: number, right: number): number {
    const key = left * 65_536 + right;
    let kern = this.#pairs.get(key);
    if (kern === undefined) {
      kern = Math.round(this.#kerning.between(left, right) * this.#scale);
      this.#pairs.set(key, kern);
    }
    return kern;
  }
}

/** One byte inside a PDF literal string. */
function byte(value: number): string {
  switch (value) {
    case 0x28:
    case 0x29:
    case 0x5c:
      return `\\${String.fromCharCode(value)}`;
    case 0x0d:
      return '\\r';
    default:
      return String.fromCharCode(value);
  }
}
