/** The figures of a campaign, by hand, in any order, and against somebody who looks for a commune in them. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CalledMeasure, CommuneSummary, ScoreChange, Statistics } from '../../src/core/campaign.ts';
import { diagnose } from '../../src/core/diagnose.ts';
import type { AnswerSheet, Questionnaire, ScaledCost } from '../../src/core/model.ts';
import { CampaignStatistics, type CampaignOptions } from '../../src/core/statistics.ts';
import { summaryOf } from '../../src/render/campaign/summary-of.ts';
import { toResult } from '../../src/render/result.ts';
import { shownCells } from '../../src/core/withholding.ts';
import { draws, drawAnswer, drawSheet, questionnaireNumber, type Draw } from './arbitraries.ts';
import { domain, measure, question, questionnaireOf } from './worked.ts';

const SEED = Number(process.env['SEED'] ?? 20_261_121);
const STRESS = Number(process.env['STRESS'] ?? 1);

const worked = questionnaireOf({
  domains: [domain('d'), domain('e')],
  measures: [measure('save'), measure('lock'), measure('watch')],
  questions: [
    question('backup', { none: [0, 'save', 'watch'], some: [1, 'watch'], all: 2 }),
    question('doors', { open: [0, 'lock'], shut: 1 }, { domain: 'e' }),
  ],
});

const FREE: ScaledCost = { purchase: [0, 0], yearly: [0, 0] };

function called(id: string, more: Partial<CalledMeasure> = {}): CalledMeasure {
  return { id, urgent: false, toConfirm: false, gain: 0, cost: FREE, provider: 0, ...more };
}

function scoreOf(percent: number, level = 'd'): CommuneSummary['score'] {
  return { percent, high: 100, level, gates: [], afterUrgent: percent };
}

function summary(more: Partial<CommuneSummary> = {}): CommuneSummary {
  return {
    source: 's.yaml',
    name: 'Trifouillis',
    provisional: false,
    score: scoreOf(0),
    domains: [0, 0],
    measures: [],
    unknown: [],
    unanswered: 0,
    cost: FREE,
    effort: { commune: 0, provider: 0 },
    ...more,
  };
}

const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));

function statisticsOf(summaries: readonly CommuneSummary[], options: Partial<CampaignOptions> = {}): Statistics {
  const statistics = new CampaignStatistics({ questionnaire: worked, smallestGroup: 1, ...options });
  for (const each of summaries) statistics.add(each);
  return statistics.result();
}

describe('by hand', () => {
  const three = [
    summary({
      ...{ population: 299, score: scoreOf(10.1, 'd'), domains: [20, 0.1], provisional: true },
      measures: [
        called('lock', { urgent: true, gain: 3.2, cost: { purchase: [0, 120], yearly: [0, 50] }, provider: 0.25 }),
        called('save', { toConfirm: true, gain: 0.1 }),
      ],
      unknown: [{ question: 'backup', knownBy: 'mairie' }],
    }),
    summary({
      ...{ population: 300, score: scoreOf(20.2, 'd'), domains: [null, 20.2] },
      measures: [called('lock', { gain: 1.1, cost: { purchase: [10, 30], yearly: [5, 5] }, provider: 0.1 })],
    }),
    summary({ population: 10_000, score: scoreOf(90, 'a'), domains: [100, 80] }),
  ];

  test('three communes and one without a score', () => {
    const result = statisticsOf([...three, summary({ score: null, domains: [null, null] })]);
    expect(result).toMatchObject({ communes: 4, refused: 0, smallestGroup: 1, provisional: 1, progress: null });
    // (10.1 + 20.2 + 90) / 3 = 40.1
    expect(result.score).toEqual({ communes: 3, mean: 40.1, median: 20.2 });
    expect(result.levels).toEqual([
      { level: 'd', communes: 2 },
      { level: 'c', communes: 0 },
      { level: 'b', communes: 0 },
      { level: 'a', communes: 1 },
      { level: 'inconclusive', communes: 1 },
    ]);
    expect(result.sizes.map(({ from, below, communes, mean }) => [from, below, communes, mean])).toEqual([
      [0, 300, 1, 10.1],
      [300, 1000, 1, 20.2],
      [1000, 3500, 0, null],
      [3500, 10_000, 0, null],
      [10_000, null, 1, 90],
      [null, null, 0, null],
    ]);
    expect(result.domains).toEqual([
      { domain: 'd', communes: 2, mean: 60, median: 60 },
      // 100.3 / 3 = 33.43
      { domain: 'e', communes: 3, mean: 33.4, median: 20.2 },
    ]);
    expect(result.measures).toEqual([
      {
        ...{ measure: 'lock', communes: 2, urgent: 1, toConfirm: 0, gain: 4.3, provider: 0.35 },
        cost: { purchase: [10, 150], yearly: [5, 55] },
      },
      { measure: 'save', communes: 1, urgent: 0, toConfirm: 1, gain: 0.1, provider: 0, cost: FREE },
    ]);
    expect(result.unknown).toEqual([{ question: 'backup', knownBy: 'mairie', communes: 1 }]);
  });

  test('the median of an even number is between two, half up', () => {
    expect(statisticsOf([summary({ score: scoreOf(10) }), summary({ score: scoreOf(10.1) })]).score).toEqual({
      ...{ communes: 2, mean: 10.1, median: 10.1 },
    });
  });

  test('nobody', () => {
    const statistics = new CampaignStatistics({ questionnaire: worked, smallestGroup: 1 });
    statistics.refuse();
    expect(statistics.result()).toMatchObject({ communes: 0, refused: 1, score: { communes: 0, mean: null, median: null } });
  });

  const moved = (from: number, to: number, byUnknownResolved = 0): Partial<CommuneSummary> => ({
    score: scoreOf(to),
    change: { from, to, byAnswers: to - from - byUnknownResolved, byQuestionnaire: 0, byUnknownResolved },
  });

  test('progress', () => {
    const { progress } = statisticsOf(
      [moved(10, 20.1, 4), moved(30, 20), moved(50, 50), {}, { score: null, change: null }].map(summary),
      {
        ...{ since: '2025-01-31', earlier: 6 },
      },
    );
    expect(progress).toEqual({
      ...{ since: '2025-01-31', communes: 3, up: 1, down: 1, same: 1, withoutScore: 1, arrived: 1, left: 2 },
      // 90 / 3, 90.1 / 3, 4 / 3; what remains is put down to the answers.
      change: { from: 30, to: 30, byAnswers: -1.3, byQuestionnaire: 0, byUnknownResolved: 1.3 },
    });
  });

  test('nobody in common with the earlier campaign', () => {
    const { progress } = statisticsOf([summary()], { since: '2025-01-31', earlier: 2 });
    expect(progress).toMatchObject({ communes: 0, arrived: 1, left: 2, change: { from: 0, to: 0 } });
  });

  test('an anonymous progress is given whole or not at all', () => {
    const give = (up: number, down: number, same: number, arrived: number, left: number): Statistics['progress'] =>
      statisticsOf(
        [
          ...times(up, () => moved(10, 20)),
          ...times(down, () => moved(20, 10)),
          ...times(same, () => moved(5, 5)),
          ...times(arrived, () => ({})),
        ].map(summary),
        { smallestGroup: 5, since: '2025-01-31', earlier: up + down + same + left },
      ).progress;
    expect(give(10, 5, 5, 0, 0)).toMatchObject({ communes: 20, up: 10, down: 5, same: 5 });
    expect(give(10, 5, 5, 5, 7)).toMatchObject({ arrived: 5, left: 7 });
    for (const [up, down, same, arrived, left] of [
      [10, 5, 4, 0, 0],
      [10, 5, 5, 1, 0],
      [10, 5, 5, 0, 4],
      [20, 0, 0, 0, 0],
    ] as const)
      expect(give(up, down, same, arrived, left)).toBeNull();
  });
});

describe('withheld, by hand', () => {
  const five = { smallestGroup: 5 };
  const table = { smallest: 5, telling: true };

  test.each([
    ['nothing to withhold', [10, 0, 5], [10, 0, 5]],
    ['one small cell takes the smallest other with it, and zeros', [2, 7, 30, 0], [null, null, 30, null]],
    ['two small cells cover each other', [2, 3, 30], [null, null, 30]],
    ['two small cells that make no group take a third', [2, 2, 9, 30], [null, null, null, 30]],
    ['too few communes', [4, 0, 0], [null, null, null]],
    ['one level for all', [0, 30, 0], [null, null, null]],
  ])('%s', (_, cells, shown) => {
    expect(shownCells(cells, table)).toEqual(shown);
  });

  test('one size for all is public', () => {
    expect(shownCells([0, 30, 0], { ...table, telling: false })).toEqual([0, 30, 0]);
  });

  test('a total that is not quite known is covered for', () => {
    expect(shownCells([10, 20], { ...table, blurred: true })).toEqual([null, 20]);
    expect(shownCells([0, 20], { ...table, telling: false, blurred: true })).toEqual([null, null]);
  });

  test('means to a whole point, no median, nothing under five', () => {
    const result = statisticsOf(
      times(12, (index) =>
        summary({ population: index < 6 ? 100 : 500, score: scoreOf(index + 0.6, index % 2 === 0 ? 'd' : 'c') }),
      ),
      five,
    );
    expect(result.score).toEqual({ communes: 12, mean: 6, median: null });
    expect(result.sizes[0]).toEqual({ from: 0, below: 300, communes: 6, mean: 3, median: null });
    const few = statisticsOf(
      times(4, () => summary({ measures: [called('lock')] })),
      five,
    );
    expect(few).toMatchObject({
      communes: 4,
      score: { communes: null, mean: null, median: null },
      measures: [],
      provisional: null,
    });
    expect([...few.levels, ...few.sizes].every(({ communes }) => communes === null)).toBe(true);
  });

  test('two communes without a score hide in both partitions', () => {
    const result = statisticsOf(
      times(22, (index) =>
        summary(
          index < 2
            ? { score: null, domains: [null, null] }
            : { population: index < 11 ? 100 : 500, score: scoreOf(50, index < 8 ? 'd' : 'c'), domains: [50, 50] },
        ),
      ),
      five,
    );
    expect(result.score).toEqual({ communes: null, mean: 50, median: null });
    expect(result.levels.map(({ communes }) => communes)).toEqual([null, 14, null, null, null]);
    expect(result.sizes.map(({ communes }) => communes)).toEqual([null, 11, null, null, null, null]);
    // 22 less 20 would give them back.
    expect(result.domains.map(({ communes, mean }) => [communes, mean])).toEqual([
      [null, 50],
      [null, 50],
    ]);
  });

  test('a measure that all miss, or all but few, is left out', () => {
    const missing = (count: number): readonly string[] =>
      statisticsOf(
        times(30, (index) => summary({ measures: index < count ? [called('lock')] : [] })),
        five,
      ).measures.map((each) => each.measure);
    expect([0, 4, 5, 25, 26, 30].map((count) => missing(count).length)).toEqual([0, 0, 1, 1, 0, 0]);
  });

  test('two measures of one question do not tell who is between them', () => {
    const shown = (between: number): readonly string[] =>
      statisticsOf(
        times(30, (index) =>
          summary({ measures: index < 10 ? [called('save'), called('watch')] : index < 10 + between ? [called('watch')] : [] }),
        ),
        five,
      ).measures.map((each) => each.measure);
    expect(shown(4)).toEqual(['watch']);
    expect(shown(5)).toEqual(['watch', 'save']);
    expect(shown(0)).toEqual(['save', 'watch']);
  });

  test('"je ne sais pas" does not tell who said no', () => {
    const result = statisticsOf(
      times(30, (index) =>
        summary({
          measures: index < 12 ? [called('lock', { toConfirm: index < 10, urgent: index < 6 })] : [],
          unknown: index < 10 ? [{ question: 'doors', knownBy: 'mairie' }] : [],
        }),
      ),
      five,
    );
    expect(result.measures).toMatchObject([{ measure: 'lock', communes: 12, urgent: null, toConfirm: null }]);
    expect(result.unknown).toEqual([]);
  });

  test('a domain some have no score in does not tell who has one and yet misses nothing, or has not finished', () => {
    const counted = (missing: number, complete: number): number | null =>
      statisticsOf(
        times(40, (index) =>
          summary({
            ...{ score: scoreOf(50, index < 5 ? 'd' : 'c'), domains: [50, index < 30 ? 50 : null] },
            provisional: index >= complete,
            measures: index < missing ? [called('lock')] : [],
          }),
        ),
        five,
      ).domains[1]!.communes;
    expect(counted(20, 20)).toBe(30);
    expect(counted(27, 20)).toBeNull();
    expect(counted(20, 27)).toBeNull();
  });

  test('what only six known communes are asked is not said when all six miss it', () => {
    const questionnaire = questionnaireOf({
      measures: [measure('lock')],
      questions: [
        question('backup', { none: 0, all: 2 }),
        question('doors', { open: [0, 'lock'], shut: 1 }, { askedIf: { commune: 'population', atLeast: 1000 } }),
      ],
    });
    const shown = (large: number): number =>
      statisticsOf(
        times(40, (index) =>
          summary({ population: index < large ? 2000 : 200, domains: [0], measures: index < 6 ? [called('lock')] : [] }),
        ),
        { ...five, questionnaire },
      ).measures.length;
    expect([6, 10, 11].map(shown)).toEqual([0, 0, 1]);
  });
});

// ---------------------------------------------------------------- laws

const shipped = JSON.parse(
  readFileSync(new URL('../../dist/data/questionnaires/communes.json', import.meta.url), 'utf8'),
) as Questionnaire;

/** Sheets as diverse as can be: what always holds among them holds because of the questionnaire. */
function drawCommune(draw: Draw, questionnaire: Questionnaire): AnswerSheet {
  const sheet = drawSheet(draw, questionnaire);
  const dice = draw.int(0, 99);
  const answers = dice < 4 ? new Map() : dice < 35 ? sheet.answers : completed(draw, questionnaire, sheet, dice < 65 ? 0 : 90);
  const population = draw.chance(95) ? draw.pick([90, 400, 700, 2000, 5000]) : undefined;
  return { ...sheet, commune: { ...sheet.commune, population }, answers };
}

