import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { questionnaireCommand } from '../../src/commands/questionnaire.ts';
import type { World } from '../../src/commands/world.ts';
import type { ProfileQuestion, Question } from '../../src/core/model.ts';
import { readAnswers } from '../../src/core/read-answers.ts';
import { readQuestionnaire } from '../../src/core/read-questionnaire.ts';
import { loadQuestionnaire } from '../../src/edges/questionnaires.ts';
import { plainPalette } from '../../src/render/palette.ts';
import { questionnaireForm } from '../../src/render/questionnaire/form.ts';
import { questionnaireJson } from '../../src/render/questionnaire/json.ts';
import { questionnaireMarkdown } from '../../src/render/questionnaire/markdown.ts';
import { select, type ShowOptions } from '../../src/render/questionnaire/selection.ts';
import { questionnaireSheet } from '../../src/render/questionnaire/sheet.ts';
import { questionnaireText } from '../../src/render/questionnaire/text.ts';
import { UserError } from '../../src/render/user-error.ts';

const path = fileURLToPath(new URL('./fixtures/questionnaire.yaml', import.meta.url));
const reading = readQuestionnaire([{ file: path, text: readFileSync(path, 'utf8') }]);
if (!reading.ok) throw new Error(JSON.stringify(reading.problems, null, 2));
const sample = reading.value;
const shipped = await loadQuestionnaire(fileURLToPath(new URL('../../questionnaires/communes', import.meta.url)));

const everything: ShowOptions = { express: false, population: undefined };
const express: ShowOptions = { express: true, population: undefined };
const village: ShowOptions = { express: false, population: 400 };
const town: ShowOptions = { express: false, population: 8000 };
const idsOf = (options: ShowOptions): string[] =>
  select(sample, options).sections.flatMap(({ entries }) => entries.map(({ question }) => question.id));

// ---------------------------------------------------------------- which questions

