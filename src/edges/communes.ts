import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseCommunes } from '../core/communes.ts';
import type { Communes } from '../core/communes.ts';
import { DATA } from './data.ts';

const loaded = new Map<string, Communes>();

/**
 * The table of communes of `dataDirectory` (a path, or a file URL), read once per process.
 * Throws when the file is missing or damaged: the installation is broken, not the user's doing.
 */
export function loadCommunes(dataDirectory: URL | string): Communes {
  const directory = typeof dataDirectory === 'string' ? dataDirectory : fileURLToPath(dataDirectory);
  const file = `${directory.replace(/[/\\]$/, '')}/communes.tsv`;
  const known = loaded.get(file);
  if (known !== undefined) return known;
  const communes = parseCommunes(readFileSync(file, 'latin1'));
  loaded.set(file, communes);
  return communes;
}

let departments: ReadonlyMap<string, string> | null = null;

/** The name of a department, found without reading the communes. */
export function departmentName(code: string): string | undefined {
  departments ??= new Map(
    Object.entries(JSON.parse(readFileSync(new URL('departments.json', DATA), 'utf8')) as Record<string, string>),
  );
  return departments.get(code);
}
