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
  readonly #metrics: Buffer;

  constructor(bytes: Uint8Array) {
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let i = 0; i < file.readUInt16BE(4); i++) {
      const at = 12 + 16 * i;
      const start = file.readUInt32BE(at + 8);
      this.#tables.set(file.toString('latin1', at, at + 4), file.subarray(start, start + file.readUInt32BE(at + 12)));
    }
    const head = this.table('head');
    const hhea = this.table('hhea');
    this.unitsPerEm = head.readUInt16BE(18);
    this.box = [36, 38, 40, 42].map((at) => head.readInt16BE(at));
    this.ascent = hhea.readInt16BE(4);
    this.descent = hhea.readInt16BE(6);
    this.capHeight = this.table('OS/2').readInt16BE(88);
    this.glyphCount = this.table('maxp').readUInt16BE(4);
    this.#metricCount = hhea.readUInt16BE(34);
    this.#metrics = this.table('hmtx');
    this.postscriptName = postscriptName(this.table('name'));
  }

  table(name: string): Buffer {
    const table = this.#tables.get(name);
    if (table === undefined) throw new Error(`no ${name} table in the font`);
    return table;
  }

  advance(glyph: number): number {
    return this.#metrics.readUInt16BE(Math.min(glyph, this.#metricCount - 1) * 4);
  }

  /** How many glyphs have a width of their own in the file. */
  get metricCount(): number {
    return this.#metricCount;
  }

  /** Each character of the font and its glyph. */
  *characters(): Generator<readonly [character: number, glyph: number]> {
    const cmap = this.table('cmap');
    for (let i = 0; i < cmap.readUInt16BE(2); i++) {
      const start = cmap.readUInt32BE(8 + 8 * i);
      if (cmap.readUInt16BE(start) === 4) {
        yield* charactersOf(cmap.subarray(start));
        return;
      }
    }
    throw new Error('no table of characters in the font');
  }

  outline(glyph: number): Buffer {
    const loca = this.table('loca');
    const isLong = this.table('head').readUInt16BE(50) === 1;
    const offset = (index: number): number => (isLong ? loca.readUInt32BE(index * 4) : loca.readUInt16BE(index * 2) * 2);
    return this.table('glyf').subarray(offset(glyph), offset(glyph + 1));
  }
}

/** Ranges of characters, format 4 of the `cmap` table. */
function* charactersOf(table: Buffer): Generator<readonly [number, number]> {
  const doubled = table.readUInt16BE(6);
  for (let at = 0; at < doubled; at += 2) {
    const last = table.readUInt16BE(14 + at);
    const first = table.readUInt16BE(16 + doubled + at);
    const delta = table.readUInt16BE(16 + 2 * doubled + at);
    const rangeAt = 16 + 3 * doubled + at;
    const range = table.readUInt16BE(rangeAt);
    for (let character = first; character <= last && character < 0xffff; character++) {
      let glyph = character;
      if (range !== 0) glyph = table.readUInt16BE(rangeAt + range + 2 * (character - first));
      if (range === 0 || glyph !== 0) glyph = (glyph + delta) & 0xffff;
      if (glyph !== 0) yield [character, glyph];
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
