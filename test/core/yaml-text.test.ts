/** Hostile and odd texts: each ends soon, with a value or a problem, and never throws. */
import { describe, expect, test } from 'vitest';
import { readAnswers } from '../../src/core/read-answers.ts';
import { parseYaml, pathText, type ParsedYaml } from '../../src/core/yaml-text.ts';
import { fact, question, questionnaireOf } from './worked.ts';

/** Far below what a person waits for: milliseconds of work, since tests share the machine. */
const SOON = 2000;

const worked = (since: NodeJS.CpuUsage): number => process.cpuUsage(since).user / 1000;

const many = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('');
/** The problems, each with its detail when it has one; or the value. */
function outcome(parsed: ParsedYaml): unknown {
  if (parsed.ok) return { value: parsed.text.data };
  return parsed.problems.map(
    ({ code, args, place }) => `${place.line}:${place.column} ${code}${'detail' in args ? ` ${args.detail}` : ''}`,
  );
}

describe('texts that attack', () => {
  test.each<[string, string, string]>([
    [
      'aliases that multiply',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${many(8, (index) => `${'bcdefghi'[index]}: &${'bcdefghi'[index]} [${many(9, () => `*${'abcdefghi'[index]},`)}]\n`)}`,
      '1:1 too-many-aliases',
    ],
    ['many aliases of one anchor', `- &a x\n${'- *a\n'.repeat(20_000)}`, '1:1 too-many-aliases'],
    ['a value that holds itself', 'a: &a [*a]', '1:8 yaml-syntax BAD_ALIAS'],
    ['a mapping that holds itself, deeper', '&a\nb:\n  - c: [*a]', '3:9 yaml-syntax BAD_ALIAS'],
    ['an alias of nothing', 'a: *b', '1:4 yaml-syntax BAD_ALIAS'],
    ['an alias before its anchor', 'a: *b\nb: &b 1', '1:4 yaml-syntax BAD_ALIAS'],
    // The parser, left alone, overflows the stack of its regular expressions here and takes the process with it.
    ['lists within lists, never closed', '['.repeat(10_000), '1:101 yaml-syntax TOO_DEEP'],
    ['lists within lists', '['.repeat(10_000) + ']'.repeat(10_000), '1:101 yaml-syntax TOO_DEEP'],
    ['mappings within mappings', '{a: '.repeat(10_000) + '}'.repeat(10_000), '1:398 yaml-syntax TOO_DEEP'],
    ['dashes within dashes', `${'- '.repeat(10_000)}a`, '1:200 yaml-syntax TOO_DEEP'],
    ['indents within indents', many(2000, (index) => `${' '.repeat(index)}a:\n`), '100:101 yaml-syntax TOO_DEEP'],
    ['complex keys within complex keys', `${'? '.repeat(10_000)}a`, '1:200 yaml-syntax TOO_DEEP'],
    ['fifty thousand commas', `[${','.repeat(50_000)}]`, '1:3 yaml-syntax UNEXPECTED_TOKEN'],
    ['a million commas', `[${','.repeat(1_000_000)}]`, '1:100001 yaml-syntax TOO_MANY_ITEMS'],
    ['half a million lines', '- 1\n'.repeat(500_000), '20001:1 yaml-syntax TOO_MANY_ITEMS'],
    ['thousands of documents', '--- a\n'.repeat(5_000), '2:1 several-documents'],
    ['the same key, again and again', 'a: 1\n'.repeat(10_000), '2:1 duplicate-key'],
    ['quotation marks', '"'.repeat(50_001), '1:3 yaml-syntax UNEXPECTED_TOKEN'],
    ['exclamation marks', '!'.repeat(50_000), '1:1 custom-tag'],
  ])('%s', (_what, text, first) => {
    const started = process.cpuUsage();
    const found = outcome(parseYaml({ file: 'file.yaml', text }));
    expect(worked(started)).toBeLessThan(SOON);
    expect(found).toSatisfy(
      (problems: unknown) => Array.isArray(problems) && problems.length <= 20 && problems[0] === first,
      first,
    );
  });
});

describe('tags', () => {
  test.each([
    'a: !!js/function "function () {}"',
    'a: !!js/undefined ""',
    'a: !!binary aGVsbG8=',
    'a: !!timestamp 2026-01-01',
    'a: !!set {b, c}',
    'a: !!omap [b: 1]',
    'a: !local b',
    'a: !<tag:example.org,2026:x> b',
    '%TAG !! tag:example.org,2002:\n---\na: !!str b',
    'a: ! b',
    'a: !!float mille',
  ])('%j is refused', (text) =>
    expect(outcome(parseYaml({ file: 'file.yaml', text }))).toEqual([expect.stringMatching(/ custom-tag$/)]),
  );

  test('those of JSON say nothing new, and are read', () => {
    expect(
      outcome(
        parseYaml({
          file: 'file.yaml',
          text: '!!map\na: !!str 12\nb: !!int "3"\nc: !!seq [!!null null, !!bool true, !!float 1.5]',
        }),
      ),
    ).toEqual({ value: { a: '12', b: 3, c: [null, true, 1.5] } });
  });
});

describe('odd texts', () => {
  test.each<[string, string, unknown]>([
    ['a byte order mark', '\uFEFFa: 1', { value: { a: 1 } }],
    ['lines that end as on Windows', 'a: 1\r\nb:\r\n  - c\r\n', { value: { a: 1, b: ['c'] } }],
    [
      'JSON',
      '{"a": [1, "deux", null, true], "b\\n": {"c": -1.5e3}}',
      { value: { a: [1, 'deux', null, true], 'b\n': { c: -1500 } } },
    ],
    ['one long text', `a: ${'x'.repeat(1_000_000)}`, { value: { a: 'x'.repeat(1_000_000) } }],
    ['a NUL', 'a: \0b', { value: { a: '\0b' } }],
    ['an anchor used again', 'a: &x 1\nb: *x\nc: &x 2\nd: *x', { value: { a: 1, b: 1, c: 2, d: 2 } }],
    ['"oui" and "no" are texts', 'a: oui\nb: no\nc: on', { value: { a: 'oui', b: 'no', c: 'on' } }],
    ['a date is a text', 'a: 2026-01-01', { value: { a: '2026-01-01' } }],
    ['keys are texts', '1: a\ntrue: b', { value: { 1: 'a', true: 'b' } }],
    ['an explicit end', 'a: 1\n...\n', { value: { a: 1 } }],
    ['a merge key', 'a: &x {b: 1}\nc: {<<: *x}', ['2:5 yaml-syntax MERGE_KEY']],
    ['a merge key that merges nothing', 'a:\n  <<: 1', ['2:3 yaml-syntax MERGE_KEY']],
    ['a text that looks like a merge key', 'a: {"<<": 1}', { value: { a: { '<<': 1 } } }],
    ['a quote that stays open', 'a: 1\nb: "c\nd: {e', ['2:4 yaml-syntax OPEN_QUOTE']],
    ['an apostrophe that stays open', "a: 1\nb: 'c\nd: e", ['2:4 yaml-syntax OPEN_QUOTE']],
    ['a tab as indent', 'a:\n\tb: 1', ['2:1 yaml-syntax TAB_AS_INDENT']],
    ['a key given twice', 'a: 1\nb: 2\n"a": 3', ['3:1 duplicate-key']],
    ['a key given twice, inside', 'a: {b: 1, c: 2, b: 3}', ['1:17 duplicate-key']],
    ['two documents', 'a: 1\n---\nb: 2', ['2:1 several-documents']],
    ['a list as key', '? [a]\n: 1', ['1:3 yaml-syntax NON_STRING_KEY']],
    ['an unknown directive', '%FOO bar\n---\na: 1', ['1:1 yaml-syntax BAD_DIRECTIVE']],
  ])('%s', (_what, text, expected) => expect(outcome(parseYaml({ file: 'file.yaml', text }))).toEqual(expected));

  test('"__proto__" is a key like any other', () => {
    const parsed = parseYaml({ file: 'file.yaml', text: '__proto__: {polluted: true}\nconstructor: {prototype: 1}' });
    expect(parsed.ok && Object.keys(parsed.text.data as object)).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('sheets that attack', () => {
  const questionnaire = questionnaireOf({
    profile: [fact('habitants', 'number')],
    questions: [question('copie', { non: 0, oui: 1 })],
  });
  const sheet = (answers: string, more = ''): string =>
    `questionnaire: worked@1.0.0\ncommune: {name: T}\n${more}answers:\n${answers}`;

  test.each<[string, string, string]>([
    ['a key of the prototype', sheet('  __proto__: oui\n'), 'unknown-question'],
    ['an answer named after a method', sheet('  copie: constructor\n'), 'unknown-option'],
    ['an answer with a key of the prototype', sheet('  copie: {answer: oui, __proto__: {note: x}}\n'), 'unknown-key'],
    ['a key of the prototype at the root', sheet('  copie: oui\n', '__proto__: {answers: {}}\n'), 'unknown-key'],
    ['ten thousand unknown questions', sheet(many(10_000, (index) => `  inconnue-${index}: oui\n`)), 'unknown-question'],
    ['ten thousand wrong answers', sheet(many(10_000, (index) => `  q${index}: {}\n`)), 'missing-key'],
    ['numbers without end', sheet('  copie: .inf\n'), 'bad-format'],
    ['a number beyond counting', sheet('  habitants: 1e300\n'), 'number-out-of-range'],
    ['a long list', sheet(`  copie: [${'oui, '.repeat(10_000)}]\n`), 'wrong-length'],
    ['a long answer', sheet(`  copie: ${'x'.repeat(100_000)}\n`), 'wrong-length'],
  ])('%s', (_what, text, code) => {
    const started = process.cpuUsage();
    const reading = readAnswers('sheet.yaml', text, questionnaire);
    expect(worked(started)).toBeLessThan(SOON);
    expect(reading.ok ? [] : [...new Set(reading.problems.map((problem) => problem.code))]).toEqual([code]);
    expect(reading.ok ? 0 : Math.max(...reading.problems.map(({ args }) => JSON.stringify(args).length))).toBeLessThan(300);
  });
});

describe('places', () => {
  const parsed = parseYaml({
    file: 'file.yaml',
    text: 'titre: Été\nliste:\n  - nom: un\n    points: 12\nmême: &x {a: b}\nrenvoi: *x\n',
  });
  if (!parsed.ok) throw new Error('a correct text');
  const { at } = parsed.text;

  test.each<[(string | number)[], 'key' | 'value', string]>([
    [[], 'value', '1:1'],
    [['titre'], 'value', '1:8-11'],
    [['titre'], 'key', '1:1-6'],
    [['liste', 0, 'points'], 'value', '4:13-15'],
    [['liste', 0, 'points'], 'key', '4:5-11'],
    [['liste', 0, 'absente'], 'value', '3:5'],
    [['liste', 7], 'value', '3:3'],
    [['renvoi', 'a'], 'value', '5:14-15'],
  ])('%j (%s) is at %s', (path, part, expected) => {
    const { line, column, endColumn } = at(path, part);
    expect(`${line}:${column}-${endColumn}`.startsWith(expected)).toBe(true);
  });

  // Found by throwing spoilt files at the reader: what it does not understand, it does not count the lines of.
  test.each<[string, string, string]>([
    ['carriage returns alone', 'a: 1\rb: [\rc: 2\r', '3:1'],
    ['Windows line ends, a bracket missing at the end of a line', 'a: [\r\n 1\r\n }\r\n', '3:2'],
    ['a mapping followed by a text', '{\n "a": {\n "b": 1\n }"c"\n "d": 2\n}\n', '4:3'],
    ['an alias in the middle of nowhere', '*b, *b]\nd: &d [*c]\n', '1:1'],
    ['a comment in the middle of a list', 'a: { b: c |\nd: e }\n#f\n - g: {h: i |\nj\n', '2:1'],
  ])('%s: each place is in its line', (_what, text, first) => {
    const parsing = parseYaml({ file: 'file.yaml', text });
    const places = parsing.ok ? [] : parsing.problems.map(({ place }) => place);
    expect(places.map(({ line, column }) => `${line}:${column}`)[0]).toBe(first);
    const lines = text.split(/\r\n|[\r\n]/);
    for (const { line, column, endColumn } of places) {
      const width = lines[line - 1]!.length;
      expect([column <= width + 1, endColumn >= column, endColumn <= Math.max(width, column) + 1]).toEqual([true, true, true]);
    }
  });

  test('carriage returns alone are line breaks', () => {
    expect(outcome(parseYaml({ file: 'file.yaml', text: 'a: 1\rb:\r  - c\r' }))).toEqual({ value: { a: 1, b: ['c'] } });
  });

  test('a path is written as it would be in a program', () => {
    expect(pathText(['questions', 3, 'options', 0, 'text'])).toBe('questions[3].options[0].text');
  });
});
