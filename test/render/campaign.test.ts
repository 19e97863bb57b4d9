/** The report of a campaign as blocks: what must be there for every territory, and what must never be. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CommuneSummary, Statistics } from '../../src/core/campaign.ts';
import { CampaignStatistics } from '../../src/core/statistics.ts';
import { loadFonts } from '../../src/edges/pdf/fonts.ts';
import { printPdf } from '../../src/edges/pdf/print-pdf.ts';
import type { DocumentModel, Table } from '../../src/render/blocks.ts';
import type { CampaignInput } from '../../src/render/campaign/input.ts';
import { ONCE_FOR_ALL } from '../../src/render/campaign/once-for-all.ts';
import { campaignDocument } from '../../src/render/campaign/report.ts';
import { amount, amountInWords, days, share, signed, sizeTitle, TITLES, WITHHELD } from '../../src/render/campaign/words.ts';
import { readPdf } from '../pdf/read-pdf.ts';
import { campaignOf, lowest, PROGRESS, refusals, someCommunes, statisticsOf, times, withheld } from './campaign-made.ts';
import { SMALL } from './plan-fixture.ts';
import { root, section, shipped, text } from './plan-made.ts';

const all = someCommunes(300);
const some = (many: number): CommuneSummary[] => all.slice(0, many);
const HOSTILE = "=cmd|' /C calc'!A0\r\n\u202eédrocne\u2066 <b>x</b>\u0000";
const hostile = some(6).map((summary) => ({ ...summary, name: `${HOSTILE} ${'x'.repeat(300)}`, source: `../../${HOSTILE}` }));
const unscored = some(3).map((summary) => ({
  ...summary,
  score: null,
  domains: shipped.domains.map(() => null),
  measures: [],
  unanswered: 40,
  provisional: true,
}));
function counted(summaries: readonly CommuneSummary[], smallestGroup: number): Statistics {
  const statistics = new CampaignStatistics({ questionnaire: shipped, smallestGroup });
  for (const summary of summaries) statistics.add(summary);
  return statistics.result();
}

const thirty = statisticsOf(some(30), { refused: 4, provisional: 2, progress: PROGRESS });

const CAMPAIGNS: readonly (readonly [name: string, input: CampaignInput])[] = [
  ['no commune at all', campaignOf([], { statistics: statisticsOf([], { refused: 2 }), refused: refusals(2) })],
  ['one commune', campaignOf(some(1))],
  ['two communes', campaignOf(some(2))],
  ['three communes', campaignOf(some(3), { statistics: statisticsOf(some(3), { refused: 1 }), refused: refusals(1) })],
  ['six communes', campaignOf(some(6))],
  ['thirty communes', campaignOf(some(30), { statistics: thirty, refused: refusals(4) })],
  ['three hundred communes', campaignOf(all, { statistics: statisticsOf(all, { refused: 60 }), refused: refusals(60) })],
  [
    'every commune of France',
    campaignOf(all, { statistics: times(117, statisticsOf(all, { refused: 3 })), refused: refusals(351), title: undefined }),
  ],
  ['thirty communes, anonymous', campaignOf(some(30), { statistics: withheld(thirty), refused: refusals(4) })],
  ['three communes, anonymous', campaignOf(some(3), { statistics: withheld(statisticsOf(some(3))) })],
  ['three hundred communes, anonymous, as the core counts them', campaignOf(all, { statistics: counted(all, 5) })],
  ['six communes, anonymous, as the core counts them', campaignOf(some(6), { statistics: counted(some(6), 5) })],
  ['thirty communes, as the core counts them', campaignOf(some(30), { statistics: counted(some(30), 1) })],
  ['communes without a score', campaignOf(unscored)],
  [
    'hostile names',
    campaignOf(hostile, {
      statistics: statisticsOf(hostile, { refused: 1 }),
      refused: [{ source: HOSTILE, reason: HOSTILE }],
      title: HOSTILE,
    }),
  ],
];

describe.each(CAMPAIGNS)('the report of %s', (_, input) => {
  const model = campaignDocument(input);
  const printed = text(model.blocks);

  test('has one cover, its summary, its method, and its sections in order', () => {
    expect(model.blocks[0]!.kind).toBe('cover');
    expect(model.blocks.filter(({ kind }) => kind === 'cover')).toHaveLength(1);
    const titles = model.blocks.flatMap((block) => (block.kind === 'heading' && block.level === 2 ? [block.text] : []));
    expect(titles).toEqual(Object.values(TITLES).filter((title) => titles.includes(title)));
    expect(titles).toContain(TITLES.summary);
    expect(titles).toContain(TITLES.method);
  });

  test('has no empty section, table, list or cell, and whole rows', () => {
    model.blocks.forEach((block, index) => {
      const next = model.blocks[index + 1];
      if (block.kind === 'heading') {
        expect(next).toBeDefined();
        expect(next?.kind === 'page-break' || (next?.kind === 'heading' && next.level <= block.level)).toBe(false);
      }
      if (block.kind === 'page-break') expect(next?.kind).not.toBe('page-break');
      if (block.kind === 'list') expect(block.items.length).toBeGreaterThan(0);
      if (block.kind === 'chart') expect(block.alt.length).toBeGreaterThan(20);
    });
    for (const { rows, columns } of tables(model)) {
      expect(rows.filter(({ style }) => style !== 'group').length).toBeGreaterThan(0);
      for (const { cells, style } of rows) {
        expect(cells).toHaveLength(style === 'group' ? 1 : columns.length);
        for (const cell of cells) expect(text(cell).trim()).not.toBe('');
      }
    }
  });

  test('refers only to sections that are there', () => {
    const titles = new Set(model.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : [])));
    for (const [, title] of printed.matchAll(/\(partie «\u00a0([^»]+)\u00a0»\)/g)) expect(titles).toContain(title);
  });

  test('counts in good French and prints nothing that is not a word or a figure', () => {
    expect(printed).not.toMatch(/undefined|null|NaN|Infinity|\[object/);
    expect(printed).not.toMatch(/(?<![\d\u202f,])[01]\u00a0(communes|feuilles|mesures|questions|achats|points)\b/);
    expect(printed).not.toMatch(/(?<!,)\b(\d\d+|[2-9])\u00a0(commune|feuille|mesure|question|achat|point)\b/);
    // A thin space before the others, an unbreakable one before a colon.
    expect(printed.replaceAll(HOSTILE, '')).not.toMatch(/[a-zé»%] [:;!?](\s|$)/);
  });

  test('has short sentences', () => {
    const own = JSON.stringify(model.blocks.filter(({ kind }) => kind === 'paragraph' || kind === 'list'));
    for (const sentence of own.split(/(?<=[.!?:;])["\s\u00a0\u202f]/)) {
      expect(sentence.split(/[ \u00a0]/).length, sentence).toBeLessThan(40);
    }
  });

  test('holds on one page for elected people', () => {
    expect(section(model, TITLES.summary).map(text).join(' ').split(/\s+/).length).toBeLessThan(300);
  });

  test('lets no text turn a line or break a name in two', () => {
    expect(JSON.stringify(model)).not.toMatch(/\\u0000|\\r|\u202e|\u2066/);
  });
});

describe('anonymous', () => {
  const input = campaignOf(some(30), { statistics: withheld(thirty), refused: refusals(4) });
  const model = campaignDocument(input);

  test('names nobody and no file', () => {
    const printed = JSON.stringify(model);
    for (const { name, insee, source } of some(30)) {
      for (const word of [name, insee!, source]) expect(printed).not.toContain(JSON.stringify(word).slice(1, -1));
    }
    expect(section(model, TITLES.calls)).toEqual([]);
    expect(tables(model, TITLES.refused)).toEqual([]);
    expect(text(section(model, TITLES.refused))).toContain('4\u00a0feuilles');
  });

  test('marks what is withheld, and says why', () => {
    const { levels } = input.statistics;
    const cells = tables(model, TITLES.scores)[0]!.rows.map((row) => row.cells);
    levels.slice(0, cells.length).forEach(({ communes }, index) => {
      expect(cells[index]!.slice(2).every((cell) => cell === WITHHELD)).toBe(communes === null);
    });
    expect(levels.some(({ communes }) => communes === null)).toBe(true);
    expect(text(section(model, TITLES.method))).toContain('moins de 5\u00a0communes');
  });

  test('gives no median, and no movement of a few communes', () => {
    expect(JSON.stringify(section(model, TITLES.scores))).not.toMatch(/médiane/i);
    const progress = text(section(model, TITLES.progress));
    expect(progress).toContain('36,4');
    expect(progress).not.toMatch(/recule|nouvelle|plus là/);
    const many = { ...PROGRESS, up: 12, down: 8, same: 7, arrived: 0, left: 9 };
    const shown = campaignDocument({ ...input, statistics: { ...input.statistics, progress: many } });
    expect(text(section(shown, TITLES.progress))).toMatch(/8\u00a0reculent.*9\u00a0communes/);
  });

  test('says nothing is withheld when nothing is', () => {
    const named = campaignDocument(campaignOf(some(30)));
    expect(text(section(named, TITLES.method))).not.toContain('« – »');
  });
});

describe('what to buy or do together', () => {
  const range = (low: number, high: number) => ({ purchase: [low, high], yearly: [0, 0] }) as const;
  const measure = (id: string, communes: number, cost: readonly [number, number], provider = 0) => ({
    measure: id,
    communes,
    urgent: 0,
    toConfirm: 0,
    gain: communes,
    cost: range(...cost),
    provider,
  });
  const documentOf = (...measures: ReturnType<typeof measure>[]): DocumentModel =>
    campaignDocument(campaignOf(some(30), { statistics: statisticsOf(some(30), { measures }) }));

  test('needs three communes, and money or a provider', () => {
    const model = documentOf(
      measure('garder-copie-debranchee', 3, [60, 150]),
      measure('fermer-local-technique', 2, [80, 250]),
      measure('limiter-droits', 4, [0, 0], 2),
      measure('preparer-mode-papier', 9, [0, 0]),
    );
    const printed = text(section(model, TITLES.together));
    expect(printed).toContain('Garder une copie débranchée');
    expect(printed).toContain('Réserver chaque dossier');
    expect(printed).not.toContain('Mettre le serveur');
    expect(printed).not.toContain('sur papier');
    expect(printed).toContain('ne suppose donc aucune économie');
  });

  test('applies the hypothesis from five communes on, and says that it is one', () => {
    const model = documentOf(
      measure('garder-copie-debranchee', 5, [1000, 2000]),
      measure('fermer-local-technique', 4, [100, 200]),
    );
    const [, saving] = tables(model, TITLES.together);
    expect(saving!.rows.at(-1)!.cells).toEqual([
      'Première année',
      '1\u202f100\u00a0à\u00a02\u202f200\u00a0€',
      '900\u00a0à\u00a01\u202f800\u00a0€',
      '200\u00a0à\u00a0400\u00a0€',
    ]);
    const printed = text(section(model, TITLES.together));
    expect(printed).toContain('Hypothèse de travail');
    expect(printed).toContain('1\u00a0achat sur 2');
  });

  test('adds up what it does not list', () => {
    const model = campaignDocument(campaignOf(all));
    const [, buy] = tables(model, TITLES.together);
    expect(buy!.rows.map(({ cells }) => text(cells[0])).filter((title) => /autres/.test(title))).toHaveLength(2);
  });

  test('proposes once for all only what the questionnaire has', () => {
    const known = new Set(shipped.measures.map(({ id }) => id));
    for (const id of ONCE_FOR_ALL.keys()) expect(known).toContain(id);
  });
});

describe('the words of the report', () => {
  test('amounts, shares, days and points', () => {
    expect([
      amount([0, 0]),
      amount([5, 5]),
      amount([0, 250_000]),
      amount([400_000, 1_250_000]),
      amount([0, 20_000], 500_000),
    ]).toEqual(['0\u00a0€', '5\u00a0€', '0\u00a0à\u00a0250\u00a0k€', '0,4\u00a0à\u00a01,3\u00a0M€', '0\u00a0à\u00a020\u00a0k€']);
    expect([amountInWords([197_580, 730_595]), amountInWords([1e6, 1.5e6]), amountInWords([2e7, 4e7])]).toEqual([
      '198\u202f000 à 731\u202f000\u00a0€',
      '1 à 1,5\u00a0million d’euros',
      '20 à 40\u00a0millions d’euros',
    ]);
    expect([share(null, 30), share(0, 30), share(1, 35_000), share(10, 30)]).toEqual([
      '–',
      '0\u00a0%',
      'moins de 1\u00a0%',
      '33\u00a0%',
    ]);
    expect([days(0), days(0.1), days(3.3), days(120.4)]).toEqual(['0', '0,5', '3,5', '120']);
    expect([signed(4.2), signed(-1), signed(-0.04)]).toEqual(['+\u00a04,2\u00a0points', '−\u00a01\u00a0point', '0\u00a0point']);
  });

  test('sizes', () => {
    expect(
      [
        { from: 0, below: 500 },
        { from: null, below: 500 },
        { from: 500, below: 2000 },
        { from: 10_000, below: null },
        { from: null, below: null },
      ].map(sizeTitle),
    ).toEqual([
      'Moins de 500\u00a0habitants',
      'Moins de 500\u00a0habitants',
      'De 500 à 1\u202f999\u00a0habitants',
      '10\u202f000\u00a0habitants et plus',
      'Population non connue',
    ]);
  });

  test('the progress is split in plain words, and rounding is said when it shows', () => {
    const of = (progress: Statistics['progress']): string =>
      text(section(campaignDocument(campaignOf(some(30), { statistics: { ...thirty, progress } })), TITLES.progress));
    expect(of(PROGRESS)).toMatch(/18\u00a0communes progressent, 3\u00a0reculent, 6\u00a0sont stables/);
    expect(of(PROGRESS)).not.toContain('arrondie');
    const rounded = { from: 36.4, to: 42.9, byAnswers: 4.14, byQuestionnaire: -0.62, byUnknownResolved: 3.04 };
    expect(of({ ...PROGRESS, change: { ...rounded, byUnknownResolved: 3.06 } })).toContain('arrondie');
    expect(of({ ...PROGRESS, communes: 0, up: 0, down: 0, same: 0 })).toContain('Aucune commune n’a de note à la fois');
  });

  test('the communes to call first are named with the reason', () => {
    const model = campaignDocument(campaignOf(some(30)));
    const [{ rows }] = tables(model, TITLES.calls) as [Table];
    expect(rows.map(({ cells }) => text(cells[0]))).toEqual(lowest(some(30)).map(({ name }) => expect.stringContaining(name)));
    const { gates } = shipped;
    lowest(some(30)).forEach(({ score }, index) => {
      for (const { id, why } of gates) if (score?.gates.includes(id)) expect(rows[index]!.cells[2]).toContain(why);
    });
  });
});

test('the document of a small campaign', async () => {
  const summary = (name: string, percent: number, level: string): CommuneSummary => ({
    source: `${name}.yaml`,
    name,
    insee: '35999',
    population: 640,
    provisional: level === 'bas',
    score: { percent, high: percent + 5, level, gates: level === 'bas' ? ['sans-copie'] : [], afterUrgent: percent + 20 },
    domains: [percent, percent, null],
    measures: [
      { id: 'copier', urgent: true, toConfirm: false, gain: 12, cost: { purchase: [20, 60], yearly: [0, 30] }, provider: 0.5 },
    ],
    unknown: [{ question: 'essai', knownBy: 'prestataire' }],
    unanswered: 0,
    cost: { purchase: [20, 60], yearly: [0, 30] },
    effort: { commune: 1, provider: 0.5 },
  });
  const average = { communes: 6, mean: 38.5, median: 36 };
  const model = campaignDocument({
    statistics: {
      communes: 6,
      refused: 1,
      smallestGroup: 1,
      provisional: 1,
      score: average,
      levels: [
        { level: 'bas', communes: 4 },
        { level: 'moyen', communes: 2 },
        { level: 'haut', communes: 0 },
        { level: 'inconclusive', communes: 0 },
      ],
      sizes: [
        { from: 0, below: 500, communes: 2, mean: 30, median: 30 },
        { from: 500, below: null, communes: 4, mean: 42.8, median: 40 },
        { from: null, below: null, communes: 0, mean: null, median: null },
      ],
      domains: [
        { domain: 'copies', ...average },
        { domain: 'comptes', ...average, mean: 51 },
        { domain: 'eau', communes: 0, mean: null, median: null },
      ],
      measures: [
        {
          measure: 'copier',
          communes: 5,
          urgent: 5,
          toConfirm: 1,
          gain: 60,
          cost: { purchase: [100, 300], yearly: [0, 150] },
          provider: 2.5,
        },
        {
          measure: 'essayer',
          communes: 3,
          urgent: 0,
          toConfirm: 0,
          gain: 9,
          cost: { purchase: [0, 0], yearly: [0, 0] },
          provider: 3,
        },
      ],
      unknown: [{ question: 'essai', knownBy: 'prestataire', communes: 3 }],
      progress: { ...PROGRESS, communes: 5, up: 3, down: 1, same: 1, arrived: 1, left: 1 },
    },
    questionnaire: SMALL,
    highlights: [summary('Ici', 12.5, 'bas'), summary('Là', 41, 'moyen')].map((each) => ({ summary: each })),
    refused: [{ source: 'reponses/ailleurs.yaml', reason: 'Le fichier est vide.' }],
    date: '2026-11-21',
    toolVersion: '0.1.0',
    theme: campaignOf([]).theme,
    title: 'Pays des Essais',
  });
  await expect(`${JSON.stringify(model, null, 2)}\n`).toMatchFileSnapshot('golden/campaign-small.json');
});

describe('printed', () => {
  const fonts = loadFonts(join(root, 'templates/fonts'));
  const printedOf = (name: string): Promise<Uint8Array> =>
    printPdf(campaignDocument(CAMPAIGNS.find(([each]) => each === name)![1]), fonts);

  test.each([
    'three communes',
    'six communes',
    'thirty communes',
    'three hundred communes',
    'every commune of France',
    'thirty communes, anonymous',
    'three hundred communes, anonymous, as the core counts them',
    'six communes, anonymous, as the core counts them',
  ])('%s: the summary is one page, each section begins a page or follows, no table to buy is cut', async (name) => {
    const { pages } = await readPdf(await printedOf(name));
    const said = pages.map(({ texts }) =>
      texts
        .filter(({ mark }) => mark !== null)
        .map(({ text: word }) => word)
        .join(' '),
    );
    expect(said[1]!.trimStart().startsWith(TITLES.summary)).toBe(true);
    expect(said[2]!.trimStart().startsWith(TITLES.scores)).toBe(true);
    expect(pages.length).toBeLessThanOrEqual(17);
    for (const page of said) expect(page.trim().length).toBeGreaterThan(150);
    const buying = said.findIndex((page) => page.includes('À acheter ou à commander'));
    if (buying !== -1) expect(said[buying]).toMatch(/Total/);
  });

  test.each(['hostile names', 'no commune at all', 'communes without a score'])('%s: prints', async (name) => {
    expect((await readPdf(await printedOf(name))).pages.length).toBeGreaterThan(2);
  });
});

function tables(model: DocumentModel, title?: string): readonly Table[] {
  const blocks = title === undefined ? model.blocks : section(model, title);
  return blocks.filter((block): block is Table => block.kind === 'table');
}
