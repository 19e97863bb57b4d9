import { deflateSync } from 'node:zlib';
import type { Face } from './face.ts';
import { Raw } from './low-level.ts';
import type { LowLevelDocument, Reference } from './low-level.ts';
import { fontFile } from './true-type.ts';

/** What nearly every page shows: always embedded, so that most documents share the very same font program. */
const usual = ' !"\'(),-./0123456789:;?ABCDEFGHIJLMNOPQRSTUVabcdefghijklmnopqrstuvwxyzàâçèéêîôùûÀÉ°«»–—’…œ€\u00a0\u202f';

interface Program {
  readonly bytes: Uint8Array;
  readonly length: number;
  readonly widths: string;
  readonly characters: Uint8Array;
}

const programs = new WeakMap<Face, Map<string, Program>>();
const mostPrograms = 64;

/** Marks the usual glyphs of a face in a table of used glyphs. */
export function usedGlyphs(face: Face): Uint8Array {
  const used = new Uint8Array(face.file.glyphCount);
  for (const character of usual) used[face.glyph(character.codePointAt(0) ?? 0)] = 1;
  used[0] = 1;
  return used;
}

/** Embeds a face in a document with the outlines of the used glyphs only. Glyphs keep their numbers. */
export function embedFace(document: LowLevelDocument, reference: Reference, face: Face, used: Uint8Array): void {
  const program = programOf(face, used);
  const { file: font } = face;
  const scale = 1000 / font.unitsPerEm;
  const name = `${tag(used)}+${font.postscriptName}`;
  const file = stream(document, program.bytes, { Length1: program.length });
  const characters = stream(document, program.characters, {});
  const box = font.box.map((n) => Math.round(n * scale)).join(' ');
  const descriptor = raw(
    document,
    `<</Type/FontDescriptor/FontName/${name}/Flags 4/FontBBox[${box}]/ItalicAngle 0/Ascent ${Math.round(face.ascent)}` +
      `/Descent ${Math.round(face.descent)}/CapHeight ${Math.round(face.capHeight)}/StemV 80/FontFile2 ${file}>>`,
  );
  const descendant = raw(
    document,
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
      `/FontDescriptor ${descriptor}/CIDToGIDMap/Identity/W[${program.widths}]>>`,
  );
  reference.data = new Raw(
    `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${descendant}]/ToUnicode ${characters}>>`,
  ) as unknown as Reference['data'];
  reference.end();
}

function raw(document: LowLevelDocument, text: string): Reference {
  const reference = document.ref(new Raw(text));
  reference.end();
  return reference;
}

function stream(document: LowLevelDocument, compressed: Uint8Array, entries: Record<string, number>): Reference {
  // With a filter already there, pdfkit does not compress again.
  const reference = document.ref({ Filter: 'FlateDecode', ...entries });
  reference.end(compressed);
  return reference;
}

/** Six capitals that depend on the glyphs embedded, as the format asks of a subset. */
function tag(used: Uint8Array): string {
  let hash = 0;
  for (const flag of used) hash = (Math.imul(hash, 31) + flag + 7) >>> 0;
  let letters = '';
  for (let i = 0; i < 6; i++) {
    letters += String.fromCharCode(65 + (hash % 26));
    hash = Math.floor(hash / 26) + 17 * i;
  }
  return letters;
}

function programOf(face: Face, used: Uint8Array): Program {
  let known = programs.get(face);
  if (known === undefined) programs.set(face, (known = new Map()));
  const key = Buffer.from(used).toString('latin1');
  let program = known.get(key);
  if (program === undefined) {
    const file = fontFile(face.file, used);
    program = {
      bytes: deflateSync(file),
      length: file.length,
      widths: widths(face, used),
      characters: deflateSync(toUnicode(face, used)),
    };
    if (known.size >= mostPrograms) known.clear();
    known.set(key, program);
  }
  return program;
}

function widths(face: Face, used: Uint8Array): string {
  const runs: string[] = [];
  for (let glyph = 0; glyph < used.length; glyph++) {
    if (used[glyph] !== 1) continue;
    const run: number[] = [];
    const first = glyph;
    for (; used[glyph] === 1; glyph++) run.push(face.advance(glyph));
    runs.push(`${first}[${run.join(' ')}]`);
  }
  return runs.join('');
}

/** The table from glyphs back to characters, without which the text could be neither copied nor read aloud. */
function toUnicode(face: Face, used: Uint8Array): Buffer {
  const entries: string[] = [];
  for (let glyph = 1; glyph < used.length; glyph++) {
    const character = used[glyph] === 1 ? face.character(glyph) : undefined;
    if (character !== undefined) entries.push(`<${hex(glyph)}><${hex(character)}>`);
  }
  const blocks: string[] = [];
  // The format allows a hundred entries in a block.
  for (let i = 0; i < entries.length; i += 100) {
    const block = entries.slice(i, i + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return Buffer.from(
    `/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n` +
      `/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n` +
      `1 begincodespacerange\n<0000><ffff>\nendcodespacerange\n${blocks.join('\n')}\n` +
      `endcmap CMapName currentdict/CMap defineresource pop end end\n`,
    'latin1',
  );
}

function hex(value: number): string {
  return value.toString(16).padStart(4, '0');
}
