/** `--watch`: the same check at each change, until it is stopped. */
import { changesOf } from '../../edges/changes.ts';
import { whenInterrupted } from '../../edges/interruption.ts';
import { NBSP } from '../../render/format.ts';
import { UserError } from '../../render/user-error.ts';
import { errorText } from '../endings.ts';
import type { World } from '../world.ts';

/** Ends with 130, when somebody stops it. Throws what is wrong at the first run. */
export async function checkAtEachChange(paths: readonly string[], check: () => Promise<number>, world: World): Promise<number> {
  const { stdout, stderr, env } = world;
  const changes = changesOf(paths);
  const release = whenInterrupted(changes.stop);
  try {
    await check();
    for (;;) {
      stderr.write(`En attente d’une modification. Pour arrêter${NBSP}: Ctrl-C.\n`);
      if (!(await changes.next())) return 130;
      // A new page on a terminal, so that what is shown is what is true now.
      if (stdout.isTTY) stdout.write('\u001B[2J\u001B[3J\u001B[H');
      try {
        await check();
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        // A file may be away for a moment while it is written.
        stderr.write(await errorText(error, stderr, env));
      }
    }
  } finally {
    release();
    changes.stop();
  }
}
