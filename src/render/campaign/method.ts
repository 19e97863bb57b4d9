/** How the figures are made, what they do not say, and what the report comes from. */
import type { Block, Row } from '../blocks.ts';
import { count, day, NBSP, number, THIN } from '../format.ts';
import { bold, heading, list, paragraph, plain, table } from '../plan/pieces.ts';
import type { CampaignContext } from './input.ts';

export function methodSection(context: CampaignContext): readonly Block[] {
  return [
    paragraph(
      'Cette échelle est celle du questionnaire utilisé. Ce n’est ni une note ni un label de l’ANSSI (l’agence nationale chargée de la cybersécurité) ou d’une autre administration.',
    ),
    paragraph([bold('Les niveaux'), plain(`${NBSP}: ${scale(context)}.`)]),
    list('bullet', limits(context)),
    heading(3, 'De quoi ce rapport est fait'),
    table(
      'Questionnaire, outil et date de ce rapport.',
      [
        ['Élément', 34],
        ['Valeur', 66],
      ],
      identity(context),
    ),
  ];
}

function scale({ questionnaire: { levels } }: CampaignContext): string {
  return levels.map(({ letter, title, from }) => `${letter} (${title}) à partir de ${number(from, 1)}${NBSP}%`).join(`${THIN}; `);
}

function limits({ statistics, questionnaire: { scoring }, anonymous }: CampaignContext): string[] {
  return [
    'Les réponses sont celles des communes. Personne ne les a vérifiées sur place.',
    ...(statistics.communes < 2
      ? []
      : [`Chaque commune compte pour une, petite ou grande${NBSP}: les moyennes ne tiennent pas compte du nombre d’habitants.`]),
    scoring.unknown === 'worst'
      ? `« Je ne sais pas » compte comme la moins bonne réponse${NBSP}: la note réelle peut être meilleure, jamais moins bonne.`
      : '« Je ne sais pas » est laissé de côté\u202F: la note réelle peut être meilleure ou moins bonne.',
    'Une commune sans note compte dans le nombre de communes, mais pas dans les moyennes.',
    'Les montants additionnent des fourchettes indicatives. Ils disent un ordre de grandeur, pas un prix.',
    ...(anonymous ? [withheld(statistics.smallestGroup)] : []),
  ];
}

function withheld(smallestGroup: number): string {
  return `Le signe « – » remplace un chiffre qui porterait sur moins de ${count(smallestGroup, 'commune', 'communes')}, ou qui permettrait de le retrouver par différence. Les médianes, qui sont la note d’une seule commune, ne sont pas données.`;
}

function identity({ questionnaire, toolVersion, date, statistics }: CampaignContext): Row[] {
  const { communes, refused } = statistics;
  return [
    { cells: ['Questionnaire', `${questionnaire.title}, ${questionnaire.id}@${questionnaire.version}`] },
    // Two lines: sixty-four characters without a space fit no column.
    {
      cells: ['Empreinte du questionnaire (SHA-256)', `${questionnaire.sha256.slice(0, 32)}\n${questionnaire.sha256.slice(32)}`],
    },
    { cells: ['Outil', `commune-cyber ${toolVersion}`] },
    { cells: ['Date', day(date)] },
    {
      cells: [
        'Feuilles reçues',
        refused === 0 ? number(communes) : `${number(communes + refused)}, dont ${count(refused, 'refusée', 'refusées')}`,
      ],
    },
    ...(questionnaire.licence === undefined ? [] : [{ cells: ['Licence du questionnaire', questionnaire.licence] }]),
  ];
}