/** Answered to the end; so many times out of a hundred as well as can be. */
function completed(draw: Draw, questionnaire: Questionnaire, sheet: AnswerSheet, best: number): AnswerSheet['answers'] {
  const answers = new Map(sheet.answers);
  for (let tries = 0; tries < 4; tries++)
    for (const [id, answer] of drawSheet(draw, questionnaire).answers) if (!answers.has(id)) answers.set(id, answer);
  for (const asked of questionnaire.questions) {
    const options =
      asked.kind === 'multiple'
        ? asked.options.filter(({ exclusive }) => exclusive !== true)
        : [asked.options.reduce((most, each) => (each.points > most.points ? each : most))];
    if (draw.chance(best)) answers.set(asked.id, { value: { kind: 'chosen', options: options.map(({ id }) => id) } });
    else if (!answers.has(asked.id)) answers.set(asked.id, { value: drawAnswer(draw, asked) });
  }
  return answers;
}

const summarize = (questionnaire: Questionnaire, sheet: AnswerSheet): CommuneSummary =>
  summaryOf(toResult(diagnose(questionnaire, sheet, { today: '2026-11-21' }), '1.0.0'), 's.yaml');

const drawChange = (draw: Draw): ScoreChange => {
  const [from, to] = [draw.int(0, 1000), draw.int(0, 1000)];
  return { from: from / 10, to: to / 10, byAnswers: (to - from) / 10, byQuestionnaire: 0, byUnknownResolved: 0 };
};

