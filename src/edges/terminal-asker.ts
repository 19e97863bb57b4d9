import { createPromptModule } from 'inquirer';
import { AbortPromptError, ExitPromptError } from '@inquirer/core';
import { type Asker, type CommuneSuggestion, Interrupted, type Passage, type Reply } from '../render/asker.ts';
import type { AnswerValue } from '../core/model.ts';
import type { Palette } from '../render/palette.ts';
import { whileConnected } from './interruption.ts';
import { communePrompt } from './prompts/commune.ts';
import type { Look } from './prompts/look.ts';
import { questionPrompt } from './prompts/question.ts';
import { secretPrompt } from './prompts/secret.ts';
import { type Symbols, symbolsFor } from './prompts/symbols.ts';
import type { PromptSettings } from './prompts/terminal.ts';
import { showAnswer } from './prompts/typed.ts';
import { cells, hang, measure, shorten, wrap } from './wrap.ts';

const PASTE_MARKED = '\u001B[?2004h';
const PASTE_UNMARKED = '\u001B[?2004l';

/** Asks on a terminal that can be redrawn. Everything is drawn on `output`; an answered question shrinks to a line or two. */
export function terminalAsker(
  streams: { readonly input: NodeJS.ReadStream; readonly output: NodeJS.WriteStream },
  palette: Palette,
  symbols: Symbols = symbolsFor(process.env, process.platform),
): Asker {
  const { input, output } = streams;
  const look: Look = { palette, symbols };
  const stop = new AbortController();
  const onLost = () => stop.abort();
  const settings: PromptSettings = { look, output, onLost };
  // Never removed: putting back in order a terminal that is gone fails after the question, and nobody is there to read why.
  output.on('error', onLost);

  const prompt = createPromptModule({ input, output, signal: stop.signal, clearPromptOnDone: true });
  prompt.registerPrompt('question', questionPrompt);
  prompt.registerPrompt('commune', communePrompt);
  prompt.registerPrompt('secret', secretPrompt);

  async function run<T>(type: string, config: Record<string, unknown>): Promise<T> {
    if (stop.signal.aborted) throw new Interrupted();
    output.write(PASTE_MARKED);
    try {
      return await whileConnected(input, onLost, async () => {
        const { reply } = await prompt<{ reply: T }>({ ...settings, ...config, type, name: 'reply', message: '' });
        return reply;
      });
    } catch (error) {
      throw error instanceof ExitPromptError || error instanceof AbortPromptError ? new Interrupted() : error;
    } finally {
      output.write(PASTE_UNMARKED);
    }
  }

  function print(lines: readonly string[]): void {
    output.write(`${lines.join('\n')}\n`);
  }

  let afterPassage = false;

  function printAnswered(question: string, answer: string, mark: string): void {
    // Answers stand one under the other, apart from what was said before them.
    if (afterPassage) print(['']);
    afterPassage = false;
    print(answeredLines(look, question, answer, mark, measure(output.columns)));
  }

  return {
    say: (passage) => {
      print(passageLines(look, passage, measure(output.columns)));
      afterPassage = true;
    },
    ask: async (view) => {
      const reply = await run<Reply>('question', { view });
      if (reply.kind === 'answer') printAnswered(view.text, showAnswer(view, reply.value), markOf(look, reply.value));
      return reply;
    },
    findCommune: async (search, words) => {
      const { commune, label } = await run<CommuneSuggestion>('commune', { search, words });
      printAnswered(words.text, label, look.palette.good(look.symbols.tick));
      return commune;
    },
    askSecret: (words) => run<string>('secret', { words }),
    close: () => stop.abort(),
  };
}

function markOf(look: Look, value: AnswerValue): string {
  if (value.kind === 'unknown') return look.palette.warning('?');
  return value.kind === 'not-applicable' ? look.palette.dim('-') : look.palette.good(look.symbols.tick);
}

/** « ✓ question → answer » on one line, or two when it does not fit. */
function answeredLines(look: Look, question: string, answer: string, mark: string, width: number): string[] {
  const { palette, symbols } = look;
  const margin = cells(mark) + 1;
  const arrow = `${palette.dim(symbols.leadsTo)} `;
  const whole = `${question} ${symbols.leadsTo} ${answer}`;
  if (margin + cells(whole) <= width)
    return [`${mark} ${shorten(question, width, '')} ${arrow}${palette.bold(shorten(answer, width, ''))}`];
  const under = width - margin - cells(arrow);
  return [
    `${mark} ${shorten(question, width - margin, symbols.ellipsis)}`,
    `${' '.repeat(margin)}${arrow}${palette.bold(shorten(answer, under, symbols.ellipsis))}`,
  ];
}

function passageLines(look: Look, passage: Passage, width: number): string[] {
  const { palette, symbols } = look;
  const marks: Record<NonNullable<Passage['tone']>, string> = {
    plain: '',
    notice: palette.warning('! '),
    good: palette.good(`${symbols.tick} `),
  };
  const mark = marks[passage.tone ?? 'plain'];
  const lines = [''];
  if (passage.title !== undefined) lines.push(...hang(mark, passage.title, width, palette.bold), '');
  passage.paragraphs.forEach((paragraph, index) => {
    if (index > 0) lines.push('');
    lines.push(
      ...(index === 0 && passage.title === undefined ? hang(mark, paragraph, width, (text) => text) : wrap(paragraph, width)),
    );
  });
  return lines;
}
