/** Where each part of a questionnaire is written, for what is found out once it has been read. */
import type { Questionnaire } from './model.ts';
import { items, type Located, type Merged } from './parts.ts';
import type { Place } from './problem.ts';
import type { Path } from './yaml-text.ts';

/** The lists of a questionnaire whose items have an id. */
export type ListKey =
  | 'levels'
  | 'gates'
  | 'horizons'
  | 'sources'
  | 'domains'
  | 'profile'
  | 'questions'
  | 'measures'
  | 'obligations'
  | 'inconsistencies';

export interface Places {
  /** The place of an item, or of something in it; of the item when the path was left to its default. */
  readonly of: (list: ListKey, id: string, path?: Path, part?: 'key' | 'value') => Place;
  readonly ofScoring: (key: keyof Questionnaire['scoring']) => Place;
}

export function placesIn(merged: Merged): Places {
  const known = new Map<ListKey, ReadonlyMap<string, Located<unknown>>>();
  const itemsOf = (list: ListKey): ReadonlyMap<string, Located<unknown>> => {
    const found = known.get(list) ?? new Map(items<{ readonly id: string }>(merged, list).map((item) => [item.value.id, item]));
    known.set(list, found);
    return found;
  };
  return {
    of: (list, id, path = ['id'], part = 'value') => itemsOf(list).get(id)?.at(path, part) ?? merged.start,
    ofScoring: (key) => merged.single.get('scoring')?.at([key]) ?? merged.start,
  };
}
