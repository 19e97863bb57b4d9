import type { FontFile } from './font-file.ts';

/** A TrueType file with the same glyph numbers, where the glyphs that are not used are empty. */
export function fontFile(font: FontFile, used: Uint8Array): Buffer {
  const table = (name: string): Buffer => font.table(name);
  const outline = (glyph: number): Buffer => font.outline(glyph);
  const count = used.length;
  const kept = new Uint8Array(count);
  const keep = (glyph: number): void => {
    if (kept[glyph] === 1) return;
    kept[glyph] = 1;
    for (const component of components(outline(glyph))) keep(component);
  };
  for (let glyph = 0; glyph < count; glyph++) if (used[glyph] === 1) keep(glyph);

  const places = new DataView(new ArrayBuffer((count + 1) * 4));
  const outlines: Buffer[] = [];
  let length = 0;
  for (let glyph = 0; glyph < count; glyph++) {
    places.setUint32(glyph * 4, length);
    if (kept[glyph] !== 1) continue;
    const shape = padded(outline(glyph));
    outlines.push(shape);
    length += shape.length;
  }
  places.setUint32(count * 4, length);
  const head = Buffer.from(table('head'));
  head.writeUInt16BE(1, 50);

  const metrics = Buffer.from(table('hmtx'));
  const { buffer, byteOffset } = metrics;
  const widths = new DataView(buffer, byteOffset);
  for (let glyph = 0; glyph < Math.min(count, font.metricCount - 1); glyph++)
    if (kept[glyph] !== 1) widths.setUint32(glyph * 4, 0);

  return assemble([
    ['glyf', Buffer.concat(outlines)],
    ['head', head],
    ['hhea', table('hhea')],
    ['hmtx', metrics],
    ['loca', Buffer.from(places.buffer)],
    ['maxp', table('maxp')],
  ]);
}

/** The glyphs that an accented letter is made of. */
function components(outline: Buffer): number[] {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return [];
  const found: number[] = [];
  let at = 10;
  for (let more = true; more;) {
    const flags = outline.readUInt16BE(at);
    found.push(outline.readUInt16BE(at + 2));
    at += 4 + (flags & 1 ? 4 : 2);
    if (flags & 8) at += 2;
    else if (flags & 64) at += 4;
    else if (flags & 128) at += 8;
    more = (flags & 32) !== 0;
  }
  return found;
}

function padded(bytes: Buffer): Buffer {
  const rest = bytes.length % 4;
  return rest === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(4 - rest)]);
}

function assemble(tables: readonly (readonly [name: string, bytes: Buffer])[]): Buffer {
  const header = Buffer.alloc(12 + 16 * tables.length);
  const power = 2 ** Math.floor(Math.log2(tables.length));
  header.writeUInt32BE(0x00010000, 0);
  header.writeUInt16BE(tables.length, 4);
  header.writeUInt16BE(power * 16, 6);
  header.writeUInt16BE(Math.log2(power), 8);
  header.writeUInt16BE((tables.length - power) * 16, 10);
  let at = header.length;
  const bodies = tables.map(([name, bytes], index) => {
    const body = padded(bytes);
    const entry = 12 + 16 * index;
    const words = new DataView(body.buffer, body.byteOffset, body.byteLength);
    let sum = 0;
    for (let i = 0; i < words.byteLength; i += 4) sum = (sum + words.getUint32(i)) >>> 0;
    header.write(name, entry, 'latin1');
    header.writeUInt32BE(sum, entry + 4);
    header.writeUInt32BE(at, entry + 8);
    header.writeUInt32BE(bytes.length, entry + 12);
    at += body.length;
    return body;
  });
  return Buffer.concat([header, ...bodies]);
}
