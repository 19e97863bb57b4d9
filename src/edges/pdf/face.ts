import { FontFile } from './font-file.ts';
import { Kerning } from './kerning.ts';

/** An unbroken piece of text in one face, ready to be shown. */
export interface Word {
  /** In thousandths of the font size. */
  readonly width: number;
  /** The inside of a TJ array, from after the first "(" to before the last ")". */
  readonly code: string;
  /** Two bytes a letter rather than one: some letter has no byte of its own. */
  readonly wide: boolean;
  /** Its glyphs that are not in every document. */
  readonly rare: readonly number[];
}

/** Beyond this, the cache of words is emptied: memory stays flat over thousands of documents. */
const mostWords = 20_000;
const longestCachedWord = 64;

/** What nearly every page shows: always embedded, so that most documents share the very same font program. */
const usual = ' !"\'(),-./0123456789:;?ABCDEFGHIJLMNOPQRSTUVabcdefghijklmnopqrstuvwxyzàâçèéêîôùûÀÉ°«»–—’…œ€\u00a0\u202f';

/** What French documents show beyond Latin-1: one byte each, the thirty-two that Latin-1 leaves free. */
const usualBeyondLatin1 = '\u202f\u2011’œŒŸ–—…€•“”‘„™№−≤≥≠←→✓✗□■▪●⚠‰†';
const firstFree = 0x80;

/** Larger than any kerning: this pair has not been asked for yet. */
const unknown = 0x7fff;

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
  /** The byte of each glyph that has one, that of Latin-1 when it can be; 0 for the others. */
  readonly codes: Uint8Array;
  /** 1 for each glyph that every document embeds. */
  readonly usual: Uint8Array;
  readonly space: Word;
  readonly #scale: number;
  /** By character: 0, which is never shown, when the face does not have it. */
  readonly #glyphs = new Uint16Array(0x1_0000);
  readonly #characters: number[] = [];
  readonly #advances: Float64Array;
  readonly #kerning: Kerning;
  /** By left then right glyph, in thousandths. */
  readonly #pairs: Int16Array;
  readonly #words = new Map<string, Word>();

  /** `name` is the one it has on every page. */
  constructor(bytes: Uint8Array, name: string) {
    this.name = name;
    const file = new FontFile(bytes);
    const { glyphCount } = file;
    this.file = file;
    this.#kerning = new Kerning(file.view('GPOS'));
    this.#pairs = new Int16Array(glyphCount * glyphCount).fill(unknown);
    this.#scale = 1000 / file.unitsPerEm;
    this.ascent = file.ascent * this.#scale;
    this.descent = file.descent * this.#scale;
    this.capHeight = file.capHeight * this.#scale;
    this.#advances = new Float64Array(glyphCount);
    // Whole thousandths, as in the widths written in the document.
    for (let glyph = 0; glyph < glyphCount; glyph++) this.#advances[glyph] = Math.round(file.advance(glyph) * this.#scale);
    this.codes = new Uint8Array(glyphCount);
    file.eachCharacter((character, glyph) => {
      this.#glyphs[character] = glyph;
      this.#characters[glyph] ??= character;
      if (this.codes[glyph] === 0 && character <= 0xff) this.codes[glyph] = character;
    });
    for (let i = 0; i < usualBeyondLatin1.length; i++) {
      const glyph = this.glyph(usualBeyondLatin1.charCodeAt(i));
      if (this.codes[glyph] === 0) this.codes[glyph] = firstFree + i;
    }
    this.usual = new Uint8Array(glyphCount);
    for (let i = 0; i < usual.length; i++) this.usual[this.glyph(usual.charCodeAt(i))] = 1;
    this.usual[0] = 1;
    this.space = this.word(' ');
  }

  has(codePoint: number): boolean {
    return this.glyph(codePoint) !== 0;
  }

  /** The glyph of a character that the face has; 0 otherwise, which is never shown. */
  glyph(codePoint: number): number {
    return this.#glyphs[codePoint] ?? 0;
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
    const rare: number[] = [];
    let wide = false;
    // All that a face has is in one unit of UTF-16.
    for (let i = 0; i < text.length; i++) {
      const glyph = this.glyph(text.charCodeAt(i));
      if (glyph === 0) continue;
      glyphs.push(glyph);
      if (this.usual[glyph] === 0) rare.push(glyph);
      if (this.codes[glyph] === 0) wide = true;
    }
    let width = 0;
    let code = '';
    let previous = 0;
    for (const glyph of glyphs) {
      if (previous !== 0) {
        const kern = this.#kern(previous, glyph);
        if (kern !== 0) code += `)${-kern}(`;
        width += kern;
      }
      code += wide ? bytes[glyph >> 8]! + bytes[glyph & 255]! : bytes[this.codes[glyph] ?? 0];
      width += this.advance(glyph);
      previous = glyph;
    }
    return { width, code, wide, rare };
  }

  #kern(left: number, right: number): number {
    const key = left * this.codes.length + right;
    let kern = this.#pairs[key] ?? unknown;
    if (kern === unknown) {
      kern = Math.round(this.#kerning.between(left, right) * this.#scale);
      this.#pairs[key] = kern;
    }
    return kern;
  }
}

/** Each byte inside a PDF literal string. */
const bytes: readonly string[] = Array.from({ length: 256 }, (_, value) => {
  const character = String.fromCharCode(value);
  if (character === '\r') return '\\r';
  return '()\\'.includes(character) ? `\\${character}` : character;
});
