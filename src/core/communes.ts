/**
 * Every French commune, read from the text that `scripts/communes.mjs` writes, and how to look one up.
 *
 * The text is never split into rows: reading it costs nothing at start-up, a search is a scan of one string,
 * a look-up by INSEE code is a binary search. Five sections separated by an empty line, fields by a tab:
 *
 *     department code · region code · name
 *     region code · name
 *     intercommunality name                                             (its line number is its id)
 *     former INSEE code · code it is in today · name or '' · key        (sorted by former code)
 *     INSEE code · population or '' · name · ,postal,codes · intercommunality or '' · key   (sorted by code)
 *
 * A key is the folded name with a dot before each word: `.l.hay.les.roses`.
 *
 * The text holds the bytes of the file, one character each: decoding two megabytes of UTF-8 takes longer than all the rest,
 * and only the names that are shown need it.
 */
import { keyOf } from './fold.ts';
import type { Commune } from './model.ts';

export interface Section {
  /** Offset of the newline before the first row. */
  readonly from: number;
  readonly to: number;
}

/** The table, ready to be searched. Made by `parseCommunes`; its insides are for this file and `commune-search.ts`. */
export interface Communes {
  readonly text: string;
  readonly communes: Section;
  readonly formers: Section;
  readonly departments: ReadonlyMap<string, { readonly name: string; readonly region: string; readonly key: string }>;
  readonly regions: ReadonlyMap<string, string>;
  readonly epcis: readonly string[];
}

export type FoundByInsee =
  | { readonly kind: 'current'; readonly commune: Commune }
  /** The code is no longer in use. `name` is absent when the data gives only the code. */
  | { readonly kind: 'merged'; readonly into: Commune; readonly name?: string | undefined }
  | { readonly kind: 'unknown' };

/** Reads the file written by `scripts/communes.mjs`, as Latin-1. Throws a plain `Error` when it is something else: a broken installation. */
export function parseCommunes(text: string): Communes {
  const ends: number[] = [];
  for (let from = 0; ends.length < 4;) {
    const end = text.indexOf('\n\n', from);
    if (end < 0) throw new Error('The table of communes is not in the expected form');
    ends.push(end);
    from = end + 2;
  }
  const [first = 0, second = 0, third = 0, fourth = 0] = ends;
  const departments = new Map<string, { name: string; region: string; key: string }>();
  for (const line of text.slice(0, first).split('\n')) {
    const [code = '', region = '', name = ''] = line.split('\t');
    departments.set(code, { name: decoded(name), region, key: keyOf(decoded(name)) });
  }
  const regions = new Map<string, string>();
  for (const line of text.slice(first + 2, second).split('\n')) {
    const [code = '', name = ''] = line.split('\t');
    regions.set(code, decoded(name));
  }
  // Sections of rows start at the newline before their first row, so that every row follows a newline.
  return {
    text,
    departments,
    regions,
    epcis: text.slice(second + 2, third).split('\n'),
    formers: { from: third + 1, to: fourth + 1 },
    communes: { from: fourth + 1, to: text.length },
  };
}

/** The department's name, or undefined. Overseas, the collectivity stands for the department. */
export function departmentName(communes: Communes, code: string): string | undefined {
  return communes.departments.get(code)?.name;
}

/** The region's name (two characters, or the three of an overseas collectivity), or undefined. */
export function regionName(communes: Communes, code: string): string | undefined {
  return communes.regions.get(code);
}

/** The department an INSEE code belongs to: three characters overseas, `2A` and `2B` in Corsica. */
export function departmentOf(insee: string): string {
  return insee.slice(0, insee.startsWith('97') || insee.startsWith('98') ? 3 : 2);
}

/** Looks an INSEE code up; case and surrounding spaces do not matter. */
export function findByInsee(communes: Communes, code: string): FoundByInsee {
  const wanted = code.trim().toUpperCase();
  if (!/^\d[\dAB]\d{3}$/.test(wanted)) return { kind: 'unknown' };
  const row = rowByCode(communes, communes.communes, wanted);
  if (row >= 0) return { kind: 'current', commune: communeAt(communes, row) };
  const former = rowByCode(communes, communes.formers, wanted);
  if (former < 0) return { kind: 'unknown' };
  const name = field(communes.text, former, 2);
  const into = communeAt(communes, successor(communes, former));
  return { kind: 'merged', into, ...(name === '' ? {} : { name }) };
}

// ---------------------------------------------------------------- rows

/** Start of the row whose first field is `code`, or -1. */
export function rowByCode(communes: Communes, section: Section, code: string): number {
  const { text } = communes;
  let low = section.from + 1;
  let high = section.to;
  while (low < high) {
    const row = text.lastIndexOf('\n', (low + high) >>> 1) + 1;
    const here = text.slice(row, row + 5);
    if (here === code) return row;
    const next = text.indexOf('\n', row) + 1;
    if (here < code && next > 0) low = next;
    else high = row;
  }
  return -1;
}

/** The nth field of the row, from 0. */
export function field(text: string, row: number, index: number): string {
  let from = row;
  for (let i = 0; i < index; i++) from = text.indexOf('\t', from) + 1;
  const line = text.indexOf('\n', from);
  const end = text.slice(from, line < 0 ? text.length : line);
  const tab = end.indexOf('\t');
  return decoded(tab < 0 ? end : end.slice(0, tab));
}

/** A name written in UTF-8, one character for each byte. */
export function decoded(bytes: string): string {
  return /[\u0080-\u00FF]/.test(bytes) ? Buffer.from(bytes, 'latin1').toString('utf8') : bytes;
}

/** Row of the commune that a former commune is part of today. */
export function successor(communes: Communes, former: number): number {
  return rowByCode(communes, communes.communes, communes.text.slice(former + 6, former + 11));
}

/** 0 when the territory has no inhabitants on record. */
export function populationAt(text: string, row: number): number {
  let population = 0;
  for (let at = row + 6; ; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return population;
    population = population * 10 + digit;
  }
}

/** The commune written on that row. */
export function communeAt(communes: Communes, row: number): Commune {
  const end = communes.text.indexOf('\n', row);
  const [insee = '', population = '', name = '', , epci = ''] = communes.text.slice(row, end).split('\t');
  const department = departmentOf(insee);
  const epciName = epci === '' ? undefined : communes.epcis[Number(epci)];
  return {
    name: decoded(name),
    insee,
    ...(population === '' ? {} : { population: Number(population) }),
    department,
    region: communes.departments.get(department)?.region,
    ...(epciName === undefined ? {} : { epci: decoded(epciName) }),
  };
}
