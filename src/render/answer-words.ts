/** Answers in words. */
import type { AnswerValue, Because, ProfileQuestion, Question, Questionnaire } from '../core/model.ts';
import { day, number } from './format.ts';

export const UNKNOWN_WORDS = 'je ne sais pas';

/** An answer as a person would say it. */
export function answerWords(question: ProfileQuestion | Question, value: AnswerValue): string {
  switch (value.kind) {
    case 'chosen': {
      const texts = question.options.filter(({ id }) => value.options.includes(id)).map(({ text }) => text);
      return texts.length === 0 ? 'rien de coché' : texts.join(' · ');
    }
    case 'number':
      return number(value.number);
    case 'text':
      return question.kind === 'date' ? day(value.text) : value.text;
    case 'unknown':
      return UNKNOWN_WORDS;
    case 'not-applicable':
      return value.why === '' ? 'non applicable' : `non applicable (${value.why})`;
  }
}

export interface BecauseWords {
  readonly question: string;
  readonly answer: string;
}

/** Why a measure is called for: the question and the answer given. */
export function becauseWords(questionnaire: Questionnaire, { question: id, option }: Because): BecauseWords {
  const question = questionnaire.questions.find((each) => each.id === id)!;
  if (option === 'unknown') return { question: question.text, answer: UNKNOWN_WORDS };
  const missing = option.startsWith('missing:');
  const text = question.options.find((each) => each.id === option.replace('missing:', ''))?.text ?? option;
  return { question: question.text, answer: missing ? `pas encore : ${text}` : text };
}
