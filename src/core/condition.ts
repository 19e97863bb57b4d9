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

const YES: Truth = { is: 'yes' };
const NO: Truth = { is: 'no' };
const UNKNOWN: Truth = { is: 'maybe', unknown: true, notApplicable: false, absent: false };
const NOT_APPLICABLE: Truth = { is: 'maybe', unknown: false, notApplicable: true, absent: false };
const ABSENT: Truth = { is: 'maybe', unknown: false, notApplicable: false, absent: true };

/** Kleene's logic: `all` is no as soon as one part is no, `any` yes as soon as one is yes, whatever the unknowns. */
export function evaluate(condition: Condition, facts: Facts): Truth {
  if ('all' in condition) return fold(condition.all, facts, 'no');
  if ('any' in condition) return fold(condition.any, facts, 'yes');
  if ('not' in condition) {
    const truth = evaluate(condition.not, facts);
    return truth.is === 'maybe' ? truth : truth.is === 'yes' ? NO : YES;
  }
  return 'commune' in condition ? testCommune(condition, facts.commune) : testQuestion(condition, facts);
}

function fold(parts: readonly Condition[], facts: Facts, decisive: 'yes' | 'no'): Truth {
  let result: Truth = decisive === 'no' ? YES : NO;
  for (const part of parts) {
    const truth = evaluate(part, facts);
    if (truth.is === decisive) return truth;
    if (truth.is === 'maybe') {
      result =
        result.is === 'maybe'
          ? {
              is: 'maybe',
              unknown: result.unknown || truth.unknown,
              notApplicable: result.notApplicable || truth.notApplicable,
              absent: result.absent || truth.absent,
            }
          : truth;
    }
  }
  return result;
}

function testCommune(condition: CommuneCondition, commune: Commune): Truth {
  const value = commune[condition.commune];
  if (value === undefined) return ABSENT;
  if (condition.commune === 'population') return truth(Number(value) >= condition.atLeast);
  return truth(condition.isOneOf.includes(String(value)));
}

function testQuestion(condition: QuestionCondition, facts: Facts): Truth {
  const fact = facts.fact(condition.question);
  switch (fact.kind) {
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
    case 'chosen': {
      if ('includes' in condition) return truth(fact.options.includes(condition.includes));
      if ('isOneOf' in condition) return truth(fact.options.some((option) => condition.isOneOf.includes(option)));
      const options = facts.question(condition.question)?.options ?? [];
      const points = (id: string | number): number => options.find((option) => option.id === id)?.points ?? 0;
      return truth(fact.options.some((option) => points(option) >= points(condition.atLeast)));
    }
  }
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
