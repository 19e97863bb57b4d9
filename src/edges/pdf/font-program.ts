import { deflateSync } from 'node:zlib';
import type { Face } from './face.ts';
import { fontName } from './fragment.ts';
import { Raw } from './low-level.ts';
import type { CompactDocument } from './compact.ts';
import type { Reference } from './low-level.ts';
import { fontFile } from './true-type.ts';

interface Program {
  readonly bytes: Uint8Array;
  readonly length: number;
  readonly widths: string;
  /** From one byte, then from two, back to characters. */
  readonly characters: Uint8Array;
  readonly wideCharacters: Uint8Array;
}

const programs = new WeakMap<Face, Map<string, Program>>();
const mostPrograms = 64;

/**
 * Embeds a face in a document with the outlines of the used glyphs only; glyphs keep their numbers. Returns its fonts by
 * name: one byte a letter and, when `wide`, also two.
 */
export function embedFace(document: CompactDocument, face: Face, used: Uint8Array, wide: boolean): Record<string, Raw> {
  const program = programOf(face, used);
  const { file: font } = face;
  const scale = 1000 / font.unitsPerEm;
  const name = `${tag(used)}+${font.postscriptName}`;
  const file = stream(document, program.bytes, { Length1: program.length });
  const box = font.box.map((n) => Math.round(n * scale)).join(' ');
  const object = (text: string): string => {
    const added = document.name();
    document.pack(added, text);
    return added;
  };
  const descriptor = object(
    `<</Type/FontDescriptor/FontName/${name}/Flags 4/FontBBox[${box}]/ItalicAngle 0/Ascent ${Math.round(face.ascent)}` +
      `/Descent ${Math.round(face.descent)}/CapHeight ${Math.round(face.capHeight)}/StemV 80/FontFile2 ${file}>>`,
  );
  const descendant = object(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
      `/FontDescriptor ${descriptor}/CIDToGIDMap/Identity/W[${program.widths}]>>`,
  );
  const composite = (encoding: string, characters: Uint8Array): Raw =>
    new Raw(
      object(
        `<</Type/Font/Subtype/Type0/BaseFont/${name}` +
          `/Encoding ${encoding}/DescendantFonts[${descendant}]/ToUnicode ${stream(document, characters, {})}>>`,
      ),
    );
  const encoding = stream(document, glyphsOfBytes(face), {
    Type: 'CMap',
    CMapName: bytesName,
    CIDSystemInfo: new Raw('<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>'),
  });
  return {
    [fontName(face, false)]: composite(String(encoding), program.characters),
    ...(wide ? { [fontName(face, true)]: composite('/Identity-H', program.wideCharacters) } : {}),
  };
}

const bytesName = 'Adobe-Identity-Bytes';

function stream(document: CompactDocument, compressed: Uint8Array, entries: Record<string, unknown>): Reference {
  // With a filter already there, pdfkit does not compress again.
  const reference = document.ref({ Filter: 'FlateDecode', ...entries });
  reference.end(compressed);
  return reference;
}

const byteTables = new WeakMap<Face, Uint8Array>();

/** The table from bytes to glyphs: the same in every document. */
function glyphsOfBytes(face: Face): Uint8Array {
  let table = byteTables.get(face);
  if (table === undefined) {
    const entries: string[] = [];
    face.codes.forEach((code, glyph) => {
      if (code !== 0) entries.push(`<${hex(code, 2)}> ${glyph}`);
    });
    table = deflateSync(characterMap({ name: bytesName, ordering: 'Identity', type: 1, digits: 2, entries, kind: 'cidchar' }));
    byteTables.set(face, table);
  }
  return table;
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
      characters: deflateSync(toUnicode(face, used, 2)),
      wideCharacters: deflateSync(toUnicode(face, used, 4)),
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

/** The table from what is written back to characters, without which the text could be neither copied nor read aloud. */
function toUnicode(face: Face, used: Uint8Array, digits: 2 | 4): Buffer {
  const entries: string[] = [];
  for (let glyph = 1; glyph < used.length; glyph++) {
    const character = used[glyph] === 1 ? face.character(glyph) : undefined;
    const written = digits === 4 ? glyph : face.codes[glyph];
    if (character !== undefined && written !== 0) entries.push(`<${hex(written ?? 0, digits)}><${hex(character, 4)}>`);
  }
  return characterMap({ name: 'Adobe-Identity-UCS', ordering: 'UCS', type: 2, digits, entries, kind: 'bfchar' });
}

interface CharacterMap {
  readonly name: string;
  readonly ordering: string;
  readonly type: 1 | 2;
  /** Of what is written: two for a byte. */
  readonly digits: 2 | 4;
  readonly entries: readonly string[];
  readonly kind: 'bfchar' | 'cidchar';
}

function characterMap({ name, ordering, type, digits, entries, kind }: CharacterMap): Buffer {
  const blocks: string[] = [];
  // The format allows a hundred entries in a block.
  for (let i = 0; i < entries.length; i += 100) {
    const block = entries.slice(i, i + 100);
    blocks.push(`${block.length} begin${kind}\n${block.join('\n')}\nend${kind}`);
  }
  return Buffer.from(
    `/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n` +
      `/CIDSystemInfo<</Registry(Adobe)/Ordering(${ordering})/Supplement 0>>def\n/CMapName/${name} def/CMapType ${type} def\n` +
      `1 begincodespacerange\n<${'0'.repeat(digits)}><${'f'.repeat(digits)}>\nendcodespacerange\n${blocks.join('\n')}\n` +
      `endcmap CMapName currentdict/CMap defineresource pop end end\n`,
    'latin1',
  );
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
