/** Values that have hurt other programs: words YAML takes for something else, names JavaScript gives a meaning to, odd Unicode. */
import fc from 'fast-check';

const WORDS = [
  '',
  ' ',
  '~',
  'null',
  'true',
  'oui',
  'non',
  'NON',
  'unknown',
  'not-applicable',
  'non applicable : parce que',
  'je ne sais pas',
  '?',
  '.nan',
  '.inf',
  '-.inf',
  '-0',
  '1e999',
  '0x7fffffffffffffff',
  '9007199254740993',
  '1_000',
  '12:30:45',
  '01001',
  '2A004',
  '99999',
  '2026-02-30',
  '2026-13-45',
  '0000-00-00',
  '9999-12-31',
  '31/12/2026',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '<<',
  '*a',
  '&a [*a]',
  '&a x',
  '!!js/function "() => 1"',
  '!!binary aGE=',
  '!!set {a, b}',
  '!!timestamp 2026-01-01',
  '!<tag:yaml.org,2002:str> x',
  '[',
  '{',
  '[]',
  '{}',
  '[[]]',
  '{ answer: unknown }',
  '{ answer: not-applicable, why: " " }',
  '{ answer: [oui, non] }',
  '"',
  "'",
  '|',
  '>-',
  '---',
  '...',
  '%YAML 1.2',
  '# ',
  ': ',
  '- ',
  '? a',
  '\t',
  '\\',
  '"\\ud800"',
  '"\\u0000"',
  'communes@1.0.0',
  'communes@0.0.0',
  'communes@1.0.99999999999999999999',
  'base@1.1.0',
  '=cmd|"/c calc"!A0',
  '../../etc/passwd',
  'CON',
  'x'.repeat(300),
  'é'.repeat(5000),
  '9'.repeat(400),
  '\u0000',
  '\u001B[2J',
  '\u0085',
  '\u00A0',
  '\u200B\u200D',
  '\u202Etxt.exe',
  '\u2028',
  '\uFEFF',
  'e\u0301',
  'n\u0303'.repeat(50),
  '\uFFFD',
  '👩‍👩‍👧‍👦',
  '𝕮𝖔𝖒𝖒𝖚𝖓𝖊',
] as const;

const NUMBERS = [-1, 0, -0, 0.1, 1e308, 5e-324, 2 ** 53 + 2, -(2 ** 31), Number.NaN, Infinity, -Infinity, 1e21];

/** Controls, marks, letters of every script, pictures. Drawn here: fast-check's own takes a second to prepare. */
const oddCharacter = fc
  .oneof(fc.nat(0x2fff), fc.integer({ min: 0x1_f300, max: 0x1_faff }))
  .map((code) => String.fromCodePoint(code));

/** A piece of text to put anywhere in a file. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom(...WORDS), weight: 6 },
  { arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 20 }), weight: 1 },
  { arbitrary: fc.string({ unit: oddCharacter, maxLength: 20 }), weight: 1 },
  { arbitrary: fc.double().map(String), weight: 1 },
);

const nested = fc
  .tuple(fc.integer({ min: 1, max: 150 }), fc.boolean())
  .map(([depth, list]) => Array.from({ length: depth }).reduce<unknown>((inner) => (list ? [inner] : { a: inner }), 'x'));

/** A value to put anywhere in data. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: hostileText, weight: 5 },
  { arbitrary: fc.constantFrom<unknown>(...NUMBERS, true, false, null, [], {}), weight: 4 },
  { arbitrary: fc.double(), weight: 1 },
  { arbitrary: fc.jsonValue({ maxDepth: 3 }), weight: 1 },
  { arbitrary: nested, weight: 1 },
);
