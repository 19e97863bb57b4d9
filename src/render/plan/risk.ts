/** The one risk that page one names. */
import { evaluate } from '../../core/condition.ts';
import { worstFacts } from '../../core/standing.ts';
import type { PlanContext } from './context.ts';

/** The first gate that holds, whether or not it lowers the level, else why the first urgent question matters. */
export function mainRisk({ diagnosis, standings, questions }: PlanContext): string | undefined {
  const { questionnaire, express, urgent } = diagnosis;
  const { unknown, closed } = questionnaire.scoring;
  // The same reading as the level's: what is not known counts as the worst answer, where the policy counts it.
  const facts = worstFacts(
    standings,
    (id) => {
      const standing = standings.of(id);
      return unknown === 'worst' && (standing === 'asked' || (standing === 'closed-unknown' && closed === 'worst'));
    },
    ({ essential }) => express && !essential,
  );
  const gate = questionnaire.gates.find((each) => evaluate(each.if, facts).is === 'yes');
  return gate?.why ?? questions.get(urgent[0]?.because[0]?.question ?? '')?.why;
}
