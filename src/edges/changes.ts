/** Changes of files on the disk, for a command that runs again at each one. */
import { watch, type FSWatcher } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { isFolder } from './disk.ts';

/** An editor writes a file in several steps: they are one change. */
const QUIET_MS = 80;

export interface Changes {
  /** The next time something has changed, or at once when it already has; false when stopped. */
  readonly next: () => Promise<boolean>;
  readonly stop: () => void;
}

/** Watches folders with all they hold, and files by their folder, since editors replace them. */
export function changesOf(paths: readonly string[]): Changes {
  let changed = false;
  let stopped = false;
  let wake: (() => void) | null = null;
  let timer: NodeJS.Timeout | undefined;
  const onChange = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      changed = true;
      wake?.();
    }, QUIET_MS);
  };
  const watchers = paths.map((path): FSWatcher => {
    // What is replaced while it is looked at is a change too, not an end.
    if (isFolder(path)) return watch(path, { recursive: true }, onChange).on('error', onChange);
    const name = basename(path);
    return watch(dirname(resolve(path)), (_event, file) => {
      if (file === null || file === name) onChange();
    }).on('error', onChange);
  });
  return {
    next: async () => {
      if (!changed && !stopped) await new Promise<void>((resolve) => (wake = resolve));
      wake = null;
      changed = false;
      return !stopped;
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
      wake?.();
    },
  };
}
