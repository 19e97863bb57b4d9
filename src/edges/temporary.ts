/**
 * The names of files being written. Each process has its own, so that two of them never write in the same one; what a
 * killed process left behind is known by its number, which nobody has any more.
 */
import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const OURS = /^\..*\.commune-cyber-(\d+)\.tmp$/;

/** Beside the file, so that renaming is enough. */
export function temporaryName(path: string): string {
  return join(dirname(path), `.${basename(path)}.commune-cyber-${process.pid}.tmp`);
}

const swept = new Set<string>();

/** Removes what killed processes left in a folder; once for each folder, since a campaign writes thousands of files. Never throws. */
export function sweep(folder: string): void {
  if (swept.has(folder)) return;
  swept.add(folder);
  try {
    for (const name of readdirSync(folder)) {
      const [, pid] = OURS.exec(name) ?? [];
      if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, name), { force: true });
    }
  } catch {
    // A folder that cannot be listed may still be written in.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
