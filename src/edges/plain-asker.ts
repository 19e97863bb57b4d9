/**
 * Questions as lines: one out, one in, nothing redrawn, no escape sequence. For screen readers, braille displays and
 * poor terminals; also what a transcript or a pipe can drive.
 */
import { createInterface } from 'node:readline';
import type { AnswerValue } from '../core/model.ts';
import { type Asker, type CommuneSuggestion, Interrupted, type Passage, type QuestionView, type Reply } from '../render/asker.ts';
import { whileConnected } from './interruption.ts';
import { actionOf, answerReply, capital, goneReply, isTypedKind, offeredActions } from './prompts/actions.ts';
import { clean, readTyped, showAnswer } from './prompts/typed.ts';
import { measure, printable, wrap } from './wrap.ts';

const MOST_COMMUNES = 9;

export interface PlainStreams {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** Asks with numbered choices typed with Enter. */
export function plainAsker(streams: PlainStreams): Asker {
  const lines = lineReader(streams);
  /** What was answered: said once the interview comes back, since it is then on the disk. */
  let recorded: string | null = null;

  function print(...texts: readonly string[]): void {
    for (const text of texts) streams.output.write(`${fold(text, streams.output)}\n`);
  }

  function confirm(): void {
    if (recorded !== null) print(recorded);
    recorded = null;
  }

  async function askLine(prompt: string): Promise<string> {
    const label = printable(prompt).trimEnd();
    return clean(await lines.next(/[:?]$/u.test(label) ? `${label} ` : `${label}\u00A0: `));
  }

  async function askNonEmpty(prompt: string, missing: string): Promise<string> {
    const typed = await askLine(prompt);
    if (typed !== '') return typed;
    print(missing);
    return askNonEmpty(prompt, missing);
  }

  async function ask(view: QuestionView): Promise<Reply> {
    const { labels } = view;
    let note = clean(view.note ?? '');
    confirm();
    print('', view.progress, view.theme, view.text, ...optionLines(view), ...reminders(view, note));
    for (;;) {
      const typed = await askLine(labels.type);
      switch (typed.length === 1 ? actionOf(view, typed) : null) {
        case 'help':
          print(...view.help.map(({ label, text }) => `${label}\u00A0: ${text}`));
          continue;
        case 'note':
          if (note !== '') print(`${capital(labels.note)}\u00A0: ${note}`);
          note = await askLine(labels.noteAsk);
          if (note !== '') print(`${capital(labels.note)}\u00A0: ${note}`);
          continue;
        case 'back':
          return goneReply(view, 'back', note);
        case 'leave':
          return goneReply(view, 'leave', note);
        case 'unknown':
          return answered({ kind: 'unknown' });
        case 'not-applicable':
          return answered({ kind: 'not-applicable', why: await askNonEmpty(labels.reason, labels.reasonMissing) });
        case null:
      }
      const read = typed === '' && view.current !== undefined ? { value: view.current } : readAnswer(view, typed);
      if ('value' in read) return answered(read.value);
      print(read.refusal);
    }

    function answered(value: AnswerValue): Reply {
      recorded = `${labels.recorded}\u00A0: ${showAnswer(view, value)}`;
      return answerReply(view, value, note);
    }
  }

  return {
    say: (passage) => {
      confirm();
      print(...passageTexts(passage));
    },
    ask,
    findCommune: async (search, prompt) => {
      print('', prompt.hint);
      let found: readonly CommuneSuggestion[] = [];
      for (;;) {
        const typed = await askLine(found.length === 0 ? prompt.text : prompt.numberOrName);
        const chosen = /^\d$/.test(typed) ? found[Number(typed) - 1] : undefined;
        if (chosen !== undefined) return chosen.commune;
        if (typed === '') {
          print(prompt.hint);
          continue;
        }
        found = search(typed).slice(0, MOST_COMMUNES);
        if (found.length === 0) print(prompt.nothingFound);
        else print(...found.map(({ label }, index) => `${index + 1}. ${label}`));
      }
    },
    askSecret: (prompt) => {
      print('', prompt.unseen);
      return lines.nextSecret(`${prompt.text}\u00A0: `);
    },
    close: () => lines.close(),
  };
}

function passageTexts(passage: Passage): string[] {
  return ['', ...(passage.title === undefined ? [] : [passage.title]), ...passage.paragraphs];
}

function optionLines(view: QuestionView): string[] {
  if (isTypedKind(view)) return [];
  const current = view.current?.kind === 'chosen' ? view.current.options : [];
  const lines = view.options.map(({ id, text }, index) => {
    const initial = yesOrNo(view, id);
    const key = initial === null ? String(index + 1) : initial.toUpperCase();
    return `${key}. ${text}${current.includes(id) ? ` (${view.labels.already})` : ''}`;
  });
  return view.kind === 'multiple' ? [...lines, view.labels.severalNumbers] : lines;
}

function yesOrNo(view: QuestionView, id: string): 'o' | 'n' | null {
  if (view.kind !== 'yes-no') return null;
  return id === 'oui' ? 'o' : id === 'non' ? 'n' : null;
}

function reminders(view: QuestionView, note: string): string[] {
  const { labels, current } = view;
  const lines: string[] = [];
  if (current !== undefined) {
    if (current.kind !== 'chosen') lines.push(`${capital(labels.already)}\u00A0: ${showAnswer(view, current)}`);
    lines.push(labels.keepCurrent);
  }
  if (note !== '') lines.push(`${capital(labels.note)}\u00A0: ${note}`);
  const letters = offeredActions(view).map(({ letter, label }) => `${letter} ${label}`);
  lines.push(`${labels.letterThenEnter}\u00A0: ${letters.join(', ')}.`);
  return lines;
}

function readAnswer(view: QuestionView, typed: string): { readonly value: AnswerValue } | { readonly refusal: string } {
  const { labels, options } = view;
  if (isTypedKind(view)) return readTyped(view, typed);
  if (view.kind === 'yes-no') {
    const said = typed.toLowerCase();
    const option = options.find(({ id }) => said === id || said === yesOrNo(view, id));
    if (option !== undefined) return { value: { kind: 'chosen', options: [option.id] } };
  }
  const numbers = typed.split(/[\s,;]+/).filter((part) => part !== '');
  const chosen = numbers.map((part) => (/^\d+$/.test(part) ? options[Number(part) - 1] : undefined));
  const known = chosen.filter((option) => option !== undefined);
  const enough = view.kind === 'multiple' ? known.length > 0 : known.length === 1;
  if (!enough || known.length < chosen.length) return { refusal: labels.numberOutOfList };
  const ids = options.filter((option) => known.includes(option)).map(({ id }) => id);
  if (ids.length > 1 && known.some(({ exclusive }) => exclusive)) return { refusal: labels.exclusiveAlone };
  return { value: { kind: 'chosen', options: ids } };
}

/** Folded between words on a terminal; left whole elsewhere, a file has no width. */
function fold(text: string, output: NodeJS.WritableStream): string {
  const columns = 'isTTY' in output && output.isTTY === true && 'columns' in output ? output.columns : undefined;
  return typeof columns === 'number' ? wrap(text, measure(columns)).join('\n') : printable(text);
}

interface LineReader {
  next(prompt: string): Promise<string>;
  /** A line that is not shown. */
  nextSecret(prompt: string): Promise<string>;
  close(): void;
}

function lineReader({ input, output }: PlainStreams): LineReader {
  const reader = createInterface({ input, terminal: false });
  const typedOnTerminal = 'isTTY' in input && input.isTTY === true;
  const early: string[] = [];
  let waiting: { readonly resolve: (line: string) => void; readonly reject: (error: Error) => void } | null = null;
  let closed = false;

  const stop = () => {
    closed = true;
    if (waiting === null) return;
    const { reject } = waiting;
    waiting = null;
    // The prompt was left in the middle of a line.
    output.write('\n');
    reject(new Interrupted());
  };
  reader.on('line', (line) => {
    if (waiting === null) early.push(line);
    else waiting.resolve(line);
    waiting = null;
  });
  reader.on('close', stop);
  reader.on('error', stop);
  output.on('error', stop);

  function whatComes(prompt: string): Promise<string> {
    // What a person pasted or typed before seeing the question does not answer it. A pipe has nothing to see.
    if (typedOnTerminal) early.length = 0;
    output.write(prompt);
    const line = early.shift();
    if (line !== undefined) return Promise.resolve(line);
    if (closed) return Promise.reject(new Interrupted());
    return whileConnected(input, stop, () => new Promise((resolve, reject) => (waiting = { resolve, reject })));
  }

  return {
    next: async (prompt) => {
      const line = await whatComes(prompt);
      // A terminal shows what is typed; a transcript must too.
      if (!typedOnTerminal) output.write(`${printable(line)}\n`);
      return line;
    },
    nextSecret: async (prompt) => {
      const restore = withoutEcho(input, stop);
      try {
        return edited(await whatComes(prompt));
      } finally {
        restore();
        output.write('\n');
      }
    },
    close: () => reader.close(),
  };
}

/** Ctrl-C and Ctrl-D. */
const STOPPING = ['\u0003', '\u0004'];

/** Keeps a terminal from showing what is typed; keys then come as they are, those that stop a program among them. */
function withoutEcho(input: NodeJS.ReadableStream, stop: () => void): () => void {
  if (!('setRawMode' in input) || typeof input.setRawMode !== 'function') return () => undefined;
  const terminal = input as NodeJS.ReadStream;
  const onKeys = (keys: Buffer): void => {
    if (STOPPING.some((key) => keys.includes(key))) stop();
  };
  terminal.setRawMode(true);
  terminal.on('data', onKeys);
  return () => {
    terminal.off('data', onKeys);
    terminal.setRawMode(false);
  };
}

/** What the terminal would have edited itself: a letter rubbed out, a whole line rubbed out. */
function edited(keys: string): string {
  const typed: string[] = [];
  for (const key of keys) {
    if (key === '\u007F' || key === '\b') typed.pop();
    else if (key === '\u0015') typed.length = 0;
    else typed.push(key);
  }
  return printable(typed.join(''));
}
