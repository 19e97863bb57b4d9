import { afterEach } from 'vitest';
import { unicodeSymbols } from '../../src/edges/prompts/symbols.ts';
import { terminalAsker } from '../../src/edges/terminal-asker.ts';
import type { QuestionView } from '../../src/render/asker.ts';
import { plainPalette } from '../../src/render/palette.ts';
import { type FakeTerminal, fakeTerminal } from './fake-terminal.ts';

const open: { close(): void }[] = [];
afterEach(() => open.splice(0).forEach((asker) => asker.close()));

/** An asker on a fake terminal, closed at the end of the test. */
export function openAsker(terminal: FakeTerminal = fakeTerminal(), symbols = unicodeSymbols) {
  const asker = terminalAsker(terminal, plainPalette, symbols);
  open.push(asker);
  return { asker, terminal };
}

/** A question on a fake terminal. */
export function ask(view: QuestionView, on?: FakeTerminal) {
  const { asker, terminal } = openAsker(on);
  const reply = asker.ask(view);
  // Questions left open are interrupted when the test ends.
  reply.catch(() => undefined);
  return { asker, terminal, reply };
}

/** What the keys reply to this question. */
export async function replyTo(view: QuestionView, ...pressed: readonly string[]) {
  const { terminal, reply } = ask(view);
  await terminal.press(...pressed);
  return reply;
}

export const chosen = (...options: readonly string[]) => ({ kind: 'answer', value: { kind: 'chosen', options } });
