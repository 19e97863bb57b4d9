/** In an editor: our schemas explain every key in French, our files name their schema, and the real language server reads them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEditor, type Editor } from './language-server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const schemas = readdirSync(join(root, 'schemas'));
const ours = ['questionnaires', 'templates'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(folder, name)),
);
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Keys without a description, by their path in the schema. */
function unexplained(schema: unknown, path: string): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own =
    'properties' in schema && typeof schema.properties === 'object'
      ? Object.entries(schema.properties as Record<string, { readonly description?: string }>).filter(
          ([, { description = '' }]) => !description.endsWith('.'),
        )
      : [];
  return [
    ...own.map(([key]) => `${path}/${key}`),
    ...Object.entries(schema).flatMap(([key, value]) => unexplained(value, `${path}/${key}`)),
  ];
}

describe.each(schemas)('%s', (name) => {
  const schema = JSON.parse(textOf(join('schemas', name))) as {
    readonly title: string;
    readonly description: string;
    readonly $defs?: Readonly<Record<string, { readonly description?: string }>>;
  };

  test('explains every key', () => {
    expect(schema.title).not.toBe('');
    expect(schema.description).toMatch(/\.$/);
    expect(unexplained(schema, '')).toEqual([]);
    expect(
      Object.entries(schema.$defs ?? {}).flatMap(([key, { description }]) => (description === undefined ? [key] : [])),
    ).toEqual([]);
  });
});

test.each(ours)('%s names its schema on its first line', (file) => {
  const named = /^# yaml-language-server: \$schema=(\S+)\n/.exec(textOf(file))?.[1];
  expect(named).toBeDefined();
  const path = resolve(root, dirname(file), named!);
  expect(existsSync(path)).toBe(true);
  expect(schemas).toContain(basename(path));
});

describe('with yaml-language-server', () => {
  let editor: Editor;
  beforeAll(async () => {
    editor = await openEditor();
  });
  afterAll(() => editor.close());

  const file = join(root, 'questionnaires/communes/questions/essai.yaml');
  const text = [
    '# yaml-language-server: $schema=../../../schemas/questionnaire.schema.json',
    'questions:',
    '  - id: essai',
    '    titel: Un essai',
    '    domain: donnees',
    '    askedIf: { question: copie, isOneOff: [oui] }',
    '    kind: yes-non',
    '    ',
  ].join('\n');

  test('a wrong key is shown at its place', async () => {
    const found = (await editor.diagnose(file, text)).map(
      ({ message, range: { start } }) => `${start.line}:${start.character} ${message}`,
    );
    expect(found).toContain('3:4 Property titel is not allowed.');
    expect(found).toContain('5:32 Property isOneOff is not allowed.');
    expect(found).toContain('6:10 Value is not accepted. Valid values: "single", "multiple", "yes-no".');
    expect(found).toContain('2:4 Missing property "text".');
  });

  test('the keys that are missing are proposed, explained in French', async () => {
    const proposed = await editor.complete(file, { line: 7, character: 4 });
    const keys = proposed.map(({ label }) => label);
    expect(keys).toEqual(expect.arrayContaining(['text', 'why', 'knownBy', 'weight', 'options']));
    expect(keys).not.toContain('kind');
    expect(proposed.find(({ label }) => label === 'weight')?.documentation).toBe('Le poids dans la note de son domaine.');
  });

  test('the values of a closed list are proposed', async () => {
    const proposed = await editor.complete(file, { line: 6, character: 10 });
    expect(proposed.map(({ label }) => label)).toEqual(['single', 'multiple', 'yes-no']);
  });

  test('a key is explained under the cursor', async () => {
    expect(await editor.hover(file, { line: 4, character: 6 })).toContain('Le domaine de la question.');
  });

  test('our own files show nothing', async () => {
    for (const each of ours) {
      const found = await editor.diagnose(join(root, each), textOf(each));
      expect(found.map(({ message, range: { start } }) => `${each}:${start.line + 1} ${message}`)).toEqual([]);
    }
  }, 60_000);
});
