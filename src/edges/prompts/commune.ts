import { createPrompt, useState } from '@inquirer/core';
import type { CommunePrompt as CommuneWords, CommuneSearch, CommuneSuggestion } from '../../render/asker.ts';
import { cells, measure, shorten, wrap } from '../wrap.ts';
import { type Drawing, type Look, refusalLines } from './look.ts';
import { isEnter, type Key } from './question-state.ts';
import { isPastedBreak, type PromptSettings, useDrawing, useKeys, useLost } from './terminal.ts';
import { clean } from './typed.ts';

export interface CommunePrompt extends PromptSettings {
  readonly words: CommuneWords;
  readonly search: CommuneSearch;
}

const MOST_SHOWN = 7;

interface SearchState {
  readonly typed: string;
  readonly found: readonly CommuneSuggestion[];
  readonly cursor: number;
}

/** Search as one types among the communes, as a prompt for inquirer. Escape gives up. */
export const communePrompt = createPrompt<CommuneSuggestion, CommunePrompt>((settings, done) => {
  const { look, output, words } = settings;
  const [state, setState] = useState<SearchState>({ typed: '', found: [], cursor: 0 });

  useLost(settings.onLost);
  useKeys((key, editor, pasted) => {
    if (key.name === 'escape') return settings.onLost();
    if (isEnter(key) && !pasted) {
      const chosen = state.found[state.cursor];
      editor.set(state.typed);
      return chosen === undefined ? undefined : done(chosen);
    }
    const moved = move(state, key);
    const typed = isPastedBreak(key, pasted) ? `${state.typed} ` : moved === null ? editor.line : state.typed;
    editor.set(typed);
    if (moved !== null) setState({ ...state, cursor: moved });
    else if (typed !== state.typed) setState({ typed, found: find(settings.search, typed), cursor: 0 });
  });

  return useDrawing(output, () => drawSearch(words, state, look, output.columns), true);
});

function find(search: CommuneSearch, typed: string): readonly CommuneSuggestion[] {
  const wanted = clean(typed);
  return wanted === '' ? [] : search(wanted).slice(0, MOST_SHOWN);
}

/** The new place in the list, or null when the key is not for the list. */
function move(state: SearchState, key: Key): number | null {
  const count = state.found.length;
  if (key.name !== 'up' && key.name !== 'down') return null;
  if (count === 0) return 0;
  return (state.cursor + (key.name === 'down' ? 1 : count - 1)) % count;
}

function drawSearch(words: CommuneWords, state: SearchState, look: Look, columns: number | undefined): Drawing {
  const { palette, symbols } = look;
  const width = measure(columns);
  const question = wrap(words.text, width).map(palette.bold);
  const input = `${palette.accent(symbols.pointer)} ${state.typed}`;
  return { content: ['', ...question, input], below: ['', ...below()] };

  function below(): string[] {
    if (clean(state.typed) === '') return wrap(words.hint, width);
    if (state.found.length === 0) return refusalLines(look, words.nothingFound, width);
    const margin = cells(symbols.pointer) + 1;
    return state.found.map(({ label }, index) => {
      const text = shorten(label, width - margin, symbols.ellipsis);
      if (index !== state.cursor) return ' '.repeat(margin) + text;
      return `${palette.accent(symbols.pointer)} ${palette.bold(text)}`;
    });
  }
}
