/** What answers to one question are worth. */
import type { AnswerValue, Option, Question } from './model.ts';

export type Chosen = Extract<AnswerValue, { kind: 'chosen' }>;

/** The answer with the fewest points; the first one in the file when several have. Nothing ticked, in a checklist. */
export function worstAnswer(question: Question): Chosen {
  return { kind: 'chosen', options: question.kind === 'multiple' ? [] : [worstOption(question).id] };
}

/** The answer with the most points. */
export function bestAnswer(question: Question): Chosen {
  const best = question.options.reduce((most, option) => (option.points > most.points ? option : most));
  const together = question.options.filter((option) => option.exclusive !== true).map(({ id }) => id);
  const all = question.kind === 'multiple' && pointsOf(question, together) >= best.points;
  return { kind: 'chosen', options: all ? together : [best.id] };
}

export function worstOption(question: Question): Option {
  return question.options.reduce((worst, option) => (option.points < worst.points ? option : worst));
}

export function pointsOf({ options }: Question, chosen: readonly string[]): number {
  let sum = 0;
  for (const { id, points } of options) if (chosen.includes(id)) sum += points;
  return sum;
}

/** Points of the best answer possible. */
export function bestPoints(question: Question): number {
  const points = question.options.map((option) => option.points);
  if (question.kind !== 'multiple') return Math.max(...points);
  const together = question.options.reduce((sum, option) => sum + (option.exclusive === true ? 0 : option.points), 0);
  return Math.max(together, ...points);
}
