/**
 * Changes of files on the disk, for a command that runs again at each one. Files are looked at again and again: what
 * systems tell by themselves is lost when a folder is replaced, and never told on a network drive.
 */
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { UserError } from '../render/user-error.ts';
import { filesIn, isFolder, stampOf } from './disk.ts';

const EVERY_MS = 200;
/** Looking never takes more than this part of the time. */
const MOST_SHARE = 1 / 20;

/** What files are at one moment, by path. */
export type Look = ReadonlyMap<string, string | null>;

/** Folders with the files they hold that suit, and files. */
export function lookAt(paths: readonly string[], suits: (name: string) => boolean): Look {
  return new Map(paths.flatMap((path) => listed(path, suits)).map((file) => [resolve(file), stampOf(file)]));
}

function listed(path: string, suits: (name: string) => boolean): string[] {
  try {
    return isFolder(path) ? filesIn(path, suits) : [path];
  } catch (error) {
    // It went away meanwhile, or part of it: the next look will tell.
    if (error instanceof UserError) return [path];
    throw error;
  }
}

/** Waits until what is seen is no longer `before`, and stays as it is for a moment: an editor writes in several steps. False when aborted. */
export async function changeSince(before: Look, look: () => Look, signal: AbortSignal): Promise<boolean> {
  let last = before;
  while (!signal.aborted) {
    const start = performance.now();
    const now = look();
    if (differ(before, now) && !differ(last, now)) return true;
    last = now;
    const wait = Math.max(EVERY_MS, (performance.now() - start) / MOST_SHARE);
    await pause(wait, undefined, { signal }).catch(() => {});
  }
  return false;
}

function differ(a: Look, b: Look): boolean {
  return a.size !== b.size || [...a].some(([path, stamp]) => b.get(path) !== stamp);
}
