/** What YAML hides, and what an ill-disposed file would do: each ends at once, with a clear word, and little memory. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { commune, inFolder, TODAY, type Run } from './cli.ts';

vi.setConfig({ testTimeout: 60_000 });

const fixtures = new URL('../fixtures/problems/', import.meta.url);
const base = readFileSync(new URL('base.yaml', fixtures), 'utf8');
const HOOK = pathToFileURL(fileURLToPath(new URL('peak-memory.mjs', import.meta.url))).href;

/** Time of work, in milliseconds: tests share the machine, and what they wait for says nothing. */
const LONGEST = 2_000;
const MOST_MEMORY = 300_000;

/** Two threads of one core slow each other down, even in their own time: how much, just now. */
let slowness = 1;
const TIME_OF_NOTHING = 60;

interface Used {
  readonly time: number;
  readonly memory: number;
}

async function used(args: readonly string[], cwd: string): Promise<Run & Used> {
  const file = join(cwd, '.used');
  const run = await commune(args, { cwd, env: { NODE_OPTIONS: `--import=${HOOK}`, PEAK_MEMORY_FILE: file } });
  return { ...run, ...(JSON.parse(readFileSync(file, 'utf8')) as Used) };
}

beforeAll(() =>
  inFolder(async (cwd) => {
    slowness = Math.max(1, (await used(['--version'], cwd)).time / TIME_OF_NOTHING);
  }),
);

interface Told {
  readonly code: number | null;
  /** `line:column code` of each problem. */
  readonly problems: readonly string[];
  readonly messages: string;
}

/** Checks files by name, in a folder of their own, against `base`. */
function check(files: Readonly<Record<string, string>>, target = '.'): Promise<Told> {
  return inFolder(async (cwd) => {
    mkdirSync(join(cwd, 'base'));
    writeFileSync(join(cwd, 'base/base.yaml'), base);
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(cwd, name, '..'), { recursive: true });
      writeFileSync(join(cwd, name), text);
    }
    const run = await used(['check', target, '-q', 'base', '--format', 'json', '--today', TODAY], cwd);
    const { code, stdout, stderr, time, memory } = run;
    expect(time).toBeLessThan(LONGEST * slowness);
    expect(memory).toBeLessThan(MOST_MEMORY);
    expect(stderr).not.toMatch(/défaut de commune-cyber|\bat .*:\d+:\d+/);
    const { problems } = JSON.parse(stdout) as {
      readonly problems: readonly {
        readonly line: number;
        readonly column: number;
        readonly code: string;
        readonly message: string;
        readonly remedy: string;
      }[];
    };
    return {
      code,
      problems: problems.map((each) => `${each.line}:${each.column} ${each.code}`),
      messages: problems.map(({ message, remedy }) => `${message} ${remedy}`).join('\n'),
    };
  });
}

const sheet = (answers: string, head = ''): string =>
  `questionnaire: base@1.2.0\ncommune: { name: Trifouillis }\n${head}answers:\n${answers}\n`;
const ofSheet = (text: string): Promise<Told> => check({ 'feuille.yaml': text }, 'feuille.yaml');

describe('words that are not what they look like', () => {
  test.each([
    ['oui', []],
    ['non', []],
    ['"oui"', []],
    ['on', ['4:10 unknown-option']],
    ['off', ['4:10 unknown-option']],
    ['yes', ['4:10 unknown-option']],
    ['Oui', ['4:10 unknown-option']],
    ['true', ['4:10 wrong-type']],
    ['~', ['4:10 wrong-type']],
    ['null', ['4:10 wrong-type']],
    ['.nan', ['4:10 bad-format']],
    ['0x10', ['4:10 wrong-answer-type']],
    ['!!bool "true"', ['4:17 wrong-type']],
  ])('copie: %s', async (written, expected) => {
    const { code, problems } = await ofSheet(sheet(`  copie: ${written}`));
    expect(problems.map((each) => each.replace(/^4:9 /, '4:10 '))).toEqual(expected);
    expect(code).toBe(expected.length === 0 ? 0 : 1);
  });

  test('true is explained as oui', async () => {
    expect((await ofSheet(sheet('  copie: true'))).messages).toContain('Écrivez oui ou non.');
  });

  test('a date needs no quotes, and a code does', async () => {
    expect((await ofSheet(sheet('  depuis: 2024-02-29', 'answeredOn: 2026-11-21\n'))).problems).toEqual([]);
    const { problems, messages } = await ofSheet(
      'questionnaire: base@1.2.0\ncommune: { name: Trifouillis, insee: 01001 }\nanswers: {}\n',
    );
    expect(problems).toEqual(['2:38 unquoted-code']);
    expect(messages).toContain('"01001"');
  });
});

