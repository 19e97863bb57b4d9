/** What if these measures were done: the score and the level that the sheet would then have. */
import { whenDone } from './gaps.ts';
import type { AnswerSheet, Questionnaire } from './model.ts';
import { rescore, type ScoreOptions, type Scoring } from './score.ts';

export function outcome(questionnaire: Questionnaire, sheet: AnswerSheet, now: Scoring, done: ReadonlySet<string>, options: ScoreOptions): Scoring {
  if (done.size === 0) return now;
  const { sheet: improved, moved } = whenDone(questionnaire, sheet, now.standings, done);
  return rescore(questionnaire, improved, now, moved, options);
}
