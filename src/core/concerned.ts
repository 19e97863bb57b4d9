/** What a stranger knows of a campaign beforehand: which communes a question can concern, and what its answers lead to. */
import { evaluate, type Facts } from './condition.ts';
import { measuresCalledBy } from './gaps.ts';
import { lookup } from './lookup.ts';
import type { Commune, Condition, Domain, Question, Questionnaire } from './model.ts';
import { worstAnswer } from './points.ts';
import { URGENCIES } from './urgencies.ts';

/** Communes alike for who reads the figures: the same measures are called for, for the same reason. */
export interface AnswerClass {
  readonly measures: readonly string[];
  /** `closed` by another answer, itself unknown or not: the measures of the worst answer, as for an unknown one. */
  readonly because: 'answer' | 'unknown' | 'closed-unknown' | 'closed';
}

/** A checklist with more items than this has too many answers to be told apart. */
const MOST_ITEMS = 10;

/** The classes that the answers to a question fall in; null when they are too many. The last one calls for nothing. */
export function answerClasses(question: Question): readonly AnswerClass[] | null {
  const choices = choicesOf(question);
  if (choices === null) return null;
  const called = new Map(
    [...choices.map((chosen) => measuresCalledBy(question, chosen)), []].map((measures) => [
      measures.toSorted().join(),
      measures,
    ]),
  );
  const worst = measuresCalledBy(question, worstAnswer(question).options);
  const closed = question.askedIf === undefined ? [] : (['closed-unknown', 'closed'] as const);
  return [
    ...(['unknown', ...closed] as const).map((because) => ({ measures: worst, because })),
    ...[...called.values()].map((measures) => ({ measures, because: 'answer' as const })),
  ];
}

function choicesOf({ kind, options }: Question): (readonly string[])[] | null {
  if (kind !== 'multiple') return options.map(({ id }) => [id]);
  const together = options.filter(({ exclusive }) => exclusive !== true);
  if (together.length > MOST_ITEMS) return null;
  const sets = together.reduce<string[][]>((all, { id }) => all.flatMap((each) => [each, [...each, id]]), [[]]);
  return [...sets, ...options.filter(({ exclusive }) => exclusive === true).map(({ id }) => [id])];
}

/**
 * Whether enough measures compete for the urgent places. When they are few, that a measure is urgent or not tells which
 * others are called for. So it does with one place, or when a measure that is never urgent can come before this one.
 */
export function isContested(questionnaire: Questionnaire, measure: string): boolean {
  const { urgent, ranking } = questionnaire.scoring;
  return urgent > 1 && ranking[0] === 'urgency' && rivalsOf(questionnaire, measure) > urgent;
}

/** How many questions can make others come before it, leaving out those of any one measure. */
function rivalsOf({ questions, measures, scoring }: Questionnaire, measure: string): number {
  const keys = [...scoring.ranking, 'order' as const];
  const own = measures.findIndex(({ id }) => id === measure);
  const before = measures.filter((each, index) => {
    if (index === own) return false;
    for (const key of keys) {
      // Hangs on the answers, or on the size of the commune.
      if (key !== 'urgency' && key !== 'priority' && key !== 'order') return true;
      const place = (at: number): number => {
        const { urgency, priority = Number.MAX_SAFE_INTEGER } = measures[at]!;
        return key === 'urgency' ? URGENCIES.indexOf(urgency) : key === 'priority' ? priority : at;
      };
      if (place(index) !== place(own)) return place(index) < place(own);
    }
    return false;
  });
  const calls = ({ options }: Question, id: string): boolean =>
    options.some((option) => option.measures.includes(id) || option.measuresIfMissing.includes(id));
  const raising = questions.filter((question) => !calls(question, measure) && before.some(({ id }) => calls(question, id)));
  return Math.min(...measures.map(({ id }) => raising.filter((question) => !calls(question, id)).length));
}

