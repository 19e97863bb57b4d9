/** `--watch`: the same check at each change, until it is stopped. */
import { resolve } from 'node:path';
import { changeSince, lookAt, type Look } from '../../edges/changes.ts';
import { whenInterrupted } from '../../edges/interruption.ts';
import { NBSP } from '../../render/format.ts';
import { UserError } from '../../render/user-error.ts';
import { errorText } from '../endings.ts';
import type { World } from '../world.ts';
import { CHECKED } from './gather.ts';

export interface Watched {
  readonly paths: readonly string[];
  /** Files that a check writes: it would run for ever. */
  readonly written: readonly string[];
  /** Gives the files that it has read. Throws a UserError. */
  readonly check: () => Promise<readonly string[]>;
}

/** Ends with 130, when somebody stops it. Throws what is wrong at the first run. */
export async function checkAtEachChange({ paths, written, check }: Watched, world: World): Promise<number> {
  const { stdout, stderr, env } = world;
  const own = new Set(written.map((path) => resolve(path)));
  const look = (files: readonly string[]): Look =>
    new Map([...lookAt([...paths, ...files], CHECKED)].filter(([path]) => !own.has(path)));
  let files: readonly string[] = [];
  for (let first = true; ; first = false) {
    const before = look(files);
    // A new page on a terminal, so that what is shown is what is true now.
    if (!first && stdout.isTTY) stdout.write('\u001B[2J\u001B[3J\u001B[H');
    try {
      files = await check();
    } catch (error) {
      // Later, a file may be away for a moment while it is written.
      if (first || !(error instanceof UserError)) throw error;
      stderr.write(await errorText(error, stderr, env));
    }
    stderr.write(`En attente d’une modification. Pour arrêter${NBSP}: Ctrl-C.\n`);
    // What changed during the check has changed.
    if (!(await changeOrStop(new Map([...look(files), ...before]), () => look(files)))) return 130;
  }
}

/** Signals have their usual effect the rest of the time: a check that waits for a pipe can be stopped too. */
async function changeOrStop(before: Look, look: () => Look): Promise<boolean> {
  const stop = new AbortController();
  const release = whenInterrupted(() => stop.abort());
  try {
    return await changeSince(before, look, stop.signal);
  } finally {
    release();
  }
}
