/** The words and the figures that fit a commune: a village alone with two computers is not spoken to like a town. */
import { evaluate } from './condition.ts';
import { lookup, shareLookup } from './lookup.ts';
import type { Condition, Questionnaire, Variant } from './model.ts';
import { standingsOf, type AnswersOf } from './standing.ts';

/**
 * The same questionnaire with its variants settled for this commune. Ids, options, weights and conditions are untouched:
 * the score is the same, and so is `sha256`, which names what was published.
 */
export function fittedTo(questionnaire: Questionnaire, sheet: AnswersOf): Questionnaire {
  const { facts } = standingsOf(questionnaire, sheet);
  const { sameConditions } = lookup(questionnaire);
  // A hundred variants share a dozen conditions.
  const truths: boolean[] = [];
  const truthOf = (condition: Condition): boolean =>
    (truths[sameConditions.get(condition)!] ??= evaluate(condition, facts).is === 'yes');
  const fitted = {
    ...questionnaire,
    questions: questionnaire.questions.map((question) => reworded(question, truthOf)),
    measures: questionnaire.measures.map((measure) => reworded(measure, truthOf)),
  };
  shareLookup(fitted, questionnaire);
  return fitted;
}

/** What each item becomes with each of its variants, worked out once: communes alike share their words. */
const settled = new WeakMap<object, object[]>();

function reworded<Item extends { readonly variants: readonly Variant<object>[] }>(
  item: Item,
  truthOf: (condition: Condition) => boolean,
): Item {
  const index = item.variants.findIndex((each) => truthOf(each.if));
  if (index === -1) return item;
  const known = settled.get(item) ?? [];
  settled.set(item, known);
  known[index] ??= withWords(item, item.variants[index]!);
  return known[index] as Item;
}

function withWords<Item extends object>(item: Item, { if: _condition, ...words }: Variant<object>): Item {
  // Fitting what is fitted changes nothing.
  return { ...item, ...words, variants: [] };
}