test('shows the profile, then the questions domain by domain, numbered across them', () => {
  const { sections } = select(sample, everything);
  expect(sections.map(({ id }) => id)).toEqual(['profile', 'copies', 'acces']);
  expect(sections.flatMap(({ entries }) => entries.map(({ number }) => number))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
});

test('the express form keeps the profile and the essential questions', () => {
  expect(idsOf(express)).toEqual([
    'postes',
    'services',
    'serveur',
    'ouverture',
    'fournisseur',
    'statut',
    'frequence',
    'mots-de-passe',
  ]);
});

test('a size leaves out what cannot concern the commune, and keeps what depends on answers', () => {
  const all = idsOf(everything);
  expect(all.filter((id) => !idsOf(village).includes(id))).toEqual(['statut', 'charte']);
  expect(idsOf(town)).toEqual(all);
});

test('a size is not repeated in the conditions it decides', () => {
  const charter = (options: ShowOptions) =>
    select(sample, options)
      .sections.at(-1)!
      .entries.at(-1)!
      .condition?.replaceAll(/[\u00A0\u202F]/g, ' ');
  expect(charter(everything)).toBe(
    'Posée si la commune compte au moins 1 000 habitants et si la réponse à la question 1 est inférieure à 50.',
  );
  expect(charter(town)).toBe('Posée si la réponse à la question 1 est inférieure à 50.');
});

// ---------------------------------------------------------------- text, Markdown, JSON

test('the text is as agreed, at 80 and at 50 columns', async () => {
  for (const width of [80, 50]) {
    const text = questionnaireText(sample, { ...everything, width });
    expect(Math.max(...text.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(width);
    await expect(text).toMatchFileSnapshot(`./golden/questionnaire-${width}.txt`);
  }
});

test('the shipped questionnaire fits in 80 and in 50 columns, every question with its answers', () => {
  for (const width of [80, 50]) {
    const text = questionnaireText(shipped, { ...everything, width });
    expect(text.split('\n').filter((line) => [...line].length > width)).toEqual([]);
    const words = text.replaceAll(/ *\n */g, ' ');
    for (const { id, text: question } of [...shipped.profile, ...shipped.questions]) {
      expect(words).toContain(`[${id}]`);
      expect(words).toContain(question);
    }
  }
});

test('styles are put line by line, and what comes with the data cannot style anything', () => {
  const loud = { ...plainPalette, bold: (text: string) => `<b>${text}</b>` };
  const hostile = { ...sample, title: 'Titre\u001B[31m rouge\nfaux' };
  const [first] = questionnaireText(hostile, { ...everything, palette: loud }).split('\n');
  expect(first).toBe('<b>Titre [31m rouge faux</b>');
});

test('the Markdown is as agreed, and marks in the texts stay text', async () => {
  const markdown = questionnaireMarkdown(sample, everything);
  expect(markdown).toContain('Sur un papier \\*affiché\\*');
  await expect(markdown).toMatchFileSnapshot('./golden/questionnaire.md');
});

test('the JSON is the questionnaire itself', () => {
  expect(JSON.parse(questionnaireJson(sample, everything))).toEqual(JSON.parse(JSON.stringify(sample)));
  expect(JSON.parse(questionnaireJson(sample, express)).questions.map(({ id }: { id: string }) => id)).toEqual([
    'frequence',
    'mots-de-passe',
  ]);
  expect(questionnaireJson(sample, everything)).toMatch(/^\{\n {2}"id": "essai",/);
});

// ---------------------------------------------------------------- the answer sheet

/** Uncomments every key with the answer that `answer` gives. */
function filled(
  sheet: string,
  questions: readonly (ProfileQuestion | Question)[],
  answer: (question: ProfileQuestion | Question) => string,
): string {
  return questions
    .reduce((text, question) => {
      const key = new RegExp(`^  # ("?)${question.id}\\1: $`, 'm');
      expect(text).toMatch(key);
      return text.replace(key, (line) => `  ${line.slice(4)}${answer(question)}`);
    }, sheet)
    .replace('name: ""', 'name: "Commune d’essai"');
}

/** The n-th answer offered, as written in the explanations of the sheet. */
const choose =
  (rank: number) =>
  ({ kind, options }: ProfileQuestion | Question): string => {
    const option = options.at(Math.min(rank, options.length - 1))?.id ?? '';
    const written = /^(\d+|null)$/.test(option) ? `"${option}"` : option;
    return {
      single: written,
      'yes-no': written,
      multiple: `[${written}]`,
      number: '3',
      date: '2026-11-21',
      text: '"Quelques mots"',
    }[kind];
  };

test('the sheet is as agreed', async () => {
  await expect(questionnaireSheet(sample, everything)).toMatchFileSnapshot('./golden/questionnaire.sheet.yaml');
});

test('once its keys are uncommented, the sheet is accepted with every answer', () => {
  for (const questionnaire of [sample, shipped]) {
    const questions = [...questionnaire.profile, ...questionnaire.questions];
    for (const rank of [0, 1, 2, 9]) {
      const sheet = readAnswers(
        'feuille.yaml',
        filled(questionnaireSheet(questionnaire, everything), questions, choose(rank)),
        questionnaire,
      );
      expect(sheet).toMatchObject({ ok: true, warnings: [] });
      expect(sheet.ok && sheet.value.answers.size).toBe(questions.length);
    }
  }
});

test('« je ne sais pas », a note and « non applicable » are accepted as the sheet explains them', () => {
  const sheet = questionnaireSheet(sample, everything);
  const answers = [
    'frequence: unknown',
    'contenu: { answer: not-applicable, why: "la raison" }',
    'mots-de-passe: { answer: coffre, note: "votre remarque" }',
  ];
  const text = sheet
    .replace('name: ""', 'name: "Essai"')
    .replace('answers:', `answers:\n${answers.map((line) => `  ${line}`).join('\n')}`);
  expect(readAnswers('feuille.yaml', text, sample).ok).toBe(true);
  for (const line of ['unknown', '{ answer: not-applicable, why: "la raison" }', 'note: "votre remarque"'])
    expect(sheet).toContain(line);
});

test('uncommenting the details of the commune and of the respondent keeps the sheet right', () => {
  const text = filled(questionnaireSheet(sample, everything), sample.profile, choose(0)).replaceAll(
    /^( *)# (insee|population|department|region|epci|answeredOn|respondent): /gm,
    '$1$2: ',
  );
  const sheet = readAnswers('feuille.yaml', text, sample);
  expect(sheet.ok && sheet.value).toMatchObject({
    commune: { insee: '01001', population: 500 },
    respondent: { role: 'secrétaire de mairie' },
  });
});

test('a size asked for is written in the sheet', () => {
  expect(questionnaireSheet(sample, village)).toContain('\n  population: 400\n');
});

test('a text of the questionnaire never leaves its comment', () => {
  const hostile = {
    ...sample,
    title: 'Titre\nanswers: {}\u2028x: 1',
    domains: sample.domains.map((domain) => ({ ...domain, intro: 'a\r\nb: 1\u0085c: 2' })),
  };
  const lines = questionnaireSheet(hostile, everything).split(/[\n\r\u0085\u2028\u2029]/);
  expect(lines.filter((line) => /^ *[^# ]/.test(line))).toEqual([
    `questionnaire: essai@2.1.0`,
    'commune:',
    '  name: ""',
    'answers:',
  ]);
});

// ---------------------------------------------------------------- the printable form

test('the form has a section per domain and a frame per question, with its boxes', () => {
  const { blocks } = questionnaireForm(sample, { ...everything, date: '2026-11-21' });
  expect(blocks[0]?.kind).toBe('cover');
  expect(blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))).toEqual([
    'Avant de commencer',
    'La commune',
    'Copies & reprises',
    'Accès',
    'Vos remarques',
  ]);
  const cards = blocks.filter((block) => block.kind === 'card');
  expect(cards.map(({ badge }) => badge)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11']);
  const boxes = cards.map(({ parts }) =>
    parts.flatMap(({ content }) => (typeof content === 'object' && 'kind' in content ? content.items : [])),
  );
  expect(boxes[1]).toEqual(['L’eau', 'L’école', 'Aucun (réponse à donner seule)']);
  expect(boxes[6]?.at(-1)).toBe('Je ne sais pas');
  expect(boxes[8]?.at(-1)).toMatch(/^Ne nous concerne pas, parce que/);
});

// ---------------------------------------------------------------- the command

function world(folder: string): { world: World; out: () => string; err: () => string } {
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err') =>
    ({ write: (text: string) => ((written[name] += text), true), isTTY: false }) as unknown as NodeJS.WriteStream;
  return {
    world: {
      stdin: process.stdin,
      stdout: stream('out'),
      stderr: stream('err'),
      env: { SOURCE_DATE_EPOCH: '1795219200' },
      cwd: () => folder,
      now: () => new Date(0),
    },
    out: () => written.out,
    err: () => written.err,
  };
}

test.each([
  ['text', questionnaireText(sample, { ...everything, width: 79 })],
  ['md', questionnaireMarkdown(sample, everything)],
  ['json', questionnaireJson(sample, everything)],
  ['sheet', questionnaireSheet(sample, everything)],
])('the command writes %s on stdout and nothing else', async (format, expected) => {
  const run = world('.');
  expect(await questionnaireCommand({ questionnaire: path, format, ...everything, output: undefined }, run.world)).toBe(0);
  expect(run.out()).toBe(expected);
  expect(run.err()).toBe('');
});

test('the command prints the form in a file, the same bytes twice, and says where', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'questionnaire-'));
  try {
    const print = async (output: string | undefined): Promise<Buffer> => {
      const run = world(folder);
      expect(await questionnaireCommand({ questionnaire: path, format: 'pdf', ...everything, output }, run.world)).toBe(0);
      const file = join(folder, output ?? '', 'essai.questionnaire.pdf');
      expect(run.out()).toBe('');
      expect(run.err()).toContain(file);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      return readFileSync(file);
    };
    const [first, second] = [await print(undefined), await print('formulaires')];
    expect(first.subarray(0, 5).toString()).toBe('%PDF-');
    expect(first.equals(second)).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the command refuses a format it does not know, and offers the nearest', async () => {
  const run = questionnaireCommand(
    { questionnaire: 'communes', format: 'markdown', ...everything, output: undefined },
    world('.').world,
  );
  await expect(run).rejects.toBeInstanceOf(UserError);
  await expect(
    questionnaireCommand({ questionnaire: 'communes', format: 'shet', ...everything, output: undefined }, world('.').world),
  ).rejects.toMatchObject({
    code: 'bad-format',
    args: { value: 'shet', nearest: 'sheet' },
  });
});
