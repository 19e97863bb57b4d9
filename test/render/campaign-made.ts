/** Campaigns of communes that do not exist, and their statistics made by hand. */
import type { CommuneSummary, Count, MeasureStatistics, Progress, Statistics } from '../../src/core/campaign.ts';
import { diagnose } from '../../src/core/diagnose.ts';
import type { AnswerSheet, Questionnaire } from '../../src/core/model.ts';
import { addCosts } from '../../src/core/scale.ts';
import { summaryOf } from '../../src/render/campaign/summary-of.ts';
import { toResult } from '../../src/render/result.ts';
import type { CampaignInput, RefusedSheet } from '../../src/render/campaign/input.ts';
import { answered, shipped, template } from './plan-made.ts';

const NAMES = ['Saint-Aubin', 'Le Vieil-Étang', 'Villeneuve-sous-Bois', 'L’Hermitage', 'Œuilly-les-Trois-Fontaines', 'Gy'];
export const SIZES: readonly (readonly [from: number | null, below: number | null])[] = [
  [0, 200],
  [200, 500],
  [500, 1000],
  [1000, 2000],
  [2000, 3500],
  [3500, null],
];

/** Mulberry32: the same communes every time. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Some are careful, some are not, most do not know everything. */
export function someCommunes(many: number, seed = 1): CommuneSummary[] {
  const roll = dice(seed);
  return Array.from({ length: many }, (_, index) => {
    const care = roll();
    const sheet = answered(({ kind, options }) => {
      if (roll() < 0.08) return 'unknown';
      if (kind === 'multiple') return options.filter(({ exclusive }) => exclusive !== true && roll() < care).map(({ id }) => id);
      return options[Math.min(options.length - 1, Math.floor((roll() * 0.6 + care * 0.6) * options.length))]!.id;
    });
    const insee = String(35001 + index);
    const population = Math.floor(60 + 4000 * roll() ** 3);
    const commune: AnswerSheet['commune'] = {
      name: `${NAMES[index % NAMES.length]!}${index < NAMES.length ? '' : ` ${index}`}`,
      insee,
      ...(roll() < 0.05 ? {} : { population }),
      department: '35',
      region: '53',
    };
    const result = toResult(diagnose(shipped, { ...sheet, commune }, { today: '2026-11-21' }), '1.0.0');
    return summaryOf(result, `retours/${insee}.reponses.yaml`);
  });
}

export function statisticsOf(summaries: readonly CommuneSummary[], more: Partial<Statistics> = {}): Statistics {
  const questionnaire = shipped;
  const average = (values: readonly (number | null | undefined)[]) => {
    const known = values.filter((value) => value !== null && value !== undefined).toSorted((a, b) => a - b);
    const middle = Math.floor(known.length / 2);
    const one = (value: number): number => Math.round(value * 10) / 10;
    return {
      communes: known.length,
      mean: known.length === 0 ? null : one(known.reduce((sum, value) => sum + value, 0) / known.length),
      median:
        known.length === 0 ? null : one(known.length % 2 === 1 ? known[middle]! : (known[middle - 1]! + known[middle]!) / 2),
    };
  };
  const scores = (kept: (summary: CommuneSummary) => boolean) =>
    average(summaries.filter(kept).map(({ score }) => score?.percent));
  const inSize = (from: number | null, below: number | null) => (summary: CommuneSummary) =>
    summary.population !== undefined && summary.population >= (from ?? 0) && summary.population < (below ?? Infinity);
  return {
    communes: summaries.length,
    refused: 0,
    smallestGroup: 1,
    provisional: summaries.filter(({ provisional }) => provisional).length,
    score: scores(() => true),
    levels: [...questionnaire.levels.map(({ id }) => id), 'inconclusive' as const].map((level) => ({
      level,
      communes: summaries.filter(({ score }) => (score?.level ?? 'inconclusive') === level).length,
    })),
    sizes: [
      ...SIZES.map(([from, below]) => ({ from, below, ...scores(inSize(from, below)) })),
      { from: null, below: null, ...scores(({ population }) => population === undefined) },
    ],
    domains: questionnaire.domains.map(({ id }, index) => ({
      domain: id,
      ...average(summaries.map(({ domains }) => domains[index])),
    })),
    measures: measuresOf(questionnaire, summaries),
    unknown: questionnaire.questions
      .map(({ id, knownBy }) => ({
        question: id,
        knownBy,
        communes: summaries.filter(({ unknown }) => unknown.some(({ question }) => question === id)).length,
      }))
      .filter(({ communes }) => communes > 0)
      .toSorted((a, b) => b.communes - a.communes),
    progress: null,
    ...more,
  };
}

