/**
 * The nouns of the project. Types only: this file imports nothing and runs nothing.
 *
 * A `Questionnaire` value has been through `readQuestionnaire`: every reference in it exists, every
 * condition can be evaluated, every number is finite. Code that receives one needs no defence.
 */

/** Who can answer a question, and who carries a measure out. */
export type Role = 'mairie' | 'elu' | 'prestataire' | 'dpo';

/** What a cost or an effort is multiplied by; `flat` means once for the commune. */
export type Unit = 'flat' | 'workstation' | 'laptop' | 'server' | 'agent' | 'mailbox';

/** `id#locator`: a place in a declared source, such as `anssi-hygiene#14`. */
export type Reference = string;

// ---------------------------------------------------------------- questionnaire

export interface Questionnaire {
  readonly id: string;
  /** Semantic version of the meaning: patch = wording, minor = additions, major = scores not comparable. */
  readonly version: string;
  readonly title: string;
  readonly description?: string | undefined;
  readonly licence?: string | undefined;
  /** SHA-256 of the canonical JSON of everything else in this value. */
  readonly sha256: string;
  readonly scoring: ScoringPolicy;
  /** From the lowest to the highest; the first one starts at 0. */
  readonly levels: readonly Level[];
  readonly gates: readonly Gate[];
  /** From the nearest to the farthest. */
  readonly horizons: readonly Horizon[];
  readonly sources: readonly Source[];
  readonly domains: readonly Domain[];
  readonly profile: readonly ProfileQuestion[];
  readonly questions: readonly Question[];
  readonly measures: readonly Measure[];
  readonly obligations: readonly Obligation[];
  readonly inconsistencies: readonly Inconsistency[];
  /** Absent when the answers of every older sheet still mean what they meant. */
  readonly migrations?: readonly Migration[] | undefined;
}

export interface ScoringPolicy {
  /** What "je ne sais pas" counts for. Anything but `worst` breaks the second law. */
  readonly unknown: 'worst' | 'excluded';
  /** What a question closed by a scored answer counts for. Anything but `worst` breaks the first law. */
  readonly closed: 'worst' | 'excluded';
  /** Top of the questionnaire's own scale: 100, 3, 5… `value` in results is on this scale. */
  readonly scale: number;
  /** Whether an answer's points are divided by the question's own best option or by `scale`. */
  readonly pointsAgainst: 'own-best' | 'scale';
  /** At most this many measures are urgent. */
  readonly urgent: number;
  /** Compared in order; the order in the file always decides last, so the ranking is total. */
  readonly ranking: readonly RankingKey[];
}

/**
 * `urgency` vital first · `priority` the author's smallest number first · `value` the worst answer obtained
 * first · `lost` the most weight lost first · `gain` the most points of score first · `effort` the fewest
 * days first · `cost` the cheapest first (free before all) · `order` the order in the file.
 */
export type RankingKey = 'urgency' | 'priority' | 'value' | 'lost' | 'gain' | 'effort' | 'cost' | 'order';

export interface Level {
  readonly id: string;
  readonly title: string;
  readonly letter: string;
  /** Lowest overall percentage of the level, 0–100. */
  readonly from: number;
  /** One sentence for the mayor. */
  readonly sentence: string;
}

/** While `if` holds, the level is never above `atMost`. An unknown answer counts as the worst one here too. */
export interface Gate {
  readonly id: string;
  readonly if: Condition;
  readonly atMost: string;
  readonly why: string;
}

export interface Horizon {
  readonly id: string;
  readonly title: string;
  /** Days from the day of the diagnosis. */
  readonly days: number;
  /** Measures of these urgencies are placed here unless something moves them. */
  readonly urgencies: readonly Urgency[];
}

export interface Source {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly url?: string | undefined;
  /** The day somebody read it for this questionnaire, YYYY-MM-DD. */
  readonly checkedOn: string;
  /** `read` in the document itself, `reported` by the one named in `seenIn`. */
  readonly confidence: 'read' | 'reported';
  readonly seenIn?: string | undefined;
}

export interface Domain {
  readonly id: string;
  readonly title: string;
  /** A few words, for charts and narrow screens. */
  readonly short: string;
  readonly intro: string;
  /** Without it, a domain weighs the sum of its counted questions. */
  readonly weight?: number | undefined;
}

interface Asked {
  readonly id: string;
  readonly text: string;
  /** Why it matters, in one sentence with a real consequence. */
  readonly why: string;
  /** Which screen, which bill, what to ask. */
  readonly whereToLook?: string | undefined;
  readonly askedIf?: Condition | undefined;
}

