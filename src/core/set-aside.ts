/**
 * Items whose shape is wrong are set aside, so that the meaning of all the others is checked in the same run. What follows
 * from their absence is not a fault of the others.
 */
import type { Problem } from './problem.ts';
import type { YamlText } from './yaml-text.ts';

/** Lists checked as a whole: with an item missing, an order or a complete set cannot be told. */
const WHOLE: Readonly<Partial<Record<Problem['code'], string>>> = {
  'levels-order': 'levels',
  'horizons-order': 'horizons',
  'urgency-without-horizon': 'horizons',
};

/** Lists whose items are referred to by their id. */
const NAMED: ReadonlySet<string> = new Set([
  'levels',
  'gates',
  'horizons',
  'sources',
  'domains',
  'profile',
  'questions',
  'measures',
  'obligations',
  'inconsistencies',
]);

/** A key that nobody reads, a text too long or empty: the rest of the item means what it says. */
function isHarmless({ code, args }: Problem): boolean {
  return code === 'unknown-key' || (code === 'wrong-length' && args.of === 'text');
}

export class SetAside {
  readonly #lists = new Set<string>();
  readonly #names = new Set<string>();
  #nameless = false;

  /** The text without the items and the single values where these faults are. */
  aside({ file, data, at }: YamlText, faults: readonly Problem[]): YamlText {
    const rest: Record<string, unknown> = { ...(data as Record<string, unknown>) };
    for (const { place } of faults.filter((each) => !isHarmless(each))) {
      const { key = '', index } = /^(?<key>[^.[]*)(\[(?<index>\d+)\])?/.exec(place.path)?.groups ?? {};
      const value = rest[key];
      this.#lists.add(key);
      if (index === undefined || !Array.isArray(value)) {
        if (NAMED.has(key)) this.#remember(value);
        delete rest[key];
      } else {
        if (NAMED.has(key)) this.#remember([value[Number(index)]]);
        rest[key] = value.with(Number(index), undefined);
      }
    }
    return { file, data: rest, at };
  }

  /** Whether something of this part was set aside. */
  has(part: string): boolean {
    return this.#lists.has(part);
  }

  /** Whether this problem may come from what is missing. */
  explains({ code, args }: Problem): boolean {
    if (code === 'unknown-name') return this.#nameless || this.#names.has(args.name);
    const list = WHOLE[code];
    return list !== undefined && this.#lists.has(list);
  }

  #remember(items: unknown): void {
    if (!Array.isArray(items)) {
      this.#nameless ||= items !== undefined;
      return;
    }
    for (const item of items as unknown[]) {
      if (item === undefined) continue;
      const id: unknown = typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined;
      if (typeof id === 'string') this.#names.add(id);
      else this.#nameless = true;
    }
  }
}
