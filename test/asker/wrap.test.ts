import { wrapAnsi } from 'fast-wrap-ansi';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cells, flow, hang, measure, shorten, wrap } from '../../src/edges/wrap.ts';

test('the measure is between 40 and 88 columns, and leaves the last one free', () => {
  expect([undefined, 20, 50, 80, 300].map(measure)).toEqual([79, 40, 49, 79, 88]);
});

test('words hold together, no-break spaces too, and only a word longer than the line is cut', () => {
  expect(wrap('une question\u202F? oui', 12)).toEqual(['une', 'question\u202F?', 'oui']);
  expect(wrap('anticonstitutionnellement', 10)).toEqual(['anticonsti', 'tutionnell', 'ement']);
  expect(wrap('', 10)).toEqual(['']);
});

test('wide characters count for two columns and accents put on letters for none', () => {
  expect(cells('漢字')).toBe(4);
  expect(cells('e\u0301')).toBe(1);
});

test('no line is too wide and no word is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 12 })), fc.integer({ min: 4, max: 60 }), (words, width) => {
      const lines = wrap(words.join(' '), width);
      for (const line of lines) expect(cells(line)).toBeLessThanOrEqual(width);
    }),
  );
});

test('the next lines are aligned under the first word', () => {
  expect(hang('1. ', 'un deux trois', 10, (text) => `<${text}>`)).toEqual(['1. <un deux>', '   <trois>']);
});

test('a text is shortened between words', () => {
  expect(shorten('un deux trois', 20, '…')).toBe('un deux trois');
  expect(shorten('un deux trois', 10, '…')).toBe('un deux…');
});

test('items flow without being cut, on even lines', () => {
  expect(flow(['aaaa', 'bbbb', 'cccc', 'd'], ' · ', 18)).toEqual(['aaaa · bbbb', 'cccc · d']);
  expect(flow(['aaaa', 'bbbb'], ' · ', 80)).toEqual(['aaaa · bbbb']);
  expect(flow(['longer than the line', 'b'], ' · ', 5)).toEqual(['longer than the line', 'b']);
});

test('French is broken as the library would break it', () => {
  const word = fc.stringMatching(/^[a-zéèàçœ«][a-zéèàç’\u00A0\u202F-]{0,10}[a-z0-9.:!?»]$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), fc.integer({ min: 4, max: 90 }), (words, width) => {
      const text = words.join(' ');
      expect(wrap(text, width)).toEqual(wrapAnsi(text, width, { hard: true }).split('\n'));
    }),
    { seed: 1, numRuns: 300 },
  );
});
