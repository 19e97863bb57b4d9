/** What each key does to a question on screen. Pure: the prompt owns the terminal, this owns the rules. */
import type { QuestionView, Reply } from '../../render/asker.ts';
import { type Action, actionOf, answerReply, goneReply, isTypedKind } from './actions.ts';
import { clean, readTyped } from './typed.ts';

export interface QuestionState {
  readonly mode: 'answer' | 'note' | 'reason';
  /** First line of the help on screen; null when it is closed. */
  readonly help: number | null;
  /** Index of the option under the cursor. */
  readonly cursor: number;
  readonly ticked: ReadonlySet<string>;
  /** What the line being typed holds. */
  readonly typed: string;
  readonly note: string;
  readonly refusal: string | null;
}

export interface Key {
  readonly name: string;
  readonly ctrl: boolean;
  readonly meta: boolean;
  readonly sequence: string;
}

export type Step = { readonly state: QuestionState } | { readonly reply: Reply };

/** The question as it appears, with the answer given before preselected. */
export function firstState(view: QuestionView): QuestionState {
  const chosen = view.current?.kind === 'chosen' ? view.current.options : [];
  const cursor = view.options.findIndex((option) => chosen.includes(option.id));
  return {
    mode: 'answer',
    help: null,
    cursor: Math.max(0, cursor),
    ticked: new Set(view.kind === 'multiple' ? chosen : []),
    typed: '',
    note: clean(view.note ?? ''),
    refusal: null,
  };
}

/** Whether keys go into a line of text rather than to a list. */
export function isTyping(view: QuestionView, state: QuestionState): boolean {
  return state.mode !== 'answer' || isTypedKind(view);
}

export function isEnter(key: Key): boolean {
  return key.name === 'return' || key.name === 'enter';
}

/**
 * One key. `line` is what the line editor holds after it; `scroll` is set when the help hides the
 * options: how far it can scroll. The arrows then scroll it, and nothing unseen can be chosen.
 */
export function press(view: QuestionView, state: QuestionState, key: Key, line: string, scroll: number | null): Step {
  if (key.name === 'escape') return { state: { ...state, mode: 'answer', help: null, refusal: null, typed: '' } };
  if (state.help !== null && scroll !== null && state.mode === 'answer') {
    if (key.name === 'down') return { state: { ...state, help: Math.min(scroll, state.help + 1) } };
    if (key.name === 'up') return { state: { ...state, help: Math.max(0, state.help - 1) } };
    if (isEnter(key) && state.typed === '') return { state: { ...state, help: null } };
    if (!isTypedKind(view) && letterAction(view, key) !== 'help') return { state };
  }
  if (isTyping(view, state)) {
    if (isEnter(key)) return submit(view, state);
    return { state: { ...state, typed: line, refusal: line === state.typed ? state.refusal : null } };
  }
  return pressInList(view, { ...state, refusal: null }, key);
}

function submit(view: QuestionView, state: QuestionState): Step {
  const typed = clean(state.typed);
  if (state.mode === 'note') return { state: { ...state, mode: 'answer', typed: '', note: typed } };
  if (state.mode === 'reason') {
    if (typed === '') return { state: { ...state, typed, refusal: view.labels.reasonMissing } };
    return { reply: answerReply(view, { kind: 'not-applicable', why: typed }, state.note) };
  }
  const action = typed.length === 1 ? actionOf(view, typed) : null;
  if (action !== null) return act(view, { ...state, typed: '', refusal: null }, action);
  if (typed === '' && view.current !== undefined) return { reply: answerReply(view, view.current, state.note) };
  const read = readTyped(view, typed);
  // What was refused stays in the line, to be corrected.
  if ('refusal' in read) return { state: { ...state, refusal: read.refusal } };
  return { reply: answerReply(view, read.value, state.note) };
}

function act(view: QuestionView, state: QuestionState, action: Action): Step {
  switch (action) {
    case 'help':
      return { state: { ...state, help: state.help === null ? 0 : null } };
    case 'unknown':
      return { reply: answerReply(view, { kind: 'unknown' }, state.note) };
    case 'not-applicable': {
      const why = view.current?.kind === 'not-applicable' ? view.current.why : '';
      return { state: { ...state, mode: 'reason', help: null, typed: clean(why) } };
    }
    case 'note':
      return { state: { ...state, mode: 'note', help: null, typed: state.note } };
    case 'back':
      return { reply: goneReply(view, 'back', state.note) };
    case 'leave':
      return { reply: goneReply(view, 'leave', state.note) };
  }
}

function pressInList(view: QuestionView, state: QuestionState, key: Key): Step {
  const count = view.options.length;
  const option = view.options[state.cursor];
  if (key.ctrl || key.meta || option === undefined) return { state };
  switch (key.name) {
    case 'up':
      return { state: { ...state, cursor: (state.cursor + count - 1) % count } };
    case 'down':
      return { state: { ...state, cursor: (state.cursor + 1) % count } };
    case 'home':
      return { state: { ...state, cursor: 0 } };
    case 'end':
      return { state: { ...state, cursor: count - 1 } };
    case 'left':
      return view.canGoBack ? act(view, state, 'back') : { state };
    case 'space':
      return { state: view.kind === 'multiple' ? { ...state, ticked: toggled(view, state, option.id) } : state };
    case 'return':
    case 'enter':
      return choose(view, state, option.id);
  }
  const action = letterAction(view, key);
  if (action !== null) return act(view, state, action);
  const target = view.options.findIndex((_, index) => optionKeys(view, index).includes(key.sequence.toLowerCase()));
  if (target === -1) return { state };
  const chosen = view.options[target];
  if (view.kind === 'yes-no' && chosen !== undefined) return choose(view, state, chosen.id);
  return { state: { ...state, cursor: target } };
}

function choose(view: QuestionView, state: QuestionState, id: string): Step {
  if (view.kind !== 'multiple') return { reply: answerReply(view, { kind: 'chosen', options: [id] }, state.note) };
  const options = view.options.filter((option) => state.ticked.has(option.id)).map((option) => option.id);
  if (options.length === 0) return { state: { ...state, refusal: view.labels.nothingTicked } };
  return { reply: answerReply(view, { kind: 'chosen', options }, state.note) };
}

function toggled(view: QuestionView, state: QuestionState, id: string): ReadonlySet<string> {
  const ticked = new Set(state.ticked);
  if (ticked.delete(id)) return ticked;
  const exclusive = (other: string) => view.options.some((option) => option.id === other && option.exclusive);
  return exclusive(id) ? new Set([id]) : new Set([...ticked].filter((other) => !exclusive(other)).concat(id));
}

function letterAction(view: QuestionView, key: Key): Action | null {
  return key.ctrl || key.meta || key.sequence.length !== 1 ? null : actionOf(view, key.sequence);
}

/** The unshifted top row of a French keyboard gives these instead of the digits 1 to 9. */
const FRENCH_TOP_ROW = '&é"\'(-è_ç';

/** The keys that lead to an option, the one to show first: a digit, or the initial of yes and no. */
export function optionKeys(view: QuestionView, index: number): readonly string[] {
  const initial = view.kind === 'yes-no' ? { oui: 'o', non: 'n' }[view.options[index]?.id ?? ''] : undefined;
  if (initial !== undefined) return [initial];
  return index < 9 ? [String(index + 1), FRENCH_TOP_ROW[index] ?? ''] : [];
}
