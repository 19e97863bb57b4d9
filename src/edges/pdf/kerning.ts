/**
 * Kerning between two glyphs, read on demand in the `GPOS` table of a font ("pair adjustment" in the OpenType
 * format). Classes and lists of pairs are both used by Inter.
 */
export class Kerning {
  readonly #table: Buffer;
  /** For each lookup, where its subtables are. */
  readonly #lookups: readonly (readonly number[])[];

  constructor(table: Buffer) {
    this.#table = table;
    const features = table.readUInt16BE(6);
    const lookups = table.readUInt16BE(8);
    const wanted = new Set<number>();
    for (let i = 0; i < table.readUInt16BE(features); i++) {
      const record = features + 2 + 6 * i;
      if (table.toString('latin1', record, record + 4) !== 'kern') continue;
      const feature = features + table.readUInt16BE(record + 4);
      for (let j = 0; j < table.readUInt16BE(feature + 2); j++) wanted.add(table.readUInt16BE(feature + 4 + 2 * j));
    }
    this.#lookups = [...wanted]
      .toSorted((a, b) => a - b)
      .map((index) => pairTables(table, lookups + table.readUInt16BE(lookups + 2 + 2 * index)));
  }

  /** What to add to the width of the left glyph, in font units. */
  between(left: number, right: number): number {
    let total = 0;
    for (const tables of this.#lookups) {
      for (const at of tables) {
        const value = this.#inTable(at, left, right);
        if (value === undefined) continue;
        total += value;
        break;
      }
    }
    return total;
  }

  /** Undefined when the subtable says nothing of the pair, and the next one must be asked. */
  #inTable(at: number, left: number, right: number): number | undefined {
    const table = this.#table;
    const covered = coverage(table, at + table.readUInt16BE(at + 2), left);
    if (covered === -1) return undefined;
    const firstFormat = table.readUInt16BE(at + 4);
    const firstSize = valueSize(firstFormat);
    const size = firstSize + valueSize(table.readUInt16BE(at + 6));
    if (table.readUInt16BE(at) === 1) {
      const set = at + table.readUInt16BE(at + 10 + 2 * covered);
      let low = 0;
      let high = table.readUInt16BE(set) - 1;
      while (low <= high) {
        const middle = (low + high) >> 1;
        const record = set + 2 + middle * (2 + size);
        const second = table.readUInt16BE(record);
        if (second === right) return advanceIn(table, record + 2, firstFormat);
        if (second < right) low = middle + 1;
        else high = middle - 1;
      }
      return undefined;
    }
    const leftClass = classOf(table, at + table.readUInt16BE(at + 8), left);
    const rightClass = classOf(table, at + table.readUInt16BE(at + 10), right);
    const rightCount = table.readUInt16BE(at + 14);
    return advanceIn(table, at + 16 + (leftClass * rightCount + rightClass) * size, firstFormat);
  }
}

const pairAdjustment = 2;
const extension = 9;

function pairTables(table: Buffer, lookup: number): number[] {
  const found: number[] = [];
  for (let i = 0; i < table.readUInt16BE(lookup + 4); i++) {
    let at = lookup + table.readUInt16BE(lookup + 6 + 2 * i);
    let type = table.readUInt16BE(lookup);
    if (type === extension) {
      type = table.readUInt16BE(at + 2);
      at += table.readUInt32BE(at + 4);
    }
    if (type === pairAdjustment) found.push(at);
  }
  return found;
}

/** Two bytes for each kind of value present. */
function valueSize(format: number): number {
  let size = 0;
  for (let bits = format; bits !== 0; bits >>= 1) size += 2 * (bits & 1);
  return size;
}

/** The horizontal advance, third of the possible values. */
function advanceIn(table: Buffer, at: number, format: number): number {
  return (format & 4) === 0 ? 0 : table.readInt16BE(at + valueSize(format & 3));
}

/** The rank of a glyph in a list, -1 if it is not there. */
function coverage(table: Buffer, at: number, glyph: number): number {
  const isList = table.readUInt16BE(at) === 1;
  const width = isList ? 2 : 6;
  let low = 0;
  let high = table.readUInt16BE(at + 2) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const record = at + 4 + middle * width;
    const first = table.readUInt16BE(record);
    const last = isList ? first : table.readUInt16BE(record + 2);
    if (glyph < first) high = middle - 1;
    else if (glyph > last) low = middle + 1;
    else return isList ? middle : table.readUInt16BE(record + 4) + glyph - first;
  }
  return -1;
}

function classOf(table: Buffer, at: number, glyph: number): number {
  if (table.readUInt16BE(at) === 1) {
    const index = glyph - table.readUInt16BE(at + 2);
    return index >= 0 && index < table.readUInt16BE(at + 4) ? table.readUInt16BE(at + 6 + 2 * index) : 0;
  }
  let low = 0;
  let high = table.readUInt16BE(at + 2) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const record = at + 4 + middle * 6;
    if (glyph < table.readUInt16BE(record)) high = middle - 1;
    else if (glyph > table.readUInt16BE(record + 2)) low = middle + 1;
    else return table.readUInt16BE(record + 4);
  }
  return 0;
}
