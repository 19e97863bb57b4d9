import type { Questionnaire } from '../../core/model.ts';
import { shown, type ShowOptions } from './selection.ts';

/**
 * The whole questionnaire as JSON, with its own keys. The options leave questions out of `profile` and `questions`;
 * `sha256` stays that of the questionnaire they come from.
 */
export function questionnaireJson(questionnaire: Questionnaire, options: ShowOptions): string {
  return `${JSON.stringify({ ...questionnaire, ...shown(questionnaire, options) }, null, 2)}\n`;
}