/** A fact about the commune. Not scored: it decides what applies and scales the costs. */
export interface ProfileQuestion extends Asked {
  readonly kind: 'single' | 'multiple' | 'yes-no' | 'number' | 'date' | 'text';
  /** For `single`, `multiple` and `yes-no` (then `oui` and `non`); empty otherwise. */
  readonly options: readonly ProfileOption[];
  /** For `number`: the unit this answer counts. */
  readonly counts?: Unit | undefined;
  /** For `number`: bounds included. */
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** For `number`: the value costs are computed with when nobody has answered. */
  readonly assumed?: number | undefined;
}

export interface ProfileOption {
  readonly id: string;
  readonly text: string;
  /** In a multiple choice: excludes all the others ("aucun"). */
  readonly exclusive?: boolean | undefined;
}

export interface Question extends Asked {
  readonly domain: string;
  readonly kind: 'single' | 'multiple' | 'yes-no';
  readonly knownBy: Role;
  /** Greater than 0. */
  readonly weight: number;
  /** Part of the express form. */
  readonly essential: boolean;
  readonly allowNotApplicable: boolean;
  readonly references: readonly Reference[];
  /** At least two. For `yes-no`: exactly `oui` and `non`. */
  readonly options: readonly Option[];
  readonly variants: readonly Variant<Pick<Question, 'text' | 'why' | 'whereToLook' | 'knownBy'>>[];
}

/**
 * What replaces the common wording for some communes; the first one whose condition holds. The condition speaks of the
 * profile and of the commune only, so that no score hangs on it.
 */
export type Variant<Words> = { readonly if: Condition } & { readonly [Key in keyof Words]?: Words[Key] | undefined };

export interface Option extends ProfileOption {
  /** 0 or more. In a multiple choice the points of what is ticked add up. */
  readonly points: number;
  /** Measures called for when this option is chosen. Always empty in a multiple choice. */
  readonly measures: readonly string[];
  /** Multiple choice only: measures called for when this item is not ticked. */
  readonly measuresIfMissing: readonly string[];
  /** What would show that the answer is true. */
  readonly proof?: string | undefined;
}

export type Urgency = 'vital' | 'high' | 'normal' | 'low';

export interface Measure {
  readonly id: string;
  readonly domain: string;
  readonly title: string;
  readonly urgency: Urgency;
  /** The author's own rank, 1 first; for the ranking key `priority`. */
  readonly priority?: number | undefined;
  readonly why: string;
  /** Numbered steps, the first one free and doable this week. */
  readonly how: readonly string[];
  /** A sentence to copy into a message to the provider. */
  readonly askProvider?: string | undefined;
  readonly owner: Role;
  /** Days of work. */
  readonly effort: { readonly commune: Quantity; readonly provider: Quantity };
  readonly cost: Cost;
  /** Measures to carry out before this one. */
  readonly prerequisites: readonly string[];
  readonly resources: readonly Resource[];
  readonly evidence: string;
  readonly references: readonly Reference[];
  readonly variants: readonly Variant<Pick<Measure, 'why' | 'how' | 'askProvider' | 'owner' | 'effort' | 'cost' | 'evidence'>>[];
}

export interface Quantity {
  readonly amount: number;
  readonly per: Unit;
}

export interface Cost {
  readonly purchase: Amount;
  readonly yearly: Amount;
  /** `free`: nothing to pay, verified · `indicative`: to be confirmed by a quotation. */
  readonly confidence: 'free' | 'indicative';
}

/** Euros, all taxes included, lowest and highest. */
export interface Amount {
  readonly range: Range;
  readonly per: Unit;
}

/** Lowest and highest, lowest first. */
export type Range = readonly [low: number, high: number];

export interface Resource {
  readonly title: string;
  readonly url: string;
}

export interface Obligation {
  readonly id: string;
  readonly title: string;
  /** The text and article, as printed. */
  readonly law: string;
  readonly appliesIf?: Condition | undefined;
  /** Why it applies, or does not apply, to this commune. */
  readonly whyItApplies: string;
  readonly evidence: string;
  /** Absent: no question tells, the status is always `unknown`. */
  readonly metIf?: Condition | undefined;
  readonly partlyIf?: Condition | undefined;
  readonly references: readonly Reference[];
}

/** Answers that cannot all be true. */
export interface Inconsistency {
  readonly id: string;
  readonly if: Condition;
  /** What to ask to find out which one is right. */
  readonly ask: string;
}

/**
 * Where the answers of older sheets go. Everything in it happens at once, in terms of the names before it. Without any
 * change, it says that the answers of the version before still mean the same.
 */
