/** The words of the plan that depend on who looks after the computers: whom to ask, whom to write to, under what agreement. */
import { evaluate, type Facts } from '../../core/condition.ts';
import type { PlanTemplate, Wording } from './template.ts';

/** The first set of words whose condition holds. */
export function wordingFor({ wordings }: Pick<PlanTemplate, 'wordings'>, facts: Facts): Wording | undefined {
  return wordings?.find((each) => evaluate(each.if, facts).is === 'yes');
}

/** The template with the words of that set in their places; as it is when there is none. */
export function wordedFor(template: PlanTemplate, facts: Facts): PlanTemplate {
  const words = wordingFor(template, facts);
  if (words === undefined) return template;
  const { roles, summary, card, budget, confirm, reflex } = template;
  return {
    ...template,
    roles: { ...roles, ...words.roles },
    summary: { ...summary, ...words.summary },
    card: { ...card, ...words.card },
    budget: { ...budget, ...words.budget, columns: { ...budget.columns, ...words.budget?.columns } },
    confirm: { ...confirm, ...words.confirm, letter: { ...confirm.letter, ...words.confirm?.letter } },
    reflex: { ...reflex, ...words.reflex },
  };
}