function drawSummaries(draw: Draw, questionnaire: Questionnaire, count: number): CommuneSummary[] {
  return times(count, () => {
    const made = summarize(questionnaire, drawCommune(draw, questionnaire));
    return draw.chance(70) && made.score !== null ? { ...made, change: drawChange(draw) } : made;
  });
}

function check(runs: number, law: (draw: Draw) => void): void {
  fc.assert(
    fc.property(draws, (draw) => law(draw)),
    { seed: SEED, numRuns: runs * STRESS },
  );
}

test('the order of communes changes no figure', () => {
  check(25, (draw) => {
    const questionnaire = questionnaireNumber(draw.int(1, 100));
    const summaries = drawSummaries(draw, questionnaire, draw.int(0, 25));
    const options = { questionnaire, smallestGroup: draw.pick([1, 3, 5]), since: '2025-01-31', earlier: draw.int(0, 30) };
    expect(JSON.stringify(statisticsOf(draw.shuffled(summaries), options))).toBe(
      JSON.stringify(statisticsOf(summaries, options)),
    );
  });
});

test('nothing is lost: two halves make the whole', () => {
  check(25, (draw) => {
    const questionnaire = questionnaireNumber(draw.int(1, 100));
    const [some, others] = [
      drawSummaries(draw, questionnaire, draw.int(0, 12)),
      drawSummaries(draw, questionnaire, draw.int(0, 12)),
    ];
    const whole = statisticsOf([...some, ...others], { questionnaire });
    const halves = [some, others].map((each) => statisticsOf(each, { questionnaire }));
    const counts = (pick: (each: Statistics) => number | null | undefined): readonly number[] => [
      pick(whole) ?? 0,
      halves.reduce((sum, each) => sum + (pick(each) ?? 0), 0),
    ];
    const same = (pick: (each: Statistics) => number | null | undefined): void => {
      const [all, sum] = counts(pick);
      expect(sum).toBeCloseTo(all!, 6);
    };
    same(({ communes }) => communes);
    same(({ provisional }) => provisional);
    whole.levels.forEach((_, index) => same(({ levels }) => levels[index]!.communes));
    whole.sizes.forEach((_, index) => same(({ sizes }) => sizes[index]!.communes));
    whole.domains.forEach((_, index) => same(({ domains }) => domains[index]!.communes));
    for (const { measure: id } of whole.measures) {
      const pick = (part: 'communes' | 'urgent' | 'toConfirm' | 'gain' | 'provider') =>
        same(({ measures }) => measures.find((each) => each.measure === id)?.[part]);
      (['communes', 'urgent', 'toConfirm', 'gain', 'provider'] as const).forEach(pick);
      same(({ measures }) => measures.find((each) => each.measure === id)?.cost.purchase[1]);
    }
    for (const { question: id } of whole.unknown) same(({ unknown }) => unknown.find((each) => each.question === id)?.communes);
    const sum = (cells: readonly { readonly communes: number | null }[]): number =>
      cells.reduce((total, { communes }) => total + communes!, 0);
    expect(sum(whole.levels)).toBe(whole.communes);
    expect(sum(whole.sizes)).toBe(whole.score.communes);
  });
});

