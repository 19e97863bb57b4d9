/** Ranked measures laid out over the horizons, with costs, efforts and the score after each. */
import { addDays } from './calendar.ts';
import type { Horizon, Plan, PlanHorizon, PlanLimits, PlanStep, Questionnaire, RankedMeasure } from './model.ts';
import type { Outcome } from './outcome.ts';
import type { Ranking } from './ranking.ts';
import { addCosts, addEfforts, costOf, effortOf, type Units } from './scale.ts';
import { oneDecimal } from './score.ts';

export interface PlanOptions {
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly limits: PlanLimits;
}

interface Placed {
  readonly ranked: RankedMeasure;
  /** Index of its horizon. */
  readonly at: number;
  readonly moved: PlanStep['moved'];
}

/** Lays the ranking out. Nothing is lost: what fits nowhere is in `postponed`. */
export function makePlan(
  { horizons }: Questionnaire,
  { measures, urgent }: Ranking,
  units: Units,
  future: Outcome,
  options: PlanOptions,
): Plan {
  const { placed, postponed } = place(measures, new Set(urgent), horizons, units, options.limits);
  const inOrder = placed.toSorted((a, b) => a.at - b.at || a.ranked.rank - b.ranked.rank);

  future.restart();
  let reached = future.percent;
  const steps: PlanStep[] = [];
  const planned = horizons.map((horizon, at): PlanHorizon => {
    const due = addDays(options.today, horizon.days);
    const own = inOrder
      .filter((each) => each.at === at)
      .map(({ ranked, moved }): PlanStep => {
        const before = reached;
        future.carryOut([ranked.measure.id]);
        reached = future.percent;
        return {
          measure: ranked.measure,
          because: ranked.because,
          toConfirm: ranked.toConfirm,
          urgent: urgent.includes(ranked),
          horizon: horizon.id,
          owner: ranked.measure.owner,
          due,
          cost: costOf(ranked.measure, units),
          effort: effortOf(ranked.measure, units),
          gain: oneDecimal(reached - before),
          moved,
        };
      });
    steps.push(...own);
    const { overall } = future.scoring;
    return {
      horizon,
      due,
      steps: own,
      cost: addCosts(own.map(({ cost }) => cost)),
      effort: addEfforts(own.map(({ effort }) => effort)),
      after: overall.kind === 'scored' ? { percent: overall.percent, level: overall.level } : null,
    };
  });
  return {
    horizons: planned,
    steps,
    postponed,
    cost: addCosts(steps.map(({ cost }) => cost)),
    effort: addEfforts(steps.map(({ effort }) => effort)),
    fittedTo: options.limits,
  };
}

/** Urgent measures first; the others where their urgency says, but never before what they need nor in the first horizon. */
function place(
  measures: readonly RankedMeasure[],
  urgent: ReadonlySet<RankedMeasure>,
  horizons: readonly Horizon[],
  units: Units,
  limits: PlanLimits,
) {
  const last = horizons.length - 1;
  const placed: Placed[] = [];
  const postponed: { measure: RankedMeasure['measure']; why: 'budget' | 'days' }[] = [];
  const room = new Room(horizons, units, limits);
  /** Where a measure is placed, or why it is not. */
  const fate = new Map<string, number | 'budget' | 'days'>();
  const put = (ranked: RankedMeasure, at: number, moved?: PlanStep['moved']): void => {
    room.take(ranked, at, urgent.has(ranked) ? 0 : 1);
    fate.set(ranked.measure.id, at);
    placed.push({ ranked, at, moved });
  };
  for (const ranked of measures) {
    const { measure } = ranked;
    const own = horizons.findIndex(({ urgencies }) => urgencies.includes(measure.urgency));
    let earliest = urgent.has(ranked) ? 0 : Math.min(last, Math.max(1, own));
    let blocked: 'budget' | 'days' | undefined;
    for (const id of measure.prerequisites) {
      const needed = fate.get(id);
      if (typeof needed === 'number') earliest = Math.max(earliest, needed);
      else blocked ??= needed;
    }
    const end: End = urgent.has(ranked) ? 0 : 1;
    const refusal = blocked ?? room.refusal(ranked, earliest, end);
    if (refusal === null) {
      put(ranked, earliest);
      continue;
    }
    const later =
      blocked === undefined ? horizons.findIndex((_, at) => at > earliest && room.refusal(ranked, at, end) === null) : -1;
    if (later !== -1) put(ranked, later, { from: horizons[earliest]!.id, why: refusal });
    else {
      postponed.push({ measure, why: refusal });
      fate.set(measure.id, refusal);
    }
  }
  return { placed, postponed };
}

/** Which end of a range of costs is counted. */
type End = 0 | 1;

/**
 * What is left of the stated budget, year by year, and of the stated time, horizon by horizon. High ends of costs count;
 * but the low end of an urgent measure, so that none is put off when there is a free or cheaper way to do it.
 */
class Room {
  readonly #horizons: readonly Horizon[];
  readonly #units: Units;
  readonly #limits: PlanLimits;
  readonly #spent: number[];
  readonly #worked: number[];

  constructor(horizons: readonly Horizon[], units: Units, limits: PlanLimits) {
    this.#horizons = horizons;
    this.#units = units;
    this.#limits = limits;
    this.#spent = Array.from({ length: this.#year(horizons.length - 1) + 1 }, () => 0);
    this.#worked = horizons.map(() => 0);
  }

  /** Why a measure does not fit at a horizon, or null when it does. What costs nothing always fits a budget. */
  refusal({ measure }: RankedMeasure, at: number, end: End): 'budget' | 'days' | null {
    const { budget, days } = this.#limits;
    if (budget !== undefined) {
      const spending = this.#spending(measure, at, end);
      if (spending.some((euros, year) => euros > 0 && this.#spent[year]! + euros > budget)) return 'budget';
    }
    if (days !== undefined) {
      const work = effortOf(measure, this.#units).commune;
      const full = this.#horizons.some(
        (horizon, index) => work > 0 && index >= at && this.#worked[index]! + work > (days * horizon.days) / 30,
      );
      if (full) return 'days';
    }
    return null;
  }

  take({ measure }: RankedMeasure, at: number, end: End): void {
    if (this.#limits.budget === undefined && this.#limits.days === undefined) return;
    this.#spending(measure, at, end).forEach((euros, year) => {
      this.#spent[year]! += euros;
    });
    const work = effortOf(measure, this.#units).commune;
    for (let index = at; index < this.#worked.length; index++) this.#worked[index]! += work;
  }

  /** Bought once in the year of the horizon, paid again every year from then on. */
  #spending(measure: RankedMeasure['measure'], at: number, end: End): number[] {
    const { purchase, yearly } = costOf(measure, this.#units);
    const from = this.#year(at);
    return this.#spent.map((_, year) => (year === from ? purchase[end] : 0) + (year >= from ? yearly[end] : 0));
  }

  #year(at: number): number {
    return Math.ceil(this.#horizons[at]!.days / 365) - 1;
  }
}
