/** Two versions of a questionnaire: what changed in meaning, and whether the version number says so. */
import { LISTS, SCORING, WHOLE, type Change } from './change.ts';
import { compareAsked, resemblances, type Resemblance } from './compare-questions.ts';
import { compareLists, differences, inToday, type Item, type Names } from './difference.ts';
import { fateOf, migrationsSince, reachesBackTo, takenFromNothing, type Fate } from './fates.ts';
import type { Questionnaire } from './model.ts';
import { answersWithoutPlace, type WithoutPlace } from './place-for-answers.ts';
import { renamedMeasures } from './renamed-measures.ts';
import { largestStep, nextVersion, stepBetween, STEPS, type Step } from './version.ts';

/** Plain data: it can be written as JSON as it is. */
export interface Comparison {
  readonly questionnaire: string;
  readonly older: string;
  readonly newer: string;
  /** In the order of the questionnaire. */
  readonly changes: readonly Change[];
  /** What the changes ask for. */
  readonly needed: Step;
  /** What the version number announces; null when it goes back. */
  readonly declared: Step | null;
  /** The least version number that would do. */
  readonly expected: string;
  readonly enough: boolean;
  /** False when sheets of the older version are refused as a whole. */
  readonly olderSheetsRead: boolean;
  /** Answers that the older version accepted and that the newer one does not read. */
  readonly withoutPlace: readonly WithoutPlace[];
  /** Something gone and something new that say nearly the same, without a migration. */
  readonly looksRenamed: readonly Resemblance[];
  /** Questions that migrations take and that the older version did not have. */
  readonly takenFromNothing: readonly { readonly question: string; readonly version: string }[];
}

/** Pure; both questionnaires have been read. */
export function compareQuestionnaires(older: Questionnaire, newer: Questionnaire): Comparison {
  const migrations = migrationsSince(newer, older.version);
  const fates = new Map([...older.profile, ...older.questions].map(({ id }) => [id, fateOf(id, migrations)]));
  const fate = (id: string): Fate => fates.get(id) ?? fateOf(id, migrations);
  const renamed = renamedMeasures(older, newer);
  const names: Names = { fate, measure: (id) => renamed.get(id) ?? id };
  const changes = [
    ...differences('questionnaire', '', WHOLE, older, newer),
    ...differences('scoring', '', SCORING, older.scoring, newer.scoring),
    ...LISTS.flatMap(({ list, part, aspects, ...steps }) => {
      const before = inToday(older[list] as readonly object[] as readonly Item[], names);
      return compareLists(
        part,
        list === 'measures' ? before.map((item) => ({ ...item, id: names.measure(item.id) })) : before,
        newer[list] as readonly object[] as readonly Item[],
        aspects,
        steps,
      );
    }),
    ...[...renamed].map(([from, to]): Change => ({ kind: 'renamed', part: 'measure', id: to, step: 'minor', from, to })),
    ...compareAsked(older, newer, names),
  ];
  const needed = largestStep(changes.map(({ step }) => step));
  const declared = stepBetween(older.version, newer.version);
  return {
    questionnaire: newer.id,
    older: older.version,
    newer: newer.version,
    changes,
    needed,
    declared,
    expected: nextVersion(older.version, needed),
    enough: declared !== null && STEPS.indexOf(declared) >= STEPS.indexOf(needed),
    olderSheetsRead: declared !== null && reachesBackTo(newer, older.version),
    withoutPlace: answersWithoutPlace(older, newer, fate),
    looksRenamed: resemblances(older, newer, fate),
    takenFromNothing: takenFromNothing(older, newer),
  };
}
