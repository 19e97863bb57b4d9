/** What conditions test: the facts and the answers that make a difference to them. */
import { evaluate, questionsIn, type Facts } from './condition.ts';
import type { AnswerValue, Commune, Condition, ProfileQuestion, Question, QuestionCondition, Questionnaire } from './model.ts';
import type { ListKey } from './places.ts';
import { isScored } from './standing.ts';
import type { Path } from './yaml-text.ts';

/** A condition, and where it stands. */
export interface Stated {
  readonly condition: Condition;
  readonly list: ListKey;
  readonly id: string;
  readonly path: Path;
}

/** Every condition of a questionnaire, in the order of its parts. */
export function conditionsOf({
  profile,
  questions,
  measures,
  gates,
  obligations,
  inconsistencies,
}: Pick<Questionnaire, 'profile' | 'questions' | 'measures' | 'gates' | 'obligations' | 'inconsistencies'>): Stated[] {
  const found: Stated[] = [];
  const add = (list: ListKey, id: string, path: Path, condition: Condition | undefined): void => {
    if (condition !== undefined) found.push({ condition, list, id, path });
  };
  for (const { id, askedIf } of profile) add('profile', id, ['askedIf'], askedIf);
  for (const { id, askedIf, variants } of questions) {
    add('questions', id, ['askedIf'], askedIf);
    variants.forEach((variant, index) => add('questions', id, ['variants', index, 'if'], variant.if));
  }
  for (const { id, variants } of measures)
    variants.forEach((variant, index) => add('measures', id, ['variants', index, 'if'], variant.if));
  for (const gate of gates) add('gates', gate.id, ['if'], gate.if);
  for (const { id, appliesIf, metIf, partlyIf } of obligations) {
    add('obligations', id, ['appliesIf'], appliesIf);
    add('obligations', id, ['metIf'], metIf);
    add('obligations', id, ['partlyIf'], partlyIf);
  }
  for (const each of inconsistencies) add('inconsistencies', each.id, ['if'], each.if);
  return found;
}

/** The tests of some conditions, by what they test. */
export interface Tested {
  readonly populations: readonly number[];
  readonly departments: readonly string[];
  readonly regions: readonly string[];
  readonly questions: ReadonlyMap<string, readonly QuestionCondition[]>;
}

export function testedIn(conditions: Iterable<Condition>): Tested {
  const populations = new Set<number>();
  const departments = new Set<string>();
  const regions = new Set<string>();
  const questions = new Map<string, QuestionCondition[]>();
  const walk = (part: Condition): void => {
    if ('all' in part) part.all.forEach(walk);
    else if ('any' in part) part.any.forEach(walk);
    else if ('not' in part) walk(part.not);
    else if ('question' in part) {
      const tests = questions.get(part.question) ?? [];
      tests.push(part);
      questions.set(part.question, tests);
    } else if (part.commune === 'population') populations.add(part.atLeast);
    else for (const code of part.isOneOf) (part.commune === 'department' ? departments : regions).add(code);
  };
  for (const condition of conditions) walk(condition);
  return {
    populations: [...populations].toSorted((a, b) => a - b),
    departments: [...departments],
    regions: [...regions],
    questions,
  };
}

/** What questions hang on, directly or through others: what a question hangs on comes before it. */
export function ancestorsOf(
  conditions: readonly Condition[],
  questionOf: (id: string) => Question | ProfileQuestion,
): (Question | ProfileQuestion)[] {
  const found = new Set<Question | ProfileQuestion>();
  const visit = (condition: Condition): void => {
    for (const id of questionsIn(condition)) {
      const question = questionOf(id);
      if (found.has(question)) continue;
      if (question.askedIf !== undefined) visit(question.askedIf);
      found.add(question);
    }
  };
  conditions.forEach(visit);
  return [...found];
}

/** Communes of each kind that the tests tell apart: many, where long lists of departments are tested. */
export interface Communes {
  readonly count: number;
  readonly at: (index: number) => Commune;
}

export function communesTold({ populations, departments, regions }: Tested): Communes {
  const sizes = [...new Set([0, ...populations.map((size) => Math.max(0, Math.ceil(size)))])];
  // One that is none of those tested, too.
  const near = [...departments, ''];
  const far = [...regions, ''];
  return {
    count: sizes.length * near.length * far.length,
    at: (index) => ({
      name: '',
      population: sizes[Math.floor(index / far.length / near.length)]!,
      department: near[Math.floor(index / far.length) % near.length]!,
      region: far[index % far.length]!,
    }),
  };
}

/** Where the author says nothing: what sheets are read with. */
const BOUNDS = { min: 0, max: 1_000_000_000 };
/** A condition that names more items of a checklist than this has too many answers to be told apart. */
const MOST_ITEMS = 8;

/** One answer of each kind that the tests tell apart; null when they are too many. */
export function answersTold(question: Question | ProfileQuestion, tests: readonly QuestionCondition[]): AnswerValue[] | null {
  switch (question.kind) {
    case 'date':
    case 'text':
      return [{ kind: 'text', text: '' }];
    case 'number': {
      const { min = BOUNDS.min, max = BOUNDS.max, counts } = question;
      const limits = tests.flatMap((test) => ('atLeast' in test && typeof test.atLeast === 'number' ? [test.atLeast] : []));
      const whole = (value: number): number => (counts === undefined ? value : Math.ceil(value));
      const values = [min, ...limits].map(whole).filter((value) => value >= min && value <= max);
      // Where no whole number fits, nobody can answer: the laws are tried all the same.
      return [...new Set(values.length === 0 ? [min] : values)].map((number) => ({ kind: 'number', number }));
    }
    case 'multiple': {
      const named = new Set(tests.flatMap((test) => ('includes' in test ? [test.includes] : [])));
      const items = question.options.filter(({ id, exclusive }) => exclusive !== true && named.has(id)).map(({ id }) => id);
      if (items.length > MOST_ITEMS) return null;
      const sets = items.reduce<string[][]>((all, id) => all.flatMap((each) => [each, [...each, id]]), [[]]);
      const alone = question.options.filter(({ exclusive }) => exclusive === true).map(({ id }) => [id]);
      return [...sets, ...alone].map((options) => ({ kind: 'chosen', options }));
    }
    case 'single':
    case 'yes-no':
      return toldApart(question, tests);
  }
}

function toldApart(question: Question | ProfileQuestion, tests: readonly QuestionCondition[]): AnswerValue[] {
  const kinds = new Map<string, AnswerValue>();
  for (const { id } of question.options) {
    const value: AnswerValue = { kind: 'chosen', options: [id] };
    const facts: Facts = {
      commune: { name: '' },
      fact: () => value,
      question: () => (isScored(question) ? question : undefined),
    };
    const key = tests.map((test) => evaluate(test, facts).is).join();
    if (!kinds.has(key)) kinds.set(key, value);
  }
  return [...kinds.values()];
}