function measuresOf(questionnaire: Questionnaire, summaries: readonly CommuneSummary[]): MeasureStatistics[] {
  return questionnaire.measures
    .map(({ id }) => {
      const called = summaries.flatMap(({ measures }) => measures.filter((each) => each.id === id));
      return {
        measure: id,
        communes: called.length,
        urgent: called.filter(({ urgent }) => urgent).length,
        toConfirm: called.filter(({ toConfirm }) => toConfirm).length,
        gain: called.reduce((sum, { gain }) => sum + gain, 0),
        cost: addCosts(called.map(({ cost }) => cost)),
        provider: called.reduce((sum, { provider }) => sum + provider, 0),
      };
    })
    .filter(({ communes }) => communes > 0)
    .toSorted((a, b) => b.communes - a.communes);
}

/** Small figures withheld, as the core does it or nearly. */
export function withheld(statistics: Statistics, smallestGroup = 5): Statistics {
  const hide = (count: Count): Count => (count !== null && count > 0 && count < smallestGroup ? null : count);
  const average = <Group extends Statistics['score']>(group: Group): Group => ({
    ...group,
    communes: hide(group.communes),
    mean: hide(group.communes) === null ? null : group.mean,
    median: null,
  });
  return {
    ...statistics,
    smallestGroup,
    provisional: hide(statistics.provisional),
    score: average(statistics.score),
    levels: statistics.levels.map(({ level, communes }) => ({ level, communes: hide(communes) })),
    sizes: statistics.sizes.map(average),
    domains: statistics.domains.map(average),
    measures: statistics.measures
      .filter(({ communes }) => communes >= smallestGroup)
      .map((each) => ({ ...each, urgent: hide(each.urgent), toConfirm: hide(each.toConfirm) })),
    unknown: statistics.unknown.filter(({ communes }) => communes >= smallestGroup),
  };
}

/** The same shares for far more communes. */
export function times(factor: number, statistics: Statistics): Statistics {
  const more = <N extends Count>(count: N): N => (count === null ? count : ((count * factor) as N));
  const average = <Group extends Statistics['score']>(group: Group): Group => ({ ...group, communes: more(group.communes) });
  return {
    ...statistics,
    communes: more(statistics.communes),
    refused: more(statistics.refused),
    provisional: more(statistics.provisional),
    score: average(statistics.score),
    levels: statistics.levels.map(({ level, communes }) => ({ level, communes: more(communes) })),
    sizes: statistics.sizes.map(average),
    domains: statistics.domains.map(average),
    measures: statistics.measures.map((each) => ({
      ...each,
      communes: more(each.communes),
      urgent: more(each.urgent),
      toConfirm: more(each.toConfirm),
      gain: each.gain * factor,
      cost: addCosts(Array.from({ length: factor }, () => each.cost)),
      provider: each.provider * factor,
    })),
    unknown: statistics.unknown.map((each) => ({ ...each, communes: more(each.communes) })),
  };
}

export function refusals(many: number): RefusedSheet[] {
  return Array.from({ length: many }, (_, index) => ({
    source: `retours/lot-${(index % 3) + 1}/${35500 + index}.reponses.yaml`,
    reason:
      index % 2 === 0
        ? 'L’écriture du fichier est incorrecte à cet endroit\u00a0: il manque deux-points.'
        : 'La réponse « quotidien » n’existe pas pour cette question.',
  }));
}

export const PROGRESS: Progress = {
  since: '2025-11-03',
  communes: 27,
  up: 18,
  down: 3,
  same: 6,
  change: { from: 36.4, to: 42.9, byAnswers: 4.1, byQuestionnaire: -0.6, byUnknownResolved: 3 },
  withoutScore: 0,
  arrived: 3,
  left: 1,
};

export function campaignOf(summaries: readonly CommuneSummary[], more: Partial<CampaignInput> = {}): CampaignInput {
  return {
    statistics: statisticsOf(summaries),
    questionnaire: shipped,
    highlights: lowest(summaries).map((summary) => ({ summary })),
    refused: [],
    date: '2026-11-21',
    toolVersion: '0.1.0',
    theme: template.theme,
    title: 'Communauté de communes des Trois-Rivières',
    ...more,
  };
}

export function lowest(summaries: readonly CommuneSummary[]): CommuneSummary[] {
  return summaries.toSorted((a, b) => (a.score?.percent ?? -1) - (b.score?.percent ?? -1)).slice(0, 12);
}
