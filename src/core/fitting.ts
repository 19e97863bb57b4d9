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
  // A hundred variants share a dozen conditions, and many communes what these come to.
  const truths = lookup(questionnaire).variantsIf.map((condition) => evaluate(condition, facts).is === 'yes');
  let known = fitted.get(questionnaire);
  if (known === undefined || known.size >= MOST_KEPT) fitted.set(questionnaire, (known = new Map()));
  const key = truths.map(Number).join('');
  let found = known.get(key);
  if (found === undefined) known.set(key, (found = withWordsFor(questionnaire, truths)));
  return found;
}

/** By the truth of each condition. Past so many, all are forgotten: memory has a ceiling. */
const fitted = new WeakMap<Questionnaire, Map<string, Questionnaire>>();
const MOST_KEPT = 1000;

function withWordsFor(questionnaire: Questionnaire, truths: readonly boolean[]): Questionnaire {
  const { sameConditions } = lookup(questionnaire);
  const holds = (condition: Condition): boolean => truths[sameConditions.get(condition)!]!;
  const copy = {
    ...questionnaire,
    questions: questionnaire.questions.map((question) => reworded(question, holds)),
    measures: questionnaire.measures.map((measure) => reworded(measure, holds)),
  };
  shareLookup(copy, questionnaire);
  return copy;
}

/** What each item becomes with each of its variants, worked out once: communes alike share their words. */
const settled = new WeakMap<object, object[]>();

function reworded<Item extends { readonly variants: readonly Variant<object>[] }>(
  item: Item,
  holds: (condition: Condition) => boolean,
): Item {
  const index = item.variants.findIndex((each) => holds(each.if));
  if (index === -1) return item;
  const known = settled.get(item) ?? [];
  settled.set(item, known);
  known[index] ??= withWords(item, item.variants[index]!);
  return known[index] as Item;
}

function withWords<Item extends object>(item: Item, { if: _condition, ...words }: Variant<object>): Item {
  // No variant is left: fitting what is fitted changes nothing. Made as `alike` makes the others, to be of one shape with them.
  return Object.assign(Object.fromEntries(Object.entries(item)), words, { variants: [] }) as Item;
}
