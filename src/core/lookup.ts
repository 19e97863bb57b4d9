/** What is looked up again and again in a questionnaire, worked out once for each. */
import { questionsIn } from './condition.ts';
import type { Condition, Option, ProfileQuestion, Question, Questionnaire } from './model.ts';

export interface Lookup {
  readonly scored: ReadonlyMap<string, Question>;
  readonly profile: ReadonlyMap<string, ProfileQuestion>;
  /** Scored questions, by domain. */
  readonly inDomain: ReadonlyMap<string, readonly Question[]>;
  /** Points of the best answer possible, by scored question. */
  readonly best: ReadonlyMap<string, number>;
  /** Options from the fewest points to the most, by scored question. */
  readonly ladders: ReadonlyMap<string, readonly Option[]>;
  /** Scored questions whose condition speaks of a question, directly or through others. */
  readonly dependents: ReadonlyMap<string, readonly Question[]>;
  /** Conditions of variants: those that say the same thing have the same number. */
  readonly sameConditions: ReadonlyMap<Condition, number>;
  /** Scored questions of which some answer calls for a measure. */
  readonly callers: ReadonlyMap<string, readonly Question[]>;
}

const known = new WeakMap<Questionnaire, Lookup>();

/** The same value for the same questionnaire: a memory, not a state. */
export function lookup(questionnaire: Questionnaire): Lookup {
  const found = known.get(questionnaire) ?? build(questionnaire);
  known.set(questionnaire, found);
  return found;
}

/** For a copy that differs by its words only: what is looked up is the same, and need not be worked out for each commune. */
export function shareLookup(copy: Questionnaire, original: Questionnaire): void {
  known.set(copy, lookup(original));
}

function build({ domains, questions, profile, measures }: Questionnaire): Lookup {
  const direct = new Map<string, Question[]>();
  for (const question of questions) {
    if (question.askedIf === undefined) continue;
    for (const id of questionsIn(question.askedIf)) {
      const children = direct.get(id) ?? [];
      children.push(question);
      direct.set(id, children);
    }
  }
  const closure = (id: string): Question[] => {
    const all = new Set<Question>();
    const add = (from: string): void => {
      for (const child of direct.get(from) ?? []) {
        if (all.has(child)) continue;
        all.add(child);
        add(child.id);
      }
    };
    add(id);
    return [...all];
  };
  return {
    scored: new Map(questions.map((question) => [question.id, question])),
    profile: new Map(profile.map((question) => [question.id, question])),
    inDomain: new Map(domains.map(({ id }) => [id, questions.filter(({ domain }) => domain === id)])),
    best: new Map(questions.map((question) => [question.id, bestPoints(question)])),
    ladders: new Map(questions.map((question) => [question.id, question.options.toSorted((a, b) => a.points - b.points)])),
    dependents: new Map(questions.map(({ id }) => [id, closure(id)])),
    sameConditions: numbered([...questions, ...measures].flatMap(({ variants }) => variants.map((variant) => variant.if))),
    callers: new Map(
      measures.map(({ id }) => [
        id,
        questions.filter(({ options }) =>
          options.some((option) => option.measures.includes(id) || option.measuresIfMissing.includes(id)),
        ),
      ]),
    ),
  };
}

function numbered(conditions: readonly Condition[]): Map<Condition, number> {
  const texts = new Map<string, number>();
  return new Map(
    conditions.map((condition) => {
      const text = JSON.stringify(condition);
      const number = texts.get(text) ?? texts.size;
      texts.set(text, number);
      return [condition, number];
    }),
  );
}

/** Points of the best answer possible. */
export function bestPoints(question: Question): number {
  const points = question.options.map((option) => option.points);
  if (question.kind !== 'multiple') return Math.max(...points);
  const together = question.options.reduce((sum, option) => sum + (option.exclusive === true ? 0 : option.points), 0);
  return Math.max(together, ...points);
}
