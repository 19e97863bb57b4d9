/** From a published result to what a campaign keeps of it. */
import type { CommuneSummary, ScoreChange } from '../../core/campaign.ts';
import type { Result } from '../result.ts';

export function summaryOf(result: Result, source: string, change?: ScoreChange | null): CommuneSummary {
  const { commune, overall, plan, measures, unknown, unanswered } = result;
  const { name, insee, population, department } = commune;
  const gains = new Map(measures.map(({ measure, gain }) => [measure, gain]));
  return {
    source,
    name,
    insee,
    population,
    department,
    provisional: result.provisional,
    score:
      overall.kind === 'inconclusive'
        ? null
        : {
            percent: overall.percent,
            high: overall.high,
            level: overall.level!.id,
            gates: overall.gates!,
            afterUrgent: plan.horizons[0]?.after?.percent ?? overall.percent,
          },
    domains: result.domains.map(({ score }) => (score.kind === 'scored' ? score.percent : null)),
    measures: plan.steps.map(({ measure: id, urgent, toConfirm, cost, effort }) => ({
      id,
      urgent,
      toConfirm,
      gain: gains.get(id) ?? 0,
      cost,
      provider: effort.provider,
    })),
    unknown,
    unanswered: unanswered.length,
    cost: plan.cost,
    effort: plan.effort,
    ...(change === undefined ? {} : { change }),
  };
}
