/** Which part of a questionnaire means what: the step of version that its change asks for. */
import type {
  Domain,
  Gate,
  Horizon,
  Inconsistency,
  Level,
  Measure,
  Obligation,
  Option,
  ProfileOption,
  ProfileQuestion,
  Question,
  ScoringPolicy,
  Source,
} from './model.ts';
import type { Noun } from './problem.ts';
import type { Step } from './version.ts';

export type ChangeKind =
  | 'added'
  | 'removed'
  | 'renamed'
  | 'split'
  | 'merged'
  | 'retired'
  /** Other words. */
  | 'reworded'
  /** Other points, weights, thresholds, or a rule of the score. */
  | 'reweighted'
  /** Asked, applied or true in other cases. */
  | 'condition'
  /** Answered in another way, or in another domain. */
  | 'form'
  /** Other urgency, order, cost, effort or person in charge. */
  | 'planning'
  /** Other measures called for. */
  | 'calls'
  /** Other references. */
  | 'sources'
  | 'order';

/** What a change is about; scored and profile questions are told apart. */
export type Part = Noun | 'profile' | 'scoring' | 'questionnaire';

export interface Change {
  readonly kind: ChangeKind;
  readonly part: Part;
  /** By its name of today, or by its last one when it is gone; empty for a whole list. */
  readonly id: string;
  /** For an option: its question. */
  readonly question?: string | undefined;
  /** The key that changed. */
  readonly key?: string | undefined;
  readonly step: Step;
  /** What it was and what it is, when it fits in a line; what it became, for a name. */
  readonly from?: string | number | boolean | undefined;
  readonly to?: string | number | boolean | undefined;
  /** Questions that take its place. */
  readonly into?: readonly string[] | undefined;
}

/** How a change of one key is told, and the step it asks for. */
export type Aspect = readonly [kind: ChangeKind, step: Step | ((from: unknown, to: unknown) => Step)];

const WORDS: Aspect = ['reworded', 'patch'];
const SOURCES: Aspect = ['sources', 'patch'];
const SCORE: Aspect = ['reweighted', 'major'];
const WHEN: Aspect = ['condition', 'major'];
/** A condition on which no score hangs. */
const SAID_WHEN: Aspect = ['condition', 'minor'];
const FORM: Aspect = ['form', 'major'];
const PLANNING: Aspect = ['planning', 'minor'];
const CALLS: Aspect = ['calls', 'minor'];

type Aspects<Item, Apart extends keyof Item = never> = Readonly<Record<Exclude<keyof Item, 'id' | Apart> & string, Aspect>>;

const ASKED = { text: WORDS, why: WORDS, whereToLook: WORDS, askedIf: WHEN } as const;

export const QUESTION: Aspects<Question, 'options'> = {
  ...ASKED,
  domain: FORM,
  kind: FORM,
  knownBy: WORDS,
  weight: SCORE,
  essential: ['form', 'minor'],
  // Allowing it changes no score that was; forbidding it does.
  allowNotApplicable: ['form', (from) => (from === true ? 'major' : 'minor')],
  references: SOURCES,
  variants: WORDS,
};

export const PROFILE: Aspects<ProfileQuestion, 'options'> = {
  ...ASKED,
  kind: FORM,
  counts: PLANNING,
  min: ['form', 'minor'],
  max: ['form', 'minor'],
  assumed: PLANNING,
};

export const OPTION: Aspects<Option> = {
  text: WORDS,
  points: SCORE,
  measures: CALLS,
  measuresIfMissing: CALLS,
  proof: WORDS,
  exclusive: FORM,
};

export const PROFILE_OPTION: Aspects<ProfileOption> = { text: WORDS, exclusive: FORM };

const MEASURE: Aspects<Measure> = {
  domain: PLANNING,
  title: WORDS,
  urgency: PLANNING,
  priority: PLANNING,
  why: WORDS,
  how: WORDS,
  askProvider: WORDS,
  owner: PLANNING,
  effort: PLANNING,
  cost: PLANNING,
  prerequisites: PLANNING,
  resources: SOURCES,
  evidence: WORDS,
  references: SOURCES,
  variants: PLANNING,
};

const LEVEL: Aspects<Level> = { title: WORDS, letter: WORDS, from: SCORE, sentence: WORDS };
const GATE: Aspects<Gate> = { if: WHEN, atMost: SCORE, why: WORDS };
const HORIZON: Aspects<Horizon> = { title: WORDS, days: PLANNING, urgencies: PLANNING };
const DOMAIN: Aspects<Domain> = { title: WORDS, short: WORDS, intro: WORDS, weight: SCORE };
const INCONSISTENCY: Aspects<Inconsistency> = { if: SAID_WHEN, ask: WORDS };
const SOURCE: Aspects<Source> = {
  title: SOURCES,
  publisher: SOURCES,
  url: SOURCES,
  checkedOn: SOURCES,
  confidence: SOURCES,
  seenIn: SOURCES,
};
const OBLIGATION: Aspects<Obligation> = {
  title: WORDS,
  law: SOURCES,
  appliesIf: SAID_WHEN,
  whyItApplies: WORDS,
  evidence: WORDS,
  metIf: SAID_WHEN,
  partlyIf: SAID_WHEN,
  references: SOURCES,
};

export const SCORING: Aspects<ScoringPolicy> = {
  unknown: SCORE,
  closed: SCORE,
  scale: SCORE,
  pointsAgainst: SCORE,
  urgent: PLANNING,
  ranking: PLANNING,
};

export const WHOLE: Readonly<Record<'title' | 'description' | 'licence', Aspect>> = {
  title: WORDS,
  description: WORDS,
  licence: WORDS,
};

export interface ListRule {
  readonly list: 'levels' | 'gates' | 'horizons' | 'domains' | 'measures' | 'obligations' | 'inconsistencies' | 'sources';
  readonly part: Part;
  readonly aspects: Readonly<Record<string, Aspect>>;
  readonly added: Step;
  readonly removed: Step;
  /** What another order asks for; absent when the order follows from something else. */
  readonly order?: Step;
}

/** Every list but the questions, which migrations follow. */
export const LISTS: readonly ListRule[] = [
  { list: 'levels', part: 'level', aspects: LEVEL, added: 'major', removed: 'major' },
  { list: 'gates', part: 'gate', aspects: GATE, added: 'major', removed: 'major' },
  { list: 'horizons', part: 'horizon', aspects: HORIZON, added: 'minor', removed: 'minor' },
  { list: 'domains', part: 'domain', aspects: DOMAIN, added: 'minor', removed: 'major', order: 'patch' },
  // The order in the file is the last key of the ranking.
  { list: 'measures', part: 'measure', aspects: MEASURE, added: 'minor', removed: 'minor', order: 'minor' },
  { list: 'obligations', part: 'obligation', aspects: OBLIGATION, added: 'minor', removed: 'minor', order: 'patch' },
  { list: 'inconsistencies', part: 'inconsistency', aspects: INCONSISTENCY, added: 'minor', removed: 'minor' },
  { list: 'sources', part: 'source', aspects: SOURCE, added: 'patch', removed: 'patch' },
];
