/** One answer sheet in, everything there is to say about it out. */
import { evaluate, questionsIn } from './condition.ts';
import { fittedTo } from './fitting.ts';
import type { AnswerSheet, Diagnosis, Obligation, ObligationStatus, PlanLimits, Questionnaire } from './model.ts';
import { Outcome } from './outcome.ts';
import { makePlan } from './plan.ts';
import { rank, type Scored } from './ranking.ts';
import { unitsOf, type Units } from './scale.ts';
import { score } from './score.ts';
import type { Standings } from './standing.ts';

export interface DiagnoseOptions {
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly express?: boolean | undefined;
  readonly limits?: PlanLimits | undefined;
}

/** What the answers say, without the plan that follows from it. */
export type Findings = Omit<Diagnosis, 'plan' | 'today'>;

/** Total: every sheet that could be read gets a diagnosis. Pure: same inputs, same value. */
export function diagnose(
  published: Questionnaire,
  sheet: AnswerSheet,
  { today, express = false, limits = {} }: DiagnoseOptions,
): Diagnosis {
  const { findings, units, future } = examined(published, sheet, express);
  // Added to it: each copy that gets more keys has a shape of its own for the engine, slow to make and to read.
  return Object.assign(findings, { today, plan: makePlan(findings.questionnaire, findings, units, future, { today, limits }) });
}

/** The same without the plan, which is half of the work. */
export function examine(published: Questionnaire, sheet: AnswerSheet, { express = false }: { express?: boolean } = {}): Findings {
  return examined(published, sheet, express).findings;
}

/** The score, and what the order of the measures hangs on. */
export function scoredFor(published: Questionnaire, sheet: AnswerSheet, express: boolean): Scored {
  const questionnaire = fittedTo(published, sheet);
  const scoring = score(questionnaire, sheet, { express });
  const units = unitsOf(questionnaire, sheet, scoring.standings);
  return { questionnaire, sheet, scoring, units, future: new Outcome(questionnaire, sheet, scoring, { express }) };
}

/** What the answers say that cannot both be true. */
export function inconsistenciesIn({ inconsistencies }: Questionnaire, { facts }: Standings): Questionnaire['inconsistencies'] {
  return inconsistencies.filter((each) => evaluate(each.if, facts).is === 'yes');
}

function examined(
  published: Questionnaire,
  sheet: AnswerSheet,
  express: boolean,
): { readonly findings: Findings; readonly units: Units; readonly future: Outcome } {
  const scored = scoredFor(published, sheet, express);
  const { questionnaire, scoring, units, future } = scored;
  const { standings } = scoring;
  const asked = [
    ...questionnaire.profile,
    ...questionnaire.questions.filter((question) => !express || question.essential),
  ].filter(({ id }) => standings.of(id) === 'asked');
  const unanswered = asked.filter(({ id }) => !sheet.answers.has(id)).map(({ id }) => id);
  const { gaps, measures, urgent } = rank(scored);
  const findings: Findings = {
    questionnaire,
    sheet,
    express,
    provisional: express || unanswered.length > 0,
    standings: new Map([...questionnaire.profile, ...questionnaire.questions].map(({ id }) => [id, standings.of(id)])),
    overall: scoring.overall,
    domains: scoring.domains.map((each) => ({ domain: each.domain, score: each.score })),
    unknown: questionnaire.questions
      .filter(
        ({ id, essential }) =>
          (!express || essential) && standings.of(id) === 'asked' && sheet.answers.get(id)?.value.kind === 'unknown',
      )
      .map((question) => ({ question, knownBy: question.knownBy })),
    unanswered,
    inconsistencies: inconsistenciesIn(questionnaire, standings).map((inconsistency) => ({
      inconsistency,
      questions: questionsIn(inconsistency.if),
    })),
    gaps,
    measures,
    urgent,
    obligations: questionnaire.obligations.map((obligation) => ({ obligation, status: statusOf(obligation, standings) })),
  };
  return { findings, units, future };
}

function statusOf({ appliesIf, metIf, partlyIf }: Obligation, { facts }: Standings): ObligationStatus {
  if (appliesIf !== undefined && evaluate(appliesIf, facts).is === 'no') return 'not-concerned';
  if (metIf === undefined) return 'unknown';
  const met = evaluate(metIf, facts);
  if (met.is === 'yes') return 'met';
  const partly = partlyIf === undefined ? null : evaluate(partlyIf, facts);
  if (partly?.is === 'yes') return 'partly';
  return met.is === 'maybe' || partly?.is === 'maybe' ? 'unknown' : 'not-met';
}
