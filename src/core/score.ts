/**
 * Points → share of the best answer → weighted mean by domain → weighted mean overall, each with an interval.
 * Pure and total: a domain where nothing applies is inconclusive, never NaN.
 */
import { evaluate, type Facts } from './condition.ts';
import type { Domain, Gate, Level, OverallScore, Question, Questionnaire, Score } from './model.ts';
import { lookup } from './lookup.ts';
import { pointsOf, standingsOf, worstFacts, worstOption, type AnswersOf, type Standings } from './standing.ts';

/** What one question brings: shares of its weight, 0–1. */
export interface Contribution {
  readonly question: Question;
  readonly low: number;
  readonly high: number;
  readonly answered: boolean;
}

export interface Scoring {
  readonly standings: Standings;
  readonly domains: readonly DomainScore[];
  /** Without its level. */
  readonly whole: Score;
  /** With its level and gates: worked out when first asked for, a plan tries many sheets and asks it of few. */
  readonly overall: OverallScore;
}

export interface DomainScore {
  readonly domain: Domain;
  readonly score: Score;
  /** Null when nothing counts. */
  readonly mean: Mean | null;
  /** What counts, in the order of the questionnaire. */
  readonly contributions: readonly Contribution[];
  /** Something that counts has an answer. */
  readonly answered: boolean;
}

/** A weighted mean of shares, 0–1, and what it weighs. */
interface Mean {
  readonly low: number;
  readonly high: number;
  readonly weight: number;
}

export interface ScoreOptions {
  /** Count the essential questions only. */
  readonly express: boolean;
}

/** Scores a sheet. */
export function score(questionnaire: Questionnaire, sheet: AnswersOf, options: ScoreOptions): Scoring {
  const standings = standingsOf(questionnaire, sheet);
  const domains = questionnaire.domains.map((domain) =>
    domainScore(
      questionnaire,
      domain,
      questionnaire.questions
        .filter((question) => question.domain === domain.id)
        .map((question) => contributionOf(question, standings, sheet, questionnaire, options)),
    ),
  );
  return scoringOf(questionnaire, standings, domains, options);
}

/**
 * Scores a sheet that differs from one already scored by its answers to `changed` only. Only what hangs on them is
 * worked out again: a plan tries dozens of such sheets.
 */
export function rescore(
  questionnaire: Questionnaire,
  sheet: AnswersOf,
  before: Scoring,
  changed: Iterable<string>,
  options: ScoreOptions,
): Scoring {
  const { scored, dependents } = lookup(questionnaire);
  const standings = standingsOf(questionnaire, sheet);
  const stale = new Set<Question>();
  for (const id of changed) {
    stale.add(scored.get(id)!);
    for (const question of dependents.get(id)!) stale.add(question);
  }
  const touched = new Set([...stale].map(({ domain }) => domain));
  const domains = before.domains.map((each) => {
    if (!touched.has(each.domain.id)) return each;
    const parts = questionnaire.questions
      .filter(({ domain }) => domain === each.domain.id)
      .map((question) =>
        stale.has(question)
          ? contributionOf(question, standings, sheet, questionnaire, options)
          : (each.contributions.find((known) => known.question === question) ?? null),
      );
    return domainScore(questionnaire, each.domain, parts);
  });
  return scoringOf(questionnaire, standings, domains, options);
}

function domainScore(questionnaire: Questionnaire, domain: Domain, parts: readonly (Contribution | null)[]): DomainScore {
  const contributions = parts.filter((part) => part !== null);
  const mean = weightedMean(contributions.map(({ low, high, question: { weight } }) => ({ low, high, weight })));
  const answered = contributions.some((each) => each.answered);
  return { domain, contributions, answered, mean, score: asScore(mean, answered, questionnaire) };
}

