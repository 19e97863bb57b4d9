/**
 * Kerning between two glyphs, read on demand in the `GPOS` table of a font ("pair adjustment" in the OpenType
 * format). Classes and lists of pairs are both used by Inter.
 */
export class Kerning {
  readonly #table: DataView;
  /** For each lookup, where its subtables are. */
  readonly #lookups: readonly (readonly number[])[];

  constructor(table: DataView) {
    this.#table = table;
    const features = table.getUint16(6);
    const lookups = table.getUint16(8);
    const wanted = new Set<number>();
    for (let i = 0; i < table.getUint16(features); i++) {
      const record = features + 2 + 6 * i;
      if (table.getUint32(record) !== kernFeature) continue;
      const feature = features + table.getUint16(record + 4);
      for (let j = 0; j < table.getUint16(feature + 2); j++) wanted.add(table.getUint16(feature + 4 + 2 * j));
    }
    this.#lookups = [...wanted]
      .toSorted((a, b) => a - b)
      .map((index) => pairTables(table, lookups + table.getUint16(lookups + 2 + 2 * index)));
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
    const covered = coverage(table, at + table.getUint16(at + 2), left);
    if (covered === -1) return undefined;
    const firstFormat = table.getUint16(at + 4);
    const firstSize = valueSize(firstFormat);
    const size = firstSize + valueSize(table.getUint16(at + 6));
    if (table.getUint16(at) === 1) {
      const set = at + table.getUint16(at + 10 + 2 * covered);
      let low = 0;
      let high = table.getUint16(set) - 1;
      while (low <= high) {
        const middle = (low + high) >> 1;
        const record = set + 2 + middle * (2 + size);
        const second = table.getUint16(record);
        if (second === right) return advanceIn(table, record + 2, firstFormat);
        if (second < right) low = middle + 1;
        else high = middle - 1;
      }
      return undefined;
    }
    const leftClass = classOf(table, at + table.getUint16(at + 8), left);
    const rightClass = classOf(table, at + table.getUint16(at + 10), right);
    const rightCount = table.getUint16(at + 14);
    return advanceIn(table, at + 16 + (leftClass * rightCount + rightClass) * size, firstFormat);
  }
}

/** The four letters of the feature's name. */
const kernFeature = 0x6b65726e;
const pairAdjustment = 2;
const extension = 9;

function pairTables(table: DataView, lookup: number): number[] {
  const found: number[] = [];
  for (let i = 0; i < table.getUint16(lookup + 4); i++) {
    let at = lookup + table.getUint16(lookup + 6 + 2 * i);
    let type = table.getUint16(lookup);
    if (type === extension) {
      type = table.getUint16(at + 2);
      at += table.getUint32(at + 4);
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
function advanceIn(table: DataView, at: number, format: number): number {
  return (format & 4) === 0 ? 0 : table.getInt16(at + valueSize(format & 3));
}

/** The rank of a glyph in a list, -1 if it is not there. */
function coverage(table: DataView, at: number, glyph: number): number {
  const isList = table.getUint16(at) === 1;
  const width = isList ? 2 : 6;
  let low = 0;
  let high = table.getUint16(at + 2) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const record = at + 4 + middle * width;
    const first = table.getUint16(record);
    const last = isList ? first : table.getUint16(record + 2);
    if (glyph < first) high = middle - 1;
    else if (glyph > last) low = middle + 1;
    else return isList ? middle : table.getUint16(record + 4) + glyph - first;
  }
  return -1;
}

function classOf(table: DataView, at: number, glyph: number): number {
  if (table.getUint16(at) === 1) {
    const index = glyph - table.getUint16(at + 2);
    return index >= 0 && index < table.getUint16(at + 4) ? table.getUint16(at + 6 + 2 * index) : 0;
  }
  let low = 0;
  let high = table.getUint16(at + 2) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const record = at + 4 + middle * 6;
    if (glyph < table.getUint16(record)) high = middle - 1;
    else if (glyph > table.getUint16(record + 2)) low = middle + 1;
    else return table.getUint16(record + 4);
  }
  return 0;
}
