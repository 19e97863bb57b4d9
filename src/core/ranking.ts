/** The measures called for, in one total and stable order. */
import { gapsOf } from './gaps.ts';
import type { Outcome } from './outcome.ts';
import type { AnswerSheet, Because, Gap, Measure, Questionnaire, RankedMeasure, RankingKey } from './model.ts';
import { costOf, effortOf, type Units } from './scale.ts';
import { oneDecimal, roundTo, type Scoring } from './score.ts';
import { URGENCIES } from './urgencies.ts';

interface Candidate {
  readonly measure: Measure;
  readonly gaps: readonly Gap[];
  /** Once what it needs is done. Worked out when it is asked for: the order seldom hangs on it. */
  readonly gain: () => number;
  /** In the order of the file. */
  readonly order: number;
  /** By the index of each ranking key, as they are asked for. */
  readonly values: number[];
}

/** A commune whose measures are ranked. */
export interface Scored {
  /** Fitted to the commune. */
  readonly questionnaire: Questionnaire;
  readonly sheet: AnswerSheet;
  readonly scoring: Scoring;
  readonly units: Units;
  readonly future: Outcome;
}

export interface Ranking {
  readonly gaps: readonly Gap[];
  readonly measures: readonly RankedMeasure[];
  readonly urgent: readonly RankedMeasure[];
}

/** Ranks what is called for by the questionnaire's own keys; prerequisites that are called for too come first. */
export function rank(scored: Scored): Ranking {
  const { questionnaire, sheet, scoring } = scored;
  const gaps = gapsOf(questionnaire, sheet, scoring);
  const measures = ordered(scored, gaps).map(({ measure, gaps: own, gain }, index): RankedMeasure => ({
    measure,
    rank: index + 1,
    because: distinct(own.map((gap) => gap.because)),
    gain: gain(),
    toConfirm: own.every((gap) => gap.because.option === 'unknown'),
  }));
  return { gaps, measures, urgent: urgentHead(measures, questionnaire.scoring.urgent) };
}

/** The urgent measures alone, without what each measure would bring. */
export function urgentMeasures(scored: Scored): readonly Measure[] {
  const { questionnaire, sheet, scoring } = scored;
  const candidates = ordered(scored, gapsOf(questionnaire, sheet, scoring));
  return urgentHead(candidates, questionnaire.scoring.urgent).map(({ measure }) => measure);
}

function ordered({ questionnaire, units, future }: Scored, gaps: readonly Gap[]): readonly Candidate[] {
  const calling = new Map<string, Gap[]>();
  for (const gap of gaps) {
    for (const id of gap.measures) {
      const others = calling.get(id);
      if (others === undefined) calling.set(id, [gap]);
      else others.push(gap);
    }
  }

  const called = new Map<string, Measure>();
  for (const measure of questionnaire.measures) if (calling.has(measure.id)) called.set(measure.id, measure);
  const candidates = [...called.values()].map((measure, order): Candidate => {
    let known: number | undefined;
    const gain = (): number => (known ??= gainOf(measure, called, future));
    return { measure, gaps: calling.get(measure.id)!, gain, order, values: [] };
  });

  const keys = [...questionnaire.scoring.ranking, 'order' as const];
  // Against the whole, so that the unit weights are written in changes nothing.
  const weight = questionnaire.questions.reduce((sum, question) => sum + question.weight, 0);
  // Worked out as far as they are needed: the first two keys nearly always tell two measures apart.
  const value = (each: Candidate, index: number): number => (each.values[index] ??= keyValue(keys[index]!, each, units, weight));
  const sorted = candidates.toSorted((a, b) => {
    for (let index = 0; index < keys.length; index++) {
      const difference = value(a, index) - value(b, index);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  return prerequisitesFirst(sorted);
}

function gainOf(measure: Measure, called: ReadonlyMap<string, Measure>, future: Outcome): number {
  future.restart();
  future.carryOut(prerequisitesOf(measure, called));
  const before = future.percent;
  future.carryOut([measure.id]);
  return oneDecimal(future.percent - before);
}

/** Smaller comes first. */
function keyValue(key: RankingKey, { measure, gaps, gain, order }: Candidate, units: Units, weight: number): number {
  switch (key) {
    case 'urgency':
      return URGENCIES.indexOf(measure.urgency);
    case 'priority':
      return measure.priority ?? Number.MAX_SAFE_INTEGER;
    case 'value':
      return Math.min(...gaps.map((gap) => gap.share));
    case 'lost':
      return -roundTo(gaps.reduce((sum, gap) => sum + gap.lost, 0) / weight, 1e9);
    case 'gain':
      return -gain();
    case 'effort': {
      const { commune, provider } = effortOf(measure, units);
      return commune + provider;
    }
    case 'cost': {
      const { purchase, yearly } = costOf(measure, units);
      return purchase[1] + yearly[1];
    }
    case 'order':
      return order;
  }
}

/** All the measures to carry out before this one, among those called for. */
function prerequisitesOf(measure: Measure, called: ReadonlyMap<string, Measure>): readonly string[] {
  const found: string[] = [];
  const visit = ({ prerequisites }: Measure): void => {
    for (const id of prerequisites) {
      const before = called.get(id);
      if (before === undefined || found.includes(id)) continue;
      found.push(id);
      visit(before);
    }
  };
  visit(measure);
  return found;
}

/** Keeps the order, but lets what is needed pass before what needs it. */
function prerequisitesFirst(sorted: readonly Candidate[]): Candidate[] {
  const byId = new Map(sorted.map((each) => [each.measure.id, each]));
  const placed = new Set<Candidate>();
  const place = (candidate: Candidate): void => {
    if (placed.has(candidate)) return;
    for (const id of candidate.measure.prerequisites) {
      const before = byId.get(id);
      if (before !== undefined) place(before);
    }
    placed.add(candidate);
  };
  sorted.forEach(place);
  return [...placed];
}

/** At most `most`, and nothing that its author did not think pressing: a commune that does well has no urgency. */
function urgentHead<Ranked extends { readonly measure: Measure }>(measures: readonly Ranked[], most: number): Ranked[] {
  const head = measures.slice(0, most);
  const calm = head.findIndex(({ measure }) => measure.urgency === 'normal' || measure.urgency === 'low');
  return calm === -1 ? head : head.slice(0, calm);
}

function distinct(reasons: readonly Because[]): Because[] {
  return reasons.filter(
    (each, index) => reasons.findIndex((other) => other.question === each.question && other.option === each.option) === index,
  );
}
