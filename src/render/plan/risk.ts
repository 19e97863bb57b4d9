/** The one risk that page one names, and how a gate is worded: what nobody knows is not said as a fact. */
import { evaluate, type Facts } from '../../core/condition.ts';
import type { Gate } from '../../core/model.ts';
import { lookup } from '../../core/lookup.ts';
import { worstFacts } from '../../core/standing.ts';
import { NBSP } from '../format.ts';
import type { PlanContext } from './context.ts';

/**
 * A gate that holds by what was answered, whether or not it lowers the level; else why the first urgent question
 * matters; else a gate that holds for want of an answer, to be confirmed.
 */
export function mainRisk(context: PlanContext): string | undefined {
  const { diagnosis, questions } = context;
  const { questionnaire, urgent } = diagnosis;
  const known = questionnaire.gates.find((gate) => isKnown(context, gate));
  if (known !== undefined) return known.why;
  const why = (toConfirm: boolean): string | undefined => {
    const because = urgent.find((each) => each.toConfirm === toConfirm)?.because[0];
    return questions.get(because?.question ?? '')?.why;
  };
  const feared = questionnaire.gates.find((gate) => evaluate(gate.if, gateFacts(context, true)).is === 'yes');
  return why(false) ?? (feared === undefined ? why(true) : gateWords(context, feared));
}

/** Why a gate matters, after « À confirmer d’abord : » when it only rests on what nobody knows. */
export function gateWords(context: PlanContext, gate: Gate): string {
  if (isKnown(context, gate)) return gate.why;
  return `${context.template.card.confirm}${NBSP}: ${gate.why.charAt(0).toLowerCase()}${gate.why.slice(1)}`;
}

/** Whether what was really answered is enough for this gate to hold. */
export function isKnown(context: PlanContext, gate: Gate): boolean {
  return evaluate(gate.if, gateFacts(context, false)).is === 'yes';
}

/** The same reading as the level's when `asWorst`: what is not known counts as the worst answer, where the policy counts it. */
function gateFacts({ diagnosis, standings }: PlanContext, asWorst: boolean): Facts {
  const { questionnaire, express } = diagnosis;
  const { unknown, closed } = questionnaire.scoring;
  return worstFacts(standings, lookup(questionnaire), {
    counts: ({ question: { id } }) => {
      const standing = standings.of(id);
      return asWorst && unknown === 'worst' && (standing === 'asked' || (standing === 'closed-unknown' && closed === 'worst'));
    },
    leftOut: ({ essential }) => express && !essential,
  });
}
