import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clean, parseFrenchDate, parseFrenchNumber, showAnswer, showFrenchDate } from '../../src/edges/prompts/typed.ts';
import { date, multiple, number } from './views.ts';

test.each([
  ['31/12/2026', '2026-12-31'],
  ['5/1/2026', '2026-01-05'],
  [' 05-01-2026 ', '2026-01-05'],
  ['05.01.2026', '2026-01-05'],
  ['05 01 2026', '2026-01-05'],
  ['2026-01-05', '2026-01-05'],
  ['29/02/2024', '2024-02-29'],
  ['29/02/2026', null],
  ['31/04/2026', null],
  ['00/01/2026', null],
  ['01/13/2026', null],
  ['01/02/26', null],
  ['2026-1-5', null],
  ['janvier 2024', null],
  ['', null],
])('the date "%s" is %s', (typed, read) => {
  expect(parseFrenchDate(typed)).toBe(read);
});

test('every day is read back as it is shown', () => {
  const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(days, (day) => {
      const written = day.toISOString().slice(0, 10);
      expect(parseFrenchDate(showFrenchDate(written))).toBe(written);
    }),
  );
});

test.each([
  ['12', 12],
  ['1 200', 1200],
  ['1\u00A0200', 1200],
  ['1\u202F200', 1200],
  ['0', 0],
  ['-3', -3],
  ['1,5', null],
  ['douze', null],
  ['1e3', null],
  ['99999999999999999999', null],
  ['', null],
])('the number "%s" is %s', (typed, read) => {
  expect(parseFrenchNumber(typed)).toBe(read);
});

test('a line has no control character, doubled space or space around', () => {
  expect(clean(' \u001B[2Jdeux\t\tboîtes\r\n e\u0301te\u0301 ')).toBe('[2Jdeux boîtes été');
});

test('answers are shown in the words of the question', () => {
  expect(showAnswer(multiple, { kind: 'chosen', options: ['disque', 'inconnue'] })).toBe(
    'Sur un disque rangé ailleurs, inconnue',
  );
  expect(showAnswer(number, { kind: 'number', number: 1234567 })).toBe('1\u202F234\u202F567');
  expect(showAnswer(date, { kind: 'text', text: '2026-01-05' })).toBe('05/01/2026');
  expect(showAnswer(date, { kind: 'not-applicable', why: '' })).toBe('non applicable');
});
