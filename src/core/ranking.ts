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
  /** In the order of the file. */
  readonly order: number;
  /** Once what it needs is done. Worked out when it is asked for: not every ranking hangs on it. */
  gain: number | undefined;
  /** By the index of each ranking key, as they are asked for. */
  readonly values: number[];
}

/** By measure. */
type Candidates = ReadonlyMap<string, Candidate>;

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
  const { questionnaire, sheet, scoring, future } = scored;
  const gaps = gapsOf(questionnaire, sheet, scoring);
  const candidates = candidatesFor(questionnaire.measures, gaps);
  const measures = ordered(scored, candidates).map((candidate, index): RankedMeasure => ({
    measure: candidate.measure,
    rank: index + 1,
    because: distinct(candidate.gaps.map((gap) => gap.because)),
    gain: gainOf(candidate, candidates, future),
    toConfirm: candidate.gaps.every((gap) => gap.because.option === 'unknown'),
  }));
  return { gaps, measures, urgent: urgentHead(measures, questionnaire.scoring.urgent) };
}

/** The urgent measures alone, without what each measure would bring. */
export function urgentMeasures(scored: Scored): readonly Measure[] {
  const { questionnaire, sheet, scoring } = scored;
  const candidates = candidatesFor(questionnaire.measures, gapsOf(questionnaire, sheet, scoring));
  return urgentHead(ordered(scored, candidates), questionnaire.scoring.urgent).map(({ measure }) => measure);
}

/** In the order of the file. */
function candidatesFor(measures: readonly Measure[], gaps: readonly Gap[]): Candidates {
  const calling = new Map<string, Gap[]>();
  for (const gap of gaps) {
    for (const id of gap.measures) {
      const others = calling.get(id);
      if (others === undefined) calling.set(id, [gap]);
      else others.push(gap);
    }
  }
  const candidates = new Map<string, Candidate>();
  for (const measure of measures) {
    const own = calling.get(measure.id);
    if (own !== undefined)
      candidates.set(measure.id, { measure, gaps: own, order: candidates.size, gain: undefined, values: [] });
  }
  return candidates;
}

function ordered(scored: Scored, candidates: Candidates): readonly Candidate[] {
  const { questionnaire } = scored;
  const keys = [...questionnaire.scoring.ranking, 'order' as const];
  // Against the whole, so that the unit weights are written in changes nothing.
  const weight = questionnaire.questions.reduce((sum, question) => sum + question.weight, 0);
  // Worked out as far as they are needed: the first two keys nearly always tell two measures apart.
  const value = (each: Candidate, index: number): number =>
    (each.values[index] ??= keyValue(keys[index]!, each, candidates, scored, weight));
  const sorted = [...candidates.values()].sort((a, b) => {
    for (let index = 0; index < keys.length; index++) {
      const difference = value(a, index) - value(b, index);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  return prerequisitesFirst(sorted, candidates);
}

function gainOf(candidate: Candidate, candidates: Candidates, future: Outcome): number {
  if (candidate.gain !== undefined) return candidate.gain;
  future.restart();
  future.carryOut(prerequisitesOf(candidate, candidates));
  const before = future.percent;
  future.carryOut([candidate.measure.id]);
  return (candidate.gain = oneDecimal(future.percent - before));
}

/** Smaller comes first. */
function keyValue(
  key: RankingKey,
  candidate: Candidate,
  candidates: Candidates,
  { units, future }: Scored,
  weight: number,
): number {
  const { measure, gaps, order } = candidate;
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
      return -gainOf(candidate, candidates, future);
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
function prerequisitesOf({ measure }: Candidate, candidates: Candidates): readonly string[] {
  const found: string[] = [];
  const visit = ({ prerequisites }: Measure): void => {
    for (const id of prerequisites) {
      const before = candidates.get(id);
      if (before === undefined || found.includes(id)) continue;
      found.push(id);
      visit(before.measure);
    }
  };
  visit(measure);
  return found;
}

/** Keeps the order, but lets what is needed pass before what needs it. */
function prerequisitesFirst(sorted: readonly Candidate[], candidates: Candidates): Candidate[] {
  const placed = new Set<Candidate>();
  const place = (candidate: Candidate): void => {
    if (placed.has(candidate)) return;
    for (const id of candidate.measure.prerequisites) {
      const before = candidates.get(id);
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
