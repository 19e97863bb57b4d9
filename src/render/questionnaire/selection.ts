/** Which questions are shown, in what order and under what number: the same for every format. */
import { evaluate } from '../../core/condition.ts';
import { fittedTo } from '../../core/fitting.ts';
import { minutesFor } from '../../core/flow.ts';
import type { Answer, Commune, Condition, ProfileQuestion, Question, Questionnaire, Role } from '../../core/model.ts';
import { isScored, standingsOf } from '../../core/standing.ts';
import { quoted } from '../format.ts';
import { conditionText } from './condition-text.ts';

export interface ShowOptions {
  /** Only the essential questions, and the profile. */
  readonly express: boolean;
  /** Leaves out what cannot concern a commune of that size. */
  readonly population: number | undefined;
}

export interface Entry {
  /** From 1, across sections; conditions call questions by it. */
  readonly number: number;
  readonly question: ProfileQuestion | Question;
  /** « Posée si … . », or null when it is asked of everyone. */
  readonly condition: string | null;
  /** Worth saying: never in the express form, where every scored question is. */
  readonly essential: boolean;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly intro: string;
  readonly entries: readonly Entry[];
}

export interface Selection {
  /** The profile first, then the domains that have something to ask. */
  readonly sections: readonly Section[];
  /** How many are scored. */
  readonly scored: number;
  readonly profile: number;
  /** At the most: when everything is asked. */
  readonly minutes: number;
  /** How many scored questions each can answer, the most first. */
  readonly knownBy: readonly { readonly role: Role; readonly questions: number }[];
}

/** Chooses and numbers the questions. */
export function select(questionnaire: Questionnaire, options: ShowOptions): Selection {
  const { profile, questions } = shown(questionnaire, options);
  const commune: Commune = { name: '', population: options.population };
  const groups: { id: string; title: string; intro: string; asked: readonly (ProfileQuestion | Question)[] }[] = [
    {
      id: 'profile',
      title: 'La commune',
      intro: 'Ces réponses ne sont pas notées. Elles disent quelles questions vous concernent, et servent à chiffrer le plan.',
      asked: profile,
    },
    ...questionnaire.domains.map(({ id, title, intro }) => ({
      id,
      title,
      intro,
      asked: questions.filter(({ domain }) => domain === id),
    })),
  ].filter(({ asked }) => asked.length > 0);

  const all = groups.flatMap(({ asked }) => asked);
  const numbers = new Map(all.map(({ id }, index) => [id, index + 1]));
  const texts = new Map([...questionnaire.profile, ...questionnaire.questions].map(({ id, text }) => [id, text]));
  const named = (id: string): string => `la question ${numbers.get(id) ?? quoted(texts.get(id) ?? id)}`;
  const condition = (askedIf: Condition | undefined): string | null => {
    const left = askedIf === undefined ? true : undecided(askedIf, commune);
    return typeof left === 'boolean' ? null : `Posée si ${conditionText(left, questionnaire, named)}.`;
  };
  const roles = [...new Set(questions.map(({ knownBy }) => knownBy))];
  return {
    sections: groups.map(({ id, title, intro, asked }) => ({
      id,
      title,
      intro,
      entries: asked.map((question) => ({
        number: numbers.get(question.id)!,
        question,
        condition: condition(question.askedIf),
        essential: !options.express && isScored(question) && question.essential,
      })),
    })),
    scored: questions.length,
    profile: profile.length,
    minutes: minutesFor(all.map((question) => ({ question, answered: false }))),
    knownBy: roles
      .map((role) => ({ role, questions: questions.filter(({ knownBy }) => knownBy === role).length }))
      .toSorted((a, b) => b.questions - a.questions),
  };
}

/** The questions shown, in the order of the file. */
export function shown(
  questionnaire: Questionnaire,
  { express, population }: ShowOptions,
): Pick<Questionnaire, 'profile' | 'questions'> {
  // Nothing answered: what is not asked nor waiting for an answer is ruled out by the size alone.
  const sheet = { commune: { name: '', population }, answers: new Map<string, Answer>() };
  const standings = standingsOf(questionnaire, sheet);
  const possible = ({ id }: { readonly id: string }): boolean => ['asked', 'closed-unknown'].includes(standings.of(id));
  return {
    profile: questionnaire.profile.filter(possible),
    questions: fittedTo(questionnaire, sheet).questions.filter(
      (question) => possible(question) && (!express || question.essential),
    ),
  };
}

/** What is left of a condition for a commune known only by its size; true or false once the size decides. */
function undecided(condition: Condition, commune: Commune): Condition | boolean {
  if ('not' in condition) {
    const left = undecided(condition.not, commune);
    return typeof left === 'boolean' ? !left : { not: left };
  }
  if ('all' in condition || 'any' in condition) {
    const decisive = 'any' in condition;
    const parts = ('all' in condition ? condition.all : condition.any).map((part) => undecided(part, commune));
    if (parts.includes(decisive)) return decisive;
    const open = parts.filter((part) => typeof part !== 'boolean');
    if (open.length === 0) return !decisive;
    return decisive ? { any: open } : { all: open };
  }
  const { is } = evaluate(condition, { commune, fact: () => ({ kind: 'absent' }), question: () => undefined });
  return is === 'maybe' ? condition : is === 'yes';
}
