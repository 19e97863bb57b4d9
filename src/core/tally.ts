/** Counters and sums in integers: the order in which communes come changes no figure. */
import type { Average } from './campaign.ts';
import type { ScaledCost } from './model.ts';

/** From 0 to 100 by tenths. */
const TENTHS = 1001;

/** How many communes at each score. Takes the same room for three communes and for all. */
export class Histogram {
  readonly #at = new Uint32Array(TENTHS);
  #sum = 0;
  communes = 0;

  /** A percentage with one decimal. */
  add(percent: number): void {
    const tenths = toTenths(percent);
    this.#at[tenths]! += 1;
    this.#sum += tenths;
    this.communes += 1;
  }

  average(): Average {
    const { communes } = this;
    if (communes === 0) return { communes, mean: null, median: null };
    const middle = this.#rank(Math.floor((communes - 1) / 2)) + this.#rank(Math.floor(communes / 2));
    return { communes, mean: divided(this.#sum, communes) / 10, median: divided(middle, 2) / 10 };
  }

  /** To a whole point: a mean with decimals, times its count, would give scores back. */
  roundedMean(): number {
    return divided(this.#sum, 10 * this.communes);
  }

  /** The score of the commune of that rank, from 0 for the lowest. */
  #rank(rank: number): number {
    let below = 0;
    return this.#at.findIndex((count) => (below += count) > rank);
  }
}

/** Costs to the cent, days to the hundredth, gains to the tenth of a point. */
export class Sums {
  communes = 0;
  urgent = 0;
  toConfirm = 0;
  #gain = 0;
  #provider = 0;
  readonly #cents = [0, 0, 0, 0];

  add(gain: number, { purchase, yearly }: ScaledCost, provider: number): void {
    this.#gain += toTenths(gain);
    this.#provider += Math.round(provider * 100);
    [...purchase, ...yearly].forEach((euros, index) => {
      this.#cents[index]! += Math.round(euros * 100);
    });
  }

  totals(): { readonly gain: number; readonly cost: ScaledCost; readonly provider: number } {
    const [low, high, yearlyLow, yearlyHigh] = this.#cents.map((cents) => cents / 100);
    return {
      gain: this.#gain / 10,
      cost: { purchase: [low!, high!], yearly: [yearlyLow!, yearlyHigh!] },
      provider: this.#provider / 100,
    };
  }
}

export function toTenths(points: number): number {
  return Math.round(points * 10);
}

/** Rounded to an integer, half up. Both are integers; the result is exact as long as twice the sum is. */
export function divided(sum: number, by: number): number {
  return Math.floor((2 * sum + by) / (2 * by));
}
