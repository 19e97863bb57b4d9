/** The rows of `synthese.csv`: one commune a line, for people who sort and filter. */
import type { CommuneSummary } from '../../core/campaign.ts';
import type { Questionnaire } from '../../core/model.ts';

export type Cell = string | number | null;

/** Between several texts of one cell. */
const SEPARATOR = ' | ';

/** Titles of the columns, in French; the last one only when each commune has a plan. */
export function csvHeader(questionnaire: Questionnaire, plans: boolean): string[] {
  return [
    'commune',
    'code INSEE',
    'département',
    'population',
    'note',
    'note au mieux',
    'niveau',
    'lettre',
    'points bloquants',
    'provisoire',
    ...questionnaire.domains.map(({ short }) => short),
    'mesures urgentes',
    'nombre de mesures',
    'à confirmer',
    'sans réponse',
    'achats bas',
    'achats haut',
    'par an bas',
    'par an haut',
    'jours mairie',
    'jours prestataire',
    'note après les mesures urgentes',
    'évolution',
    'fichier d’origine',
    ...(plans ? ['plan'] : []),
  ];
}

/** The same columns for one commune; what is not known is null. `plan` is the file name of its plan. */
export function csvRow(summary: CommuneSummary, questionnaire: Questionnaire, plan?: string): Cell[] {
  const { score, measures, unknown, unanswered, cost, effort, change } = summary;
  const level = questionnaire.levels.find(({ id }) => id === score?.level);
  const gates = questionnaire.gates.filter(({ id }) => score?.gates.includes(id) === true);
  const urgent = measures
    .filter((each) => each.urgent)
    .map(({ id }) => questionnaire.measures.find((each) => each.id === id)?.title ?? id);
  return [
    summary.name,
    summary.insee ?? null,
    summary.department ?? null,
    summary.population ?? null,
    score?.percent ?? null,
    score?.high ?? null,
    level?.title ?? score?.level ?? null,
    level?.letter ?? null,
    gates.length === 0 ? null : gates.map(({ why }) => why).join(SEPARATOR),
    summary.provisional ? 'oui' : 'non',
    ...questionnaire.domains.map((_, index) => summary.domains[index] ?? null),
    urgent.length === 0 ? null : urgent.join(SEPARATOR),
    measures.length,
    unknown.length,
    unanswered,
    ...cost.purchase,
    ...cost.yearly,
    effort.commune,
    effort.provider,
    score?.afterUrgent ?? null,
    change == null ? null : change.to - change.from,
    summary.source,
    ...(plan === undefined ? [] : [plan]),
  ];
}
