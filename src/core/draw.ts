/** Choices that look like chance and are all decided by one number: the same seed, the same choices, on any machine. */
export interface Draw {
  /** Bounds included. */
  readonly int: (min: number, max: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
  /** True that many times out of a hundred. */
  readonly chance: (percent: number) => boolean;
  readonly shuffled: <T>(list: readonly T[]) => T[];
}

export function drawFrom(seed: number): Draw {
  let state = seed | 0;
  // A multiplicative hash of a counter: even enough to choose between a handful of things.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    int,
    pick: (list) => list[int(0, list.length - 1)]!,
    chance: (percent) => percent > 0 && next() * 100 < percent,
    shuffled: (list) => {
      const left = [...list];
      for (let last = left.length - 1; last > 0; last--) {
        const place = int(0, last);
        [left[last], left[place]] = [left[place]!, left[last]!];
      }
      return left;
    },
  };
}
