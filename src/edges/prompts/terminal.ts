/** What our prompts need from the terminal beyond what @inquirer/core does. Hooks, to be called inside a prompt. */
import { useEffect, useKeypress, useRef, useState } from '@inquirer/core';
import { printable } from '../wrap.ts';
import { type Drawing, foldedHeight, type Look } from './look.ts';
import { isEnter, type Key } from './question-state.ts';

/** What every prompt of ours is given. */
export interface PromptSettings {
  readonly look: Look;
  readonly output: NodeJS.WriteStream;
  /** Called when the input ends or fails: @inquirer/core would wait for ever. */
  readonly onLost: () => void;
}

type Effect = Parameters<typeof useEffect>[0];
type Readline = Parameters<Effect>[0];

/** The line editor as a prompt sees it: the text after a key, and a way to replace it. */
export interface Editor {
  readonly line: string;
  set(text: string): void;
}

const CURSOR_HIDE = '\u001B[?25l';
const CURSOR_SHOW = '\u001B[?25h';

/**
 * Calls `onKey` for each key. Inside a paste, a line feed is given as a space: it must neither answer
 * this question nor the next ones.
 */
export function useKeys(onKey: (key: Key, editor: Editor, pasted: boolean) => void): void {
  const pasting = useRef(false);
  useKeypress((event, rl) => {
    const key = readKey(event);
    if (key.name === 'paste-start' || key.name === 'paste-end') {
      pasting.current = key.name === 'paste-start';
      return;
    }
    const editor = {
      line: printable(rl.line),
      set: (text: string) => {
        if (rl.line === text) return;
        rl.clearLine(0);
        if (text !== '') rl.write(text);
      },
    };
    onKey(key, editor, pasting.current);
  });
}

/** Whether this key would submit the line; in a paste, it separates two words. */
export function isPastedBreak(key: Key, pasted: boolean): boolean {
  return pasted && isEnter(key);
}

function readKey(event: object): Key {
  const text = (name: string) => {
    const value: unknown = Reflect.get(event, name);
    return typeof value === 'string' ? value : '';
  };
  const held = (name: string) => Reflect.get(event, name) === true;
  return { name: text('name'), ctrl: held('ctrl'), meta: held('meta'), sequence: text('sequence') };
}

/**
 * Tells when the line editor closes by itself: Ctrl-D, end of the input, a terminal that is gone.
 * Ctrl-Z does nothing: it undoes in an office suite, here it would leave a clerk in front of a shell.
 */
export function useLost(onLost: () => void): void {
  useEffect((rl) => {
    rl.on('close', onLost);
    // Kept after the answer: leaving raw mode on a terminal that is gone fails, and would end the process there.
    rl.on('error', onLost);
    rl.on('SIGTSTP', () => undefined);
    return () => rl.removeListener('close', onLost);
  }, []);
}

/** What a prompt returns to be drawn, kept up to date when the window changes size. */
export function useDrawing(output: NodeJS.WriteStream, draw: () => Drawing, typing: boolean): [content: string, below: string] {
  const [, setResized] = useState(0);
  const drawing = draw();
  const drawn = useRef(drawing);
  drawn.current = drawing;
  useEffect((rl) => {
    let count = 0;
    const resized = () => {
      eraseFolded(rl, drawn.current, output.columns);
      count += 1;
      setResized(count);
    };
    output.on('resize', resized);
    return () => output.off('resize', resized);
  }, []);
  const content = drawing.content.join('\n') + (typing ? CURSOR_SHOW : CURSOR_HIDE);
  return [content, drawing.below.join('\n')];
}

/**
 * A terminal made narrower folds the lines already there, and @inquirer/core would then erase too few of them.
 * Erase all of them here, and leave the cursor where it believes it is.
 */
function eraseFolded(rl: Readline, drawn: Drawing, columns: number): void {
  const above = foldedHeight(drawn.content, columns) - 1;
  const rowsBelieved = drawn.content.length - 1;
  if (above === rowsBelieved && foldedHeight(drawn.below, columns) === drawn.below.length) return;
  const up = above > 0 ? `\u001B[${above}A` : '';
  rl.output.unmute();
  rl.output.write(`${up}\u001B[G\u001B[J${'\n'.repeat(rowsBelieved + drawn.below.length)}`);
  if (drawn.below.length > 0) rl.output.write(`\u001B[${drawn.below.length}A`);
  rl.output.mute();
}
