/** The circle that goes through `start`, beginning and ending with it, or null. */
export function cycleFrom(start: string, next: (id: string) => readonly string[]): string[] | null {
  const seen = new Set<string>();
  const walk = (id: string, trail: readonly string[]): string[] | null => {
    for (const each of next(id)) {
      if (each === start) return [...trail, each];
      if (seen.has(each)) continue;
      seen.add(each);
      const found = walk(each, [...trail, each]);
      if (found !== null) return found;
    }
    return null;
  };
  return walk(start, [start]);
}
