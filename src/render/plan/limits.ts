/** What the stated budget or time leaves out of the plan: page one must not promise it. */
import type { Diagnosis, PlanLimits, PlanStep } from '../../core/model.ts';
import { count, list as inWords, NBSP, number } from '../format.ts';

/** What is urgent and really planned in the first horizon. */
export function urgentNow({ plan }: Diagnosis): readonly PlanStep[] {
  return (plan.horizons[0]?.steps ?? []).filter(({ urgent }) => urgent);
}

/** « Plan limité à 300 € par an : 12 mesures (dont 3 urgentes) n’y tiennent pas. »; null when all that is urgent is in time. */
export function limitedTo(diagnosis: Diagnosis): string | null {
  const { plan } = diagnosis;
  const out = plan.postponed.length;
  const late = delayed(diagnosis);
  if (out + late === 0) return null;
  const parts = [
    ...(out > 0 ? [`${leftOut(diagnosis)} n’y ${out === 1 ? 'tient' : 'tiennent'} pas`] : []),
    ...(late > 0 ? [`${count(late, 'mesure urgente est retardée', 'mesures urgentes sont retardées')}`] : []),
  ];
  return `Plan limité à ${limitWords(plan.fittedTo)}${NBSP}: ${inWords(parts)}.`;
}

/** Why the total can pass the stated budget; null without one. */
export function howItIsCounted({ plan }: Diagnosis): string | null {
  if (plan.fittedTo.budget === undefined) return null;
  return 'Dans cette limite, une mesure urgente compte pour son prix le plus bas, et les autres pour leur prix le plus haut.';
}

/** What the council has to settle about it; null when there is nothing to settle. */
export function limitDecision(diagnosis: Diagnosis): string | null {
  const out = diagnosis.plan.postponed.length;
  if (out > 0) return `Trouver d’autres moyens, ou une date, pour ${leftOut(diagnosis)} hors plan`;
  const late = delayed(diagnosis);
  return late === 0
    ? null
    : `Trouver d’autres moyens, ou accepter d’attendre, pour ${count(late, 'mesure urgente retardée', 'mesures urgentes retardées')}`;
}

/** « 12 mesures (dont 3 urgentes) ». */
function leftOut({ plan, urgent }: Diagnosis): string {
  const ids = new Set(urgent.map(({ measure }) => measure.id));
  const out = plan.postponed.length;
  const own = plan.postponed.filter(({ measure }) => ids.has(measure.id)).length;
  if (own === out) return count(out, 'mesure urgente', 'mesures urgentes');
  return `${count(out, 'mesure', 'mesures')}${own === 0 ? '' : ` (dont ${count(own, 'urgente', 'urgentes')})`}`;
}

/** Urgent, but moved after the first horizon. */
function delayed({ plan }: Diagnosis): number {
  return plan.steps.filter(({ urgent, moved }) => urgent && moved !== undefined).length;
}

/** « 300 € par an et 0,5 jour par mois ». */
function limitWords({ budget, days }: PlanLimits): string {
  return inWords([
    ...(budget === undefined ? [] : [`${number(budget)}${NBSP}€ par an`]),
    ...(days === undefined ? [] : [`${count(days, 'jour', 'jours')} par mois`]),
  ]);
}
