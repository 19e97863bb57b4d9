/** The first page: which campaign, when, how many communes, and who may read it. */
import type { Cover } from '../blocks.ts';
import { count, day, number } from '../format.ts';
import type { CampaignContext } from './input.ts';

const NAMED = `Document confidentiel. Il dit ce qui manque aux communes${'\u202F'}: une personne malveillante pourrait s’en servir. Remettez-le aux élus et aux agents qui suivent le sujet. Ne le mettez pas en ligne et ne le joignez pas à une délibération.`;
const ANONYMOUS = `Ce document ne nomme aucune commune. Il décrit pourtant des points faibles${'\u202F'}: demandez-vous qui a besoin de le lire avant de le diffuser.`;

export function coverBlock({ statistics, questionnaire, date, title, anonymous }: CampaignContext): Cover {
  const { communes, refused, smallestGroup, progress } = statistics;
  return {
    kind: 'cover',
    overline: 'Campagne de diagnostics de cybersécurité',
    title,
    subtitle:
      communes === 1
        ? 'Où en est la commune, ce qui manque, et par où commencer.'
        : 'Où en sont les communes, ce qui leur manque, et ce qu’elles peuvent acheter ou faire ensemble.',
    facts: [
      [communes < 2 ? 'Commune diagnostiquée' : 'Communes diagnostiquées', communes === 0 ? 'aucune' : number(communes)],
      ...(refused === 0 ? [] : [[refused < 2 ? 'Feuille refusée' : 'Feuilles refusées', number(refused)] as const]),
      ['Date', day(date)],
      ...(progress === null ? [] : [['Campagne précédente', day(progress.since)] as const]),
      ['Questionnaire', `${questionnaire.title} (${questionnaire.id}@${questionnaire.version})`],
      ...(anonymous
        ? [['Version', `Anonyme, aucun groupe de moins de ${count(smallestGroup, 'commune', 'communes')}`] as const]
        : []),
    ],
    notice: anonymous ? ANONYMOUS : NAMED,
  };
}
