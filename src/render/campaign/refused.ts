/** The sheets that could not be read, and what to correct first. */
import type { Block } from '../blocks.ts';
import { count, NBSP } from '../format.ts';
import { paragraph, table } from '../plan/pieces.ts';
import type { CampaignContext } from './input.ts';
import { oneLine } from './plain-text.ts';
import { DATA_FILE } from './words.ts';

/** Two pages; beyond, the data file is the better list. */
const LINES = 40;
const LONGEST_REASON = 300;

export function refusedSection({ statistics, refused, anonymous }: CampaignContext): readonly Block[] {
  const all = statistics.refused;
  if (all === 0) return [];
  const many = `${count(all, 'feuille n’a', 'feuilles n’ont')} pas pu être ${all < 2 ? 'lue' : 'lues'} et ${all < 2 ? 'n’entre' : 'n’entrent'} dans aucun chiffre de ce rapport.`;
  if (anonymous || refused.length === 0) return [paragraph(many)];
  const head = refused.slice(0, LINES);
  const rest = all - head.length;
  return [
    paragraph(`${many} Voici, pour chaque fichier, le premier point à corriger.`),
    table(
      'Feuilles refusées, avec le premier problème de chacune.',
      [
        ['Fichier', 42],
        ['Premier problème', 58],
      ],
      head.map(({ source, reason }) => ({
        cells: [oneLine(source) || 'Fichier sans nom', oneLine(reason, LONGEST_REASON) || 'Le fichier ne peut pas être lu.'],
      })),
    ),
    ...(rest <= 0
      ? []
      : [
          paragraph(
            `${count(rest, 'autre feuille refusée est', 'autres feuilles refusées sont')} dans le fichier ${DATA_FILE}, avec tous ${rest < 2 ? 'ses' : 'leurs'} problèmes${NBSP}: la liste s’arrête ici à ${LINES}.`,
            'small',
          ),
        ]),
  ];
}
