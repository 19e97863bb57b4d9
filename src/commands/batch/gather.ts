/** From what was typed to the sheets to diagnose, in an order that does not hang on how it was typed. */
import { realpathSync } from 'node:fs';
import type { Questionnaire } from '../../core/model.ts';
import { readColumns } from '../../core/wide-table.ts';
import { exists, filesIn, isFolder } from '../../edges/disk.ts';
import { readTable } from '../../edges/table-file.ts';
import { UserError } from '../../render/user-error.ts';
import type { Job, Refused } from './job.ts';
import { refusal } from './work.ts';

/** `--shard 2/5`: the second of five parts. */
export interface Shard {
  readonly part: number;
  readonly of: number;
}

/** What the program writes itself beside sheets. */
const OURS = /\.diagnostic\.json(\.age)?$|^synthese\.(json|csv)$|^modele(-reponses)?\.csv$/;

/** The files to read, each once. Throws a UserError for a path that does not exist, or when there is nothing at all. */
export function listFiles(paths: readonly string[], output: string): string[] {
  const found = new Map<string, string>();
  // A sealed sheet cannot be read here: it is refused by its name rather than passed over.
  const suits = (name: string): boolean => /\.(ya?ml|json|csv)(\.age)?$/i.test(name) && !OURS.test(name);
  for (const path of paths) {
    if (!exists(path)) throw new UserError('file-not-found', { path });
    const files = isFolder(path) ? filesIn(path, suits, output) : [path];
    // The same file under two names is one sheet; the first name in the order of names stands for both.
    for (const file of files) {
      const real = realPath(file);
      const known = found.get(real);
      if (known === undefined || file < known) found.set(real, file);
    }
  }
  if (found.size === 0) throw new UserError('no-sheet', { paths });
  return [...found.values()].toSorted((a, b) => (a < b ? -1 : 1));
}

/** Its own name when the disk does not know it: reading it will say why. */
function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

export function isTable(file: string): boolean {
  return /\.csv$/i.test(file);
}

/** The sheets of these files, rows of tables among them; a table whose header is wrong is refused as a whole. */
export async function* sheetsIn(
  files: readonly string[],
  questionnaire: Questionnaire,
  { part, of }: Shard,
): AsyncGenerator<Job | Refused> {
  let index = 0;
  const mine = (): boolean => index++ % of === part - 1;
  for (const file of files) {
    if (!isTable(file)) {
      if (mine()) yield { kind: 'file', file };
      continue;
    }
    let header: readonly string[] | null = null;
    try {
      for await (const row of readTable(file)) {
        if (header === null) {
          const columns = readColumns(row, questionnaire);
          if (!columns.ok) throw new UserError('file-refused', { problems: columns.problems, texts: new Map() });
          header = row.cells;
        } else if (mine()) yield { kind: 'row', header, ...row };
      }
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      if (part === 1) yield refusal({ kind: 'file', file }, error);
    }
  }
}

/** The lines of the standard input, blank ones left out. */
export async function* linesOf(lines: AsyncIterable<string>): AsyncGenerator<Job> {
  let line = 0;
  for await (const text of lines) {
    line++;
    if (text.trim() !== '') yield { kind: 'line', line, text };
  }
}
