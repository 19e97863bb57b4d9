/** Measures that have another name in a newer version, and are the same: no migration says it, since no sheet names them. */
import { canonical } from './difference.ts';
import { fold } from './fold.ts';
import type { Measure, Questionnaire } from './model.ts';

/** Older name → name. The same title, or the same in everything else. */
export function renamedMeasures(older: Questionnaire, newer: Questionnaire): ReadonlyMap<string, string> {
  const [before, now] = [older, newer].map(({ measures }) => new Set(measures.map(({ id }) => id))) as [Set<string>, Set<string>];
  const added = new Set(newer.measures.filter(({ id }) => !before.has(id)));
  const renamed = new Map<string, string>();
  for (const gone of older.measures.filter(({ id }) => !now.has(id))) {
    const same = [...added].find((each) => fold(each.title) === fold(gone.title) || rest(each) === rest(gone));
    if (same === undefined) continue;
    added.delete(same);
    renamed.set(gone.id, same.id);
  }
  return renamed;
}

function rest(measure: Measure): string {
  return canonical({ ...measure, id: '', title: '' });
}
