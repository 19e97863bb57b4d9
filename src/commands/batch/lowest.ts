/** The communes to call first: those with the lowest scores, whatever their order of arrival. */
import type { CommuneSummary } from '../../core/campaign.ts';

/** More than one person can call in a week. */
const MOST = 12;

export class Lowest {
  #kept: CommuneSummary[] = [];

  add(summary: CommuneSummary): void {
    if (summary.score === null) return;
    this.#kept = [...this.#kept, summary].toSorted(byScore).slice(0, MOST);
  }

  get all(): readonly CommuneSummary[] {
    return this.#kept;
  }
}

function byScore(a: CommuneSummary, b: CommuneSummary): number {
  return a.score!.percent - b.score!.percent || (a.source < b.source ? -1 : 1);
}
