/**
 * What a file says wrong, as a value: a code, typed arguments, a severity and a place. The French
 * sentence for each code is in render/problem-sentences.ts; a missing sentence is a compile error there.
 */
import type { Step } from './version.ts';

export interface Place {
  /** As the user named it. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** One past the last column at fault on this line; equal to `column` when unknown. */
  readonly endColumn: number;
  /** Keys and indexes from the root: `questions[3].options[0].points`. */
  readonly path: string;
}

export type Severity = 'error' | 'warning';

/** What a name refers to. */
export type Noun =
  | 'question'
  | 'option'
  | 'measure'
  | 'domain'
  | 'source'
  | 'level'
  | 'obligation'
  | 'gate'
  | 'horizon'
  | 'inconsistency'
  | 'case'
  | 'item';

/** A text that cannot be read, or does not have the shape of what it should be. */
export interface FileProblems {
  'empty-file': Record<never, never>;
  'too-large': { readonly limit: number };
  'yaml-syntax': { readonly detail: string };
  'duplicate-key': { readonly key: string };
  'custom-tag': { readonly tag: string };
  'too-many-aliases': Record<never, never>;
  'several-documents': Record<never, never>;
  'not-a-mapping': { readonly expected: 'questionnaire' | 'answers' | 'template' };
  'unknown-key': { readonly key: string; readonly nearest: string | null };
  'missing-key': { readonly key: string };
  'wrong-type': { readonly expected: readonly string[]; readonly found: string };
  'not-allowed-value': { readonly value: string; readonly allowed: readonly string[]; readonly nearest: string | null };
  'bad-format': { readonly value: string; readonly format: string };
  'out-of-range': { readonly limit: number; readonly bound: 'least' | 'most' };
  'wrong-length': { readonly limit: number; readonly bound: 'least' | 'most'; readonly of: 'text' | 'list' };
  'unquoted-code': { readonly value: string; readonly written: string };
}

/** A questionnaire, its worked cases or its list of what it covers. */
export interface QuestionnaireProblems {
  'missing-part': { readonly part: string };
  'repeated-part': { readonly part: string };
  'duplicate-id': { readonly noun: Noun; readonly id: string };
  'unknown-name': { readonly noun: Noun; readonly name: string; readonly nearest: string | null };
  'wrong-options': { readonly rule: 'yes-no' | 'no-options-here' | 'options-needed' };
  'measures-in-checklist': Record<never, never>;
  'measures-if-missing-outside-checklist': Record<never, never>;
  'no-points': { readonly question: string };
  'levels-order': { readonly rule: 'first-at-zero' | 'rising' };
  'horizons-order': Record<never, never>;
  'urgency-without-horizon': { readonly urgency: string };
  'range-order': Record<never, never>;
  'condition-cycle': { readonly cycle: readonly string[] };
  'prerequisite-cycle': { readonly cycle: readonly string[] };
  'less-urgent-prerequisite': { readonly measure: string; readonly prerequisite: string };
  'condition-kind': { readonly question: string; readonly test: string };
  'closed-by-better-answer': { readonly question: string; readonly parent: string };
  'gate-for-better-answer': { readonly gate: string; readonly question: string };
  'variant-on-scored-answer': { readonly question: string };
  'item-without-answer': { readonly item: string };
  'migration-version': { readonly version: string; readonly current: string };
  'migration-source': { readonly question: string; readonly rule: 'still-there' | 'twice' };
}

/** A questionnaire beside an older version of it. */
export interface VersionProblems {
  'version-too-low': { readonly version: string; readonly declared: Step; readonly needed: Step; readonly expected: string };
  'version-goes-back': { readonly older: string; readonly newer: string };
  'older-sheets-refused': { readonly older: string; readonly newer: string };
  'answer-without-place': {
    readonly question: string;
    readonly option: string | null;
    readonly why: 'removed' | 'kind' | 'not-applicable' | 'bounds';
  };
  'migration-of-nothing': { readonly question: string; readonly version: string };
  'looks-renamed': { readonly noun: Noun; readonly from: string; readonly to: string };
}

/** A sheet on which a law of the score does not hold. */
export interface Counterexample {
  readonly question: string;
  /** Answers as they are written in a sheet: the one of this sheet, and the one that replaces it. */
  readonly from: string;
  readonly to: string;
  /** What goes wrong with it: the level, the whole score, or the score of `domain`. */
  readonly of: 'level' | 'overall' | 'domain';
  readonly domain: string | null;
  /** Titles of levels, or percentages; null when there is no score any more. */
  readonly before: string | number | null;
  readonly after: string | number | null;
  /** In the express form. */
  readonly express: boolean;
  /** The text of the sheet, with the fewest answers that show it. */
  readonly sheet: string;
}

