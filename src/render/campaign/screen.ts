/** What a campaign says in the terminal. */
import type { Statistics } from '../../core/campaign.ts';
import type { Questionnaire } from '../../core/model.ts';
import { count, NBSP, number, THIN } from '../format.ts';
import { visible } from '../visible.ts';
import { communes, shown } from './words.ts';

export interface CampaignEnd {
  readonly statistics: Statistics;
  readonly questionnaire: Questionnaire;
  /** Paths written. */
  readonly files: readonly string[];
  /** Null when none was asked for. */
  readonly plans: { readonly made: number; readonly unchanged: number } | null;
}

export function campaignEnd({ statistics, questionnaire, files, plans }: CampaignEnd): string {
  const { score, levels, refused } = statistics;
  const letters = new Map(questionnaire.levels.map(({ id, letter }) => [id, letter]));
  const spread = levels
    .filter((each) => each.communes !== 0)
    .map((each) => `${letters.get(each.level) ?? 'sans note'}${NBSP}: ${shown(each.communes)}`);
  const median = score.median === null ? '' : `, médiane ${number(score.median, 1)}${NBSP}%`;
  return [
    `${communes(statistics.communes)} ${statistics.communes < 2 ? 'diagnostiquée' : 'diagnostiquées'}, ${count(refused, 'feuille refusée', 'feuilles refusées', 'aucune feuille refusée')}.`,
    ...(score.mean === null ? [] : [`Note moyenne${NBSP}: ${number(score.mean, 1)}${NBSP}%${median}.`]),
    ...(spread.length === 0 ? [] : [`Niveaux${NBSP}: ${spread.join(', ')}.`]),
    ...(plans === null
      ? []
      : [`Plans${NBSP}: ${count(plans.made, 'écrit', 'écrits')}, ${count(plans.unchanged, 'inchangé', 'inchangés')}.`]),
    '',
    ...files.map(visible),
    '',
  ].join('\n');
}

/** A refused sheet: its name, then each problem at its place. */
export function refusalText(refused: {
  readonly file: string;
  readonly line?: number | undefined;
  readonly commune?: string | undefined;
  readonly report: string;
}): string {
  const line = refused.line === undefined ? '' : `, ligne ${refused.line}`;
  const commune = refused.commune === undefined ? '' : ` (${refused.commune})`;
  const head = visible(`Feuille refusée${NBSP}: ${refused.file}${line}${commune}`);
  return `${head}\n${refused.report.replaceAll(/^(?=.)/gm, '  ')}\n\n`;
}

export function interruptedText(done: number): string {
  return `\nArrêté après ${count(done, 'feuille', 'feuilles')}. Les plans écrits sont entiers${THIN}; relancez la même commande pour finir.\n`;
}
