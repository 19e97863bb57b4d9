/**
 * Conditions, evaluated in three values: an answer can be yes, no, or not known. `maybe` remembers what it
 * hangs on, because "je ne sais pas", "non applicable" and "not answered yet" have different consequences.
 */
import type { AnswerValue, Commune, CommuneCondition, Condition, Question, QuestionCondition } from './model.ts';

/** What is known of a question: an answer, or why there is none. */
export type Fact = AnswerValue | { readonly kind: 'absent' };

export type Truth =
  | { readonly is: 'yes' }
  | { readonly is: 'no' }
  | { readonly is: 'maybe'; readonly unknown: boolean; readonly notApplicable: boolean; readonly absent: boolean };

export interface Facts {
  readonly fact: (question: string) => Fact;
  /** The scored question of that id, for `atLeast: <option>`; undefined for a profile question. */
  readonly question: (id: string) => Question | undefined;
  readonly commune: Commune;
}

type Maybe = Extract<Truth, { is: 'maybe' }>;

const YES: Truth = { is: 'yes' };
const NO: Truth = { is: 'no' };
const UNKNOWN = maybe(true, false, false);
const NOT_APPLICABLE = maybe(false, true, false);
const ABSENT = maybe(false, false, true);

function maybe(unknown: boolean, notApplicable: boolean, absent: boolean): Maybe {
  return { is: 'maybe', unknown, notApplicable, absent };
}

/** A condition made ready: what it tests is looked at once, not for each of the thousand sheets it is tried on. */
type Test = (facts: Facts) => Truth;

const ready = new WeakMap<Condition, Test>();

/** Kleene's logic: `all` is no as soon as one part is no, `any` yes as soon as one is yes, whatever the unknowns. */
export function evaluate(condition: Condition, facts: Facts): Truth {
  let test = ready.get(condition);
  if (test === undefined) ready.set(condition, (test = testOf(condition)));
  return test(facts);
}

function testOf(condition: Condition): Test {
  if ('all' in condition) return folded(condition.all.map(testOf), YES, NO);
  if ('any' in condition) return folded(condition.any.map(testOf), NO, YES);
  if ('not' in condition) {
    const test = testOf(condition.not);
    return (facts) => {
      const truth = test(facts);
      return truth === YES ? NO : truth === NO ? YES : truth;
    };
  }
  return 'commune' in condition ? communeTest(condition) : questionTest(condition);
}

function folded(tests: readonly Test[], otherwise: Truth, decisive: Truth): Test {
  return (facts) => {
    let result = otherwise;
    for (const test of tests) {
      const truth = test(facts);
      if (truth === decisive) return truth;
      if (truth.is === 'maybe') result = result.is === 'maybe' ? together(result, truth) : truth;
    }
    return result;
  };
}

function together(one: Maybe, other: Maybe): Maybe {
  if (one === other) return one;
  return maybe(one.unknown || other.unknown, one.notApplicable || other.notApplicable, one.absent || other.absent);
}

function communeTest(condition: CommuneCondition): Test {
  return ({ commune }) => {
    const value = commune[condition.commune];
    if (value === undefined) return ABSENT;
    if (condition.commune === 'population') return truth(Number(value) >= condition.atLeast);
    return truth(condition.isOneOf.includes(String(value)));
  };
}

function questionTest(condition: QuestionCondition): Test {
  const { question } = condition;
  const holds = chosenTest(condition);
  return (facts) => {
    const fact = facts.fact(question);
    switch (fact.kind) {
      case 'chosen':
        return truth(holds(fact.options, facts));
      case 'absent':
        return ABSENT;
      case 'unknown':
        return UNKNOWN;
      case 'not-applicable':
        return NOT_APPLICABLE;
      case 'number':
        return truth('atLeast' in condition && typeof condition.atLeast === 'number' && fact.number >= condition.atLeast);
      case 'text':
        return NO;
    }
  };
}

function chosenTest(condition: QuestionCondition): (chosen: readonly string[], facts: Facts) => boolean {
  if ('includes' in condition) return (chosen) => chosen.includes(condition.includes);
  if ('isOneOf' in condition) return (chosen) => chosen.some((option) => condition.isOneOf.includes(option));
  return (chosen, facts) => {
    const options = facts.question(condition.question)?.options ?? [];
    const points = (id: string | number): number => options.find((option) => option.id === id)?.points ?? 0;
    return chosen.some((option) => points(option) >= points(condition.atLeast));
  };
}

function truth(holds: boolean): Truth {
  return holds ? YES : NO;
}

/** Every question a condition speaks of, in the order of the text, each once. */
export function questionsIn(condition: Condition): string[] {
  const found: string[] = [];
  const walk = (part: Condition): void => {
    if ('all' in part) part.all.forEach(walk);
    else if ('any' in part) part.any.forEach(walk);
    else if ('not' in part) walk(part.not);
    else if ('question' in part && !found.includes(part.question)) found.push(part.question);
  };
  walk(condition);
  return found;
}
