/** A question drawn as lines. Pure: a view and a state in, lines out. */
import type { QuestionView } from '../../render/asker.ts';
import { cells, hang, measure, printable, wrap } from '../wrap.ts';
import { capital, isTypedKind, offeredActions } from './actions.ts';
import { type Drawing, inWindow, keyLines, type Look, refusalLines, type Size } from './look.ts';
import { isTyping, optionKeys, type QuestionState } from './question-state.ts';
import { showAnswer } from './typed.ts';

const BAR = 20;
const SHORTEST_BAR = 8;
/** Lines that a list of options or a help keeps even in a very low window. */
const LOWEST_BODY = 4;

interface Layout {
  readonly head: readonly string[];
  readonly foot: readonly string[];
  readonly input: readonly string[];
  readonly options: OptionBlock;
  readonly help: readonly string[];
  /** Lines left between the head and the foot. */
  readonly room: number;
  /** The help is too tall to stand above the options: it takes their place and scrolls. */
  readonly helpAlone: boolean;
}

function layOut(view: QuestionView, state: QuestionState, look: Look, size: Size): Layout {
  const width = measure(size.columns);
  const head = headLines(view, state, look, width);
  const input = isTyping(view, state) ? [inputLine(view, state, look)] : [];
  const options = optionBlock(view, state, look, width);
  const help = state.help === null ? [] : helpLines(view, look, width);
  const foot = footLines(view, state, look, width, false);
  // One blank line above what is between, one above the input; the last row of the window stays free.
  const taken = head.length + foot.length + (input.length === 0 ? 0 : 2) + 2;
  const room = Math.max(LOWEST_BODY, (size.rows ?? Number.POSITIVE_INFINITY) - taken);
  const helpAlone = help.length + (options.lines.length === 0 ? 0 : options.lines.length + 1) > room && help.length > 0;
  return { head, foot: helpAlone ? footLines(view, state, look, width, true) : foot, input, options, help, room, helpAlone };
}

/** The question on a terminal of this size. */
export function drawQuestion(view: QuestionView, state: QuestionState, look: Look, size: Size): Drawing {
  const { head, foot, input, options, help, room, helpAlone } = layOut(view, state, look, size);
  const more = `  ${look.symbols.more}`;
  const body: string[] = [];
  if (helpAlone) {
    body.push('', ...inWindow(help, state.help ?? 0, room, more));
  } else {
    if (help.length > 0) body.push('', ...help);
    if (options.lines.length > 0) {
      const left = room - (help.length === 0 ? 0 : help.length + 1);
      body.push('', ...inWindow(options.lines, options.active - Math.floor(left / 2), left, more));
    }
  }
  if (input.length > 0) return { content: [...head, ...body, '', ...input], below: foot };
  return { content: [...head, ...body, ...foot], below: [] };
}

/** How far the help can scroll; null when all of it is on screen, or none of it. */
export function helpScroll(view: QuestionView, state: QuestionState, look: Look, size: Size): number | null {
  if (state.help === null) return null;
  const { help, room, helpAlone } = layOut(view, state, look, size);
  return helpAlone ? Math.max(0, help.length - room) : null;
}

function headLines(view: QuestionView, state: QuestionState, look: Look, width: number): string[] {
  const { palette } = look;
  const lines = ['', ...progressLines(view, look, width), ...wrap(view.theme, width), ''];
  lines.push(...wrap(view.text, width).map(palette.bold));
  const { current, labels } = view;
  if (current !== undefined && (current.kind !== 'chosen' || isTypedKind(view))) {
    lines.push(...labelled(look, capital(labels.already), showAnswer(view, current), width));
  }
  if (state.note !== '' && state.mode !== 'note') lines.push(...labelled(look, capital(labels.note), state.note, width));
  return lines;
}

function progressLines(view: QuestionView, look: Look, width: number): string[] {
  const text = printable(view.progress);
  const length = Math.min(BAR, width - cells(text) - 2);
  if (length < SHORTEST_BAR) return wrap(text, width);
  const done = Math.round(Math.min(1, Math.max(0, view.done)) * length);
  const bar =
    look.palette.accent(look.symbols.bar.done.repeat(done)) + look.palette.dim(look.symbols.bar.left.repeat(length - done));
  return [text + ' '.repeat(width - cells(text) - length) + bar];
}

function helpLines(view: QuestionView, look: Look, width: number): string[] {
  const margin = `${look.palette.accent(look.symbols.rule)} `;
  return view.help.flatMap(({ label, text }) => labelled(look, label, text, width - cells(margin)).map((line) => margin + line));
}