export interface Migration {
  /** The version that brought the change. */
  readonly version: string;
  /** For whoever reads the questionnaire. */
  readonly why?: string | undefined;
  readonly rename?: readonly Rename[] | undefined;
  readonly split?: readonly Split[] | undefined;
  readonly merge?: readonly Merge[] | undefined;
  readonly retire?: readonly Retirement[] | undefined;
}

/** A question, some of its options, or both have another id. */
export interface Rename {
  readonly question: string;
  readonly to?: string | undefined;
  /** Older option → option. */
  readonly options?: Readonly<Record<string, string>> | undefined;
}

/** One question became several. */
export interface Split {
  readonly question: string;
  readonly into: readonly {
    readonly question: string;
    /** Older option → what it answers here. */
    readonly answers: Readonly<Record<string, OneOrMore>>;
    /** What is answered here when none of those was chosen; without it, the question is asked again. */
    readonly otherwise?: string | undefined;
  }[];
}

/** Several questions became one. */
export interface Merge {
  readonly questions: readonly string[];
  readonly into: string;
  /** The first one that holds gives the answer. Without any, what was chosen is put together. */
  readonly answers?: readonly { readonly if: Readonly<Record<string, OneOrMore>>; readonly give: OneOrMore }[] | undefined;
}

/** A question, or some of its options, are no longer there. */
export interface Retirement {
  readonly question: string;
  readonly options?: readonly string[] | undefined;
  readonly why: string;
}

export type OneOrMore = string | readonly string[];

// ---------------------------------------------------------------- conditions

/** Data, not a language. Evaluated in three values by `evaluate`. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | QuestionCondition
  | CommuneCondition;

/** Exactly one of the three tests. `atLeast` is a number, or the id of an option of a scored single choice. */
export type QuestionCondition =
  | { readonly question: string; readonly isOneOf: readonly string[] }
  | { readonly question: string; readonly atLeast: number | string }
  | { readonly question: string; readonly includes: string };

export type CommuneCondition =
  | { readonly commune: 'population'; readonly atLeast: number }
  | { readonly commune: 'department' | 'region'; readonly isOneOf: readonly string[] };

// ---------------------------------------------------------------- answers

export interface AnswerSheet {
  readonly questionnaire: { readonly id: string; readonly version: string };
  readonly commune: Commune;
  /** YYYY-MM-DD. */
  readonly answeredOn?: string | undefined;
  readonly respondent?: { readonly name?: string | undefined; readonly role?: string | undefined } | undefined;
  /** Profile and scored questions together, by question id, in the order of the sheet. */
  readonly answers: ReadonlyMap<string, Answer>;
}

export interface Commune {
  readonly name: string;
  /** Five characters. */
  readonly insee?: string | undefined;
  readonly population?: number | undefined;
  readonly department?: string | undefined;
  readonly region?: string | undefined;
  /** Name of the intercommunality. */
  readonly epci?: string | undefined;
}

export type AnswerValue =
  | { readonly kind: 'chosen'; readonly options: readonly string[] }
  | { readonly kind: 'number'; readonly number: number }
  /** A date (YYYY-MM-DD) or a short text. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'not-applicable'; readonly why: string };

export interface Answer {
  readonly value: AnswerValue;
  readonly note?: string | undefined;
  /** YYYY-MM-DD. */
  readonly on?: string | undefined;
  readonly by?: string | undefined;
}

// ---------------------------------------------------------------- results

/**
 * What a question is for this commune, given the answers so far.
 * - `asked`: it is put to the respondent, answered or not
 * - `not-concerned`: the profile or the commune says it does not apply; it leaves the score
 * - `closed`: a scored answer makes it pointless; it stays in the score with no points
 * - `closed-unknown`: it depends on something unknown; worst at the low end, best at the high end
 * - `closed-not-applicable`: it depends on something that does not apply; it leaves the score
 */
export type Standing = 'asked' | 'not-concerned' | 'closed' | 'closed-unknown' | 'closed-not-applicable';

/** Percentages have one decimal; `percent` counts unknowns as worst, `high` as best. */
export type Score =
  | { readonly kind: 'scored'; readonly percent: number; readonly high: number; readonly value: number }
  | { readonly kind: 'inconclusive'; readonly why: 'nothing-answered' | 'nothing-applicable' };

export type OverallScore =
  | (Extract<Score, { kind: 'scored' }> & { readonly level: Level; readonly gates: readonly Gate[] })
  | Extract<Score, { kind: 'inconclusive' }>;

