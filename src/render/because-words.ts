/** Why a measure is called for, in words. */
import type { Because, Questionnaire } from '../core/model.ts';
import { NBSP, quoted } from './format.ts';

export interface BecauseWords {
  readonly question: string;
  /** With its quotation marks. */
  readonly answer: string;
}

/** The question, and the answer given. */
export function becauseWords(questionnaire: Questionnaire, { question: id, option }: Because): BecauseWords {
  const question = questionnaire.questions.find((each) => each.id === id)!;
  if (option === 'unknown') return { question: question.text, answer: quoted('je ne sais pas') };
  const missing = option.startsWith('missing:');
  const text = question.options.find((each) => each.id === option.replace('missing:', ''))?.text ?? option;
  return { question: question.text, answer: missing ? notTicked(text) : quoted(text) };
}

/** What a list of boxes lacks: « pas coché : « Les actes » ». */
export function notTicked(text: string): string {
  return `pas coché${NBSP}: ${quoted(text)}`;
}