function scoringOf(
  questionnaire: Questionnaire,
  standings: Standings,
  domains: readonly DomainScore[],
  { express }: ScoreOptions,
): Scoring {
  const total = weightedMean(
    domains.flatMap(({ domain, mean }) =>
      mean === null ? [] : [{ low: mean.low, high: mean.high, weight: domain.weight ?? mean.weight }],
    ),
  );
  const whole = asScore(
    total,
    domains.some(({ answered }) => answered),
    questionnaire,
  );
  let overall: OverallScore | null = null;
  return {
    standings,
    domains,
    whole,
    get overall(): OverallScore {
      overall ??= whole.kind === 'inconclusive' ? whole : { ...whole, ...levelOf(questionnaire, whole.percent, gateFacts()) };
      return overall;
    },
  };

  function gateFacts(): Facts {
    const counted = new Set(domains.flatMap(({ contributions }) => contributions.map(({ question }) => question.id)));
    return worstFacts(
      standings,
      (id) => counted.has(id),
      ({ essential }) => express && !essential,
    );
  }
}

/** Null when the question does not count for this commune. */
function contributionOf(
  question: Question,
  standings: Standings,
  sheet: AnswersOf,
  questionnaire: Questionnaire,
  { express }: ScoreOptions,
): Contribution | null {
  if (express && !question.essential) return null;
  const { scoring } = questionnaire;
  const most = lookup(questionnaire).best.get(question.id)!;
  const share = (points: number): number => {
    const against = scoring.pointsAgainst === 'scale' ? scoring.scale : most;
    return against > 0 ? Math.min(1, points / against) : 0;
  };
  const best = share(most);
  switch (standings.of(question.id)) {
    case 'not-concerned':
    case 'closed-not-applicable':
      return null;
    case 'closed':
      return scoring.closed === 'excluded' ? null : { question, low: 0, high: 0, answered: false };
    case 'closed-unknown':
      return scoring.closed === 'excluded' || scoring.unknown === 'excluded'
        ? null
        : { question, low: 0, high: best, answered: false };
    case 'asked': {
      const value = sheet.answers.get(question.id)?.value;
      if (value?.kind === 'not-applicable') return null;
      if (value?.kind === 'chosen') {
        const obtained = share(pointsOf(question, value.options));
        return { question, low: obtained, high: obtained, answered: true };
      }
      if (scoring.unknown === 'excluded') return null;
      const worst = question.kind === 'multiple' ? 0 : share(worstOption(question).points);
      return { question, low: worst, high: best, answered: value !== undefined };
    }
  }
}

/** Null over nothing. */
function weightedMean(parts: readonly Mean[]): Mean | null {
  let weight = 0;
  let low = 0;
  let high = 0;
  for (const part of parts) {
    weight += part.weight;
    low += part.low * part.weight;
    high += part.high * part.weight;
  }
  return weight > 0 ? { low: low / weight, high: high / weight, weight } : null;
}

function asScore(mean: Mean | null, answered: boolean, { scoring, questions }: Questionnaire): Score {
  if (mean === null) {
    // Under a policy that leaves unknowns out, a sheet of unknowns has nothing to count but is not "not concerned".
    return {
      kind: 'inconclusive',
      why: scoring.unknown === 'worst' && questions.length > 0 ? 'nothing-applicable' : 'nothing-answered',
    };
  }
  if (!answered) return { kind: 'inconclusive', why: 'nothing-answered' };
  const percent = oneDecimal(mean.low * 100);
  return { kind: 'scored', percent, high: oneDecimal(mean.high * 100), value: onScale(mean.low, scoring.scale) };
}

/** Two decimals are enough below 10, one at 100. */
function onScale(share: number, scale: number): number {
  return scale === 100 ? oneDecimal(share * 100) : roundTo(share * scale, 2);
}

/** One decimal, half up. The tiny shift keeps 0.1 + 0.2 and 0.3 on the same side whatever the order of the sums. */
export function oneDecimal(value: number): number {
  return roundTo(value, 1);
}

export function roundTo(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.floor(value * factor + 0.5 + 1e-9) / factor;
}

function levelOf({ levels, gates }: Questionnaire, percent: number, facts: Facts): { level: Level; gates: readonly Gate[] } {
  const rank = (id: string): number => levels.findIndex((level) => level.id === id);
  const reached = levels.findLastIndex((level) => level.from <= percent);
  const closed = gates.filter((gate) => rank(gate.atMost) < reached && evaluate(gate.if, facts).is === 'yes');
  const level = levels[Math.min(reached, ...closed.map((gate) => rank(gate.atMost)))]!;
  return { level, gates: closed };
}
