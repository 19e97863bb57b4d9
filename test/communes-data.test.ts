/** What is true of all the communes at once, and of the contacts that cover them. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { searchCommunes } from '../src/core/commune-search.ts';
import { findByInsee } from '../src/core/communes.ts';
import type { Communes } from '../src/core/communes.ts';
import { contactsFor } from '../src/core/contacts.ts';
import type { Contacts } from '../src/core/contacts.ts';
import type { Commune } from '../src/core/model.ts';
import { loadCommunes } from '../src/edges/communes.ts';

interface Entry {
  readonly code: string;
  readonly nom: string;
  readonly type: string;
  readonly departement: string;
  readonly region: string;
  readonly population?: number;
  readonly codesPostaux?: readonly string[];
  readonly chefLieu?: string;
  readonly anciensCodes?: readonly string[];
}

const entries = createRequire(import.meta.url)('@etalab/decoupage-administratif/data/communes.json') as readonly Entry[];
const current = entries.filter(({ type }) => type === 'commune-actuelle');

let directory: string;
let buildCommunes: (outFile: string) => Promise<{ communes: number }>;
let communes: Communes;

beforeAll(async () => {
  ({ buildCommunes } = (await import(new URL('../scripts/communes.mjs', import.meta.url).href)) as {
    buildCommunes: typeof buildCommunes;
  });
  directory = mkdtempSync(join(tmpdir(), 'communes-'));
  await buildCommunes(join(directory, 'communes.tsv'));
  communes = loadCommunes(folder());
});
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

const folder = (): URL => pathToFileURL(`${directory}/`);

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}

function communeOf(insee: string): Commune {
  const found = findByInsee(communes, insee);
  if (found.kind !== 'current') throw new Error(`${insee} is not a commune`);
  return found.commune;
}

describe('the table of communes', () => {
  test('is the same bytes twice, and is read once', async () => {
    const other = join(directory, 'again', 'communes.tsv');
    const { communes: total } = await buildCommunes(other);
    expect(total).toBe(34_969);
    expect(readFileSync(other, 'utf8')).toBe(readFileSync(join(directory, 'communes.tsv'), 'utf8'));
    expect(loadCommunes(folder())).toBe(communes);
  });

  test('a missing table is an error that names the file', () => {
    expect(() => loadCommunes(new URL('nowhere/', folder()))).toThrow('communes.tsv');
  });

  test('every commune is found by its INSEE code with its own data', () => {
    const wrong = current.filter(({ code, nom, departement, region, population }) => {
      const found = communeOf(code);
      const same = found.insee === code && found.name === nom && found.department === departement;
      return !same || found.region !== region || found.population !== population;
    });
    expect(wrong).toEqual([]);
    expect(current.length).toBe(34_969);
  });

  test('every former code leads to a commune of today', () => {
    const known = new Set(current.map(({ code }) => code));
    const named = entries.filter(({ type, code }) => /deleguee|associee/.test(type) && !known.has(code));
    for (const { code, nom, chefLieu } of named) {
      expect(findByInsee(communes, code)).toMatchObject({ kind: 'merged', name: nom, into: { insee: chefLieu } });
    }
    for (const code of current.flatMap(({ anciensCodes = [] }) => anciensCodes)) {
      expect(findByInsee(communes, code).kind).toBe('merged');
    }
  });

  // One commune in thirty, spread over the whole list: the search scans the table each time.
  test('a commune is found by its own name among the first ten, or first with its department', () => {
    const lost = current
      .filter((_, index) => index % 30 === 0)
      .filter(({ code, nom, departement }) => {
        const byName = searchCommunes(communes, nom, 10).some(({ commune }) => commune.insee === code);
        return !byName && searchCommunes(communes, `${nom} ${departement}`, 1)[0]?.commune.insee !== code;
      });
    expect(lost).toEqual([]);
  }, 60_000);

  test('every homonym comes first with its department', () => {
    const count = new Map<string, number>();
    for (const { nom } of current) count.set(nom, (count.get(nom) ?? 0) + 1);
    const lost = current
      .filter(({ nom }) => (count.get(nom) ?? 0) > 4)
      .filter(({ code, nom, departement }) => searchCommunes(communes, `${nom} ${departement}`, 1)[0]?.commune.insee !== code);
    expect(lost).toEqual([]);
  }, 60_000);

  test('every postal code gives its communes', () => {
    const byPostal = new Map<string, Set<string>>();
    for (const { code, codesPostaux = [] } of current) {
      for (const postal of codesPostaux) byPostal.set(postal, (byPostal.get(postal) ?? new Set()).add(code));
    }
    const sample = [...byPostal].filter((_, index) => index % 20 === 0);
    for (const [postal, insees] of sample) {
      const found = new Set(searchCommunes(communes, postal, 100).map(({ commune }) => commune.insee));
      expect([...insees].filter((insee) => !found.has(insee))).toEqual([]);
    }
  }, 60_000);
});

describe('the contacts', () => {
  const data: unknown = parse(read('../templates/contacts.yaml'));
  const validate = new Ajv2020({ allErrors: true }).compile<Contacts>(
    JSON.parse(read('../schemas/contacts.schema.json')) as object,
  );
  if (!validate(data)) throw new Error(JSON.stringify(validate.errors, null, 1));
  const contacts = data;

  test('every region of the communes has its territory, once, and no other', () => {
    const regions = [...new Set(current.map(({ region }) => region))].sort();
    expect(contacts.territories.map(({ region }) => region).sort()).toEqual(regions);
  });

  test('every department served exists', () => {
    const departments = new Set(current.map(({ departement }) => departement));
    expect(contacts.operators.flatMap((operator) => operator.departments).filter((code) => !departments.has(code))).toEqual([]);
  });

  test('every source cited is declared and every declared source is cited', () => {
    const cited = [...contacts.territories, ...contacts.operators, ...contacts.national].map(({ source }) => source);
    expect([...new Set(cited)].sort()).toEqual(contacts.sources.map(({ id }) => id).sort());
  });

  test('a source that is only reported says where it was seen', () => {
    for (const { confidence, seenIn } of contacts.sources) expect(seenIn === undefined).toBe(confidence === 'read');
  });

  test('a Breton commune gets its centre, its operator and the numbers of the mainland', () => {
    const { territory, operators, national, missing, sources } = contactsFor(contacts, communeOf('35238'));
    expect(territory).toMatchObject({
      name: 'Bretagne',
      responder: { name: 'Breizh Cyber', phone: '0\u00a0800\u00a0200\u00a0008' },
    });
    expect(operators.map(({ name }) => name)).toEqual(['Mégalis Bretagne']);
    expect(national.find(({ id }) => id === 'cert-fr')?.phone).toBe('3218');
    expect(missing).toEqual([]);
    expect(sources.map(({ id }) => id)).not.toContain('mes-services-cyber-corrige');
  });

  test('what is not known is said', () => {
    const mayotte = contactsFor(contacts, communeOf('97611'));
    expect(mayotte.territory?.responder).toBeNull();
    expect(mayotte.missing).toEqual([contacts.missing.responder, contacts.missing.operators]);
    expect(mayotte.national.find(({ id }) => id === 'cert-fr')?.phone).toBe('+33\u00a09\u00a070\u00a083\u00a032\u00a018');

    expect(contactsFor(contacts, communeOf('2A004')).missing).toContain(contacts.missing.phone);
    const unplaced = contactsFor(contacts, { name: 'Trifouilly' });
    expect(unplaced.territory).toBeNull();
    expect(unplaced.missing).toEqual([contacts.missing.territory, contacts.missing.operators]);
    expect(unplaced.national.length).toBe(contacts.national.length);
  });
});
