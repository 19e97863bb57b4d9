/** Runs a worked case: the questionnaire's own test. */
import { inconsistenciesIn, scoredFor } from './diagnose.ts';
import type { Case, Questionnaire } from './model.ts';
import { urgentMeasures } from './ranking.ts';
import type { Scoring } from './score.ts';

/** One thing that is not as the author expected. */
export interface Difference {
  readonly of: 'level' | 'percent' | 'domain' | 'urgent' | 'gates' | 'inconsistencies';
  readonly domain?: string | undefined;
  readonly expected: string;
  readonly found: string;
}

/** Everything that differs; empty when the case holds. */
export function runCase(questionnaire: Questionnaire, { sheet, express, expect }: Case): Difference[] {
  const scored = scoredFor(questionnaire, sheet, express);
  const { scoring } = scored;
  const { overall } = scoring;
  const differences: Difference[] = [];
  const compare = (of: Difference['of'], expected: string | undefined, found: string, domain?: string): void => {
    if (expected !== undefined && expected !== found) differences.push({ of, domain, expected, found });
  };
  compare('level', expect.level, overall.kind === 'scored' ? overall.level.id : overall.why);
  if (expect.percent !== undefined && !(overall.kind === 'scored' && Math.abs(overall.percent - expect.percent) <= 0.05)) {
    compare('percent', String(expect.percent), overall.kind === 'scored' ? String(overall.percent) : overall.why);
  }
  for (const [id, percent] of expect.domains ?? []) compare('domain', String(percent), domainPercent(scoring, id), id);
  compare(
    'urgent',
    expect.urgent?.join(', '),
    urgentMeasures(scored)
      .map(({ id }) => id)
      .join(', '),
  );
  compare('gates', expect.gates?.join(', '), overall.kind === 'scored' ? overall.gates.map(({ id }) => id).join(', ') : '');
  compare(
    'inconsistencies',
    expect.inconsistencies?.join(', '),
    inconsistenciesIn(questionnaire, scoring.standings)
      .map(({ id }) => id)
      .join(', '),
  );
  return differences;
}

function domainPercent({ domains }: Scoring, id: string): string {
  const score = domains.find(({ domain }) => domain.id === id)?.score;
  return score?.kind === 'scored' ? String(score.percent) : (score?.why ?? 'none');
}
