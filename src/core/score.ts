/**
 * Points → share of the best answer → weighted mean by domain → weighted mean overall, each with an interval.
 * Pure and total: a domain where nothing applies is inconclusive, never NaN.
 */
import { evaluate, type Facts } from './condition.ts';
import type { Domain, Gate, Level, OverallScore, Question, Questionnaire, Score } from './model.ts';
import { lookup, type Entry } from './lookup.ts';
import { pointsOf } from './points.ts';
import { dependentsOf, standingsOf, worstFacts, type AnswersOf, type Standings } from './standing.ts';

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
  /** One for each of its questions, in their order; null for one that does not count. */
  readonly contributions: readonly (Contribution | null)[];
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
  const entries = lookup(questionnaire).domains;
  const domains = questionnaire.domains.map((domain, index) =>
    domainScore(
      questionnaire,
      domain,
      entries[index]!.map((entry) => contributionOf(entry, standings, sheet, questionnaire, options)),
    ),
  );
  return scoringOf(questionnaire, standings, domains, options);
}

/**
 * Scores a sheet that differs from one already scored by its `latest` answers only. Only what hangs on them is
 * worked out again: a plan tries a hundred of such sheets.
 */
export function rescore(
  questionnaire: Questionnaire,
  { sheet, standings, latest }: { readonly sheet: AnswersOf; readonly standings: Standings; readonly latest: readonly string[] },
  before: Scoring,
  options: ScoreOptions,
): Scoring {
  const found = lookup(questionnaire);
  const changed: (Contribution | null)[][] = [];
  const renew = (entry: Entry): void => {
    const own = (changed[entry.domain] ??= [...before.domains[entry.domain]!.contributions]);
    own[entry.place] = contributionOf(entry, standings, sheet, questionnaire, options);
  };
  for (const id of latest) renew(found.entries.get(id)!);
  for (const entry of dependentsOf(found, latest)) renew(entry);
  const domains = before.domains.map((each, index) => {
    const own = changed[index];
    return own === undefined ? each : domainScore(questionnaire, each.domain, own);
  });
  return scoringOf(questionnaire, standings, domains, options);
}

function domainScore(questionnaire: Questionnaire, domain: Domain, contributions: DomainScore['contributions']): DomainScore {
  let answered = false;
  let weight = 0;
  let low = 0;
  let high = 0;
  for (const each of contributions) {
    if (each === null) continue;
    answered ||= each.answered;
    weight += each.question.weight;
    low += each.low * each.question.weight;
    high += each.high * each.question.weight;
  }
  return new LazyDomainScore(questionnaire, domain, contributions, answered, meanOf(low, high, weight));
}

/** Its score is asked for once the whole plan is laid out; its mean, for each measure tried. */
class LazyDomainScore implements DomainScore {
  readonly #questionnaire: Questionnaire;
  readonly domain: Domain;
  readonly contributions: DomainScore['contributions'];
  readonly answered: boolean;
  readonly mean: Mean | null;

  constructor(
    questionnaire: Questionnaire,
    domain: Domain,
    contributions: DomainScore['contributions'],
    answered: boolean,
    mean: Mean | null,
  ) {
    this.#questionnaire = questionnaire;
    this.domain = domain;
    this.contributions = contributions;
    this.answered = answered;
    this.mean = mean;
  }

  get score(): Score {
    return asScore(this.mean, this.answered, this.#questionnaire);
  }
}

function scoringOf(
  questionnaire: Questionnaire,
  standings: Standings,
  domains: readonly DomainScore[],
  { express }: ScoreOptions,
): Scoring {
  let answered = false;
  let weight = 0;
  let low = 0;
  let high = 0;
  for (const { domain, mean, answered: own } of domains) {
    if (mean === null) continue;
    const its = domain.weight ?? mean.weight;
    answered ||= own;
    weight += its;
    low += mean.low * its;
    high += mean.high * its;
  }
  const whole = asScore(meanOf(low, high, weight), answered, questionnaire);
  return new LazyScoring(questionnaire, standings, domains, whole, express);
}

/** A class, because a plan makes a hundred of them and asks few for their level. */
class LazyScoring implements Scoring {
  readonly standings: Standings;
  readonly domains: readonly DomainScore[];
  readonly whole: Score;
  readonly #questionnaire: Questionnaire;
  readonly #express: boolean;
  #overall: OverallScore | undefined;

  constructor(
    questionnaire: Questionnaire,
    standings: Standings,
    domains: readonly DomainScore[],
    whole: Score,
    express: boolean,
  ) {
    this.#questionnaire = questionnaire;
    this.standings = standings;
    this.domains = domains;
    this.whole = whole;
    this.#express = express;
  }

  get overall(): OverallScore {
    const { whole } = this;
    this.#overall ??=
      whole.kind === 'inconclusive' ? whole : { ...whole, ...levelOf(this.#questionnaire, whole.percent, this.#gateFacts()) };
    return this.#overall;
  }

  #gateFacts(): Facts {
    return worstFacts(this.standings, lookup(this.#questionnaire), {
      counts: ({ domain, place }) => this.domains[domain]!.contributions[place] !== null,
      leftOut: ({ essential }) => this.#express && !essential,
    });
  }
}

/** Null when the question does not count for this commune. */
function contributionOf(
  { question, mostPoints, fewestPoints }: Entry,
  standings: Standings,
  sheet: AnswersOf,
  { scoring }: Questionnaire,
  { express }: ScoreOptions,
): Contribution | null {
  if (express && !question.essential) return null;
  const against = scoring.pointsAgainst === 'scale' ? scoring.scale : mostPoints;
  switch (standings.of(question.id)) {
    case 'not-concerned':
    case 'closed-not-applicable':
      return null;
    case 'closed':
      return scoring.closed === 'excluded' ? null : { question, low: 0, high: 0, answered: false };
    case 'closed-unknown':
      return scoring.closed === 'excluded' || scoring.unknown === 'excluded'
        ? null
        : { question, low: 0, high: share(mostPoints, against), answered: false };
    case 'asked': {
      const value = sheet.answers.get(question.id)?.value;
      if (value?.kind === 'not-applicable') return null;
      if (value?.kind === 'chosen') {
        const obtained = share(pointsOf(question, value.options), against);
        return { question, low: obtained, high: obtained, answered: true };
      }
      if (scoring.unknown === 'excluded') return null;
      return {
        question,
        low: share(fewestPoints, against),
        high: share(mostPoints, against),
        answered: value !== undefined,
      };
    }
  }
}

function share(points: number, against: number): number {
  return against > 0 ? Math.min(1, points / against) : 0;
}

/** Null over nothing. */
function meanOf(low: number, high: number, weight: number): Mean | null {
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

function levelOf(questionnaire: Questionnaire, percent: number, facts: Facts): { level: Level; gates: readonly Gate[] } {
  const { levels, gates } = questionnaire;
  const { gateRanks } = lookup(questionnaire);
  const rank = ({ id }: Gate): number => gateRanks.get(id)!;
  const reached = levels.findLastIndex((level) => level.from <= percent);
  const closed = gates.filter((gate) => rank(gate) < reached && evaluate(gate.if, facts).is === 'yes');
  return { level: levels[Math.min(reached, ...closed.map(rank))]!, gates: closed };
}
