/**
 * Writes the table of communes that `src/core/communes.ts` reads, from the official geographic code as published in
 * the npm package @etalab/decoupage-administratif. Same package, same bytes.
 *
 *     node scripts/communes.mjs [file]
 */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const require = createRequire(import.meta.url);
const OUT = fileURLToPath(new URL('../dist/data/communes.tsv', import.meta.url));
const KINDS = { CC: 'Communauté de communes', CA: 'Communauté d’agglomération', CU: 'Communauté urbaine' };

/** Writes the table to `outFile`, the names of departments beside it, and resolves to how many rows of each kind it holds. Throws when the source has an unexpected form. */
export async function buildCommunes(outFile = OUT) {
  const all = require('@etalab/decoupage-administratif/data/communes.json');
  const keyOf = await loadKeyOf();
  const departments = sortedByCode(require('@etalab/decoupage-administratif/data/departements.json'));
  const regions = sortedByCode(require('@etalab/decoupage-administratif/data/regions.json'));
  const epcis = sortedByCode(require('@etalab/decoupage-administratif/data/epci.json'));
  const current = sortedByCode(all.filter((each) => each.type === 'commune-actuelle'));
  const formers = formerCommunes(all, current);

  const epciOf = new Map(epcis.flatMap((epci, line) => epci.membres.map((member) => [member.code, line])));
  const regionOf = new Map(departments.map((department) => [department.code, department.region]));
  for (const { code, departement, region } of current) {
    // The reader deduces both from the INSEE code.
    const deduced = code.slice(0, /^9[78]/.test(code) ? 3 : 2);
    if (departement !== deduced || region !== regionOf.get(deduced)) throw new Error(`Commune ${code}: unexpected department`);
  }

  const sections = [
    departments.map(({ code, region, nom }) => [code, region, nom]),
    regions.map(({ code, nom }) => [code, nom]),
    epcis.map((epci) => [epciName(epci)]),
    formers.map(({ code, into, name }) => [code, into, name, keyOf(name)]),
    current.map(({ code, population, nom, codesPostaux = [] }) => [
      code,
      population ?? '',
      nom,
      [...codesPostaux]
        .sort()
        .map((postal) => `,${postal}`)
        .join(''),
      epciOf.get(code) ?? '',
      keyOf(nom),
    ]),
  ];
  const cells = sections.flat(2).map(String);
  if (cells.some((cell) => /[\t\n]/.test(cell))) throw new Error('A name holds a tab or a line break');
  const text = sections.map((rows) => rows.map((row) => row.join('\t')).join('\n')).join('\n\n') + '\n';

  const folder = dirname(outFile);
  await mkdir(folder, { recursive: true });
  // A plan names its department, and does not read the communes for it.
  const names = Object.fromEntries(departments.map(({ code, nom }) => [code, nom]));
  await writeFile(join(folder, 'departments.json'), JSON.stringify(names));
  await writeFile(`${outFile}.tmp`, text);
  await rename(`${outFile}.tmp`, outFile);
  return { communes: current.length, formers: formers.length, epcis: epcis.length, bytes: Buffer.byteLength(text) };
}

/**
 * Codes no longer in use, and names no longer borne by a commune. The list of former codes gives no name; the list of
 * delegated and associated communes gives names, and knows better which commune they are in today. A delegated commune
 * often keeps the code of the new commune: it stays, for its name, unless it also kept the name.
 */
function formerCommunes(all, current) {
  const names = new Map(current.map(({ code, nom }) => [code, nom]));
  const formers = new Map();
  for (const { code, anciensCodes = [] } of current) {
    for (const former of anciensCodes) formers.set(former, { code: former, into: code, name: '' });
  }
  for (const { type, code, nom, chefLieu } of all) {
    if (type !== 'commune-deleguee' && type !== 'commune-associee') continue;
    if (!names.has(chefLieu)) throw new Error(`Former commune ${code}: ${chefLieu} is not a commune`);
    if (names.get(code) !== nom) formers.set(code, { code, into: chefLieu, name: nom });
  }
  return sortedByCode([...formers.values()]);
}

/** « CC » and its kin in full: readers are not expected to know them. */
function epciName({ nom }) {
  const [kind, ...rest] = nom.split(' ');
  return Object.hasOwn(KINDS, kind) ? [KINDS[kind], ...rest].join(' ') : nom;
}

function sortedByCode(rows) {
  return [...rows].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}

/** The reader folds what is typed with this very function, so both sides agree. */
async function loadKeyOf() {
  const { output } = await build({ input: fileURLToPath(new URL('../src/core/fold.ts', import.meta.url)), write: false });
  const module = await import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString('base64')}`);
  return module.keyOf;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const written = await buildCommunes(process.argv[2] ?? OUT);
  console.error(
    `communes: ${Object.entries(written)
      .map(([what, count]) => `${count} ${what}`)
      .join(', ')}`,
  );
}
