/**
 * The letters of an interview, the same for every kind of question and in both askers. Alone in a list of choices,
 * they act at once. Where one types, they act when typed alone and followed by Enter: "janvier 2024" must not become
 * "je ne sais pas" at its first letter.
 */
import type { AnswerValue } from '../../core/model.ts';
import type { QuestionView, Reply } from '../../render/asker.ts';
import { clean } from './typed.ts';

export type Action = 'help' | 'unknown' | 'not-applicable' | 'back' | 'note' | 'leave';

const actions: readonly { readonly action: Action; readonly letters: readonly string[] }[] = [
  { action: 'help', letters: ['a', '?'] },
  { action: 'unknown', letters: ['j'] },
  { action: 'not-applicable', letters: ['x'] },
  { action: 'back', letters: ['r'] },
  { action: 'note', letters: ['c'] },
  { action: 'leave', letters: ['q'] },
];

/** The action of a letter, when this question has it. */
export function actionOf(view: QuestionView, letter: string): Action | null {
  const found = actions.find(({ letters }) => letters.includes(letter.toLowerCase()));
  return found !== undefined && isOffered(view, found.action) ? found.action : null;
}

function isOffered(view: QuestionView, action: Action): boolean {
  switch (action) {
    case 'help':
      return view.help.length > 0;
    case 'unknown':
      return view.canSkipUnknown;
    case 'not-applicable':
      return view.canNotApply;
    case 'back':
      return view.canGoBack;
    case 'note':
      return view.canNote;
    case 'leave':
      return true;
  }
}

/** The letters to show, with their words, in a fixed order. */
export function offeredActions(view: QuestionView): { action: Action; letter: string; label: string }[] {
  const { labels } = view;
  const words: Record<Action, string> = {
    help: labels.help,
    unknown: labels.unknown,
    'not-applicable': labels.notApplicable,
    back: labels.back,
    note: labels.note,
    leave: labels.leave,
  };
  return actions
    .filter(({ action }) => isOffered(view, action))
    .map(({ action, letters }) => ({ action, letter: (letters[0] ?? '').toUpperCase(), label: words[action] }));
}

/** The reply that carries an answer; the note goes with it only when it was changed. */
export function answerReply(view: QuestionView, value: AnswerValue, note: string): Reply {
  return { kind: 'answer', value, ...changedNote(view, note) };
}

/** The reply of someone who goes elsewhere; a note that was changed is not lost. */
export function goneReply(view: QuestionView, kind: 'back' | 'leave', note: string): Reply {
  return { kind, ...changedNote(view, note) };
}

function changedNote(view: QuestionView, note: string): { readonly note?: string } {
  return note === clean(view.note ?? '') ? {} : { note };
}

/** Whether the answer is typed rather than chosen in a list. */
export function isTypedKind(view: QuestionView): boolean {
  return view.kind === 'number' || view.kind === 'date' || view.kind === 'text';
}

/** With the first letter in upper case, for a label used at the start of a line. */
export function capital(label: string): string {
  return label.slice(0, 1).toUpperCase() + label.slice(1);
}
