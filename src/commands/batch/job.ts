/** What travels between the command and its threads. Types only. */
import type { Questionnaire } from '../../core/model.ts';
import type { Earlier } from '../../core/progress.ts';
import type { ProblemJson } from '../../render/problem-json.ts';

/** One sheet to diagnose. */
export type Job =
  | { readonly kind: 'file'; readonly file: string }
  /** A row of a table: its cells, and those of the header. */
  | {
      readonly kind: 'row';
      readonly file: string;
      readonly line: number;
      readonly header: readonly string[];
      readonly cells: readonly string[];
    }
  /** A line of the standard input. */
  | { readonly kind: 'line'; readonly line: number; readonly text: string };

export type Task = { readonly score: readonly Job[] } | { readonly plan: readonly Job[] };

export interface Setting {
  readonly questionnaire: Questionnaire;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** Folder of the plans. */
  readonly output: string;
  /** Make again the plans that have not changed. */
  readonly force: boolean;
  /** The earlier campaign, by `communeKey`; null for a commune without a score. */
  readonly earlier: ReadonlyMap<string, Earlier | null> | null;
  /** What the syntheses are made of; null when only results are wanted. */
  readonly syntheses: { readonly anonymous: boolean; readonly plans: boolean } | null;
}

export type Outcome = Diagnosed | Refused;

export interface Diagnosed {
  readonly kind: 'diagnosed';
  /** As the user named it; for a table, the file and the line of the row. */
  readonly source: string;
  /** Null when inconclusive. */
  readonly percent: number | null;
  /** One line of JSON in UTF-8: it only has to be written. Empty in an anonymous campaign. */
  readonly result: Uint8Array;
  /** A `CommuneSummary` in JSON, which travels between threads far quicker than what it describes. Null for results alone. */
  readonly summary: string | null;
  /** Its line of `synthese.csv`; empty when there is none. */
  readonly row: string;
  /** Faults that did not stop the reading, as text. */
  readonly warnings: string;
}

export interface Refused {
  readonly kind: 'refused';
  readonly file: string;
  /** Of a table or of the standard input. */
  readonly line?: number | undefined;
  /** Of a row that gives it. */
  readonly commune?: string | undefined;
  readonly problems: readonly ProblemJson[];
  /** The same as text, with the lines at fault. */
  readonly report: string;
}

/** What became of a plan: its file name, whether it had to be made. */
export type Planned = { readonly kind: 'planned'; readonly made: boolean } | Refused;