// ---------------------------------------------------------------- the adversary

/** Every way to share so many communes between so many cells. */
function* sharings(communes: number, cells: number): Generator<number[]> {
  if (cells === 1) yield [communes];
  else
    for (let first = 0; first <= communes; first++)
      for (const rest of sharings(communes - first, cells - 1)) yield [first, ...rest];
}

test.each([2, 3, 4, 5])('whoever knows the rule cannot run a table backwards (groups of %i)', (smallest) => {
  // A size is public: nothing is lost when its table of two communes can be read.
  for (const telling of smallest === 2 ? [true] : [true, false])
    for (const cells of [2, 3, 4])
      for (let communes = smallest; communes <= (cells === 4 ? 16 : 26); communes++) {
        const origins = new Map<string, number[][]>();
        for (const sharing of sharings(communes, cells)) {
          const shown = JSON.stringify(shownCells(sharing, { smallest, telling }));
          origins.set(shown, [...(origins.get(shown) ?? []), sharing]);
        }
        for (const [shown, possible] of origins) {
          const cellsShown = JSON.parse(shown) as (number | null)[];
          expect(cellsShown.every((each) => each === null || each === 0 || each >= smallest)).toBe(true);
          cellsShown.forEach((each, index) => {
            if (each === null)
              expect(new Set(possible.map((origin) => origin[index])).size, `${shown} of ${communes}`).toBeGreaterThan(1);
          });
          const hidden = cellsShown.reduce<number>((left, each) => left - (each ?? 0), communes);
          expect(hidden === 0 || hidden >= smallest, shown).toBe(true);
        }
      }
});

