/** What nobody can say yet, and who could. */
import type { Statistics } from '../../core/campaign.ts';
import type { Role } from '../../core/model.ts';
import type { Block, Row } from '../blocks.ts';
import { count, NBSP, quoted } from '../format.ts';
import { group, list, paragraph, table } from '../plan/pieces.ts';
import type { CampaignContext } from './input.ts';
import { communes, DATA_FILE, see, TITLES, WHO_KNOWS } from './words.ts';

/** Four roles hold on one page. */
const QUESTIONS_OF_A_ROLE = 4;
const ROLES: readonly Role[] = ['prestataire', 'mairie', 'elu', 'dpo'];

export function unknownSection(context: CampaignContext): readonly Block[] {
  if (context.statistics.communes === 0) return [];
  const lines = uncertain(context.statistics);
  return [...(lines.length > 0 ? [list('bullet', lines)] : []), ...questions(context)];
}

function uncertain({ provisional, levels, refused }: Statistics): string[] {
  const without = levels.find(({ level }) => level === 'inconclusive')?.communes ?? 0;
  return [
    ...(provisional === null
      ? ['Le nombre de notes provisoires n’est pas montré.']
      : provisional === 0
        ? []
        : [
            `${count(provisional, 'commune a', 'communes ont')} une note provisoire${NBSP}: il ${provisional < 2 ? 'lui' : 'leur'} reste des questions, ou seul le formulaire court est rempli.`,
          ]),
    ...(without === 0 ? [] : [`${count(without, 'commune n’a', 'communes n’ont')} pas encore de note, faute de réponses.`]),
    ...(refused === 0
      ? []
      : [
          `${count(refused, 'feuille a été refusée et n’entre', 'feuilles ont été refusées et n’entrent')} dans aucun chiffre ${see(TITLES.refused)}.`,
        ]),
  ];
}

function questions({ statistics, questions: byId }: CampaignContext): Block[] {
  const { unknown, communes: all } = statistics;
  if (unknown.length === 0) return [];
  const roles = ROLES.map((role) => ({ role, own: unknown.filter(({ knownBy }) => knownBy === role) })).filter(
    ({ own }) => own.length > 0,
  );
  const hidden = roles.reduce((sum, { own }) => sum + Math.max(0, own.length - QUESTIONS_OF_A_ROLE), 0);
  const rows = roles.flatMap(({ role, own }): Row[] => [
    group(`${WHO_KNOWS[role]} le sait le plus souvent`),
    ...own
      .slice(0, QUESTIONS_OF_A_ROLE)
      .map(({ question, communes: counted }) => ({ cells: [byId.get(question)?.text ?? question, communes(counted)] })),
  ]);
  const answer = quoted('je ne sais pas');
  return [
    paragraph(
      all === 1
        ? `Voici les questions où la commune a répondu ${answer}.`
        : `Voici les questions où l’on répond le plus ${answer}. Une même demande au bon interlocuteur peut éclairer plusieurs communes.`,
    ),
    table(
      'Questions restées sans réponse nette, rangées selon la personne qui sait, avec le nombre de communes.',
      [
        ['Question', 78],
        ['Ne savent pas', 22, 'right'],
      ],
      rows,
    ),
    ...(hidden === 0
      ? []
      : [paragraph(`${count(hidden, 'autre question est', 'autres questions sont')} dans le fichier ${DATA_FILE}.`, 'small')]),
  ];
}
