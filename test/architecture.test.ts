/** The house stays readable: imports only go down, and each outside package lives on one floor. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../src/', import.meta.url));

/** The top floor is a file that answers the shell at once, and the one that it calls when there is work. */
const TOP = ['cli.ts', 'program.ts'];
/** From the lowest. A file imports from its own floor and from those below. */
const FLOORS = ['core', 'render', 'edges', 'commands', 'cli'] as const;
type Floor = (typeof FLOORS)[number];

const PACKAGES: Readonly<Record<Floor, readonly RegExp[]>> = {
  core: [/^yaml$/, /^node:crypto$/, /^#generated\//],
  render: [],
  edges: [
    /^inquirer$/,
    /^@inquirer\//,
    /^chalk$/,
    /^pdfkit$/,
    /^fontkit$/,
    /^node:/,
    /^fast-string-width$/,
    /^fast-wrap-ansi$/,
    /^csv-parse$/,
    /^tinypool$/,
    /^age-encryption$/,
  ],
  commands: [/^node:/, /^#generated\//],
  cli: [/^commander$/, /^node:/],
};
/** Types leave nothing in the program. */
const TYPES_ONLY: Readonly<Partial<Record<Floor, readonly RegExp[]>>> = { core: [/^ajv$/], commands: [/^commander$/] };
/** Doors of the house: what scripts import, and what the bundler enters by. They may open on any floor. */
const DOORS = ['core.ts'];

interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
}
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.split(sep).join('/'))
  .toSorted();

function importsOf(name: string): Import[] {
  const text = readFileSync(`${root}${name}`, 'utf8').replace(/\/\*[^]*?\*\//g, '');
  const statements = [...text.matchAll(/^(?:import|export)\s(?<what>[^'"`;]*?)\bfrom\s*'(?<from>[^']+)'/gm)].map(
    ({ groups }) => ({
      from: groups!['from']!,
      typeOnly: groups!['what']!.startsWith('type ') || /^\{\s*(type [^,}]+,?\s*)+\}\s*$/.test(groups!['what']!),
    }),
  );
  const bare = [...text.matchAll(/^import\s*'(?<from>[^']+)'/gm), ...text.matchAll(/\bimport\('(?<from>[^']+)'\)/g)].map(
    ({ groups }) => ({ from: groups!['from']!, typeOnly: false }),
  );
  return [...statements, ...bare];
}

const isLocal = ({ from }: Import): boolean => from.startsWith('.');
const target = (name: string, { from }: Import): string =>
  relative(root, resolve(root, dirname(name), from))
    .split(sep)
    .join('/');
const floorOf = (name: string): number =>
  FLOORS.findIndex((floor) => name.startsWith(`${floor}/`) || (floor === 'cli' && TOP.includes(name)));

test('there is something to look at', () => {
  expect(files.length).toBeGreaterThan(20);
  expect(importsOf('core/score.ts').length).toBeGreaterThan(2);
});

describe.each(files)('%s', (name) => {
  const imports = importsOf(name);
  const floor = FLOORS[floorOf(name)];

  test('is on a floor, is not an index, and is not too long', () => {
    if (!DOORS.includes(name)) expect(floor).toBeDefined();
    expect(name).not.toMatch(/(^|\/)index\.ts$/);
    const lines = readFileSync(`${root}${name}`, 'utf8').split('\n').length - 1;
    // The contract is one page on purpose: types only, in the order of the story.
    if (name !== 'core/model.ts') expect(lines).toBeLessThanOrEqual(300);
  });

  test('imports only go down', () => {
    if (DOORS.includes(name)) return;
    const up = imports
      .filter(isLocal)
      .map((each) => target(name, each))
      .filter((each) => floorOf(each) === -1 || floorOf(each) > floorOf(name));
    expect(up).toEqual([]);
  });

  test('outside packages are on their floor', () => {
    if (floor === undefined) return;
    const strangers = imports
      .filter((each) => !isLocal(each))
      .filter(
        ({ from, typeOnly }) =>
          ![...PACKAGES[floor], ...(typeOnly ? (TYPES_ONLY[floor] ?? []) : [])].some((pattern) => pattern.test(from)),
      )
      .map(({ from }) => from);
    expect(strangers).toEqual([]);
  });

  test('local imports name a file of the house', () => {
    expect(
      imports
        .filter(isLocal)
        .map((each) => target(name, each))
        .filter((each) => !files.includes(each)),
    ).toEqual([]);
  });
});

test('no circle between files', () => {
  const graph = new Map(
    files.map((name) => [
      name,
      importsOf(name)
        .filter(isLocal)
        .map((each) => target(name, each)),
    ]),
  );
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (name: string, trail: readonly string[]): void => {
    if (trail.includes(name)) circles.push([...trail.slice(trail.indexOf(name)), name].join(' → '));
    else if (!done.has(name)) {
      for (const next of graph.get(name) ?? []) visit(next, [...trail, name]);
      done.add(name);
    }
  };
  for (const name of files) visit(name, []);
  expect(circles).toEqual([]);
});
