/** What if these measures were done: the score and the level that the sheet would then have. */
import { unimproved, whenDone, type Improved } from './improvement.ts';
import type { Questionnaire } from './model.ts';
import { rescore, type ScoreOptions, type Scoring } from './score.ts';
import type { AnswersOf } from './standing.ts';

/** Where a commune will stand once some measures are done. */
export interface Outcome {
  readonly done: readonly string[];
  readonly improved: Improved;
  readonly scoring: Scoring;
}

export interface WhatIf {
  /** Nothing done yet. */
  readonly start: Outcome;
  /** From an outcome, some more measures done. Works out what changes, not the whole again. */
  readonly after: (from: Outcome, measures: readonly string[]) => Outcome;
}

export function whatIf(questionnaire: Questionnaire, sheet: AnswersOf, scoring: Scoring, options: ScoreOptions): WhatIf {
  const start: Outcome = { done: [], improved: unimproved(sheet, scoring.standings), scoring };
  return {
    start,
    after: (from, measures) => {
      const added = measures.filter((measure) => !from.done.includes(measure));
      if (added.length === 0) return from;
      const done = [...from.done, ...added];
      const improved = whenDone(questionnaire, sheet, scoring.standings, done, from.improved, added);
      const changed = improved.latest.length === 0 ? from.scoring : rescore(questionnaire, improved, from.scoring, options);
      return { done, improved, scoring: changed };
    },
  };
}

/** The percentage; 0 while it is inconclusive. */
export function percentOf({ scoring: { whole } }: Outcome): number {
  return whole.kind === 'scored' ? whole.percent : 0;
}
