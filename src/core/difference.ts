/** Two items, or two lists of items, key by key. */
import type { Aspect, Change, Part } from './change.ts';
import { inNamesOfToday, type Fate } from './fates.ts';
import type { Condition } from './model.ts';
import type { Step } from './version.ts';

export type Item = Readonly<Record<string, unknown>> & { readonly id: string };

/** What older names are called today. */
export interface Names {
  readonly fate: (question: string) => Fate;
  readonly measure: (id: string) => string;
}

const CONDITIONS: ReadonlySet<string> = new Set(['if', 'askedIf', 'appliesIf', 'metIf', 'partlyIf']);
const MEASURES: ReadonlySet<string> = new Set(['measures', 'measuresIfMissing', 'prerequisites']);

/** Older items in the names of today: what is renamed everywhere changes nothing else. */
export function inToday(items: readonly Item[], { fate, measure }: Names): Item[] {
  const named = (key: string, value: unknown): unknown => {
    if (value === undefined) return value;
    if (CONDITIONS.has(key)) return inNamesOfToday(value as Condition, fate);
    if (MEASURES.has(key)) return (value as readonly string[]).map(measure);
    return key === 'variants' ? (value as readonly Item[]).map(said) : value;
  };
  const said = (item: Item): Item =>
    Object.fromEntries(Object.entries(item).map(([key, value]) => [key, named(key, value)])) as Item;
  return items.map(said);
}

interface Steps {
  readonly added: Step;
  readonly removed: Step;
  readonly order?: Step;
}

export function compareLists(
  part: Part,
  older: readonly Item[],
  newer: readonly Item[],
  aspects: Readonly<Record<string, Aspect>>,
  { added, removed, order }: Steps,
): Change[] {
  const before = new Map(older.map((item) => [item.id, item]));
  const after = new Set(newer.map(({ id }) => id));
  return [
    ...older.filter(({ id }) => !after.has(id)).map(({ id }): Change => ({ kind: 'removed', part, id, step: removed })),
    ...newer.flatMap((item): Change[] => {
      const was = before.get(item.id);
      return was === undefined
        ? [{ kind: 'added', part, id: item.id, step: added }]
        : differences(part, item.id, aspects, was, item);
    }),
    ...(order === undefined
      ? []
      : reordered(
          part,
          older.map(({ id }) => id),
          newer.map(({ id }) => id),
          order,
        )),
  ];
}

export function reordered(part: Part, older: readonly string[], newer: readonly string[], step: Step): Change[] {
  const common = older.filter((id) => newer.includes(id));
  const now = newer.filter((id) => common.includes(id));
  return common.every((id, index) => id === now[index]) ? [] : [{ kind: 'order', part, id: '', step }];
}

/** One change for each key that is not what it was. */
export function differences(
  part: Part,
  id: string,
  aspects: Readonly<Record<string, Aspect>>,
  older: object,
  newer: object,
  question?: string,
): Change[] {
  return Object.entries(aspects).flatMap(([key, [kind, step]]): Change[] => {
    const [from, to] = [older, newer].map((item) => (item as Readonly<Record<string, unknown>>)[key]);
    if (canonical(from) === canonical(to)) return [];
    const asked = typeof step === 'function' ? step(from, to) : step;
    return [
      { kind, part, id, ...(question === undefined ? {} : { question }), key, step: asked, from: inALine(from), to: inALine(to) },
    ];
  });
}

/** The order of keys says nothing. */
export function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, each: unknown) =>
      typeof each === 'object' && each !== null && !Array.isArray(each)
        ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : each,
    ) ?? ''
  );
}

function inALine(value: unknown): Change['from'] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value.join(', ') : undefined;
}
