import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { searchCommunes } from '../../src/core/commune-search.ts';
import { departmentName, findByInsee, parseCommunes, regionName } from '../../src/core/communes.ts';
import type { Communes } from '../../src/core/communes.ts';
import { fold } from '../../src/core/fold.ts';

let directory: string;
let communes: Communes;

beforeAll(async () => {
  const script = (await import(new URL('../../scripts/communes.mjs', import.meta.url).href)) as {
    buildCommunes: (outFile: string) => Promise<unknown>;
  };
  directory = mkdtempSync(join(tmpdir(), 'communes-'));
  const file = join(directory, 'communes.tsv');
  await script.buildCommunes(file);
  communes = parseCommunes(readFileSync(file, 'latin1'));
});
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** `Rennes 35238 exact`, and for a former commune `Le Havre 76351 code < 76539 Rouelles`. */
function found(typed: string, limit = 3): readonly string[] {
  return searchCommunes(communes, typed, limit).map(({ commune, how, former }) => {
    const before = former === undefined ? '' : ` < ${former.insee}${former.name === undefined ? '' : ` ${former.name}`}`;
    return `${commune.name} ${commune.insee ?? ''} ${how}${before}`;
  });
}

describe('a search puts the right commune first', () => {
  test.each([
    // spelling
    ['l’haÿ-les-roses', "L'Haÿ-les-Roses 94038 exact"],
    ["L'HAY LES ROSES", "L'Haÿ-les-Roses 94038 exact"],
    ['hay les roses', "L'Haÿ-les-Roses 94038 exact"],
    ['OEUF en ternois', 'Œuf-en-Ternois 62633 exact'],
    ['œuf en ternois', 'Œuf-en-Ternois 62633 exact'],
    ['E\u0301vreux', 'Évreux 27229 exact'],
    ['st etienne', 'Saint-Étienne 42218 exact'],
    ['Ste-Maxime', 'Sainte-Maxime 83115 exact'],
    ['chalon s/ saone', 'Chalon-sur-Saône 71076 exact'],
    ['HAVRE (LE)', 'Le Havre 76351 exact'],
    ['  paris  ', 'Paris 75056 exact'],
    ['Y', 'Y 80829 exact'],
    // articles and homonyms
    ['Le Mans', 'Le Mans 72181 exact'],
    ['mans', 'Le Mans 72181 exact'],
    ['Bors', 'Bors (Canton de Tude-et-Lavalette) 16052 exact'],
    ['Bors (Canton de Charente-Sud)', 'Bors (Canton de Charente-Sud) 16053 exact'],
    ['saint denis', 'Saint-Denis 97411 exact'],
    // while typing
    ['saint et', 'Saint-Étienne 42218 start'],
    ['marse', 'Marseille 13055 start'],
    ['roses hay', "L'Haÿ-les-Roses 94038 word"],
    // codes
    ['35238', 'Rennes 35238 code'],
    ['97411', 'Saint-Denis 97411 code'],
    ['2A004', 'Ajaccio 2A004 code'],
    ['2a004', 'Ajaccio 2A004 code'],
    ['35000', 'Rennes 35238 code'],
    ['98800', 'Nouméa 98818 code'],
    ['352', 'Rennes 35238 code'],
    ['69000', 'Lyon 69123 near'],
    ['13281', 'Marseille 13055 near'],
    // a name and where it is
    ['saint denis 93', 'Saint-Denis 93066 exact'],
    ['93 saint denis', 'Saint-Denis 93066 exact'],
    ['Saint-Denis (93200)', 'Saint-Denis 93066 exact'],
    ['saint denis 974', 'Saint-Denis 97411 exact'],
    ['saint denis la réunion', 'Saint-Denis 97411 exact'],
    ['saint denis aude', 'Saint-Denis 11339 exact'],
    ['ajaccio 2A', 'Ajaccio 2A004 exact'],
    ['Rennes 35031 CEDEX', 'Rennes 35238 near'],
    ['Paris 18e arrondissement', 'Paris 75056 exact'],
    ['mairie de Rennes', 'Rennes 35238 near'],
    ['ville du mans', 'Le Mans 72181 near'],
    ['Saint-Denis (93) — Seine-Saint-Denis, 149 077 habitants', 'Saint-Denis 93066 exact'],
    // former communes
    ['76539', 'Le Havre 76351 code < 76539 Rouelles'],
    ['76102', 'Le Havre 76351 code < 76102'],
    ['rouelles 76', 'Le Havre 76351 exact < 76539 Rouelles'],
    ['Plœuc-sur-Lié', "Plœuc-L'Hermitage 22203 exact < 22203 Plœuc-sur-Lié"],
    // mistyped
    ['lhay les roses', "L'Haÿ-les-Roses 94038 near"],
    ['lehavre', 'Le Havre 76351 near'],
    ['sanit denis', 'Saint-Denis 97411 near'],
  ])('%s', (typed, expected) => {
    expect(found(typed)[0]).toBe(expected);
  });

  test('homonyms come by population, the whole name before longer ones', () => {
    expect(found('saint denis', 20).slice(0, 5)).toEqual([
      'Saint-Denis 97411 exact',
      'Saint-Denis 93066 exact',
      'Saint-Denis 11339 exact',
      'Saint-Denis 30247 exact',
      expect.stringMatching(/exact < |start/),
    ]);
    expect(found('Bors')).toEqual([
      'Bors (Canton de Tude-et-Lavalette) 16052 exact',
      'Bors (Canton de Charente-Sud) 16053 exact',
    ]);
  });

  test('a postal code gives all its communes after the one that bears it as an INSEE code', () => {
    expect(found('97133')).toEqual(['Vieux-Fort 97133 code', 'Saint-Barthélemy 97701 code']);
  });

  test.each(['', ' ', '—', '😀', '99999', '123456', '12 34', 'zzzzzzzzzz', 'Sanvic'])('« %s » gives nothing', (typed) => {
    expect(found(typed)).toEqual([]);
  });

  test.each([0, -1, Number.NaN])('a limit of %d gives nothing', (limit) => {
    expect(found('paris', limit)).toEqual([]);
  });
});

