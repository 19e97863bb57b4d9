/** What `batch` is asked to do. Types only. */
import type { Shard } from './gather.ts';

export interface BatchOptions {
  /** Sheets, folders and tables; `-` alone for the standard input. */
  readonly paths: readonly string[];
  /** An id, a file or a folder. */
  readonly questionnaire: string;
  readonly output: string;
  /** Write each commune's plan. */
  readonly plans: boolean;
  /** Threads; the machine's own number when absent. */
  readonly jobs: number | undefined;
  readonly force: boolean;
  /** Percentage under which the run ends with 1. */
  readonly failUnder: number | undefined;
  readonly anonymous: boolean;
  /** Smallest group of communes shown in anonymous mode. */
  readonly minGroup: number;
  readonly shard: Shard;
  /** The `synthese.json` of an earlier campaign. */
  readonly since: string | undefined;
  /** Of the report. */
  readonly title: string | undefined;
  /** Only write an empty table and what it accepts. */
  readonly templateCsv: boolean;
  readonly today: string | undefined;
}
