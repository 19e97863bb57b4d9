/** What the quick reader takes, the strict one takes and reads the same. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainJson } from '../../src/core/plain-json.ts';
import { parseYaml } from '../../src/core/yaml-text.ts';

/** As YAML: a comment after it keeps the quick reader away. */
function strictly(text: string): unknown {
  const parsed = parseYaml({ file: 'sheet.json', text: `${text}\n#` });
  return parsed.ok ? parsed.text.data : parsed.problems.map(({ code }) => code);
}

test('both readers give the same data', () => {
  const keys = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('__proto__', 'a', '"', '\\', 'a":'));
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.string({ unit: 'grapheme' }),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(keys, tie('tree'), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(fc.dictionary(keys, tree, { maxKeys: 4 }), fc.constantFrom(0, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(plainJson(text)).toEqual(strictly(text));
    }),
  );
});

test.each([
  ['a repeated key', '{ "a": 1, "a": 2 }'],
  ['a repeated key written another way', '{ "a": 1, "\\u0061": 2 }'],
  ['a repeated key deep inside', '{ "b": [{ "a": { "c": 1, "c": 1 } }] }'],
  ['YAML that only looks like JSON', '{ a: 1 }'],
  ['a list', '[1]'],
  ['a comment', '{} # nothing'],
  ['depth', `${'{"a":'.repeat(30)}1${'}'.repeat(30)}`],
  ['length', JSON.stringify({ a: 'b'.repeat(200_000) })],
])('%s is left to the strict reader', (_, text) => {
  expect(plainJson(text)).toBeUndefined();
});

test('a fault in JSON is placed as in YAML', () => {
  const parsed = parseYaml({ file: 'sheet.json', text: '{\n  "a": 1,\n  "b": [2, 3]\n}' });
  expect(parsed.ok && parsed.text.at(['b', 1])).toMatchObject({ line: 3, column: 12, path: 'b[1]' });
});
