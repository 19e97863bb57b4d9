/**
 * Points → share of the best answer → weighted mean by domain → weighted mean overall, each with an interval.
 * Pure and total: a domain where nothing applies is inconclusive, never NaN.
 */
import { evaluate, type Facts } from './condition.ts';
import type { AnswerValue, Domain, Gate, Level, OverallScore, Question, Questionnaire, Score } from './model.ts';
import { lookup, type Entry, type Lookup } from './lookup.ts';
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
  /** By the index of each scored question; null for one that does not count. */
  readonly contributions: readonly (Contribution | null)[];
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
  const scoring = new MovingScoring(questionnaire, standingsOf(questionnaire, sheet), options);
  for (const entry of lookup(questionnaire).all) scoring.renew(entry, sheet.answers.get(entry.question.id)?.value);
  return scoring;
}

/** Scores a sheet that differs from one already scored by its answers to `latest` only. */
export function rescore(
  questionnaire: Questionnaire,
  { sheet, standings, latest }: { readonly sheet: AnswersOf; readonly standings: Standings; readonly latest: readonly Entry[] },
  before: Scoring,
  options: ScoreOptions,
): Scoring {
  const scoring = new MovingScoring(questionnaire, standings, options, before);
  for (const entry of [...latest, ...dependentsOf(latest)]) scoring.renew(entry, sheet.answers.get(entry.question.id)?.value);
  return scoring;
}

/** The scores of a sheet whose answers may move. Only what changes is worked out again, once it is asked for. */
export class MovingScoring implements Scoring {
  readonly #questionnaire: Questionnaire;
  readonly #lookup: Lookup;
  readonly #options: ScoreOptions;
  readonly standings: Standings;
  readonly contributions: (Contribution | null)[];
  readonly #domains: DomainScore[];
  /** By the index of each domain: something in it has changed. */
  readonly #stale: boolean[];
  #whole: Score | undefined;
  #overall: OverallScore | undefined;

  /** `before`: the scores that it begins with, those of a sheet that differs little. */
  constructor(questionnaire: Questionnaire, standings: Standings, options: ScoreOptions, before?: Scoring) {
    this.#questionnaire = questionnaire;
    this.#lookup = lookup(questionnaire);
    this.standings = standings;
    this.#options = options;
    this.contributions = before === undefined ? [] : before.contributions.slice();
    this.#domains = before === undefined ? [] : before.domains.slice();
    this.#stale = questionnaire.domains.map(() => before === undefined);
  }

  /** Puts a question back as it was before. All those that changed are, or the score of their domain is wrong. */
  putBack({ index, domain }: Entry, before: Scoring): void {
    this.contributions[index] = before.contributions[index]!;
    this.#domains[domain] = before.domains[domain]!;
    this.#stale[domain] = false;
    this.#whole = this.#overall = undefined;
  }

  /** The answer to a question has changed, or its standing. `answer`: as it is now. */
  renew(entry: Entry, answer: AnswerValue | undefined): void {
    this.contributions[entry.index] = contributionOf(entry, this.standings, answer, this.#questionnaire, this.#options);
    this.#stale[entry.domain] = true;
    this.#whole = this.#overall = undefined;
  }

  get domains(): readonly DomainScore[] {
    const { domains } = this.#questionnaire;
    for (let index = 0; index < domains.length; index++) {
      if (!this.#stale[index]!) continue;
      const own = this.#lookup.domains[index]!;
      this.#domains[index] = domainScore(this.#questionnaire, domains[index]!, own, this.contributions);
      this.#stale[index] = false;
    }
    return this.#domains;
  }

  get whole(): Score {
    return (this.#whole ??= wholeOf(this.domains, this.#questionnaire));
  }

  get overall(): OverallScore {
    return (this.#overall ??= this.#withLevel());
  }

  #withLevel(): OverallScore {
    const { whole } = this;
    if (whole.kind === 'inconclusive') return whole;
    const facts = worstFacts(this.standings, this.#lookup, {
      counts: ({ index }) => this.contributions[index] !== null,
      leftOut: ({ essential }) => this.#options.express && !essential,
    });
    const { kind, percent, high, value } = whole;
    const { level, gates } = levelOf(this.#questionnaire, percent, facts);
    // Key by key: each object spread from two others has a shape of its own for the engine, slow to make and to read.
    return { kind, percent, high, value, level, gates };
  }
}

function domainScore(
  questionnaire: Questionnaire,
  domain: Domain,
  entries: readonly Entry[],
  contributions: Scoring['contributions'],
): DomainScore {
  let answered = false;
  let weight = 0;
  let low = 0;
  let high = 0;
  for (const { index } of entries) {
    const each = contributions[index]!;
    if (each === null) continue;
    answered ||= each.answered;
    weight += each.question.weight;
    low += each.low * each.question.weight;
    high += each.high * each.question.weight;
  }
  return new LazyDomainScore(questionnaire, domain, answered, meanOf(low, high, weight));
}

/** Its score is asked for once the whole plan is laid out; its mean, for each measure tried. */
class LazyDomainScore implements DomainScore {
  readonly #questionnaire: Questionnaire;
  readonly domain: Domain;
  readonly answered: boolean;
  readonly mean: Mean | null;

  constructor(questionnaire: Questionnaire, domain: Domain, answered: boolean, mean: Mean | null) {
    this.#questionnaire = questionnaire;
    this.domain = domain;
    this.answered = answered;
    this.mean = mean;
  }

  get score(): Score {
    return asScore(this.mean, this.answered, this.#questionnaire);
  }
}

function wholeOf(domains: readonly DomainScore[], questionnaire: Questionnaire): Score {
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
  return asScore(meanOf(low, high, weight), answered, questionnaire);
}

/** Null when the question does not count for this commune. */
function contributionOf(
  entry: Entry,
  standings: Standings,
  answer: AnswerValue | undefined,
  { scoring }: Questionnaire,
  { express }: ScoreOptions,
): Contribution | null {
  const { question, mostPoints, fewestPoints } = entry;
  if (express && !question.essential) return null;
  const against = scoring.pointsAgainst === 'scale' ? scoring.scale : mostPoints;
  switch (standings.at(entry)) {
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
      if (answer?.kind === 'not-applicable') return null;
      if (answer?.kind === 'chosen') {
        const obtained = share(pointsOf(question, answer.options), against);
        return { question, low: obtained, high: obtained, answered: true };
      }
      if (scoring.unknown === 'excluded') return null;
      return {
        question,
        low: share(fewestPoints, against),
        high: share(mostPoints, against),
        answered: answer !== undefined,
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
  return scale === 100 ? oneDecimal(share * 100) : roundTo(share * scale, 100);
}

/** One decimal, half up. The tiny shift keeps 0.1 + 0.2 and 0.3 on the same side whatever the order of the sums. */
export function oneDecimal(value: number): number {
  return roundTo(value, 10);
}

/** To one part in `factor`: 100 for two decimals. */
export function roundTo(value: number, factor: number): number {
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
