import { createPrompt, useState } from '@inquirer/core';
import type { QuestionView, Reply } from '../../render/asker.ts';
import { drawQuestion, helpScroll } from './question-screen.ts';
import { firstState, isTyping, press, type QuestionState } from './question-state.ts';
import { isPastedBreak, type PromptSettings, useDrawing, useKeys, useLost } from './terminal.ts';

export interface QuestionPrompt extends PromptSettings {
  readonly view: QuestionView;
}

/** One question of any kind, as a prompt for inquirer. */
export const questionPrompt = createPrompt<Reply, QuestionPrompt>((settings, done) => {
  const { view, look, output } = settings;
  const [state, setState] = useState<QuestionState>(() => firstState(view));
  const size = { columns: output.columns, rows: output.rows };

  useLost(settings.onLost);
  useKeys((key, editor, pasted) => {
    const typing = isTyping(view, state);
    if (pasted && !typing) return editor.set('');
    if (isPastedBreak(key, pasted)) {
      editor.set(`${state.typed} `);
      return setState({ ...state, typed: `${state.typed} ` });
    }
    const step = press(view, state, key, editor.line, helpScroll(view, state, look, size));
    if ('reply' in step) return done(step.reply);
    editor.set(isTyping(view, step.state) ? step.state.typed : '');
    setState(step.state);
  });

  return useDrawing(output, () => drawQuestion(view, state, look, size), isTyping(view, state));
});
