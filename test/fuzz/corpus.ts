/** Real files to start from. Each sentence of a sheet holds a word of its own: in a message, it tells where it was taken from. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import type { ProfileQuestion, Question, Questionnaire } from '../../src/core/model.ts';
import { tableTemplate } from '../../src/core/wide-table.ts';
import { DATA } from '../../src/edges/data.ts';
import { yamlFilesOf } from '../../src/edges/disk.ts';
import { loadQuestionnaire } from '../../src/edges/questionnaires.ts';
import { csvLine } from '../../src/render/campaign/csv.ts';

/** The shipped questionnaire. */
export const communes: Questionnaire = await loadQuestionnaire('communes');

let secrets = 0;
const secret = (): string => `secret${++secrets}x de la mairie`;

function answerTo({ kind, options }: ProfileQuestion | Question, index: number): unknown {
  switch (kind) {
    case 'number':
      return 3;
    case 'date':
      return '2026-01-02';
    case 'text':
      return secret();
    case 'multiple':
      return options.filter(({ exclusive }) => exclusive !== true).map(({ id }) => id);
    case 'single':
    case 'yes-no':
      return options[index % options.length]!.id;
  }
}

/** A sheet whose first questions are answered, as data. */
export function sheetData({ id, version, profile, questions }: Questionnaire, most = Infinity): Record<string, unknown> {
  const asked = [...profile.slice(0, most), ...questions.slice(0, most)];
  return {
    questionnaire: `${id}@${version}`,
    commune: { insee: '35238', name: 'Rennes', population: 225_081 },
    answeredOn: '2026-11-21',
    respondent: { name: secret(), role: secret() },
    answers: Object.fromEntries(
      asked.map((question, index) => {
        const answer = index % 9 === 8 && 'weight' in question ? 'unknown' : answerTo(question, index);
        return [question.id, index % 3 === 0 ? { answer, note: secret(), by: secret() } : answer];
      }),
    ),
  };
}

export const sheetsData = [sheetData(communes, 4), sheetData(communes, 12), sheetData(communes)];

/** Written by a machine, and by people of several habits. */
export const sheets: readonly Buffer[] = [
  ...sheetsData.slice(0, 2).map((data) => stringify(data)),
  JSON.stringify(sheetsData[1]),
  stringify(sheetsData[0], { collectionStyle: 'flow', lineWidth: 40 }),
  `# Relu par ${secret()}\n${stringify(sheetsData[0], { defaultStringType: 'QUOTE_DOUBLE' })}# fin\n`,
  `questionnaire: communes@${communes.version}\ncommune: { name: &nom Valmorin }\nrespondent:\n  name: *nom\n  role: |\n    ${secret()}\n    ${secret()}\nanswers: { ${communes.questions[0]!.id}: &rien unknown, ${communes.questions[1]!.id}: *rien }\n`,
].map((text) => Buffer.from(text));

/** Wide tables, as spreadsheets write them. */
export const tables: readonly Buffer[] = (() => {
  const { header } = tableTemplate(communes);
  const cells = (name: string, most: number): string[] => {
    const { answers } = sheetsData[2] as { readonly answers: Readonly<Record<string, unknown>> };
    return header.map((column, index) => {
      const given = answers[column];
      const value = typeof given === 'object' && given !== null && 'answer' in given ? given.answer : given;
      if (column === 'commune') return name;
      if (column === 'repondant') return `${secret()}\n${secret()}`;
      return index < most && value !== undefined ? [value].flat().join('|') : '';
    });
  };
  const rows = [header, cells('Valmorin', 40), cells('Saint-Essai', 12)];
  const text = rows.map((row) => csvLine(row)).join('');
  return [
    Buffer.from(`\uFEFF${text}`),
    Buffer.from(text.replaceAll(';', ',')),
    Buffer.from(text, 'latin1'),
    Buffer.from('commune;population\nValmorin;800\nTrifouillis;"1 200"\n'),
  ];
})();

/** Beside `dist`, as for the program. */
const PROJECT = new URL('../../', DATA);

/** The YAML files of a folder of the project. */
export function projectFiles(folder: string): readonly Buffer[] {
  return yamlFilesOf(fileURLToPath(new URL(folder, PROJECT))).map((path) => readFileSync(path));
}

export function projectFile(path: string): Buffer {
  return readFileSync(new URL(path, PROJECT));
}
