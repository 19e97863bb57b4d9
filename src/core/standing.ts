/** Which questions are put to this commune, and why the others are not. */
import { evaluate, questionsIn, type Fact, type Facts } from './condition.ts';
import { lookup, type Lookup } from './lookup.ts';
import type {
  Answer,
  AnswerValue,
  Commune,
  Condition,
  Option,
  ProfileQuestion,
  Question,
  Questionnaire,
  Standing,
} from './model.ts';

/** What a sheet says, whoever holds the answers. */
export interface AnswersOf {
  readonly commune: Commune;
  readonly answers: Pick<ReadonlyMap<string, Answer>, 'get' | 'has'>;
}

export interface Standings {
  of(question: string): Standing;
  /** Evaluates a condition on what was really answered. */
  facts: Facts;
}

/** The same commune's sheet, which differs by its answers to `changed` only: what hangs on no other is known already. */
export interface Since {
  readonly standings: Standings;
  readonly changed: readonly string[];
}

/** Tells the standing of each question, computed when first asked for. */
export function standingsOf(questionnaire: Questionnaire, sheet: AnswersOf, since?: Since): Standings {
  const found = lookup(questionnaire);
  if (since === undefined) return new LazyStandings(found, sheet, new Map());
  const stale = dependentsOf(found, since.changed);
  // Nothing hangs on what changed: what is found out for one sheet holds for the other.
  if (stale.length === 0 && since.standings instanceof LazyStandings) return since.standings.withAnswers(sheet);
  return new LazyStandings(found, sheet, new Map(), { standings: since.standings, stale });
}

/** What hangs on some questions, directly or through others. */
export function dependentsOf({ dependents }: Lookup, ids: readonly string[]): readonly Question[] {
  const found: Question[] = [];
  for (const id of ids) for (const question of dependents.get(id)!) if (!found.includes(question)) found.push(question);
  return found;
}

/** A class, because a plan makes a hundred of them for one sheet: nothing is built before it is asked for. */
class LazyStandings implements Standings {
  readonly #lookup: Lookup;
  readonly #sheet: AnswersOf;
  readonly #known: Map<string, Standing>;
  /** Where what is not stale is known. */
  readonly #before: { readonly standings: Standings; readonly stale: readonly Question[] } | undefined;
  #facts: Facts | undefined;

  constructor(
    found: Lookup,
    sheet: AnswersOf,
    known: Map<string, Standing>,
    before?: { readonly standings: Standings; readonly stale: readonly Question[] },
  ) {
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
    const question = this.#lookup.scored.get(id);
    const condition = (question ?? this.#lookup.profile.get(id))?.askedIf;
    if (condition === undefined) return 'asked';
    const found = this.#known.get(id);
    if (found !== undefined) return found;
    const before = this.#before;
    const settled = before !== undefined && question !== undefined && !before.stale.includes(question);
    const standing = settled ? before.standings.of(id) : this.#standing(condition);
    this.#known.set(id, standing);
    return standing;
  }

  #standing(condition: Condition): Standing {
    // Every scored answer open: what the profile alone decides.
    const profileOnly = this.#read((question, fact) => (question === undefined ? fact() : { kind: 'absent' }));
    if (evaluate(condition, profileOnly).is === 'no') return 'not-concerned';
    const truth = evaluate(condition, this.facts);
    if (truth.is === 'yes') return 'asked';
    if (truth.is === 'no') return 'closed';
    // Every scored answer that is not a definite one as bad as it can be: what the worst answers would open, any
    // answers open. It does not hang on those that are missing.
    const atWorst = this.#read((question, fact) => {
      const given = fact();
      return question === undefined || given.kind === 'chosen' ? given : worstAnswer(question);
    });
    const least = evaluate(condition, atWorst);
    if (least.is === 'yes' || (least.is === 'maybe' && least.absent)) return 'asked';
    // A fact of the profile that is missing cannot rule a question out; a scored answer that is missing
    // leaves its dependents waiting, like an unknown one.
    const waiting = questionsIn(condition).some((id) => this.#lookup.scored.has(id) && this.facts.fact(id).kind === 'absent');
    if (truth.unknown || waiting) return 'closed-unknown';
    if (!truth.notApplicable || truth.absent) return 'asked';
    // "Sans objet" alone closes it only when no better answer elsewhere would open it: opening must never cost points.
    const atBest = this.#read((question, fact) => {
      const given = fact();
      return question === undefined || given.kind === 'not-applicable' ? given : bestAnswer(question);
    });
    return evaluate(condition, atBest).is === 'yes' ? 'closed' : 'closed-not-applicable';
  }

  /** Facts where `as` has the last word on each; `question` is the scored one. */
  #read(as: (question: Question | undefined, fact: () => Fact) => Fact): Facts {
    const { scored } = this.#lookup;
    return {
      commune: this.#sheet.commune,
      question: (id) => scored.get(id),
      fact: (id) => as(scored.get(id), () => this.#fact(id)),
    };
  }

  #fact(id: string): Fact {
    const question = this.#lookup.scored.get(id);
    const standing = this.of(id);
    if (standing === 'asked') return this.#sheet.answers.get(id)?.value ?? { kind: 'absent' };
    if (question === undefined) return { kind: 'chosen', options: [] };
    if (standing === 'closed') return worstAnswer(question);
    return standing === 'closed-unknown' ? { kind: 'unknown' } : { kind: 'not-applicable', why: '' };
  }
}

/** The answer with the fewest points; the first one in the file when several have. Nothing ticked, in a checklist. */
export function worstAnswer(question: Question): Extract<AnswerValue, { kind: 'chosen' }> {
  return { kind: 'chosen', options: question.kind === 'multiple' ? [] : [worstOption(question).id] };
}

/** The answer with the most points. */
export function bestAnswer(question: Question): Extract<AnswerValue, { kind: 'chosen' }> {
  const best = question.options.reduce((most, option) => (option.points > most.points ? option : most));
  const together = question.options.filter((option) => option.exclusive !== true).map(({ id }) => id);
  const all = question.kind === 'multiple' && pointsOf(question, together) >= best.points;
  return { kind: 'chosen', options: all ? together : [best.id] };
}

export function worstOption(question: Question): Option {
  return question.options.reduce((worst, option) => (option.points < worst.points ? option : worst));
}

export function pointsOf(question: Question, chosen: readonly string[]): number {
  return question.options.reduce((sum, option) => sum + (chosen.includes(option.id) ? option.points : 0), 0);
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
  standings: Standings,
  counted: (question: string) => boolean,
  leftOut: (question: Question) => boolean,
): Facts {
  const { facts } = standings;
  const fact = (id: string): Fact => {
    const question = facts.question(id);
    const given = facts.fact(id);
    if (question !== undefined && leftOut(question)) return { kind: 'not-applicable', why: '' };
    if (question === undefined || given.kind === 'chosen' || given.kind === 'not-applicable') return given;
    return counted(id) ? worstAnswer(question) : { kind: 'not-applicable', why: '' };
  };
  return { ...facts, fact };
}
