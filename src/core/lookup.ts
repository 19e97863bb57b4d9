/** What is looked up again and again in a questionnaire, worked out once for each. */
import { questionsIn } from './condition.ts';
import type { Condition, Measure, Option, ProfileQuestion, Question, Questionnaire } from './model.ts';
import { bestAnswer, bestPoints, worstAnswer, worstOption, type Chosen } from './points.ts';

/** A scored question, and what follows from the questionnaire alone. */
export interface Entry {
  readonly question: Question;
  /** Its own index among all the scored questions, and that of its domain. */
  readonly index: number;
  readonly domain: number;
  /** Undefined when it is put to everybody. */
  readonly opening: Opening | undefined;
  /** Points of the best answer possible, and of the worst. */
  readonly mostPoints: number;
  readonly fewestPoints: number;
  readonly worst: Chosen;
  readonly best: Chosen;
  /** Options from the fewest points to the most. */
  readonly ladder: readonly Option[];
  /** Scored questions that it decides of, directly or through others. */
  readonly dependents: readonly Entry[];
}

/** What opens a question: facts about the commune, answers that are scored, or both. */
export interface Opening {
  /** Among all of them. */
  readonly index: number;
  readonly condition: Condition;
  readonly by: 'facts' | 'answers' | 'both';
}

export interface Lookup {
  readonly scored: ReadonlyMap<string, Question>;
  readonly entries: ReadonlyMap<string, Entry>;
  /** The same, by their index. */
  readonly all: readonly Entry[];
  readonly profile: ReadonlyMap<string, ProfileQuestion>;
  /** Of the questions that are not put to everybody, those about the commune among them. */
  readonly openings: ReadonlyMap<string, Opening>;
  /** Scored questions, by domain. */
  readonly inDomain: ReadonlyMap<string, readonly Question[]>;
  /** The same, by the index of the domain. */
  readonly domains: readonly (readonly Entry[])[];
  /** The conditions of variants, each once. */
  readonly variantsIf: readonly Condition[];
  /** Those that say the same thing have the same number: its index in `variantsIf`. */
  readonly sameConditions: ReadonlyMap<Condition, number>;
  /** Scored questions of which some answer calls for a measure. */
  readonly callers: ReadonlyMap<string, readonly Entry[]>;
  /** By gate: the index of the highest level it allows. */
  readonly gateRanks: ReadonlyMap<string, number>;
}

const known = new WeakMap<Questionnaire, Lookup>();

/** The same value for the same questionnaire: a memory, not a state. */
export function lookup(questionnaire: Questionnaire): Lookup {
  let found = known.get(questionnaire);
  if (found === undefined) known.set(questionnaire, (found = build(questionnaire)));
  return found;
}

/** For a copy that differs by its words only: what is looked up is the same, and need not be worked out for each commune. */
export function shareLookup(copy: Questionnaire, original: Questionnaire): void {
  known.set(copy, lookup(original));
}

function build({ domains, questions, profile, measures, levels, gates }: Questionnaire): Lookup {
  const scored = new Map(questions.map((question) => [question.id, question]));
  const inDomain = new Map(domains.map(({ id }) => [id, questions.filter(({ domain }) => domain === id)]));
  const openings = new Map<string, Opening>();
  for (const { id, askedIf } of [...profile, ...questions])
    if (askedIf !== undefined) openings.set(id, { index: openings.size, condition: askedIf, by: openedBy(askedIf, scored) });
  const entries = new Map<string, Entry & { readonly dependents: Entry[] }>();
  const byDomain = domains.map(({ id }, domain) =>
    inDomain.get(id)!.map((question) => {
      const entry = entryOf(question, entries.size, domain, openings.get(question.id));
      entries.set(question.id, entry);
      return entry;
    }),
  );
  const direct = new Map<string, Entry[]>();
  for (const { id, askedIf } of questions) {
    if (askedIf === undefined) continue;
    for (const parent of questionsIn(askedIf)) direct.set(parent, [...(direct.get(parent) ?? []), entries.get(id)!]);
  }
  for (const { question, dependents } of entries.values()) {
    const add = (from: string): void => {
      for (const child of direct.get(from) ?? []) {
        if (dependents.includes(child)) continue;
        dependents.push(child);
        add(child.question.id);
      }
    };
    add(question.id);
  }
  return {
    scored,
    entries,
    all: [...entries.values()],
    profile: new Map(profile.map((question) => [question.id, question])),
    openings,
    inDomain,
    domains: byDomain,
    ...numbered([...questions, ...measures].flatMap(({ variants }) => variants.map((variant) => variant.if))),
    callers: callersIn(measures, questions, entries),
    gateRanks: new Map(gates.map(({ id, atMost }) => [id, levels.findIndex((level) => level.id === atMost)])),
  };
}

/** One literal, so that all entries have one shape for the engine: they are what a plan reads most. */
function entryOf(
  question: Question,
  index: number,
  domain: number,
  opening: Opening | undefined,
): Entry & { readonly dependents: Entry[] } {
  return {
    question,
    index,
    domain,
    opening,
    mostPoints: bestPoints(question),
    fewestPoints: question.kind === 'multiple' ? 0 : worstOption(question).points,
    worst: worstAnswer(question),
    best: bestAnswer(question),
    ladder: question.options.toSorted((a, b) => a.points - b.points),
    dependents: [],
  };
}

function openedBy(condition: Condition, scored: Lookup['scored']): Opening['by'] {
  if ('commune' in condition) return 'facts';
  if ('question' in condition) return scored.has(condition.question) ? 'answers' : 'facts';
  const parts = 'not' in condition ? [condition.not] : 'all' in condition ? condition.all : condition.any;
  const [first = 'answers', ...others] = parts.map((part) => openedBy(part, scored));
  return others.every((each) => each === first) ? first : 'both';
}

function callersIn(
  measures: readonly Measure[],
  questions: readonly Question[],
  entries: ReadonlyMap<string, Entry>,
): Map<string, readonly Entry[]> {
  const callers = new Map<string, Entry[]>(measures.map(({ id }) => [id, []]));
  for (const { id: question, options } of questions) {
    const called = new Set(options.flatMap((option) => [...option.measures, ...option.measuresIfMissing]));
    for (const measure of called) callers.get(measure)?.push(entries.get(question)!);
  }
  return callers;
}

function numbered(conditions: readonly Condition[]): Pick<Lookup, 'variantsIf' | 'sameConditions'> {
  const texts = new Map<string, number>();
  const variantsIf: Condition[] = [];
  const sameConditions = new Map<Condition, number>();
  for (const condition of conditions) {
    const text = JSON.stringify(condition);
    const number = texts.get(text) ?? variantsIf.push(condition) - 1;
    texts.set(text, number);
    sameConditions.set(condition, number);
  }
  return { variantsIf, sameConditions };
}
