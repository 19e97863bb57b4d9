/** Data spoilt in a few places, then written well: it goes through the syntax, to what reads the meaning. */
import fc from 'fast-check';
import { stringify } from 'yaml';
import { hostileText, hostileValue } from './hostile.ts';

/** Which child to go to, at each level. */
const road = fc.array(fc.nat(0xffff), { minLength: 1, maxLength: 6 });

interface Spot {
  readonly parent: unknown[] | Record<string, unknown>;
  readonly key: string;
}

type Change = (spot: Spot, whole: unknown) => void;

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    arbitrary: hostileValue.map(
      (value): Change =>
        ({ parent, key }) =>
          put(parent, key, value),
    ),
    weight: 6,
  },
  {
    arbitrary: fc.constant<Change>(({ parent, key }) => {
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else delete parent[key];
    }),
    weight: 2,
  },
  {
    arbitrary: fc.tuple(hostileText, fc.boolean()).map(([name, keep]): Change => ({ parent, key }) => {
      const value: unknown = Reflect.get(parent, key);
      if (!keep && !Array.isArray(parent)) delete parent[key];
      put(parent, name, value);
    }),
    weight: 2,
  },
  // Something that is right elsewhere.
  {
    arbitrary: road.map(
      (from): Change =>
        ({ parent, key }, whole) =>
          put(parent, key, valueAt(whole, from)),
    ),
    weight: 3,
  },
  {
    arbitrary: fc.integer({ min: 1, max: 5 }).map((count): Change => ({ parent, key }) => {
      if (Array.isArray(parent)) parent.push(...Array.from({ length: count }, () => structuredClone(parent[Number(key)])));
      else for (let index = 0; index < count; index++) parent[`${key}-${index}`] = structuredClone(parent[key]);
    }),
    weight: 1,
  },
  { arbitrary: fc.constant<Change>(({ parent, key }) => put(parent, key, [Reflect.get(parent, key)])), weight: 1 },
);

/** Never the prototype: `__proto__` becomes a key like any other, as JSON and YAML have it. */
function put(parent: Spot['parent'], key: string, value: unknown): void {
  Object.defineProperty(parent, Array.isArray(parent) && !/^\d+$/.test(key) ? String(parent.length) : key, {
    value: structuredClone(value),
    writable: true,
    enumerable: true,
    configurable: true,
  });
}

function spotAt(data: unknown, steps: readonly number[]): Spot | null {
  let spot: Spot | null = null;
  let value = data;
  for (const step of steps) {
    if (typeof value !== 'object' || value === null) break;
    const keys = Object.keys(value);
    if (keys.length === 0) break;
    const key = keys[step % keys.length]!;
    spot = { parent: value as Spot['parent'], key };
    value = Reflect.get(value, key);
  }
  return spot;
}

function valueAt(data: unknown, steps: readonly number[]): unknown {
  const spot = spotAt(data, steps);
  return spot === null ? data : Reflect.get(spot.parent, spot.key);
}

/** JSON mostly: it is YAML, and written a hundred times faster. Numbers that JSON cannot write need YAML. */
const writing: fc.Arbitrary<(data: unknown) => string> = fc.oneof(
  { arbitrary: fc.constant((data: unknown) => JSON.stringify(data)), weight: 6 },
  { arbitrary: fc.constant((data: unknown) => JSON.stringify(data, null, 2)), weight: 2 },
  { arbitrary: fc.constant((data: unknown) => stringify(data, { aliasDuplicateObjects: false })), weight: 1 },
  { arbitrary: fc.constant((data: unknown) => stringify(data, { collectionStyle: 'flow', lineWidth: 30 })), weight: 1 },
);

/** One of these values with a few changes, as text. */
export function spoiltData(values: readonly unknown[]): fc.Arbitrary<Buffer> {
  return fc
    .tuple(fc.nat(values.length - 1), fc.array(fc.tuple(road, change), { minLength: 0, maxLength: 4 }), writing)
    .map(([index, changes, write]) => {
      const data = structuredClone(values[index]);
      for (const [steps, apply] of changes) {
        const spot = spotAt(data, steps);
        if (spot !== null) apply(spot, data);
      }
      return Buffer.from(write(data));
    });
}