/** Why a measure is called for; `option` is an option id, `unknown`, or `missing:<option id>` for an unticked item. */
export interface Because {
  readonly question: string;
  readonly option: string;
}

/** A question whose answer calls for measures, and what it loses. */
export interface Gap {
  readonly question: Question;
  readonly because: Because;
  readonly measures: readonly string[];
  /** Weight × missing share. */
  readonly lost: number;
  /** Share obtained, 0–1. */
  readonly share: number;
}

export interface RankedMeasure {
  readonly measure: Measure;
  /** From 1. */
  readonly rank: number;
  readonly because: readonly Because[];
  /** Points of percentage won by this measure once its prerequisites are done. */
  readonly gain: number;
  /** Nothing but unknown answers calls for it: confirm before spending. */
  readonly toConfirm: boolean;
}

export interface ScaledCost {
  readonly purchase: Range;
  readonly yearly: Range;
}

/** Days of work, for the commune and for its provider. */
export interface Effort {
  readonly commune: number;
  readonly provider: number;
}

export interface PlanStep {
  readonly measure: Measure;
  readonly because: readonly Because[];
  readonly toConfirm: boolean;
  readonly urgent: boolean;
  readonly horizon: string;
  readonly owner: Role;
  /** YYYY-MM-DD. */
  readonly due: string;
  readonly cost: ScaledCost;
  readonly effort: Effort;
  /** Points of percentage added when it is done in the order of the plan; the steps add up. */
  readonly gain: number;
  /** Set when the stated budget or time moved it from an earlier horizon. */
  readonly moved?: { readonly from: string; readonly why: 'budget' | 'days' } | undefined;
}

export interface PlanHorizon {
  readonly horizon: Horizon;
  readonly due: string;
  readonly steps: readonly PlanStep[];
  readonly cost: ScaledCost;
  readonly effort: Effort;
  /** Score and level once everything up to this horizon is done; null when inconclusive. */
  readonly after: { readonly percent: number; readonly level: Level } | null;
}

export interface Plan {
  readonly horizons: readonly PlanHorizon[];
  /** In the order they are to be carried out. */
  readonly steps: readonly PlanStep[];
  /** What fits in no horizon within the stated budget or time. */
  readonly postponed: readonly { readonly measure: Measure; readonly why: 'budget' | 'days' }[];
  readonly cost: ScaledCost;
  readonly effort: Effort;
  readonly fittedTo: PlanLimits;
}

export interface PlanLimits {
  /** Euros per year. */
  readonly budget?: number | undefined;
  /** Days of the commune's own work per month. */
  readonly days?: number | undefined;
}

export type ObligationStatus = 'met' | 'partly' | 'not-met' | 'unknown' | 'not-concerned';

export interface Diagnosis {
  readonly questionnaire: Questionnaire;
  readonly sheet: AnswerSheet;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** Only the essential questions were counted. */
  readonly express: boolean;
  /** Express, or something asked is not answered yet. */
  readonly provisional: boolean;
  readonly standings: ReadonlyMap<string, Standing>;
  readonly overall: OverallScore;
  readonly domains: readonly { readonly domain: Domain; readonly score: Score }[];
  /** Answered "je ne sais pas". */
  readonly unknown: readonly { readonly question: Question; readonly knownBy: Role }[];
  /** Asked, profile included, and not answered. */
  readonly unanswered: readonly string[];
  readonly inconsistencies: readonly { readonly inconsistency: Inconsistency; readonly questions: readonly string[] }[];
  readonly gaps: readonly Gap[];
  readonly measures: readonly RankedMeasure[];
  /** Head of `measures`. */
  readonly urgent: readonly RankedMeasure[];
  readonly plan: Plan;
  readonly obligations: readonly { readonly obligation: Obligation; readonly status: ObligationStatus }[];
}

// ---------------------------------------------------------------- worked cases

/** A worked example, in the folder `cases/` beside a questionnaire: answers and what they must give. */
export interface Case {
  readonly id: string;
  readonly title: string;
  /** Why this is the right result. */
  readonly because: string;
  readonly sheet: AnswerSheet;
  readonly express: boolean;
  readonly expect: {
    readonly level?: string | undefined;
    /** Overall percentage, ± 0.05. */
    readonly percent?: number | undefined;
    readonly domains?: ReadonlyMap<string, number> | undefined;
    /** Urgent measures, in order. */
    readonly urgent?: readonly string[] | undefined;
    readonly gates?: readonly string[] | undefined;
    readonly inconsistencies?: readonly string[] | undefined;
  };
}
