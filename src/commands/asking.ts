/** The asker of a run: made when the first question comes, closed once. */
import { terminalPalette } from '../edges/palette.ts';
import { type Asker, Interrupted } from '../render/asker.ts';
import type { World } from './world.ts';

export interface OneAsker {
  readonly get: () => Promise<Asker>;
  readonly close: () => Promise<void>;
}

export function onceAsked(plain: boolean, world: World): OneAsker {
  let made: Promise<Asker> | null = null;
  return {
    get: () => (made ??= makeAsker(plain, world)),
    close: async () => (await made)?.close(),
  };
}

/** Runs what may ask; 130 when the terminal went away or gave up. The asker is closed in every case. */
export async function orInterrupted(asker: OneAsker, { stderr }: World, run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    stderr.write('\nInterrompu.\n');
    return 130;
  } finally {
    await asker.close();
  }
}

async function makeAsker(plain: boolean, { stdin, stderr, env }: World): Promise<Asker> {
  const streams = { input: stdin, output: stderr };
  if (plain || env['TERM'] === 'dumb') {
    const { plainAsker } = await import('../edges/plain-asker.ts');
    return plainAsker(streams);
  }
  const { terminalAsker } = await import('../edges/terminal-asker.ts');
  return terminalAsker(streams, await terminalPalette(stderr, env));
}
