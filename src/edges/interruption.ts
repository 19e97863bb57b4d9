import { Interrupted } from '../render/asker.ts';

const EVENTS = ['end', 'close', 'error'] as const;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a question. When the input ends or fails, or the process is asked to stop, `interrupt` is called: it must make
 * `ask` fail, so that the terminal is put back in order first; `Interrupted` is then thrown. Listening only while
 * a question is on screen leaves signals their usual effect the rest of the time.
 */
export async function whileConnected<T>(input: NodeJS.ReadableStream, interrupt: () => void, ask: () => Promise<T>): Promise<T> {
  if (isOver(input)) throw new Interrupted();
  let lost = false;
  const onLost = () => {
    lost = true;
    interrupt();
  };
  for (const event of EVENTS) input.on(event, onLost);
  for (const signal of SIGNALS) process.on(signal, onLost);
  try {
    return await ask();
  } catch (error) {
    throw lost ? new Interrupted() : error;
  } finally {
    for (const event of EVENTS) input.removeListener(event, onLost);
    for (const signal of SIGNALS) process.removeListener(signal, onLost);
  }
}

/** A stream that has ended says nothing more, not even that it has ended. */
function isOver(input: NodeJS.ReadableStream): boolean {
  return ('readableEnded' in input && input.readableEnded === true) || ('destroyed' in input && input.destroyed === true);
}

/** Remembers that the process was asked to stop, so that the work under way ends cleanly; asked twice, it stops at once. */
export function untilInterrupted(): { readonly asked: () => boolean; readonly release: () => void } {
  let asked = false;
  const onSignal = (): void => {
    asked = true;
  };
  for (const signal of SIGNALS) process.once(signal, onSignal);
  return {
    asked: () => asked,
    release: () => {
      for (const signal of SIGNALS) process.removeListener(signal, onSignal);
    },
  };
}

/** Calls `stop` once, when the process is asked to stop; the function returned stops listening. */
export function whenInterrupted(stop: () => void): () => void {
  for (const signal of SIGNALS) process.once(signal, stop);
  return () => {
    for (const signal of SIGNALS) process.removeListener(signal, stop);
  };
}
