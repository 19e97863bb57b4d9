/** Pages lead somewhere, and are written as carefully as the program. */
import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BLAME, extracts, FAMILIAR, longSentences, TYPOGRAPHY } from '../content/french.ts';
import { ROOT } from '../journeys/cli.ts';
import { deadLinks, pageAt, pages, picturesOf, prose, type Page } from './pages.ts';

const findings = (among: readonly Page[], find: (page: Page) => readonly string[]): string[] =>
  among.flatMap((page) => find(page).map((found) => `${page.path}: ${found}`));

test('every link between pages leads somewhere', () => {
  expect(findings(pages, deadLinks)).toEqual([]);
});

describe('pictures', () => {
  const shown = pages.flatMap(picturesOf);

  test('are told in words to those who do not see them', () => {
    expect(shown.filter(({ alternative }) => alternative.length < 40)).toEqual([]);
  });

  test('are all shown somewhere, and light', () => {
    const folder = join(ROOT, 'docs/pictures');
    const files = readdirSync(folder);
    expect(files.filter((file) => !shown.some(({ target }) => basename(target) === file))).toEqual([]);
    expect(files.filter((file) => statSync(join(folder, file)).size > 150_000)).toEqual([]);
  });
});

/** One text for each paragraph, item, cell and alternative text; marks, keys and addresses left out. */
function texts(page: Page): string[] {
  const written = prose(page)
    .replaceAll(/!\[[^\]]*\]\([^)]*\)/gu, '')
    .replaceAll(/<kbd>.<\/kbd>/gu, 'K')
    .replaceAll(/\]\([^)]*\)|<[^>\n]+>|\[|\]|\*\*|(?<!\p{L})_|_(?!\p{L})/gu, '')
    .split('\n')
    .filter((line) => !/^\|[\s|:-]+\|$/u.test(line))
    .flatMap((line) => (line.startsWith('|') ? line.split('|') : [line.replace(/^\s*(#+|-|\d+\.) /u, '')]));
  return [...written, ...picturesOf(page).map(({ alternative }) => alternative)].map((text) => text.trim()).filter(Boolean);
}

describe('pages for those who use the program', () => {
  const pages = ['mairie', 'campagne', 'scripts', 'methode', 'confidentialite', 'ecrire-un-questionnaire'];
  const read = ['README.md', ...pages.map((name) => `docs/${name}.md`)].map(pageAt);
  const inTexts = (find: (text: string) => readonly string[]): string[] =>
    findings(read, (page) => texts(page).flatMap((text) => find(text)));

  test.each(TYPOGRAPHY)('%s', (_, pattern) => {
    expect(inTexts((text) => extracts(text, pattern))).toEqual([]);
  });

  test('sentences have 25 words at most', () => {
    expect(inTexts(longSentences)).toEqual([]);
  });

  test('nobody is blamed, nor spoken to as a child', () => {
    expect(inTexts((text) => [...extracts(text, FAMILIAR), ...extracts(text, BLAME)])).toEqual([]);
  });
});
