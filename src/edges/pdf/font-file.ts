/**
 * The parts of a TrueType file that we need: characters, widths, outlines. Our two fonts are made by
 * scripts/fonts.mjs, so only what it writes is read here; a general parser takes longer to load than to print a page.
 */
export class FontFile {
  readonly #tables = new Map<string, Buffer>();
  readonly postscriptName: string;
  readonly unitsPerEm: number;
  readonly glyphCount: number;
  /** In font units. */
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly box: readonly number[];
  readonly #metricCount: number;
  readonly #metrics: DataView;
  /** Where each outline begins, in bytes or in pairs of bytes. */
  readonly #places: DataView;
  readonly #hasLongPlaces: boolean;

  constructor(bytes: Uint8Array) {
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let i = 0; i < file.readUInt16BE(4); i++) {
      const at = 12 + 16 * i;
      const start = file.readUInt32BE(at + 8);
      this.#tables.set(file.toString('latin1', at, at + 4), file.subarray(start, start + file.readUInt32BE(at + 12)));
    }
    const head = this.view('head');
    const hhea = this.view('hhea');
    this.unitsPerEm = head.getUint16(18);
    this.box = [36, 38, 40, 42].map((at) => head.getInt16(at));
    this.ascent = hhea.getInt16(4);
    this.descent = hhea.getInt16(6);
    this.capHeight = this.view('OS/2').getInt16(88);
    this.glyphCount = this.view('maxp').getUint16(4);
    this.#metricCount = hhea.getUint16(34);
    this.#metrics = this.view('hmtx');
    this.#places = this.view('loca');
    this.#hasLongPlaces = head.getUint16(50) === 1;
    this.postscriptName = postscriptName(this.table('name'));
  }

  table(name: string): Buffer {
    const table = this.#tables.get(name);
    if (table === undefined) throw new Error(`no ${name} table in the font`);
    return table;
  }

  /** The same to read numbers in: nothing is compiled yet when the first plan waits for them, and a Buffer's own methods would be. */
  view(name: string): DataView {
    const { buffer, byteOffset, byteLength } = this.table(name);
    return new DataView(buffer, byteOffset, byteLength);
  }

  advance(glyph: number): number {
    return this.#metrics.getUint16(Math.min(glyph, this.#metricCount - 1) * 4);
  }

  /** How many glyphs have a width of their own in the file. */
  get metricCount(): number {
    return this.#metricCount;
  }

  /** Calls for each character of the font with its glyph. */
  eachCharacter(call: (character: number, glyph: number) => void): void {
    const cmap = this.view('cmap');
    for (let i = 0; i < cmap.getUint16(2); i++) {
      const start = cmap.getUint32(8 + 8 * i);
      if (cmap.getUint16(start) !== 4) continue;
      eachInRanges(cmap, start, call);
      return;
    }
    throw new Error('no table of characters in the font');
  }

  outline(glyph: number): Buffer {
    return this.table('glyf').subarray(this.#place(glyph), this.#place(glyph + 1));
  }

  #place(glyph: number): number {
    return this.#hasLongPlaces ? this.#places.getUint32(glyph * 4) : this.#places.getUint16(glyph * 2) * 2;
  }
}

/** Ranges of characters, format 4 of the `cmap` table. */
function eachInRanges(cmap: DataView, start: number, call: (character: number, glyph: number) => void): void {
  const doubled = cmap.getUint16(start + 6);
  for (let at = start; at < start + doubled; at += 2) {
    const last = cmap.getUint16(14 + at);
    const first = cmap.getUint16(16 + doubled + at);
    const delta = cmap.getUint16(16 + 2 * doubled + at);
    const rangeAt = 16 + 3 * doubled + at;
    const range = cmap.getUint16(rangeAt);
    for (let character = first; character <= last && character < 0xffff; character++) {
      let glyph = character;
      if (range !== 0) glyph = cmap.getUint16(rangeAt + range + 2 * (character - first));
      if (range === 0 || glyph !== 0) glyph = (glyph + delta) & 0xffff;
      if (glyph !== 0) call(character, glyph);
    }
  }
}

function postscriptName(table: Buffer): string {
  const texts = table.readUInt16BE(4);
  for (let i = 0; i < table.readUInt16BE(2); i++) {
    const at = 6 + 12 * i;
    if (table.readUInt16BE(at + 6) !== 6) continue;
    const start = texts + table.readUInt16BE(at + 10);
    const text = table.toString('latin1', start, start + table.readUInt16BE(at + 8));
    return text.replace(/[^!-~]/g, '');
  }
  throw new Error('no name in the font');
}
