/** A questionnaire's files as one value: lists are joined in the order of the files, single values appear once. */
import { problem, type Noun, type Place, type Problem } from './problem.ts';
import type { Path, YamlText } from './yaml-text.ts';

/** A value that remembers where it was written. */
export interface Located<T> {
  readonly value: T;
  readonly at: (path: Path, part?: 'key' | 'value') => Place;
}

export interface Merged {
  /** Single values (`id`, `version`, `scoring`…) by key. */
  readonly single: ReadonlyMap<string, Located<unknown>>;
  /** Items of lists (`questions`, `measures`…) by key. */
  readonly lists: ReadonlyMap<string, readonly Located<unknown>[]>;
  readonly start: Place;
}

/** Joins texts whose shape has been checked; a single value given twice is a problem. */
export function mergeParts(texts: readonly YamlText[]): { merged: Merged; problems: Problem[] } {
  const single = new Map<string, Located<unknown>>();
  const lists = new Map<string, Located<unknown>[]>();
  const problems: Problem[] = [];
  for (const { data, at } of texts) {
    for (const [key, value] of Object.entries(data as object)) {
      if (Array.isArray(value)) {
        const items = value.flatMap((item: unknown, index): Located<unknown>[] =>
          // What was set aside for its shape leaves a hole: the others keep their place in the text.
          item === undefined ? [] : [{ value: item, at: (path, part) => at([key, index, ...path], part) }],
        );
        lists.set(key, [...(lists.get(key) ?? []), ...items]);
      } else if (single.has(key)) problems.push(problem('repeated-part', { part: key }, at([key], 'key')));
      else single.set(key, { value, at: (path, part) => at([key, ...path], part) });
    }
  }
  const [first] = texts;
  return {
    merged: {
      single,
      lists,
      // Places cost a second reading of the text: none is worked out before it is needed.
      get start() {
        return first!.at([]);
      },
    },
    problems,
  };
}

/** Identifiers in use, by what they name. */
export type Names = ReadonlyMap<Noun, ReadonlySet<string>>;

/** The items of one list. */
export function items<T>({ lists }: Merged, key: string): readonly Located<T>[] {
  return (lists.get(key) ?? []) as readonly Located<T>[];
}
