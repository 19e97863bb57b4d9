/** Where questionnaires come from: compiled in the package by id, or a path given by the user. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Questionnaire } from '../core/model.ts';
import { nearest } from '../core/nearest.ts';
import { UserError } from '../render/user-error.ts';
import { DATA } from './data.ts';
import { exists, isFolder, readText, yamlFilesIn } from './disk.ts';

/** Ids of the questionnaires that come with the program. */
export function shippedIds(): string[] {
  return readdirSync(new URL('questionnaires/', DATA))
    .map((name) => name.replace(/\.json$/, ''))
    .toSorted();
}

/** A shipped questionnaire, or one read and checked from a file or a folder. Throws a UserError. */
export async function loadQuestionnaire(idOrPath: string): Promise<Questionnaire> {
  if (/^[a-z0-9-]+$/.test(idOrPath)) {
    const compiled = new URL(`questionnaires/${idOrPath}.json`, DATA);
    if (existsSync(compiled)) return JSON.parse(readFileSync(compiled, 'utf8')) as Questionnaire;
  }
  if (!exists(idOrPath)) {
    const shipped = shippedIds();
    throw new UserError('unknown-questionnaire', { name: idOrPath, nearest: nearest(idOrPath, shipped), shipped });
  }
  const files = readQuestionnaireFiles(idOrPath);
  const { readQuestionnaire } = await import('../core/read-questionnaire.ts');
  const reading = readQuestionnaire(files);
  if (!reading.ok)
    throw new UserError('file-refused', {
      problems: reading.problems,
      texts: new Map(files.map(({ file, text }) => [file, text])),
    });
  return reading.value;
}

/** The files of one questionnaire: the file itself, or a folder's without its worked cases and its lists of coverage. */
export function readQuestionnaireFiles(path: string): { file: string; text: string }[] {
  const paths = isFolder(path) ? yamlFilesIn(path, { except: ['cases', 'coverage'] }) : [path];
  if (paths.length === 0) throw new UserError('no-questionnaire-file', { path });
  return paths.map((file) => ({ file, text: readText(file) }));
}
