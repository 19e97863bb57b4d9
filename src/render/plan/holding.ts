/** What holds the level where it is. Without a copy of anything, three gates would say the same thing three times. */
import type { Gate, Questionnaire } from '../../core/model.ts';
import { count } from '../format.ts';

export interface Holding {
  /** Those that hold it lowest, in the order of the questionnaire. */
  readonly gates: readonly Gate[];
  /** « Et 2 autres points ensuite. »: those that would hold it after them; null when there are none. */
  readonly after: string | null;
}

/** Sorts out the gates that lower a level. */
export function holding({ levels }: Questionnaire, lowering: readonly Gate[]): Holding {
  const rank = ({ atMost }: Gate): number => levels.findIndex(({ id }) => id === atMost);
  const lowest = Math.min(...lowering.map(rank));
  const gates = lowering.filter((gate) => rank(gate) === lowest);
  const others = lowering.length - gates.length;
  return { gates, after: others === 0 ? null : `Et ${count(others, 'autre point', 'autres points')} ensuite.` };
}
