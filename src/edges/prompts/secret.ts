import { createPrompt, useState } from '@inquirer/core';
import type { SecretPrompt as SecretWords } from '../../render/asker.ts';
import { measure, wrap } from '../wrap.ts';
import type { Drawing, Look } from './look.ts';
import { isEnter } from './question-state.ts';
import { isPastedBreak, type PromptSettings, useDrawing, useKeys, useLost } from './terminal.ts';

export interface SecretPrompt extends PromptSettings {
  readonly words: SecretWords;
}

/** A line typed under dots, as a prompt for inquirer; Ctrl-T shows it and hides it again. Escape gives up. */
export const secretPrompt = createPrompt<string, SecretPrompt>(({ look, output, words, onLost }, done) => {
  const [typed, setTyped] = useState('');
  const [shown, setShown] = useState(false);

  useLost(onLost);
  useKeys((key, editor, pasted) => {
    if (key.name === 'escape') return onLost();
    if (key.ctrl && key.name === 't') return setShown(!shown);
    if (isEnter(key) && !pasted) return done(typed);
    const line = isPastedBreak(key, pasted) ? `${typed} ` : editor.line;
    editor.set(line);
    setTyped(line);
  });

  return useDrawing(output, () => drawSecret(words, shown ? typed : '*'.repeat([...typed].length), look, output.columns), true);
});

function drawSecret(words: SecretWords, typed: string, { palette, symbols }: Look, columns: number | undefined): Drawing {
  const width = measure(columns);
  const question = wrap(words.text, width).map(palette.bold);
  return {
    content: ['', ...question, `${palette.accent(symbols.pointer)} ${typed}`],
    below: ['', ...wrap(words.masked, width).map(palette.dim)],
  };
}
