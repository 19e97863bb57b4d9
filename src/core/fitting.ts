/** The words and the figures that fit a commune: a village alone with two computers is not spoken to like a town. */
import { evaluate } from './condition.ts';
import type { Questionnaire, Variant } from './model.ts';
import { standingsOf, type AnswersOf } from './standing.ts';

/** For each questionnaire, one copy for each set of variants met: communes alike share it. */
const made = new WeakMap<Questionnaire, Map<string, Questionnaire>>();

/**
 * The same questionnaire with its variants settled for this commune. Ids, options, weights and conditions are untouched:
 * the score is the same, and so is `sha256`, which names what was published. The same value for communes alike.
 */
export function fittedTo(questionnaire: Questionnaire, sheet: AnswersOf): Questionnaire {
  const { facts } = standingsOf(questionnaire, sheet);
  const choices = [...questionnaire.questions, ...questionnaire.measures].map(({ variants }) =>
    variants.findIndex((variant) => evaluate(variant.if, facts).is === 'yes'),
  );
  if (choices.every((choice) => choice === -1)) return questionnaire;
  const copies = made.get(questionnaire) ?? new Map<string, Questionnaire>();
  made.set(questionnaire, copies);
  const key = choices.join();
  const fitted = copies.get(key) ?? settle(questionnaire, choices);
  copies.set(key, fitted);
  return fitted;
}

function settle(questionnaire: Questionnaire, choices: readonly number[]): Questionnaire {
  const { questions, measures } = questionnaire;
  return {
    ...questionnaire,
    questions: questions.map((question, index) => reworded(question, choices[index]!)),
    measures: measures.map((measure, index) => reworded(measure, choices[questions.length + index]!)),
  };
}

function reworded<Item extends { readonly variants: readonly Variant<object>[] }>(item: Item, choice: number): Item {
  if (choice === -1) return item;
  const { if: _condition, ...words } = item.variants[choice]!;
  // Settled once: fitting what is fitted changes nothing.
  return { ...item, ...words, variants: [] };
}
