/**
 * The same questionnaire, with objects of one shape. The engine that runs us is quicker at reading what always has the same
 * keys in the same order: worth the copy for who tries a questionnaire on thousands of sheets.
 */
import type { Questionnaire } from './model.ts';

/** Equal to what it is given: keys that were absent are there, undefined. */
export function alike(questionnaire: Questionnaire): Questionnaire {
  return {
    ...questionnaire,
    profile: withOptionsAlike(questionnaire.profile),
    questions: withOptionsAlike(questionnaire.questions),
    measures: uniform(questionnaire.measures),
  };
}

function withOptionsAlike<Question extends { readonly options: readonly object[] }>(questions: readonly Question[]): Question[] {
  const options = uniform(questions.flatMap((question) => question.options));
  let next = 0;
  return uniform(questions.map((question) => ({ ...question, options: question.options.map(() => options[next++]!) })));
}

function uniform<Item extends object>(items: readonly Item[]): Item[] {
  const keys = [...new Set(items.flatMap((item) => Object.keys(item) as (keyof Item)[]))];
  return items.map((item) => Object.fromEntries(keys.map((key) => [key, item[key]])) as unknown as Item);
}
