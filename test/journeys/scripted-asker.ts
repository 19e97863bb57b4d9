/** An asker that is a function: what it is asked decides what it replies. No terminal, no mock. */
import { SheetFile } from '../../src/edges/sheet-file.ts';
import { conduct, type InterviewEnd } from '../../src/commands/interview.ts';
import type { AnswerSheet, AnswerValue, Questionnaire } from '../../src/core/model.ts';
import { newSheet } from '../../src/core/sheet-text.ts';
import { type Asker, Interrupted, type Passage, type QuestionView, type Reply } from '../../src/render/asker.ts';
import { TODAY } from './cli.ts';

/** The last screen of an interview, where one sees the result or goes back to a theme. */
export const LAST_SCREEN = 'Que voulez-vous faire\u202F?';

export const chosen = (...options: string[]): AnswerValue => ({ kind: 'chosen', options });
export const answer = (value: AnswerValue, note?: string): Reply => ({
  kind: 'answer',
  value,
  ...(note === undefined ? {} : { note }),
});
export const RESULT = answer(chosen('result'));

export interface Heard {
  readonly asker: Asker;
  readonly views: QuestionView[];
  readonly passages: Passage[];
}

/** `reply` gets the question and how many came before it; an Interrupted it throws is the terminal going away. */
export function scriptedAsker(reply: (view: QuestionView, index: number) => Reply): Heard {
  const views: QuestionView[] = [];
  const passages: Passage[] = [];
  const asker: Asker = {
    say: (passage) => void passages.push(passage),
    findCommune: () => Promise.reject(new Interrupted()),
    askSecret: () => Promise.reject(new Interrupted()),
    ask: async (view) => {
      views.push(view);
      return reply(view, views.length - 1);
    },
    close: () => undefined,
  };
  return { asker, views, passages };
}

export function blankSheet(questionnaire: Questionnaire): AnswerSheet {
  return {
    questionnaire: { id: questionnaire.id, version: questionnaire.version },
    commune: { name: 'Valmorin' },
    answeredOn: TODAY,
    answers: new Map(),
  };
}

export interface Interviewed extends InterviewEnd {
  readonly text: string;
}

/** A whole interview saved in a real file at `path`. */
export async function interviewed(
  questionnaire: Questionnaire,
  path: string,
  asker: Asker,
  { sheet = blankSheet(questionnaire), express = false }: { readonly sheet?: AnswerSheet; readonly express?: boolean } = {},
): Promise<Interviewed> {
  const file = new SheetFile(path, newSheet(questionnaire, sheet.commune, TODAY), questionnaire);
  const end = await conduct({ questionnaire, sheet, express, asker, save: (id, given) => file.save(id, given, TODAY) });
  return { ...end, text: file.text };
}
