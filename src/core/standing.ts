/** Which questions are put to this commune, and why the others are not. */
import { evaluate, questionsIn, type Fact, type Facts, type Truth } from './condition.ts';
import { lookup, type Entry, type Lookup, type Opening } from './lookup.ts';
import type { Answer, Commune, Condition, ProfileQuestion, Question, Questionnaire, Standing } from './model.ts';

/** What a sheet says, whoever holds the answers. */
export interface AnswersOf {
  readonly commune: Commune;
  readonly answers: Pick<ReadonlyMap<string, Answer>, 'get' | 'has'>;
}

export interface Standings {
  of(question: string): Standing;
  /** The same for a scored question already looked up. */
  at(entry: Entry): Standing;
  /** Evaluates a condition on what was really answered. */
  facts: Facts;
}

/** The same commune's sheet, which differs by its answers to `changed` only: what hangs on no other is known already. */
export interface Since {
  readonly standings: Standings;
  readonly changed: readonly Entry[];
}

/** Standings of a sheet whose answers move. */
export interface MovingStandings extends Standings {
  /** What is already known of a question; undefined when it is to be found out again. */
  learn(entry: Entry, standing: Standing | undefined): void;
}

/** Tells the standing of each question, computed when first asked for. */
export function standingsOf(questionnaire: Questionnaire, sheet: AnswersOf, since?: Since): Standings {
  const found = lookup(questionnaire);
  if (since === undefined) return new LazyStandings(found, sheet, []);
  const stale = dependentsOf(since.changed);
  // Nothing hangs on what changed: what is found out for one sheet holds for the other.
  if (stale.length === 0 && since.standings instanceof LazyStandings) return since.standings.withAnswers(sheet);
  return new LazyStandings(found, sheet, [], { standings: since.standings, stale });
}

/** They share nothing with those of another sheet: what is learnt of one is not believed of the other. */
export function movingStandings(questionnaire: Questionnaire, sheet: AnswersOf): MovingStandings {
  return new LazyStandings(lookup(questionnaire), sheet, []);
}

/** What hangs on some questions, directly or through others. */
export function dependentsOf(questions: readonly Entry[]): readonly Entry[] {
  if (questions.length === 1) return questions[0]!.dependents;
  const found: Entry[] = [];
  for (const { dependents } of questions) for (const entry of dependents) if (!found.includes(entry)) found.push(entry);
  return found;
}

const ABSENT: Fact = { kind: 'absent' };
const UNKNOWN: Fact = { kind: 'unknown' };
const NOT_APPLICABLE: Fact = { kind: 'not-applicable', why: '' };
const NOTHING: Fact = { kind: 'chosen', options: [] };

interface Before {
  readonly standings: Standings;
  readonly stale: readonly Entry[];
}

/** Nothing is worked out before it is asked for. */
class LazyStandings implements MovingStandings {
  readonly #lookup: Lookup;
  readonly #sheet: AnswersOf;
  /** By the index of each opening, as they are asked for. */
  readonly #known: (Standing | undefined)[];
  /** Where what is not stale is known. */
  readonly #before: Before | undefined;
  #facts: Facts | undefined;

  constructor(found: Lookup, sheet: AnswersOf, known: (Standing | undefined)[], before?: Before) {
    this.#lookup = found;
    this.#sheet = sheet;
    this.#known = known;
    this.#before = before;
  }

