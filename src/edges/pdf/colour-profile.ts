/**
 * What our colours mean, as PDF/A asks: the sRGB of screens, said with its formula (an ICC profile of version 4) rather
 * than with a table of a thousand values.
 */

/** Numbers of an ICC profile: sixteen bits before the point, sixteen after. */
const fixed = (values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeInt32BE(Math.round(value * 65_536), index * 4));
  return bytes;
};
const typed = (type: string, ...parts: readonly Buffer[]): Buffer => Buffer.concat([Buffer.from(`${type}\0\0\0\0`), ...parts]);
const xyz = (...values: readonly number[]): Buffer => typed('XYZ ', fixed(values));

/** The white of a light of 5 000 K, which every profile is drawn for. */
const WHITE = [0.9642, 1, 0.8249];

/** IEC 61966-2-1: a straight line in the dark, a power above. */
const CURVE = typed('para', Buffer.from([0, 3, 0, 0]), fixed([2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045]));

const TAGS: readonly (readonly [name: string, content: Buffer])[] = [
  ['desc', text('sRGB')],
  ['cprt', text('CC0')],
  ['wtpt', xyz(...WHITE)],
  // From the white of screens to that of the profile (Bradford).
  ['chad', typed('sf32', fixed([1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168]))],
  ['rXYZ', xyz(0.43607, 0.22249, 0.01392)],
  ['gXYZ', xyz(0.38515, 0.71687, 0.09708)],
  ['bXYZ', xyz(0.14307, 0.06061, 0.7141)],
  ['rTRC', CURVE],
  ['gTRC', CURVE],
  ['bTRC', CURVE],
];

/** In English, the only language that profiles are asked for. */
function text(words: string): Buffer {
  const head = Buffer.alloc(20);
  [1, 12, 0, words.length * 2, 28].forEach((value, index) => head.writeUInt32BE(value, index * 4));
  head.write('enUS', 8, 'latin1');
  return typed('mluc', head, Buffer.from(words, 'utf16le').swap16(), Buffer.alloc((words.length * 2) % 4));
}

/** The profile's bytes, always the same. */
export const SRGB = ((): Buffer => {
  const table = Buffer.alloc(4 + TAGS.length * 12);
  table.writeUInt32BE(TAGS.length);
  const places = new Map<Buffer, number>();
  let end = 128 + table.length;
  TAGS.forEach(([name, content], index) => {
    // The three curves are one.
    const place = places.get(content) ?? end;
    if (!places.has(content)) end += content.length;
    places.set(content, place);
    table.write(name, 4 + index * 12, 'latin1');
    table.writeUInt32BE(place, 8 + index * 12);
    table.writeUInt32BE(content.length, 12 + index * 12);
  });
  const head = Buffer.alloc(128);
  head.writeUInt32BE(end);
  head.writeUInt32BE(0x0420_0000, 8);
  head.write('mntrRGB XYZ ', 12, 'latin1');
  [2026, 1, 1].forEach((part, index) => head.writeUInt16BE(part, 24 + index * 2));
  head.write('acsp', 36, 'latin1');
  fixed(WHITE).copy(head, 68);
  return Buffer.concat([head, table, ...places.keys()]);
})();
