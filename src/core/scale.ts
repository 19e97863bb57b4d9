/** Costs and efforts at the size of this commune. */
import type { Amount, AnswerSheet, Effort, Measure, Quantity, Questionnaire, Range, ScaledCost, Unit } from './model.ts';
import { roundTo } from './score.ts';
import type { Standings } from './standing.ts';

/** How many there are of each unit. */
export type Units = Readonly<Record<Unit, number>>;

/** Reads the profile: the answer, else the value the questionnaire assumes, else one; none when the question is not asked. */
export function unitsOf(questionnaire: Questionnaire, sheet: AnswerSheet, standings: Standings): Units {
  const units: Record<Unit, number> = { flat: 1, workstation: 1, laptop: 1, server: 1, agent: 1, mailbox: 1 };
  for (const question of questionnaire.profile) {
    if (question.counts === undefined) continue;
    const value = sheet.answers.get(question.id)?.value;
    const count = value?.kind === 'number' ? value.number : (question.assumed ?? 1);
    units[question.counts] = standings.of(question.id) === 'asked' ? count : 0;
  }
  return units;
}

/** Euros, rounded. */
export function costOf(measure: Measure, units: Units): ScaledCost {
  return { purchase: scaled(measure.cost.purchase, units), yearly: scaled(measure.cost.yearly, units) };
}

function scaled({ range, per }: Amount, units: Units): Range {
  return [Math.round(range[0] * units[per]), Math.round(range[1] * units[per])];
}

/** Days, to the hundredth. */
export function effortOf({ effort }: Measure, units: Units): Effort {
  const days = ({ amount, per }: Quantity): number => roundTo(amount * units[per], 100);
  return { commune: days(effort.commune), provider: days(effort.provider) };
}

export function addCosts(costs: readonly ScaledCost[]): ScaledCost {
  const add = (ranges: readonly Range[]): Range => [
    ranges.reduce((sum, [low]) => sum + low, 0),
    ranges.reduce((sum, [, high]) => sum + high, 0),
  ];
  return { purchase: add(costs.map(({ purchase }) => purchase)), yearly: add(costs.map(({ yearly }) => yearly)) };
}

export function addEfforts(efforts: readonly Effort[]): Effort {
  const add = (days: (effort: Effort) => number): number =>
    roundTo(
      efforts.reduce((sum, each) => sum + days(each), 0),
      100,
    );
  return { commune: add((each) => each.commune), provider: add((each) => each.provider) };
}
