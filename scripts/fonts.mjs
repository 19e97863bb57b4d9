/**
 * Makes the fonts embedded in our documents: Inter cut down to what French documents need, with kerning
 * and nothing else. Run by hand when the font or the list below changes; the result is committed.
 *
 *     node scripts/fonts.mjs
 */
import { readFile, writeFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';
import * as fontkit from 'fontkit';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = join(root, 'templates', 'fonts');
const source = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/inter/package.json'));

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');
const characters =
  range(0x20, 0x7e) + // ASCII
  range(0xa0, 0xff) + // Latin-1: accents, « », NO-BREAK SPACE
  range(0x100, 0x17f) + // Latin Extended-A: œ, and names from the rest of Europe
  'ȘșȚțǍǎǏǐǑǒǓǔ' +
  '\u2010\u2011\u2013\u2014\u202f' + // hyphens, dashes, NARROW NO-BREAK SPACE
  '‘’‚“”„†‡•…‰′″‹›€№™←↑→↓−≈≠≤≥✓✗⅓⅔⅛⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄■□▪●○▲▼⚠';

/** What no document of ours could do without: the script stops if one is missing. */
const required = '\u00a0\u202f\u2011«»’–—…€≥≤×→✓•œŒŸ½°éèêëàâçîïôûùüÉÈÊÀÂÇÎÔÛÆæ';

const faces = [
  { from: '400Regular/Inter_400Regular.ttf', to: 'inter-regular.ttf' },
  { from: '700Bold/Inter_700Bold.ttf', to: 'inter-bold.ttf' },
];

await mkdir(target, { recursive: true });
for (const face of faces) {
  const whole = await readFile(join(source, face.from));
  const cut = await subsetFont(whole, characters, {
    targetFormat: 'truetype',
    keepFeatures: ['kern'],
    noLayoutClosure: true,
    noHinting: true,
    dropTables: ['STAT', 'gasp', 'prep', 'GSUB', 'DSIG'],
  });
  const font = fontkit.create(cut);
  for (const character of required) {
    if (!font.hasGlyphForCodePoint(character.codePointAt(0))) throw new Error(`${face.to}: no glyph for ${character}`);
  }
  const absent = [...characters].filter((character) => !font.hasGlyphForCodePoint(character.codePointAt(0)));
  await writeFile(join(target, face.to), cut);
  console.log(`${face.to}: ${font.numGlyphs} glyphs, ${cut.length} bytes${absent.length ? `, without ${absent.join(' ')}` : ''}`);
}
await writeFile(join(target, 'LICENSE.txt'), await readFile(join(source, 'LICENSE_FONT')));
