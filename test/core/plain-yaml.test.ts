/** The quick reader of YAML says exactly what the strict one says, or nothing at all. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainYaml } from '../../src/core/plain-yaml.ts';
import { parseYaml } from '../../src/core/yaml-text.ts';

const root = new URL('../../', import.meta.url);
const under = (folder: string): { name: string; text: string }[] =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ name: `${folder}${name}`, text: readFileSync(new URL(`${folder}${name}`, root), 'utf8') }));

const ours = [...under('questionnaires/'), ...under('templates/')];
const everybodys = [...ours, ...under('test/fixtures/'), ...under('test/journeys/stories/')];

/** What the strict reader has: a tab in a comment is not plain. */
function strictly(text: string): unknown {
  const parsed = parseYaml('a.yaml', `#\t\n${text}`);
  return parsed.ok ? parsed.text.data : undefined;
}

test.each(everybodys)('$name', ({ text }) => {
  const quick = plainYaml(text);
  if (quick !== undefined) expect(quick).toStrictEqual(strictly(text));
});

test('what is shipped is written plainly', () => {
  expect(ours.filter(({ text }) => plainYaml(text) === undefined).map(({ name }) => name)).toEqual([]);
});

test.each([
  ['a list under its key', 'a:\n- 1\n- b\n', { a: [1, 'b'] }],
  ['a list of mappings', 'a:\n  - b: 1\n    c: [x, { d: "e" }]\n  - b: ~\n', { a: [{ b: 1, c: ['x', { d: 'e' }] }, { b: null }] }],
  ['a folded text', 'a: >-\n  un\n  deux\n\n  trois\n\nb: 1\n', { a: 'un deux\ntrois', b: 1 }],
  ['a literal text', 'a: |\n  un\n   deux\n\n  # trois\n', { a: 'un\n deux\n\n# trois\n' }],
  ['a key without a value', 'a:\nb: # rien\n', { a: null, b: null }],
  ['a value told once', 'a: &x { b: 1 }\nc: *x\nd: &y\n  - oui\ne: &z >-\n  un\nf: [1]\ng: *y\nh: *z\n', { a: { b: 1 }, c: { b: 1 }, d: ['oui'], e: 'un', f: [1], g: ['oui'], h: 'un' }],
  ['days and versions', 'a: 2026-11-21\nb: 1.0.0\nc: 1.5\nd: -3\n', { a: '2026-11-21', b: '1.0.0', c: 1.5, d: -3 }],
])('%s', (_what, text, data) => {
  expect(plainYaml(text)).toStrictEqual(data);
  expect(strictly(text)).toStrictEqual(data);
});

test.each([
  ['two equal keys', 'a: 1\na: 2\n'],
  ['a merge key', 'a: &x { b: 1 }\nc:\n  <<: *x\n'],
  ['a passage told before it is written', 'a: *x\nb: &x 1\n'],
  ['a passage inside itself', 'a: &x\n  b: *x\n'],
  ['a tag', 'a: !!str 1\n'],
  ['an octal number', 'a: 0o17\n'],
  ['leading zeros', 'a: 007\n'],
  ['an exponent', 'a: 1e3\n'],
  ['infinity', 'a: .inf\n'],
  ['a tab', 'a:\t1\n'],
  ['a carriage return', 'a: 1\r\nb: 2\r\n'],
  ['two documents', 'a: 1\n---\nb: 2\n'],
  ['a word over two lines', 'a: un\n  deux\n'],
  ['a quote over two lines', 'a: "un\n  deux"\n'],
  ['a colon in a word', 'a: un: deux\n'],
  ['a lower line', '  a: 1\nb: 2\n'],
  ['__proto__', '__proto__: 1\n'],
  ['a text alone', 'texte\n'],
  ['nothing', '# rien\n'],
])('%s is left to the strict reader', (_what, text) => {
  expect(plainYaml(text)).toBeUndefined();
});

/** Signs that mean something, and a few that do not. */
const PIECES = [
  ...[' ', '  ', '\n', '\n  ', '\n    ', '- ', ': ', ':', '#', ' #', ',', '[', ']', '{', '}', '"', "'", '|', '>', '>-', '|-', '&a', '&a '],
  ...['*a', '!', '?', '? ', '%', '@', '`', '\\', '---', '...', '0', '1', '-1', '1.5', '1e3', '0x1', '.', '~', 'null', 'true', 'oui'],
  ...['a', 'é', 'a: ', 'b: 1', '- a: 1', '\n\n', '<<: ', '""', "''", '=', '\u00A0', '\u202F'],
];

test('a real file with anything changed in it is read the same or left', () => {
  const files = ours.map(({ text }) => text);
  const change = fc.record({
    file: fc.nat(files.length - 1),
    from: fc.nat(200_000),
    lines: fc.integer({ min: 3, max: 25 }),
    changes: fc.array(fc.tuple(fc.nat(1_000_000), fc.nat(6), fc.constantFrom(...PIECES)), { minLength: 1, maxLength: 4 }),
  });
  fc.assert(
    fc.property(change, ({ file, from, lines, changes }) => {
      const all = files[file]!.split('\n');
      const start = from % all.length;
      let text = all.slice(start, start + lines).join('\n');
      for (const [where, removed, piece] of changes) {
        const at = where % (text.length + 1);
        text = text.slice(0, at) + piece + text.slice(at + removed);
      }
      const quick = plainYaml(text);
      if (quick !== undefined) expect(quick).toStrictEqual(strictly(text));
    }),
    { numRuns: Number(process.env['YAML_RUNS'] ?? 3000) },
  );
});

test('anything made of these signs is read the same or left', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }), (pieces) => {
      const text = pieces.join('');
      const quick = plainYaml(text);
      if (quick !== undefined) expect(quick).toStrictEqual(strictly(text));
    }),
    { numRuns: Number(process.env['YAML_RUNS'] ?? 3000) },
  );
});
