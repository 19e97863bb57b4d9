import { readFileSync } from 'node:fs';
import { parseCommunes } from '../core/communes.ts';
import type { Communes } from '../core/communes.ts';
import { DATA } from './data.ts';

const loaded = new Map<string, Communes>();

/**
 * The table of communes of a folder (a file URL that ends with `/`), read once per process.
 * Throws when the file is missing or damaged: the installation is broken, not the user's doing.
 */
export function loadCommunes(folder: URL): Communes {
  const known = loaded.get(folder.href);
  if (known !== undefined) return known;
  const communes = parseCommunes(readFileSync(new URL('communes.tsv', folder), 'latin1'));
  loaded.set(folder.href, communes);
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
