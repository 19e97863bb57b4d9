/** Which questions are put to this commune, and why the others are not. */
import { evaluate, questionsIn, type Fact, type Facts } from './condition.ts';
import { lookup } from './lookup.ts';
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

/** Tells the standing of each question, computed when first asked for. */
export function standingsOf(questionnaire: Questionnaire, sheet: AnswersOf): Standings {
  const { scored, profile } = lookup(questionnaire);
  const known = new Map<string, Standing>();
  const common = { question: (id: string) => scored.get(id), commune: sheet.commune };

  const facts: Facts = {
    ...common,
    fact: (id) => {
      const question = scored.get(id);
      const answer = sheet.answers.get(id)?.value;
      const standing = of(id);
      if (question === undefined) return standing === 'asked' ? (answer ?? { kind: 'absent' }) : { kind: 'chosen', options: [] };
      switch (standing) {
        case 'asked':
          return answer ?? { kind: 'absent' };
        case 'closed':
          return worstAnswer(question);
        case 'closed-unknown':
          return { kind: 'unknown' };
        default:
          return { kind: 'not-applicable', why: '' };
      }
    },
  };
  /** Every scored answer open: what the profile alone decides. */
  const profileOnly: Facts = { ...common, fact: (id) => (scored.has(id) ? { kind: 'absent' } : facts.fact(id)) };

  /** Every scored answer that is not a definite one as bad as it can be. */
  const atWorst: Facts = {
    ...common,
    fact: (id) => {
      const question = scored.get(id);
      const fact = facts.fact(id);
      return question === undefined || fact.kind === 'chosen' ? fact : worstAnswer(question);
    },
  };
  /** Every scored answer as good as it can be, but what does not apply. */
  const atBest: Facts = {
    ...common,
    fact: (id) => {
      const question = scored.get(id);
      const fact = facts.fact(id);
      return question === undefined || fact.kind === 'not-applicable' ? fact : bestAnswer(question);
    },
  };

  function of(id: string): Standing {
    const found = known.get(id);
    if (found !== undefined) return found;
    const condition = (scored.get(id) ?? profile.get(id))?.askedIf;
    const standing = condition === undefined ? 'asked' : standingOf(condition);
    known.set(id, standing);
    return standing;
  }

  function standingOf(condition: Condition): Standing {
    if (evaluate(condition, profileOnly).is === 'no') return 'not-concerned';
    const truth = evaluate(condition, facts);
    if (truth.is === 'yes') return 'asked';
    if (truth.is === 'no') return 'closed';
    // What the worst answers would open, any answers open: it does not hang on those that are missing.
    const least = evaluate(condition, atWorst);
    if (least.is === 'yes' || (least.is === 'maybe' && least.absent)) return 'asked';
    // A fact of the profile that is missing cannot rule a question out; a scored answer that is missing
    // leaves its dependents waiting, like an unknown one.
    const waiting = questionsIn(condition).some((id) => scored.has(id) && facts.fact(id).kind === 'absent');
    if (truth.unknown || waiting) return 'closed-unknown';
    if (!truth.notApplicable || truth.absent) return 'asked';
    // "Sans objet" alone closes it only when no better answer elsewhere would open it: opening must never cost points.
    return evaluate(condition, atBest).is === 'yes' ? 'closed' : 'closed-not-applicable';
  }

  return { of, facts };
}

/** The answer with the fewest points; the first one in the file when several have. Nothing ticked, in a checklist. */
export function worstAnswer(question: Question): Extract<AnswerValue, { kind: 'chosen' }> {
  return { kind: 'chosen', options: question.kind === 'multiple' ? [] : [worstOption(question).id] };
}

/** The answer with the most points. */
function bestAnswer(question: Question): Extract<AnswerValue, { kind: 'chosen' }> {
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
