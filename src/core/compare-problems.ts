/** What a comparison of versions finds wrong, as problems of the newer questionnaire. */
import type { Comparison } from './compare.ts';
import { problem, type Place, type Problem } from './problem.ts';

/** All at `place`: what is gone is written nowhere. */
export function comparisonProblems(comparison: Comparison, place: Place): Problem[] {
  const { older, newer, declared, needed, expected, enough, olderSheetsRead } = comparison;
  if (declared === null) return [problem('version-goes-back', { older, newer }, place)];
  return [
    ...(enough ? [] : [problem('version-too-low', { version: newer, declared, needed, expected }, place)]),
    // Then no answer is read, and there is no need to tell each.
    ...(olderSheetsRead ? [] : [problem('older-sheets-refused', { older, newer }, place, 'warning')]),
    ...(olderSheetsRead ? comparison.withoutPlace : []).map((each) => problem('answer-without-place', each, place, 'warning')),
    ...comparison.looksRenamed.map((each) => problem('looks-renamed', each, place, 'warning')),
    ...comparison.takenFromNothing.map((each) => problem('migration-of-nothing', each, place)),
  ];
}
