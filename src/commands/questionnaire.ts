/** `commune-cyber questionnaire`: shows what will be asked, without asking it. */
import { resolve } from 'node:path';
import type { Questionnaire } from '../core/model.ts';
import { nearest } from '../core/nearest.ts';
import { writeWhole } from '../edges/disk.ts';
import { terminalPalette } from '../edges/palette.ts';
import { loadQuestionnaire } from '../edges/questionnaires.ts';
import { measure } from '../edges/wrap.ts';
import { NBSP } from '../render/format.ts';
import { questionnaireJson } from '../render/questionnaire/json.ts';
import { questionnaireMarkdown } from '../render/questionnaire/markdown.ts';
import type { ShowOptions } from '../render/questionnaire/selection.ts';
import { questionnaireSheet } from '../render/questionnaire/sheet.ts';
import { questionnaireText } from '../render/questionnaire/text.ts';
import { UserError } from '../render/user-error.ts';
import { dayOfRun } from './day.ts';
import type { World } from './world.ts';

export interface QuestionnaireOptions extends ShowOptions {
  /** An id, a file or a folder. */
  readonly questionnaire: string;
  readonly format: string;
  /** Folder of the printable form; the current one by default. */
  readonly output: string | undefined;
  readonly today?: string | undefined;
}

const FORMATS = ['text', 'md', 'json', 'sheet', 'pdf'] as const;
type Format = (typeof FORMATS)[number];

/** Writes the questionnaire on stdout, or its printable form in a file. Exit code 0; throws a UserError. */
export async function questionnaireCommand(options: QuestionnaireOptions, world: World): Promise<number> {
  const format = formatOf(options.format);
  const questionnaire = await loadQuestionnaire(options.questionnaire);
  if (format === 'pdf') {
    const path = await writeForm(questionnaire, options, world);
    world.stderr.write(`Formulaire à imprimer${NBSP}: ${path}\n`);
  } else {
    world.stdout.write(await textOf(format, questionnaire, options, world));
  }
  return 0;
}

function formatOf(value: string): Format {
  const format = FORMATS.find((each) => each === value);
  if (format === undefined)
    throw new UserError('bad-format', { value: value.slice(0, 40), allowed: FORMATS, nearest: nearest(value, FORMATS) });
  return format;
}

async function textOf(
  format: Exclude<Format, 'pdf'>,
  questionnaire: Questionnaire,
  options: ShowOptions,
  { stdout, env }: World,
): Promise<string> {
  switch (format) {
    case 'text':
      return questionnaireText(questionnaire, {
        ...options,
        width: measure(stdout.columns),
        palette: await terminalPalette(stdout, env),
      });
    case 'md':
      return questionnaireMarkdown(questionnaire, options);
    case 'json':
      return questionnaireJson(questionnaire, options);
    case 'sheet':
      return questionnaireSheet(questionnaire, options);
  }
}

/** Loaded only when a form is printed: the PDF library is the heaviest part of the program. */
async function writeForm(questionnaire: Questionnaire, options: QuestionnaireOptions, world: World): Promise<string> {
  const { formPdf } = await import('./form-pdf.ts');
  const bytes = await formPdf(questionnaire, { ...options, date: dayOfRun(options.today, world) });
  const path = resolve(world.cwd(), options.output ?? '.', `${questionnaire.id}.questionnaire.pdf`);
  writeWhole(path, bytes);
  return path;
}
