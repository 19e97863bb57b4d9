/** Version numbers of questionnaires: three numbers, compared one after the other. */

/** What a change of version announces; `patch` = wording, `minor` = additions, `major` = scores not comparable. */
export type Step = 'none' | 'patch' | 'minor' | 'major';

/** From the smallest to the largest. */
export const STEPS: readonly Step[] = ['none', 'patch', 'minor', 'major'];

/** Negative when `a` is the older, 0 when they are the same. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  const at = left.findIndex((part, index) => part !== right[index]);
  return at === -1 ? 0 : left[at]! - right[at]!;
}

/** What going from one version to a later one announces; null when it goes back. */
export function stepBetween(older: string, newer: string): Step | null {
  const order = compareVersions(older, newer);
  if (order === 0) return 'none';
  if (order > 0) return null;
  const [left, right] = [numbersOf(older), numbersOf(newer)];
  return (['major', 'minor', 'patch'] as const)[left.findIndex((part, index) => part !== right[index])]!;
}

/** The first version that announces `step` after `version`. */
export function nextVersion(version: string, step: Step): string {
  const [major, minor, patch] = numbersOf(version) as [number, number, number];
  switch (step) {
    case 'none':
      return version;
    case 'patch':
      return `${major}.${minor}.${patch + 1}`;
    case 'minor':
      return `${major}.${minor + 1}.0`;
    case 'major':
      return `${major + 1}.0.0`;
  }
}

export function largestStep(steps: Iterable<Step>): Step {
  let largest = 0;
  for (const step of steps) largest = Math.max(largest, STEPS.indexOf(step));
  return STEPS[largest]!;
}

export function majorOf(version: string): number {
  return numbersOf(version)[0]!;
}

function numbersOf(version: string): number[] {
  return version.split('.').map(Number);
}
