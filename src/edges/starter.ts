/** The files that `init` starts a questionnaire from, and the schemas an editor needs: they come with the package. */
import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DATA } from './data.ts';
import { isFolder, readText, yamlFilesIn } from './disk.ts';
import { UserError } from '../render/user-error.ts';

export interface StarterFile {
  /** In the folder of the questionnaire, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** Beside `dist` in the package, as in a checkout. */
const PACKAGE = new URL('../../', DATA);

/** The texts as they are in the package, before they are fitted. */
export function starterFiles(): readonly StarterFile[] {
  const folder = fileURLToPath(new URL('templates/start/', PACKAGE));
  return yamlFilesIn(folder).map((file) => ({ path: file.slice(folder.length).split(sep).join('/'), text: readText(file) }));
}

/** The JSON Schemas of these kinds of files. */
export function schemaFiles(kinds: readonly string[]): readonly StarterFile[] {
  const folder = fileURLToPath(new URL('schemas/', PACKAGE));
  return kinds.map((kind) => ({ path: `${kind}.schema.json`, text: readText(join(folder, `${kind}.schema.json`)) }));
}

/** False when something is in it, hidden files aside: a folder under version control may still be empty. */
export function isFree(folder: string): boolean {
  if (!isFolder(folder)) return true;
  try {
    return readdirSync(folder).every((name) => name.startsWith('.'));
  } catch {
    throw new UserError('no-right', { path: folder, action: 'read' });
  }
}
