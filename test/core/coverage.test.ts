/** The pages generated from the questionnaire are those of the last `npm run docs`, and they leave nothing unsaid. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { docsOf } from '../../src/commands/docs.ts';
import type { Questionnaire } from '../../src/core/model.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const communes = JSON.parse(readFileSync(`${root}dist/data/questionnaires/communes.json`, 'utf8')) as Questionnaire;
const { coverages, pages } = docsOf(root);

test.each(pages)('$path is up to date', ({ path, text }) => {
  expect(readFileSync(`${root}${path}`, 'utf8')).toBe(text);
});

describe.each(coverages)('$reference.title', ({ reference, items }) => {
  test('has no empty line', () => {
    const empty = items.filter(({ asks, answers, leftOut }) => asks.length + answers.length === 0 && leftOut === undefined);
    expect(empty).toEqual([]);
    expect(items.flatMap(({ asks, answers }) => [asks, answers]).every((ids) => new Set(ids).size === ids.length)).toBe(true);
  });

  // A question that says it comes from an item must be found on the line of that item.
  test.each(items)('$id has every question and measure that cites it', ({ id, asks, answers }) => {
    const citing = (things: Questionnaire['questions'] | Questionnaire['measures']): string[] =>
      things.flatMap((each) => (each.references.includes(`${reference.id}#${id}`) ? [each.id] : []));
    expect(asks).toEqual(expect.arrayContaining(citing(communes.questions)));
    expect(answers).toEqual(expect.arrayContaining(citing(communes.measures)));
  });
});

test('every place cited in a source whose items are listed is one of these items', () => {
  const places = new Map<string, Set<string>>();
  for (const { reference, items } of coverages)
    places.set(reference.id, new Set([...(places.get(reference.id) ?? []), ...items.map(({ id }) => id)]));
  // The CNIL's guide is listed by theme, and each theme says the sheets of the guide it stands for: « (fiches 2 et 3) ».
  for (const { reference, items } of coverages) {
    const sheets = items.flatMap(({ title }) => /\(fiches? ([^)]*)\)/.exec(title)?.[1]?.match(/\d+/g) ?? []);
    for (const number of sheets) places.get(reference.id)!.add(`fiche-${number}`);
  }
  const lost = [...communes.questions, ...communes.measures]
    .flatMap(({ references }) => references)
    .filter((reference) => {
      const [source = '', place] = reference.split('#');
      return place !== undefined && places.get(source)?.has(place) === false;
    });
  expect([...new Set(lost)]).toEqual([]);
});

test('no line stands twice in the same words under one reference', () => {
  for (const { items } of coverages) expect(new Set(items.map(({ title }) => title)).size).toBe(items.length);
});
