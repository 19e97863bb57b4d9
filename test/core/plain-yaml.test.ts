/** What the quick reader takes, the strict one takes and reads the same. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { plainYaml } from '../../src/core/plain-yaml.ts';
import { parseYaml } from '../../src/core/yaml-text.ts';

/** A line that only the strict reader understands is added. */
function strictly(text: string): unknown {
  const parsed = parseYaml({ file: 'sheet.yaml', text: `${text}\n"": 0` });
  if (!parsed.ok) return parsed.problems.map(({ code }) => code);
  const { '': added, ...data } = parsed.text.data as Record<string, unknown>;
  expect(added).toBe(0);
  return data;
}

const SHEET = `# Feuille de réponses de commune-cyber.
#
questionnaire: communes@1.0.0
commune: { name: L'Haÿ-les-Roses, insee: "94038", population: 31128, epci: "Métropole : « Grand Paris »" }
answeredOn: 2026-11-21
answers:
  agents-nombre: 2

  # Une note de la mairie.
  informatique-qui: prestataire
  services-geres:
    - eau
    - assainissement
  antivirus: [ un, deux ]
  sauvegarde:
    value: unknown
    note: Le prestataire passe (parfois) le mardi
  rien: {}
`;

test('a sheet as we write it is read', () => {
  expect(plainYaml(SHEET)).toEqual({
    questionnaire: 'communes@1.0.0',
    commune: { name: "L'Haÿ-les-Roses", insee: '94038', population: 31128, epci: 'Métropole : « Grand Paris »' },
    answeredOn: '2026-11-21',
    answers: {
      'agents-nombre': 2,
      'informatique-qui': 'prestataire',
      'services-geres': ['eau', 'assainissement'],
      antivirus: ['un', 'deux'],
      sauvegarde: { value: 'unknown', note: 'Le prestataire passe (parfois) le mardi' },
      rien: {},
    },
  });
  expect(plainYaml(SHEET)).toEqual(strictly(SHEET));
});

const same = (text: string): void => {
  const quick = plainYaml(text);
  if (quick !== undefined) expect(quick).toEqual(strictly(text));
};

test('both readers give the same data, whatever is changed in a sheet', () => {
  const pieces = fc.constantFrom(
    ...[
      '\n',
      ' ',
      '  ',
      '\t',
      '\r',
      '#',
      ':',
      ': ',
      ' #',
      '-',
      '- ',
      ',',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '\\',
      '&a',
      '*a',
      '!',
      '|',
      '>',
      '%',
    ],
    ...[
      '?',
      '~',
      '@',
      'null',
      'True',
      'a: b',
      'answers:',
      '0x1f',
      '1e3',
      '-1',
      '.5',
      '007',
      '2026-02-30',
      '<<: ',
      '---',
      '...',
      '\u00a0',
    ],
    ...['\u2028', '\ufeff', '\u0085', 'é', '😀', '__proto__: 1', 'constructor: 1', '{ }', '[ ]', '{ a: b }', '[ a, b ]', '""'],
  );
  const change = fc.record({ at: fc.nat(SHEET.length), drop: fc.nat(6), piece: fc.oneof(pieces, fc.constant('')) });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
      same(changes.reduce((text, { at, drop, piece }) => text.slice(0, at) + piece + text.slice(at + drop), SHEET));
    }),
    { numRuns: 4_000 },
  );
});

test('both readers give the same data for what is written by the library', () => {
  const plain = fc.stringMatching(/^[a-zé]{1,8}( [a-z’(]{1,5}\)?){0,2}$/);
  const words = fc.oneof(
    { weight: 12, arbitrary: plain },
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.stringMatching(/^[a-zé'’ .,:#@-]{0,12}$/),
    fc.constantFrom(
      'null',
      'True',
      'FALSE',
      'no',
      'y',
      '12',
      '1.5',
      '2026-11-21',
      '0',
      '',
      'a b',
      '- a',
      'a: b',
      'a #b',
      '~',
      'NaN',
      'e5',
    ),
  );
  const keys = fc.oneof(
    { weight: 20, arbitrary: fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/) },
    words,
    fc.constantFrom('__proto__', 'constructor', 'true'),
  );
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      words,
      fc.oneof({ weight: 4, arbitrary: fc.nat() }, fc.double(), fc.integer(), fc.boolean(), fc.constant(null)),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(keys, tie('tree'), { maxKeys: 4 }),
    ),
  }));
  let read = 0;
  fc.assert(
    fc.property(fc.dictionary(keys, tree, { minKeys: 1, maxKeys: 4 }), fc.boolean(), (value, flow) => {
      const text = stringify(value, { lineWidth: 0, ...(flow ? { collectionStyle: 'flow' as const } : {}) });
      same(text);
      if (plainYaml(text) !== undefined) read++;
    }),
    { numRuns: 4_000 },
  );
  expect(read).toBeGreaterThan(500);
});

test.each([
  ['nothing', ''],
  ['nothing but comments', '# a: 1\n\n  # b\n'],
  ['a repeated key', 'a: 1\na: 2\n'],
  ['a repeated key between braces', 'a: { b: 1, b: 2 }\n'],
  ['a value that is missing', 'a:\nb: 1\n'],
  ['a value that is missing at the end', 'b: 1\na:\n'],
  ['a text over two lines', 'a: b\n  c\n'],
  ['an entry under a text', 'a: b\n  c: d\n'],
  ['a list that is not indented', 'a:\n- b\n'],
  ['other indentation', 'a:\n    b: 1\n'],
  ['words that are not texts', 'a: Null\n'],
  ['an anchor', 'a: &x 1\n'],
  ['an alias', 'a: *x\n'],
  ['a tag', 'a: !!str 1\n'],
  ['an escape', 'a: "\\u0041"\n'],
  ['two documents', 'a: 1\n---\nb: 1\n'],
  ['Windows line ends', 'a: 1\r\nb: 2\r\n'],
  ['length', `a: ${'b'.repeat(200_000)}\n`],
])('%s is left to the strict reader', (_, text) => {
  expect(plainYaml(text)).toBeUndefined();
});

test('a fault is placed as by the strict reader', () => {
  const parsed = parseYaml({ file: 'sheet.yaml', text: SHEET });
  expect(parsed.ok && parsed.text.at(['answers', 'services-geres', 1])).toMatchObject({ line: 13, column: 7 });
});