describe('what an editor leaves in a file', () => {
  test('a byte order mark and Windows line ends change nothing', async () => {
    const text = `\uFEFF${sheet('  copie: oui')}`.replaceAll('\n', '\r\n');
    expect((await ofSheet(text)).problems).toEqual([]);
  });

  test('with them, a fault keeps its place', async () => {
    const text = `\uFEFF${sheet('  copie: ouii')}`.replaceAll('\n', '\r\n');
    expect((await ofSheet(text)).problems).toEqual(['4:10 unknown-option']);
  });

  test('a byte order mark on the faulty line does not move it', async () => {
    expect((await ofSheet('\uFEFFquestionaire: base@1.2.0\ncommune: { name: T }\nanswers: {}\n')).problems).toContain(
      '1:1 unknown-key',
    );
  });

  test('a tab is named', async () => {
    const { problems, messages } = await ofSheet(sheet('\tcopie: oui'));
    expect(problems).toEqual(['4:1 yaml-syntax']);
    expect(messages).toContain('tabulation');
  });

  test('the same key twice, the second in another Unicode form', async () => {
    const twins = await ofSheet(sheet('  copie: oui\n  copie: non'));
    expect(twins.problems).toEqual(['5:3 duplicate-key']);
    const forms = await ofSheet(sheet('  copié: oui\n  copie\u0301: oui'));
    expect(forms.problems).toEqual(['4:3 unknown-question', '5:3 unknown-question']);
    expect(forms.messages).toContain('copie »'.replace(' ', '\u00A0'));
  });
});

describe('what repeats itself', () => {
  test('an anchor and its alias are read', async () => {
    expect((await ofSheet(sheet('  copie: &reponse oui\n  postes: 3'))).problems).toEqual([]);
    expect((await ofSheet(sheet('  copie: &reponse unknown\n  contenu: *reponse'))).problems).toEqual([]);
  });

  test('a merge key is not a key', async () => {
    const { problems, messages } = await ofSheet(sheet('  <<: { copie: oui }'));
    expect(problems).toEqual(['4:3 yaml-syntax']);
    expect(messages).toContain('fusion (<<)');
  });

  test('a billion laughs are not counted', async () => {
    const letters = [...'abcdefghij'];
    const bomb = letters.map(
      (letter, index) =>
        `${letter}: &${letter} [${Array.from({ length: 10 }, () => (index === 0 ? 'ha' : `*${letters[index - 1]!}`)).join(', ')}]`,
    );
    const { problems, messages } = await ofSheet(`${sheet('  copie: oui')}${bomb.join('\n')}\n`);
    expect(problems).toEqual(['1:1 too-many-aliases']);
    expect(messages).toContain('en toutes lettres');
  });

  test('nothing holds itself', async () => {
    expect((await ofSheet(sheet('  contenu: &tout [*tout]'))).problems).toEqual(['4:19 yaml-syntax']);
  });
});

describe('what runs something elsewhere', () => {
  test.each([
    '!!js/function "() => 1"',
    '!!python/object/apply:os.system ["touch pwned"]',
    '!ruby/object:Gem::Installer {}',
    '!!binary aGE=',
  ])('%s is refused', async (written) => {
    const { problems, messages } = await ofSheet(sheet(`  copie: ${written}`));
    expect(problems).toEqual(['4:10 custom-tag']);
    expect(messages).toContain('n’est pas accepté');
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s is only an unknown question', async (name) => {
    expect((await ofSheet(sheet(`  ${name}: oui`))).problems).toEqual(['4:3 unknown-question']);
  });
});