describe('an INSEE code', () => {
  test('gives the commune with everything known of it', () => {
    expect(findByInsee(communes, ' 2a004 ')).toEqual({
      kind: 'current',
      commune: {
        name: 'Ajaccio',
        insee: '2A004',
        population: 76320,
        department: '2A',
        region: '94',
        epci: 'Communauté d’agglomération du Pays Ajaccien',
      },
    });
  });

  test('of an uninhabited territory gives neither population nor intercommunality', () => {
    expect(findByInsee(communes, '98412')).toEqual({
      kind: 'current',
      commune: { name: 'Archipel des Kerguelen', insee: '98412', department: '984', region: '984' },
    });
  });

  test('no longer in use gives the commune it is in today', () => {
    expect(findByInsee(communes, '76539')).toMatchObject({ kind: 'merged', name: 'Rouelles', into: { name: 'Le Havre' } });
    expect(findByInsee(communes, '76661')).toMatchObject({ kind: 'merged', into: { insee: '76351' } });
  });

  test('kept by the new commune is not a former code', () => {
    expect(findByInsee(communes, '01015')).toMatchObject({ kind: 'current', commune: { name: 'Arboys en Bugey' } });
  });

  test.each(['', '00000', '99999', '2C004', '7505', '750560', 'Paris', '13201', '35\t23'])('%j is unknown', (code) => {
    expect(findByInsee(communes, code)).toEqual({ kind: 'unknown' });
  });
});

test.each([
  ['L’Haÿ-les-Roses', 'l hay les roses'],
  ['  ŒUF--EN TERNOIS ', 'oeuf en ternois'],
  ['St-Bœuf', 'saint boeuf'],
  ['Ste', 'sainte'],
  ['Est', 'est'],
  ['Lætitia', 'laetitia'],
  ['…', ''],
])('%j folds to %j', (name, folded) => {
  expect(fold(name)).toBe(folded);
});

test('departments and regions have names', () => {
  expect(departmentName(communes, '2B')).toBe('Haute-Corse');
  expect(departmentName(communes, '988')).toBe('Nouvelle-Calédonie');
  expect(regionName(communes, '01')).toBe('Guadeloupe');
  expect(regionName(communes, '99')).toBeUndefined();
});

test('a text that is not the table is refused', () => {
  expect(() => parseCommunes('01\t84\tAin\n')).toThrow('not in the expected form');
});

test('any text can be searched and looked up', () => {
  const characters = fc.constantFrom(..."\t\n.,() -’'0129abàœïsSt—%*[\\".split(''));
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: characters, maxLength: 12 }));
  fc.assert(
    fc.property(text, (typed) => {
      const matches = searchCommunes(communes, typed, 3);
      expect(matches.length).toBeLessThanOrEqual(3);
      for (const { commune } of matches) expect(findByInsee(communes, commune.insee ?? '')).toEqual({ kind: 'current', commune });
      findByInsee(communes, typed);
    }),
    { numRuns: 200 },
  );
});