/** What somebody reads or knows: a count, and which communes it counts. */
interface Known {
  readonly what: string;
  readonly holds: (each: CommuneSummary) => boolean;
}

function knownFrom(statistics: Statistics, questionnaire: Questionnaire): Known[] {
  const levels = statistics.levels.filter(({ communes }) => communes !== null);
  const sizes = statistics.sizes.filter(({ communes }) => communes !== null);
  const has = (id: string, test: (called: CalledMeasure) => boolean) => (each: CommuneSummary) =>
    each.measures.some((one) => one.id === id && test(one));
  return [
    { what: 'all', holds: () => true },
    ...(statistics.provisional === null
      ? []
      : [{ what: 'provisional', holds: ({ provisional }: CommuneSummary) => provisional }]),
    ...(statistics.score.communes === null ? [] : [{ what: 'scored', holds: ({ score }: CommuneSummary) => score !== null }]),
    ...levels.map(({ level }) => ({
      what: `level ${level}`,
      holds: ({ score }: CommuneSummary) => (score?.level ?? 'inconclusive') === level,
    })),
    ...sizes.map(({ from, below }) => ({
      what: `size ${from}`,
      holds: ({ score, population }: CommuneSummary) =>
        score !== null &&
        (population === undefined ? from === null : from !== null && population >= from && population < (below ?? Infinity)),
    })),
    ...statistics.domains
      .filter(({ communes }) => communes !== null)
      .map((each) => ({
        what: `domain ${each.domain}`,
        holds: ({ domains }: CommuneSummary) => domains[questionnaire.domains.findIndex(({ id }) => id === each.domain)] !== null,
      })),
    ...statistics.measures.flatMap(({ measure: id, urgent, toConfirm }) => [
      { what: `measure ${id}`, holds: has(id, () => true) },
      ...(urgent === null ? [] : [{ what: `urgent ${id}`, holds: has(id, (one) => one.urgent) }]),
      ...(toConfirm === null ? [] : [{ what: `to confirm ${id}`, holds: has(id, (one) => one.toConfirm) }]),
    ]),
    ...statistics.unknown.map(({ question: id }) => ({
      what: `unknown ${id}`,
      holds: ({ unknown }: CommuneSummary) => unknown.some((each) => each.question === id),
    })),
  ];
}

