/** The words of the plan for a town hall that has no provider: it has nobody to write to yet, and no contract. */
import { evaluate, type Facts } from '../../core/condition.ts';
import type { PlanTemplate } from './template.ts';

/** The template with these words in their places when the answers call for them; as it is otherwise. */
export function wordedFor(template: PlanTemplate, facts: Facts): PlanTemplate {
  const words = template.withoutProvider;
  if (words === undefined || evaluate(words.if, facts).is !== 'yes') return template;
  const { summary, card, budget, confirm, reflex, roles } = template;
  return {
    ...template,
    roles: { ...roles, prestataire: words.role },
    summary: { ...summary, letter: words.decision },
    card: { ...card, ask: words.ask, providerTime: words.timeShort },
    budget: { ...budget, columns: { ...budget.columns, provider: words.time }, providerNote: words.budgetNote },
    confirm: {
      ...confirm,
      letterIntro: words.letterIntro,
      letter: { ...confirm.letter, to: words.to, deadline: words.deadline },
    },
    reflex: { ...reflex, blanks: words.blanks },
  };
}
