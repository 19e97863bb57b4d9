/** The nouns of a campaign: many communes diagnosed with one questionnaire. Types only. */
import type { Role, ScaledCost } from './model.ts';

/** What a campaign keeps of one diagnosis: small, plain, and enough for every table. */
export interface CommuneSummary {
  /** As the user named it; for a table, the file and the line of the row. */
  readonly source: string;
  readonly name: string;
  readonly insee?: string | undefined;
  readonly population?: number | undefined;
  readonly department?: string | undefined;
  readonly provisional: boolean;
  /** Null when inconclusive. Percentages have one decimal. */
  readonly score: {
    readonly percent: number;
    readonly high: number;
    readonly level: string;
    readonly gates: readonly string[];
    /** Once the urgent measures are done. */
    readonly afterUrgent: number;
  } | null;
  /** One for each domain of the questionnaire, in its order; null when inconclusive. */
  readonly domains: readonly (number | null)[];
  /** Every measure of the plan, in its order. */
  readonly measures: readonly CalledMeasure[];
  /** Questions answered "je ne sais pas". */
  readonly unknown: readonly { readonly question: string; readonly knownBy: Role }[];
  /** How many questions put to the commune have no answer yet. */
  readonly unanswered: number;
  readonly cost: ScaledCost;
  readonly effort: { readonly commune: number; readonly provider: number };
  /** Against an earlier campaign; absent without one, or when the commune was not in it; null when it has no score to compare. */
  readonly change?: ScoreChange | null | undefined;
}

export interface CalledMeasure {
  readonly id: string;
  readonly urgent: boolean;
  readonly toConfirm: boolean;
  /** Points of percentage, as in the ranking. */
  readonly gain: number;
  readonly cost: ScaledCost;
  /** Days. */
  readonly provider: number;
}

/** Points of percentage; the three parts add up to `to - from`. */
export interface ScoreChange {
  readonly from: number;
  readonly to: number;
  readonly byAnswers: number;
  readonly byQuestionnaire: number;
  readonly byUnknownResolved: number;
}

/** A count of communes; null when it is withheld so that nobody can be recognised. */
export type Count = number | null;

/** What a campaign says as a whole. In anonymous mode a withheld figure is null, and so is whatever would reveal it. */
export interface Statistics {
  /** Communes diagnosed. */
  readonly communes: number;
  readonly refused: number;
  /** Smallest group that is shown; 1 when nothing is withheld. */
  readonly smallestGroup: number;
  readonly provisional: Count;
  readonly score: Average;
  /** One for each level, from the lowest, then the inconclusive ones. */
  readonly levels: readonly { /** An id, or `inconclusive`. */ readonly level: string; readonly communes: Count }[];
  /** One for each size, from the smallest, then the communes whose population is not known. */
  readonly sizes: readonly (Average & { readonly from: number | null; readonly below: number | null })[];
  readonly domains: readonly (Average & { readonly domain: string })[];
  /** Measures called for, the commonest first; none that is withheld. */
  readonly measures: readonly MeasureStatistics[];
  /** Questions answered "je ne sais pas", the commonest first; none that is withheld. */
  readonly unknown: readonly { readonly question: string; readonly knownBy: Role; readonly communes: number }[];
  /** Null without an earlier campaign. */
  readonly progress: Progress | null;
}

/** Over the communes that have a score. */
export interface Average {
  readonly communes: Count;
  /** One decimal. */
  readonly mean: number | null;
  /** Null in anonymous mode: it is the score of one commune. */
  readonly median: number | null;
}

export interface MeasureStatistics {
  readonly measure: string;
  readonly communes: number;
  readonly urgent: Count;
  /** How many must confirm first: only "je ne sais pas" calls for it there. */
  readonly toConfirm: Count;
  /** Sum of the gains, points. */
  readonly gain: number;
  /** Sums of the low and of the high ends, euros. */
  readonly cost: ScaledCost;
  /** Days of provider, all communes. */
  readonly provider: number;
}

export interface Progress {
  /** Day of the earlier campaign. */
  readonly since: string;
  /** In both campaigns, with a score in both. */
  readonly communes: number;
  readonly up: number;
  readonly down: number;
  readonly same: number;
  /** Means over those communes. */
  readonly change: ScoreChange;
  /** In both campaigns, without a score in one of them. */
  readonly withoutScore: number;
  /** In one campaign only. */
  readonly arrived: number;
  readonly left: number;
}
