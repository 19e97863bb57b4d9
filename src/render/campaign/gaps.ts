/** What is missing most often. */
import type { MeasureStatistics } from '../../core/campaign.ts';
import type { Block, Table } from '../blocks.ts';
import { NBSP, number, quoted } from '../format.ts';
import { paragraph, table } from '../plan/pieces.ts';
import type { CampaignContext } from './input.ts';
import { DATA_FILE, measureTitle, NOT_ALL_SHOWN, share, shown } from './words.ts';

/** A longer table would not be read; the rest is in the data file. */
const GAPS = 15;

export function gapsSection(context: CampaignContext): readonly Block[] {
  const { statistics, anonymous } = context;
  const { measures, communes: all } = statistics;
  if (all === 0) return [];
  if (measures.length === 0) {
    return [
      paragraph(
        anonymous
          ? 'Aucun manque ne concerne assez de communes pour être montré.'
          : 'Les réponses données n’appellent aucune mesure.',
      ),
    ];
  }
  const head = measures.slice(0, GAPS);
  if (all === 1) return [paragraph(intro(measures.length, false)), ofOneCommune(context, head)];
  return [
    paragraph(`${intro(measures.length, true)}${anonymous ? ` ${NOT_ALL_SHOWN}` : ''}`),
    ofMany(context, head),
    paragraph(
      `${quoted('Urgente')}${NBSP}: combien de communes l’ont parmi leurs mesures urgentes. ${quoted('À confirmer')}${NBSP}: combien ne savent pas si c’est déjà fait.`,
      'small',
    ),
  ];
}

function intro(measures: number, isRanked: boolean): string {
  if (measures === 1) return 'Voici la mesure qui manque.';
  if (measures > GAPS) {
    const head = isRanked ? `Voici les ${GAPS} mesures qui manquent le plus souvent` : `Voici ${GAPS} mesures qui manquent`;
    return `${head}, sur ${number(measures)}. Le fichier ${DATA_FILE} les donne toutes.`;
  }
  return `Voici les mesures qui manquent${isRanked ? ', de la plus fréquente à la moins fréquente' : ''}.`;
}

function ofMany(context: CampaignContext, measures: readonly MeasureStatistics[]): Table {
  return table(
    'Mesures qui manquent le plus souvent, avec le nombre de communes, leur part, combien les ont parmi leurs mesures urgentes et combien doivent d’abord confirmer.',
    [
      ['Mesure qui manque', 48],
      ['Communes', 13, 'right'],
      ['Part', 11, 'right'],
      ['Urgente', 13, 'right'],
      ['À confirmer', 15, 'right'],
    ],
    measures.map((each) => ({
      cells: [
        measureTitle(context, each),
        number(each.communes),
        share(each.communes, context.statistics.communes),
        shown(each.urgent),
        shown(each.toConfirm),
      ],
    })),
  );
}

function ofOneCommune(context: CampaignContext, measures: readonly MeasureStatistics[]): Table {
  const yes = (count: number | null): string => ((count ?? 0) > 0 ? 'oui' : 'non');
  return table(
    'Mesures qui manquent, si elles sont urgentes et si elles sont à confirmer d’abord.',
    [
      ['Mesure qui manque', 66],
      ['Urgente', 17],
      ['À confirmer', 17],
    ],
    measures.map((each) => ({ cells: [measureTitle(context, each), yes(each.urgent), yes(each.toConfirm)] })),
  );
}