describe('what is too much', () => {
  test.each([
    ['lists', '['.repeat(20_000)],
    ['mappings', '{a: '.repeat(20_000)],
    ['dashes', '- '.repeat(20_000)],
    ['question marks', '? '.repeat(20_000)],
    ['indents', Array.from({ length: 2_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('%s inside one another', async (_what, text) => {
    const { problems, messages } = await ofSheet(
      `answers:\n  copie: ${text.startsWith('- ') || text.includes('\n') ? `\n${text}` : text}\n`,
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/ yaml-syntax$/);
    expect(messages).toMatch(/trop de niveaux|écriture du fichier/);
  });

  test('a text of one megabyte, anywhere', async () => {
    const long = 'é'.repeat(1_000_000);
    expect((await ofSheet(sheet(`  copie: ${long}`))).problems).toEqual(['4:10 wrong-length']);
    expect((await ofSheet(sheet(`  ${long}: oui`))).problems).toHaveLength(1);
    expect((await ofSheet(sheet(`  copie: { answer: oui, note: ${long} }`))).problems).toEqual(['4:31 wrong-length']);
    const { problems, messages } = await check({ 'base/long.yaml': `description: ${long}\n` }, 'base');
    expect(problems).toEqual(['1:14 wrong-length']);
    expect(messages.length).toBeLessThan(1_000);
  });

  test('a line of one megabyte that is not YAML', async () => {
    const { messages } = await ofSheet(`answers: ${'{'.repeat(3)}${': '.repeat(500_000)}`);
    expect(messages).not.toBe('');
  });

  const questions = (from: number, to: number): string =>
    Array.from(
      { length: to - from },
      (_, index) =>
        `  - { id: q-${from + index}, domain: donnees, kind: yes-no, text: Un ?, why: Pour., whereToLook: Ici., knownBy: mairie, weight: 1, options: [{ id: non, text: Non, points: 0 }, { id: oui, text: Oui, points: 1 }] }\n`,
    ).join('');

  test('10 000 questions in one file', async () => {
    const { code, messages } = await check({ 'base/plus.yaml': `questions:\n${questions(0, 10_000)}` }, 'base');
    expect(code).toBe(1);
    expect(messages).toContain('il y a trop d’éléments');
  });

  test('10 000 questions in twenty files', async () => {
    const files = Array.from({ length: 20 }, (_, index) => [
      `base/part-${index}.yaml`,
      `questions:\n${questions(index * 500, index * 500 + 500)}`,
    ]);
    const { code, problems, messages } = await check(Object.fromEntries(files) as Record<string, string>, 'base');
    expect(code).toBe(1);
    expect(problems).toHaveLength(1);
    expect(messages).toContain('au plus 1\u202F000');
  });

  test('600 questions that break a law: it is found, and told by a few answers', async () => {
    const files = Array.from({ length: 10 }, (_, index) => [
      `base/part-${index}.yaml`,
      `questions:\n${questions(index * 60, index * 60 + 60)}`,
    ]);
    const { problems, messages } = await check(
      {
        ...(Object.fromEntries(files) as Record<string, string>),
        'base/base.yaml': base.replace('unknown: worst', 'unknown: excluded'),
      },
      'base',
    );
    expect(problems).toEqual(['6:21 policy-breaks-law']);
    expect(messages).toContain('peut donner une meilleure note que répondre\u00A0:');
  });

  test('conditions on everything: thirteen items of a checklist, nine questions at once, every department', async () => {
    const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
    const items = range(13).map((index) => `{ id: o${index}, text: Un, points: 1 }`);
    const asked = (id: string, condition: string): string =>
      `  - { id: ${id}, domain: donnees, kind: yes-no, text: Un ?, why: Pour., whereToLook: Ici., knownBy: mairie, weight: 1, askedIf: ${condition}, options: [{ id: non, text: Non, points: 0 }, { id: oui, text: Oui, points: 1 }] }\n`;
    const everyItem = range(13).map((index) => `{ question: liste, includes: o${index} }`);
    const nine = range(9).map((index) => `{ question: q-${index}, isOneOf: [oui] }`);
    const everywhere = [
      `{ commune: department, isOneOf: [${range(100)
        .map((index) => `"${index + 10}"`)
        .join(', ')}] }`,
      `{ commune: region, isOneOf: [${range(18)
        .map((index) => `"${index + 10}"`)
        .join(', ')}] }`,
      ...range(60).map((index) => `{ commune: population, atLeast: ${index * 100} }`),
    ];
    const text = [
      'questions:\n',
      questions(0, 9),
      `  - { id: liste, domain: donnees, kind: multiple, text: Un ?, why: Pour., whereToLook: Ici., knownBy: mairie, weight: 1, options: [${items.join(', ')}] }\n`,
      asked('a', `{ any: [${everyItem.join(', ')}] }`),
      ...range(40).map((index) => asked(`b-${index}`, `{ any: [${nine.join(', ')}] }`)),
      asked('c', `{ any: [${everywhere.join(', ')}] }`),
    ].join('');
    const { problems } = await check({ 'base/plus.yaml': text }, 'base');
    expect(problems.filter((each) => !each.includes('better-answer-punished'))).toEqual([]);
  });

  test('10 000 answers to questions that do not exist', async () => {
    const { code, problems } = await ofSheet(sheet(Array.from({ length: 10_000 }, (_, index) => `  q-${index}: oui`).join('\n')));
    expect(code).toBe(1);
    expect(problems.length).toBeGreaterThan(100);
  });

  test('a sheet of another language, a picture, a null byte', async () => {
    expect((await ofSheet('\0\0\0')).code).toBe(1);
    expect((await ofSheet('<html><body>Bonjour</body></html>\n')).code).toBe(1);
    expect((await ofSheet('%PDF-1.7\n')).code).toBe(1);
  });
});
