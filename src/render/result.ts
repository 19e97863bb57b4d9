/** The machine-readable result. Its keys are published: adding is allowed, renaming is not. */
import type { Diagnosis, OverallScore, Range, Role, Score, ScaledCost } from '../core/model.ts';

export interface Result {
  readonly tool: { readonly name: string; readonly version: string };
  readonly questionnaire: { readonly id: string; readonly version: string; readonly sha256: string };
  readonly commune: {
    readonly name: string;
    readonly insee?: string;
    readonly population?: number;
    readonly department?: string;
    readonly region?: string;
  };
  readonly today: string;
  readonly provisional: boolean;
  readonly overall: Score & {
    readonly level?: { readonly id: string; readonly title: string; readonly letter: string };
    readonly gates?: readonly string[];
  };
  readonly domains: readonly { readonly id: string; readonly title: string; readonly score: Score }[];
  readonly unknown: readonly { readonly question: string; readonly knownBy: Role }[];
  readonly unanswered: readonly string[];
  readonly inconsistencies: readonly { readonly id: string; readonly questions: readonly string[] }[];
  readonly measures: readonly {
    readonly measure: string;
    readonly rank: number;
    readonly gain: number;
    readonly toConfirm: boolean;
    readonly because: readonly { readonly question: string; readonly option: string }[];
  }[];
  readonly urgent: readonly string[];
  readonly plan: {
    readonly horizons: readonly {
      readonly id: string;
      readonly days: number;
      readonly steps: readonly string[];
      readonly cost: ResultCost;
      readonly effort: { readonly commune: number; readonly provider: number };
      readonly after: { readonly percent: number; readonly level: string } | null;
    }[];
    readonly steps: readonly {
      readonly measure: string;
      readonly horizon: string;
      readonly owner: string;
      readonly due: string;
      readonly cost: ResultCost;
      readonly effort: { readonly commune: number; readonly provider: number };
      readonly gain: number;
      readonly urgent: boolean;
      readonly toConfirm: boolean;
      readonly moved?: { readonly from: string; readonly why: string };
    }[];
    readonly postponed: readonly { readonly measure: string; readonly why: string }[];
    readonly cost: ResultCost;
    readonly effort: { readonly commune: number; readonly provider: number };
    readonly fittedTo: { readonly budget?: number; readonly days?: number };
  };
  readonly obligations: readonly { readonly id: string; readonly status: string }[];
}

interface ResultCost {
  readonly purchase: Range;
  readonly yearly: Range;
}

/** The result of a diagnosis, ready for JSON.stringify: plain, in a fixed order of keys. */
export function toResult(diagnosis: Diagnosis, toolVersion: string): Result {
  const { questionnaire, sheet, plan } = diagnosis;
  const { name, insee, population, department, region } = sheet.commune;
  const cost = ({ purchase, yearly }: ScaledCost): ResultCost => ({ purchase, yearly });
  return {
    tool: { name: 'commune-cyber', version: toolVersion },
    questionnaire: { id: questionnaire.id, version: questionnaire.version, sha256: questionnaire.sha256 },
    commune: {
      name,
      ...(insee === undefined ? {} : { insee }),
      ...(population === undefined ? {} : { population }),
      ...(department === undefined ? {} : { department }),
      ...(region === undefined ? {} : { region }),
    },
    today: diagnosis.today,
    provisional: diagnosis.provisional,
    overall: overallResult(diagnosis.overall),
    domains: diagnosis.domains.map(({ domain, score }) => ({ id: domain.id, title: domain.title, score })),
    unknown: diagnosis.unknown.map(({ question, knownBy }) => ({ question: question.id, knownBy })),
    unanswered: diagnosis.unanswered,
    inconsistencies: diagnosis.inconsistencies.map(({ inconsistency, questions }) => ({ id: inconsistency.id, questions })),
    measures: diagnosis.measures.map(({ measure, rank, gain, toConfirm, because }) => ({
      measure: measure.id,
      rank,
      gain,
      toConfirm,
      because,
    })),
    urgent: diagnosis.urgent.map(({ measure }) => measure.id),
    plan: {
      horizons: plan.horizons.map(({ horizon, steps, cost: total, effort, after }) => ({
        id: horizon.id,
        days: horizon.days,
        steps: steps.map(({ measure }) => measure.id),
        cost: cost(total),
        effort,
        after: after === null ? null : { percent: after.percent, level: after.level.id },
      })),
      steps: plan.steps.map((step) => ({
        measure: step.measure.id,
        horizon: step.horizon,
        owner: step.owner,
        due: step.due,
        cost: cost(step.cost),
        effort: step.effort,
        gain: step.gain,
        urgent: step.urgent,
        toConfirm: step.toConfirm,
        ...(step.moved === undefined ? {} : { moved: step.moved }),
      })),
      postponed: plan.postponed.map(({ measure, why }) => ({ measure: measure.id, why })),
      cost: cost(plan.cost),
      effort: plan.effort,
      fittedTo: {
        ...(plan.fittedTo.budget === undefined ? {} : { budget: plan.fittedTo.budget }),
        ...(plan.fittedTo.days === undefined ? {} : { days: plan.fittedTo.days }),
      },
    },
    obligations: diagnosis.obligations.map(({ obligation, status }) => ({ id: obligation.id, status })),
  };
}

function overallResult(overall: OverallScore): Result['overall'] {
  if (overall.kind === 'inconclusive') return overall;
  const { kind, percent, high, value, level, gates } = overall;
  const { id, title, letter } = level;
  return { kind, percent, high, value, level: { id, title, letter }, gates: gates.map((gate) => gate.id) };
}