/**
 * Adds and takes away published counts, one, two or three at a time. A combination is a deduction when it counts each
 * commune once or not at all whatever their answers: in a great many communes that were never in the campaign too.
 */
function deductions(known: readonly Known[], campaign: readonly CommuneSummary[], others: readonly CommuneSummary[]): string[] {
  const columns = known.map(({ holds }) => Int8Array.from([...campaign, ...others], (each) => Number(holds(each))));
  const found: string[] = [];
  const look = (terms: readonly (readonly [sign: 1 | -1, index: number])[]): number | null => {
    let communes = 0;
    for (let at = 0; at < campaign.length + others.length; at++) {
      let count = 0;
      for (const [sign, index] of terms) count += sign * columns[index]![at]!;
      if (count < 0 || count > 1) return null;
      if (at < campaign.length) communes += count;
    }
    return communes;
  };
  const say = (terms: readonly (readonly [1 | -1, number])[]): void => {
    const communes = look(terms);
    if (communes !== null && communes > 0)
      found.push(`${communes}: ${terms.map(([sign, index]) => `${sign < 0 ? '−' : '+'} ${known[index]!.what}`).join(' ')}`);
  };
  known.forEach((_, a) => {
    say([[1, a]]);
    known.forEach((__, b) => {
      if (b !== a)
        say([
          [1, a],
          [-1, b],
        ]);
      known.forEach((___, c) => {
        if (c <= b || c === a || b === a) return;
        say([
          [1, a],
          [-1, b],
          [-1, c],
        ]);
        say([
          [-1, a],
          [1, b],
          [1, c],
        ]);
      });
    });
  });
  return found;
}

const isolating = (found: readonly string[], smallest: number): readonly string[] =>
  found.filter((each) => Number.parseInt(each, 10) < smallest);

const OTHERS = 400;

describe('no sum nor difference of published counts isolates a few communes', () => {
  test('random questionnaires', { timeout: 120_000 }, () => {
    let published = 0;
    check(30, (draw) => {
      const number = draw.int(1, 100);
      const questionnaire = questionnaireNumber(number);
      const others = times(OTHERS, () => summarize(questionnaire, drawCommune(draw, questionnaire)));
      for (let campaigns = 0; campaigns < 6; campaigns++) {
        const smallest = draw.pick([3, 5]);
        const from = draw.int(0, OTHERS - 60);
        const campaign = others.slice(from, from + draw.int(5, 60));
        const known = knownFrom(statisticsOf(campaign, { questionnaire, smallestGroup: smallest }), questionnaire);
        published += known.length;
        expect(
          isolating(deductions(known, campaign, others), smallest),
          `questionnaire ${number}, ${campaign.length} communes`,
        ).toEqual([]);
      }
    });
    expect(published).toBeGreaterThan(1000);
  });

  test('the adversary finds what is not withheld', () => {
    const campaign = times(12, (index) =>
      summary({ measures: index < 10 ? [called('watch'), ...(index < 8 ? [called('save')] : [])] : [] }),
    );
    const found = deductions(knownFrom(statisticsOf(campaign), worked), campaign, []);
    expect(isolating(found, 5).some((each) => each.startsWith('2: + measure watch − measure save'))).toBe(true);
  });

  test('the shipped questionnaire', { timeout: 120_000 }, () => {
    const draw = fc.sample(draws, { seed: SEED, numRuns: 1 })[0]!;
    // More of them is another search, not a harder one: they are for `STRESS=2`.
    const counts = STRESS > 1 ? [30, 60, 200] : [30, 60];
    const others = times(400, () => summarize(shipped, drawCommune(draw, shipped)));
    for (const count of counts) {
      const campaign = others.slice(0, count);
      const known = knownFrom(statisticsOf(campaign, { questionnaire: shipped, smallestGroup: 5 }), shipped);
      expect(known.length).toBeGreaterThan(count);
      expect(isolating(deductions(known, campaign, others), 5)).toEqual([]);
    }
  });
});