function labelled(look: Look, label: string, text: string, width: number): string[] {
  const start = `${printable(label)}\u00A0:`;
  const [first = '', ...others] = wrap(`${start} ${text}`, width);
  return [first.startsWith(start) ? look.palette.bold(start) + first.slice(start.length) : first, ...others];
}

interface OptionBlock {
  readonly lines: readonly string[];
  /** First line of the option under the cursor. */
  readonly active: number;
}

function optionBlock(view: QuestionView, state: QuestionState, look: Look, width: number): OptionBlock {
  const lines: string[] = [];
  if (state.mode !== 'answer' || isTypedKind(view)) return { lines, active: 0 };
  const { palette, symbols } = look;
  const current = view.current?.kind === 'chosen' ? view.current.options : [];
  const mark = view.kind === 'multiple' ? symbols.box : symbols.radio;
  const keyWidth = view.options.length > 9 ? 3 : 2;
  let activeLine = 0;
  for (const [index, option] of view.options.entries()) {
    const active = index === state.cursor;
    const on = view.kind === 'multiple' ? state.ticked.has(option.id) : current.includes(option.id);
    const key = optionKeys(view, index)[0];
    const label = (key === undefined ? `${index + 1}.` : `${key.toUpperCase()}.`).padStart(keyWidth);
    const signs = `${active ? symbols.pointer : ' '.repeat(cells(symbols.pointer))} ${on ? mark.on : mark.off}`;
    const given = current.includes(option.id) ? ` (${view.labels.already})` : '';
    if (active) activeLine = lines.length;
    const first = `${active ? palette.accent(signs) : signs} ${label} `;
    lines.push(...hang(first, option.text + given, width, active ? palette.bold : (text) => text));
  }
  return { lines, active: activeLine };
}

function inputLine(view: QuestionView, state: QuestionState, look: Look): string {
  const { labels } = view;
  const label = state.mode === 'note' ? labels.noteAsk : state.mode === 'reason' ? labels.reason : labels.type;
  // Labels may end with their own colon or question mark.
  const asked = /[:?]\s*$/u.test(label) ? label.trimEnd() : `${label}\u00A0:`;
  return `${look.palette.accent(look.symbols.pointer)} ${printable(asked)} ${state.typed}`;
}

function footLines(view: QuestionView, state: QuestionState, look: Look, width: number, scrolls: boolean): string[] {
  const { labels } = view;
  // A refusal stands right under the line it is about.
  const refusal = state.refusal === null ? [] : refusalLines(look, state.refusal, width);
  const lines = refusal.length === 0 || isTyping(view, state) ? [...refusal, ''] : ['', ...refusal, ''];
  if (state.mode !== 'answer') {
    const keys = [
      { key: 'Entrée', label: labels.confirm },
      { key: 'Échap', label: labels.cancel },
    ];
    return [...lines, ...keyLines(look, keys, width)];
  }
  const actions = offeredActions(view).map(({ action, letter, label }) => ({
    action,
    key: letter,
    label: action === 'help' && state.help !== null ? labels.closeHelp : label,
  }));
  const scrolling = { key: look.symbols.arrows, label: labels.scroll };
  if (isTypedKind(view)) {
    if (scrolls) lines.push(...keyLines(look, [scrolling], width));
    else if (view.current !== undefined) lines.push(...wrap(labels.keepCurrent, width));
    else lines.push(...keyLines(look, [{ key: 'Entrée', label: labels.confirm }], width));
    const [first = '', ...others] = keyLines(look, actions, width);
    const introduction = `${labels.letterThenEnter}\u00A0:`;
    const together = `${introduction} ${first}`;
    lines.push(...(others.length === 0 && cells(together) <= width ? [together] : [introduction, first, ...others]));
    return lines;
  }
  // The help goes with the movements: the letters that settle the question stay together, on one line if they can.
  const help = actions.filter(({ action }) => action === 'help');
  const settling = actions.filter(({ action }) => action !== 'help');
  if (scrolls) return [...lines, ...keyLines(look, [scrolling, ...help], width)];
  const movement = [
    { key: 'Entrée', label: labels.confirm },
    { key: look.symbols.arrows, label: labels.choose },
    ...(view.kind === 'multiple' ? [{ key: 'Espace', label: labels.tick }] : []),
    ...help,
  ];
  return [...lines, ...keyLines(look, movement, width), ...keyLines(look, settling, width)];
}
