/** The measures that would raise the territory most. */
import type { MeasureStatistics } from '../../core/campaign.ts';
import type { Block, Column, Row } from '../blocks.ts';
import { count, NBSP, number } from '../format.ts';
import { bold, paragraph, plain, table } from '../plan/pieces.ts';
import type { CampaignContext } from './input.ts';
import { amount, communes, days, firstYear, measureTitle, NOT_ALL_SHOWN, unitsNote } from './words.ts';

const PRIORITIES = 5;

/** The most summed gain first; then the more communes. */
export function prioritiesOf({ statistics }: CampaignContext): readonly MeasureStatistics[] {
  return statistics.measures
    .filter(({ gain }) => gain > 0)
    .toSorted((a, b) => b.gain - a.gain || b.communes - a.communes)
    .slice(0, PRIORITIES);
}

export function prioritiesSection(context: CampaignContext): readonly Block[] {
  const chosen = prioritiesOf(context);
  if (chosen.length === 0) return [];
  const { communes: all, score } = context.statistics;
  const scored = score.communes ?? 0;
  const columns: readonly (readonly [title: string, width: number, align?: Column['align']])[] = [
    ['Mesure, et pourquoi', 48],
    ...(all === 1 ? [] : ([['Communes', 11, 'right']] as const)),
    ...(scored === 0 ? [] : ([[scored === 1 ? 'Points gagnés' : 'Effet sur la moyenne', 13, 'right']] as const)),
    ['Première année', 16, 'right'],
    ['Jours de prestataire', 11, 'right'],
  ];
  const row = (each: MeasureStatistics, index: number): Row => {
    const why = context.measures.get(each.measure)?.why;
    const cost = firstYear(each.cost);
    return {
      cells: [
        [bold(`${index + 1}.${NBSP}${measureTitle(context, each)}`), ...(why === undefined ? [] : [plain(`\n${why}`)])],
        ...(all === 1 ? [] : [number(each.communes)]),
        ...(scored === 0 ? [] : [effect(each.gain / scored)]),
        cost[1] === 0 ? 'gratuit' : amount(cost),
        days(each.provider),
      ],
    };
  };
  return [
    paragraph(
      `${intro(chosen.length, all)}${context.anonymous ? ` ${NOT_ALL_SHOWN}` : ''}${unitsNote(chosen.map(({ cost }) => firstYear(cost)))}`,
    ),
    table(
      'Mesures qui feraient gagner le plus de points, avec leur raison, leur effet, leur coût et le temps de prestataire.',
      columns,
      chosen.map(row),
    ),
  ];
}

function intro(measures: number, all: number): string {
  const from = all === 1 ? '' : ', toutes communes additionnées';
  return measures === 1
    ? `Cette mesure est celle qui ferait gagner des points${from}.`
    : `Ces ${measures} mesures feraient gagner le plus de points${from}. Leurs gains se recoupent en partie${NBSP}: ils ne s’ajoutent pas exactement.`;
}

/** « + 2,3 points », and never « + 0 ». */
function effect(points: number): string {
  const rounded = Math.round(points * 10) / 10;
  return rounded === 0 ? `moins de 0,1${NBSP}point` : `+${NBSP}${count(rounded, 'point', 'points')}`;
}

/** « « Garder une copie débranchée » (25 communes) ». */
export function named(context: CampaignContext, each: MeasureStatistics): string {
  return `«${NBSP}${measureTitle(context, each)}${NBSP}» (${communes(each.communes)})`;
}