/** Questions that weigh as much as a level is wide, among those everybody is asked: a level then tells their answer. */
export function weightiest({ questions, domains, levels }: Questionnaire): readonly string[] {
  const widths = levels.map(({ from }, index) => (levels[index + 1]?.from ?? 100) - from);
  const share = (own: Question): number => {
    const counted = questions.filter((each) => each === own || each.askedIf === undefined);
    const inDomain = (domain: string): number =>
      counted.reduce((sum, each) => sum + (each.domain === domain ? each.weight : 0), 0);
    const weightOf = ({ id, weight }: Domain): number => (inDomain(id) === 0 ? 0 : (weight ?? inDomain(id)));
    const all = domains.reduce((sum, domain) => sum + weightOf(domain), 0);
    const domain = domains.find(({ id }) => id === own.domain)!;
    return ((weightOf(domain) / all) * own.weight) / inDomain(domain.id);
  };
  return questions.filter((question) => 100 * share(question) >= Math.min(...widths)).map(({ id }) => id);
}

/**
 * Counts the communes that questions can concern, as far as their population and department tell. Everybody knows which
 * these are: a measure that all of them miss would tell of each one.
 */
export class PublicKnowledge {
  readonly #questionnaire: Questionnaire;
  readonly #counts = new Map<string, { readonly questions: readonly string[]; communes: number }>();
  #everyone = 0;

  /** `sets`: the sets of questions that will be asked about. */
  constructor(questionnaire: Questionnaire, sets: Iterable<readonly string[]>) {
    this.#questionnaire = questionnaire;
    const spoken = new Map<string, boolean>();
    for (const questions of sets) {
      const open = questions.length === 0 || questions.some((id) => !speaksOfCommune(questionnaire, id, spoken));
      if (!open) this.#counts.set(questions.join(), { questions, communes: 0 });
    }
  }

  add(commune: Commune): void {
    this.#everyone += 1;
    if (this.#counts.size === 0) return;
    const ruledOut = excluded(this.#questionnaire, commune);
    for (const each of this.#counts.values()) if (!each.questions.every(ruledOut)) each.communes += 1;
  }

  /** Communes that one question at least can concern. */
  among(questions: readonly string[]): number {
    return this.#counts.get(questions.join())?.communes ?? this.#everyone;
  }
}

/** Whether the condition of a question, or of those it hangs on, names a fact of the commune. */
function speaksOfCommune(questionnaire: Questionnaire, id: string, known: Map<string, boolean>): boolean {
  const found = known.get(id);
  if (found !== undefined) return found;
  const names = (part: Condition): boolean => {
    if ('all' in part) return part.all.some(names);
    if ('any' in part) return part.any.some(names);
    if ('not' in part) return names(part.not);
    return 'commune' in part || speaksOfCommune(questionnaire, part.question, known);
  };
  const condition = conditionOf(questionnaire, id);
  const answer = condition !== undefined && names(condition);
  known.set(id, answer);
  return answer;
}

/** Tells the questions that this commune cannot have been asked, whatever it answers elsewhere. */
function excluded(questionnaire: Questionnaire, commune: Commune): (id: string) => boolean {
  const { scored } = lookup(questionnaire);
  const known = new Map<string, boolean>();
  const facts: Facts = {
    commune,
    question: (id) => scored.get(id),
    fact: (id) => {
      if (!ruledOut(id)) return { kind: 'absent' };
      return scored.has(id) ? { kind: 'not-applicable', why: '' } : { kind: 'chosen', options: [] };
    },
  };
  function ruledOut(id: string): boolean {
    const condition = conditionOf(questionnaire, id);
    if (condition === undefined) return false;
    const found = known.get(id);
    if (found !== undefined) return found;
    const truth = evaluate(condition, facts);
    const answer = truth.is === 'no' || (truth.is === 'maybe' && !truth.absent);
    known.set(id, answer);
    return answer;
  }
  return ruledOut;
}

function conditionOf(questionnaire: Questionnaire, id: string): Condition | undefined {
  const { scored, profile } = lookup(questionnaire);
  return (scored.get(id) ?? profile.get(id))?.askedIf;
}
