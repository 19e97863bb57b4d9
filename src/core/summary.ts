/** From a diagnosis to what a campaign keeps of it. */
import type { CommuneSummary, ScoreChange } from './campaign.ts';
import type { Diagnosis } from './model.ts';

export function summaryOf(diagnosis: Diagnosis, source: string, change: ScoreChange | null): CommuneSummary {
  const { sheet, overall, plan, measures, unknown, unanswered } = diagnosis;
  const { name, insee, population, department } = sheet.commune;
  const gains = new Map(measures.map(({ measure, gain }) => [measure.id, gain]));
  const [first] = plan.horizons;
  return {
    source,
    name,
    insee,
    population,
    department,
    provisional: diagnosis.provisional,
    score:
      overall.kind === 'inconclusive'
        ? null
        : {
            percent: overall.percent,
            high: overall.high,
            level: overall.level.id,
            gates: overall.gates.map(({ id }) => id),
            afterUrgent: first?.after?.percent ?? overall.percent,
          },
    domains: diagnosis.domains.map(({ score }) => (score.kind === 'scored' ? score.percent : null)),
    measures: plan.steps.map(({ measure: { id }, urgent, toConfirm, cost, effort }) => ({
      id,
      urgent,
      toConfirm,
      gain: gains.get(id) ?? 0,
      cost,
      provider: effort.provider,
    })),
    unknown: unknown.map(({ question, knownBy }) => ({ question: question.id, knownBy })),
    unanswered: unanswered.length,
    cost: plan.cost,
    effort: plan.effort,
    ...(change === null ? {} : { change }),
  };
}