/** A questionnaire that can be read, and does not keep what it promises. */
export interface SoundnessProblems {
  'better-answer-punished': Counterexample;
  'unknown-rewarded': Counterexample;
  'no-result': { readonly domain: string | null; readonly express: boolean; readonly sheet: string };
  'policy-breaks-law': { readonly policy: 'unknown' | 'closed'; readonly example: Counterexample | null };
  'question-never-asked': { readonly question: string };
  'option-never-chosen': { readonly question: string; readonly option: string; readonly inconsistency: string };
  'condition-never-holds': { readonly noun: Noun; readonly id: string };
  'gate-never-closes': { readonly gate: string; readonly why: 'condition' | 'highest-level' };
  'level-never-reached': { readonly level: string };
  'measure-never-called': { readonly measure: string; readonly why: 'nobody' | 'never-asked' };
  'best-answer-calls-measure': { readonly question: string; readonly measure: string };
  'options-out-of-order': { readonly question: string };
  'maximum-never-reached': { readonly question: string; readonly best: number; readonly scale: number };
  'points-above-scale': { readonly question: string; readonly points: number; readonly scale: number };
  'weight-without-effect': {
    readonly noun: 'question' | 'domain';
    readonly id: string;
    readonly why: 'alone-in-domain' | 'equal-points' | 'empty-domain' | 'only-domain';
  };
  'obligation-without-question': { readonly obligation: string };
  'source-never-cited': { readonly source: string };
  'source-too-old': { readonly source: string; readonly checkedOn: string };
  'missing-help': { readonly question: string };
}

/** What `check` finds once files are read: worked cases that fail, problems that were accepted, files it cannot place. */
export interface CheckProblems {
  'unknown-kind': Record<never, never>;
  'case-differs': {
    readonly case: string;
    readonly of: 'level' | 'percent' | 'domain' | 'urgent' | 'gates' | 'inconsistencies';
    readonly domain: string | null;
    readonly expected: string;
    readonly found: string;
  };
  'unknown-code': { readonly code: string; readonly nearest: string | null };
  'expired-acceptance': { readonly code: string; readonly where: string; readonly until: string };
  'useless-acceptance': { readonly code: string; readonly where: string };
}

/** Many sheets together: a table, a campaign. */
export interface TableProblems {
  'table-syntax': { readonly detail: string };
  'unknown-column': { readonly column: string; readonly nearest: string | null };
  'repeated-column': { readonly column: string };
  'missing-column': { readonly column: string };
  'cells-without-column': { readonly cells: number; readonly columns: number };
  'commune-twice': { readonly commune: string; readonly first: string };
  'sheet-too-heavy': Record<never, never>;
}

/** An answer sheet. */
export interface SheetProblems {
  'other-questionnaire': { readonly expected: string; readonly found: string };
  'other-version': { readonly expected: string; readonly found: string };
  'older-version': { readonly expected: string; readonly found: string };
  'other-commune-name': { readonly insee: string; readonly official: string; readonly written: string };
  'unknown-question': { readonly question: string; readonly nearest: string | null };
  'unknown-option': {
    readonly question: string;
    readonly option: string;
    readonly nearest: string | null;
    readonly possible: readonly string[];
  };
  'wrong-answer-type': {
    readonly question: string;
    readonly expected: 'option' | 'options' | 'number' | 'whole-number' | 'date' | 'text';
  };
  'exclusive-option': { readonly question: string; readonly option: string };
  'number-out-of-range': { readonly question: string; readonly min: number | null; readonly max: number | null };
  'unknown-not-allowed': { readonly question: string };
  'not-applicable-not-allowed': { readonly question: string };
  'missing-reason': { readonly question: string };
  'impossible-date': { readonly value: string };
  'answer-not-carried': {
    readonly question: string;
    /** As it was answered. */
    readonly answer: string;
    /** The version that changed the question. */
    readonly version: string;
    readonly why: 'retired' | 'no-equivalent' | 'already-answered';
    /** The questions that take its place. */
    readonly into: readonly string[];
  };
}

/** The arguments of each code. */
export interface ProblemArgs
  extends FileProblems, QuestionnaireProblems, VersionProblems, SoundnessProblems, CheckProblems, TableProblems, SheetProblems {}

export type ProblemCode = keyof ProblemArgs;

export type Problem = {
  [Code in ProblemCode]: {
    readonly code: Code;
    readonly args: ProblemArgs[Code];
    readonly severity: Severity;
    readonly place: Place;
  };
}[ProblemCode];

/** Builds a problem; its arguments are checked against its code. */
export function problem<Code extends ProblemCode>(
  code: Code,
  args: ProblemArgs[Code],
  place: Place,
  severity: Severity = 'error',
): Problem {
  return { code, args, severity, place } as Problem;
}

/** A value, or the reasons why there is none; warnings may come with a value. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** In the order of the files given, then of the text. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  const files = [...new Set(problems.map((each) => each.place.file))];
  return problems.toSorted(
    (a, b) =>
      files.indexOf(a.place.file) - files.indexOf(b.place.file) || a.place.line - b.place.line || a.place.column - b.place.column,
  );
}
