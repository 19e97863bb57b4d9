/** Runs the real program, as a user's shell would, and tells everything it did. */
import { spawn } from 'node:child_process';
import { chmodSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const BIN = join(ROOT, 'bin/commune-cyber.cjs');
/** The day of every run that does not test the day. */
export const TODAY = '2026-11-21';

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Another user, when we are root. */
  readonly uid?: number | undefined;
  /** What comes on the standard input. */
  readonly input?: string | undefined;
  /** The command line around the program: `unshare -n`, for instance. */
  readonly inside?: readonly string[] | undefined;
}

/** An environment with nothing of the developer's own in it. */
export function bareEnvironment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], HOME: tmpdir(), LANG: 'C.UTF-8', NO_COLOR: '1', ...more };
}

/** Runs commune-cyber without a terminal, and waits for its end. */
export function commune(args: readonly string[], { cwd, env = {}, uid, input, inside = [] }: RunOptions): Promise<Run> {
  const [command, ...rest] = [...inside, process.execPath, BIN, ...args] as [string, ...string[]];
  return new Promise((resolve, reject) => {
    const child = spawn(command, rest, {
      cwd,
      env: bareEnvironment(env),
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
    child.stdin?.end(input);
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout!.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr!.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(err).toString('utf8') }),
    );
  });
}

/** A folder of its own, given to `use` and removed afterwards. */
export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'commune-cyber-'));
  // Some stories are told by another user than the one who prepared the folder.
  chmodSync(folder, 0o755);
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every file under a folder, by its path in it. */
export function filesUnder(folder: string): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) files.set(relative(folder, path), readFileSync(path));
  }
  return new Map([...files].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Permissions of a file, as chmod writes them: 600. */
export function modeOf(path: string): string {
  return (lstatSync(path).mode & 0o777).toString(8);
}
