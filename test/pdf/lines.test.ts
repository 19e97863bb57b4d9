import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as fontkit from 'fontkit';
import { loadFonts } from '../../src/edges/pdf/fonts.ts';
import { breakLines } from '../../src/edges/pdf/lines.ts';
import type { Line } from '../../src/edges/pdf/line.ts';
import { printable, unprintable, usualText } from '../../src/edges/pdf/printable.ts';

const directory = fileURLToPath(new URL('../../templates/fonts', import.meta.url));
const fonts = loadFonts(directory);

/** A width in letters "n", which is about the width of a text of that many letters. */
const letters = (count: number): number => count * fonts.regular.word('n').width;

/** What the instructions of a line say, read back from their bytes. */
function written(line: Line): string {
  return line.segments
    .map(({ code, wide, ink }) => {
      const bytes = code.replace(/\)-?\d+\(/g, '').replace(/\\(.)/gs, (_, escaped) => (escaped === 'r' ? '\r' : escaped));
      expect(wide).toBe(false);
      return [...bytes]
        .map((byte) => ink.face.character(ink.face.codes.indexOf(byte.charCodeAt(0))))
        .map((character) => String.fromCodePoint(character ?? 0))
        .join('');
    })
    .join('')
    .trimEnd();
}

const broken = (text: string, count: number): string[] => breakLines(text, letters(count), false, fonts).map(written);

describe('breaking lines', () => {
  it('breaks at ordinary spaces only', () => {
    expect(broken('Combien coûte la sauvegarde\u202f?', 15)).toEqual(['Combien coûte la', 'sauvegarde\u202f?']);
    expect(broken('Il faut 12\u202f500\u00a0€ par an', 9)).toEqual(['Il faut', '12\u202f500\u00a0€', 'par an']);
  });

  it('holds the spaces that French does not break at, even ordinary ones', () => {
    expect(broken('cela fait 3 150 € !', 12)).toEqual(['cela fait', '3\u00a0150\u00a0€\u00a0!']);
  });

  it('breaks after hyphens and slashes between letters', () => {
    expect(broken('peut-être', 6)).toEqual(['peut-', 'être']);
    expect(broken('et/ou', 3)).toEqual(['et/', 'ou']);
    expect(broken('ici y a-t-il 24/7', 6)).toEqual(['ici y', 'a-t-il', '24/7']);
  });

  it('does not break at a non-breaking hyphen', () => {
    expect(broken('une sous\u2011traitance', 14)).toEqual(['une', 'sous\u2011traitance']);
  });

  it('shows a soft hyphen only where it breaks', () => {
    expect(broken('départe\u00admental', 20)).toEqual(['départemental']);
    expect(broken('départe\u00admental', 10)).toEqual(['départe-', 'mental']);
  });

  it('cuts a word wider than the line between syllables', () => {
    const lines = broken('anticonstitutionnellement', 10);
    expect(lines.join('').replaceAll('-', '')).toBe('anticonstitutionnellement');
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/^.{3,}-$/);
    expect(lines[0]).toBe('anticonsti-');
  });

  it('breaks a web address without adding a hyphen', () => {
    const address = 'https://www.exemple.fr/une/adresse-tres-longue/index.html';
    const lines = broken(address, 18);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join('')).toBe(address);
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/[/.?&=_-]$/);
  });

  it('keeps every line within its width', () => {
    const text =
      'Aujourd’hui, l’hyperresponsabilisation des prestataires n’est-elle pas trop/peu https://exemple.fr/aaaaaaaaaaaaaaaaaaaaaaaa\u00a0?';
    for (let count = 4; count < 60; count++) {
      for (const line of breakLines(text, letters(count), true, fonts))
        expect(line.width).toBeLessThanOrEqual(letters(count) + 0.01);
    }
  });

  it('keeps the characters of a text whatever its emphasis', () => {
    const lines = breakLines([{ text: 'avant ' }, { text: 'gras', bold: true }, { text: ', après' }], letters(11), false, fonts);
    expect(lines.map(written)).toEqual(['avant gras,', 'après']);
  });

  it('lays words out as another program does, kerning included', () => {
    for (const [face, file] of [
      [fonts.regular, 'inter-regular.ttf'],
      [fonts.bold, 'inter-bold.ttf'],
    ] as const) {
      const font = fontkit.create(readFileSync(join(directory, file)));
      for (const word of [
        'AVATAR',
        'Tôt',
        'L’Œuvre',
        'Yvetot,',
        '«\u00a0Va\u00a0»',
        'affiché',
        '3\u202f150\u00a0€',
        'WiFi/VPN',
      ]) {
        const whole =
          font.layout(word).positions.reduce((sum, position) => sum + position.xAdvance, 0) * (1000 / font.unitsPerEm);
        expect(Math.abs(face.word(word).width - whole)).toBeLessThan(word.length);
      }
    }
  });
});

describe('characters without a glyph', () => {
  it.each([
    ['Réunion 🎉🎉 jeudi', 'Réunion [?] jeudi'],
    ['Привет', '[?]'],
    ['漢字', '[?]'],
    ['e\u0301te\u0301', 'été'],
    ['un\ttabulé', 'un tabulé'],
    ['ﬁchier', 'fichier'],
    ['2\u2009000', '2 000'],
    ['a\u200bb\ufeff', 'ab'],
    ['\ud83d seul', '[?] seul'],
    ['✔️ fait', '✓ fait'],
  ])('%j is printed %j', (text, expected) => {
    expect(printable(text, fonts)).toBe(expected);
    expect(unprintable(text, fonts)).toBe(expected.includes('[?]'));
  });

  it('does not take for usual a character that a face lacks', () => {
    const usual = Array.from({ length: 0x1_0000 }, (_, code) => code).filter((code) => usualText.test(String.fromCharCode(code)));
    expect(usual.filter((code) => !fonts.regular.has(code) || !fonts.bold.has(code))).toEqual([0x0a, 0xad]);
    expect(usual.length).toBeGreaterThan(190);
  });

  it('leaves French alone', () => {
    const text = '«\u00a0L’Œuvre n°\u00a012\u00a0: ça coûte ≥ 3\u202f150\u00a0€… déjà\u202f?\u00a0» – ½ × 4 → ✓';
    expect(printable(text, fonts)).toBe(text);
    expect(unprintable(text, fonts)).toBe(false);
  });
});