  /** The same standings, and the facts of another sheet. */
  withAnswers(sheet: AnswersOf): LazyStandings {
    return new LazyStandings(this.#lookup, sheet, this.#known, this.#before);
  }

  get facts(): Facts {
    const { scored } = this.#lookup;
    this.#facts ??= { commune: this.#sheet.commune, question: (id) => scored.get(id), fact: (id) => this.#fact(id) };
    return this.#facts;
  }

  of(id: string): Standing {
    const entry = this.#lookup.entries.get(id);
    return entry === undefined ? this.#ofProfile(id) : this.at(entry);
  }

  at(entry: Entry): Standing {
    const { opening } = entry;
    return opening === undefined ? 'asked' : (this.#known[opening.index] ??= this.#found(entry, opening));
  }

  #ofProfile(id: string): Standing {
    const opening = this.#lookup.openings.get(id);
    return opening === undefined ? 'asked' : (this.#known[opening.index] ??= this.#standing(opening));
  }

  learn({ opening }: Entry, standing: Standing | undefined): void {
    if (opening !== undefined) this.#known[opening.index] = standing;
  }

  #found(entry: Entry, opening: Opening): Standing {
    const before = this.#before;
    return before === undefined || before.stale.includes(entry) ? this.#standing(opening) : before.standings.at(entry);
  }

  #standing({ condition, by }: Opening): Standing {
    const truth = evaluate(condition, this.facts);
    if (truth.is === 'yes') return 'asked';
    if (truth.is === 'no') {
      if (by !== 'both') return by === 'facts' ? 'not-concerned' : 'closed';
      // Every scored answer open: what the profile alone decides.
      return this.#supposing(condition, () => ABSENT).is === 'no' ? 'not-concerned' : 'closed';
    }
    // Every scored answer that is not a definite one as bad as it can be: what the worst answers would open, any
    // answers open. It does not hang on those that are missing.
    const least = this.#supposing(condition, (given, { worst }) => (given.kind === 'chosen' ? given : worst));
    if (least.is === 'yes' || (least.is === 'maybe' && least.absent)) return 'asked';
    // A fact of the profile that is missing cannot rule a question out; a scored answer that is missing
    // leaves its dependents waiting, like an unknown one.
    const waiting = questionsIn(condition).some((id) => this.#lookup.entries.has(id) && this.#fact(id).kind === 'absent');
    if (truth.unknown || waiting) {
      if (!this.#closedWhateverIsMissing(condition, truth)) return 'closed-unknown';
    } else if (!truth.notApplicable || truth.absent) return 'asked';
    // "Sans objet" alone closes it only when no better answer elsewhere would open it: opening must never cost points.
    const most = this.#supposing(condition, (given, { best }) => (given.kind === 'not-applicable' ? given : best));
    return most.is === 'yes' ? 'closed' : 'closed-not-applicable';
  }

  /** Whether "sans objet" somewhere keeps it closed, the answers that are missing elsewhere being good or bad. */
  #closedWhateverIsMissing(condition: Condition, { notApplicable }: Extract<Truth, { is: 'maybe' }>): boolean {
    if (!notApplicable) return false;
    return (['worst', 'best'] as const).every((end) => {
      const truth = this.#supposing(condition, (given, entry) =>
        given.kind === 'chosen' || given.kind === 'not-applicable' ? given : entry[end],
      );
      return truth.is === 'maybe' && truth.notApplicable && !truth.unknown && !truth.absent;
    });
  }

  /** The truth of a condition if the scored answers were what `as` makes of them. */
  #supposing(condition: Condition, as: (given: Fact, entry: Entry) => Fact): Truth {
    const { scored, entries } = this.#lookup;
    return evaluate(condition, {
      commune: this.#sheet.commune,
      question: (id) => scored.get(id),
      fact: (id) => {
        const entry = entries.get(id);
        return entry === undefined ? this.#fact(id) : as(this.#fact(id), entry);
      },
    });
  }

  #fact(id: string): Fact {
    const entry = this.#lookup.entries.get(id);
    const standing = entry === undefined ? this.#ofProfile(id) : this.at(entry);
    if (standing === 'asked') return this.#sheet.answers.get(id)?.value ?? ABSENT;
    if (entry === undefined) return NOTHING;
    if (standing === 'closed') return entry.worst;
    return standing === 'closed-unknown' ? UNKNOWN : NOT_APPLICABLE;
  }
}

/** True when the question is a scored one. */
export function isScored(question: Question | ProfileQuestion): question is Question {
  return 'weight' in question;
}

/**
 * Facts where whatever is not a definite answer counts as the worst one: what gates are read with. A question left
 * out of this form says nothing, whatever its answer: a definite one must not cost more than an unknown one.
 */
export function worstFacts(
  { facts }: Standings,
  { entries }: Lookup,
  { counts, leftOut }: { readonly counts: (entry: Entry) => boolean; readonly leftOut: (question: Question) => boolean },
): Facts {
  const fact = (id: string): Fact => {
    const given = facts.fact(id);
    const entry = entries.get(id);
    if (entry !== undefined && leftOut(entry.question)) return NOT_APPLICABLE;
    if (entry === undefined || given.kind === 'chosen' || given.kind === 'not-applicable') return given;
    return counts(entry) ? entry.worst : NOT_APPLICABLE;
  };
  return { ...facts, fact };
}
