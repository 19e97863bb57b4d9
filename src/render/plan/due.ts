/** By when: a measure brought forward because it is urgent cannot always be finished so soon, only started. */
import type { PlanStep, Questionnaire } from '../../core/model.ts';
import { day } from '../format.ts';

type Due = Pick<PlanStep, 'measure' | 'horizon' | 'due'>;

/** Whether it stands before the horizon of its own urgency: a vote or a quotation may have to come first. */
export function isToStart({ horizons }: Pick<Questionnaire, 'horizons'>, { measure, horizon }: Due): boolean {
  const own = horizons.findIndex(({ urgencies }) => urgencies.includes(measure.urgency));
  return horizons.findIndex(({ id }) => id === horizon) < own;
}

/** « avant le 21 décembre 2026 », or « à lancer avant le … ». */
export function dueWords(questionnaire: Questionnaire, step: Due): string {
  return `${isToStart(questionnaire, step) ? 'à lancer ' : ''}avant le ${day(step.due)}`;
}
