/** Many inputs thrown at one target. The input under way is always on the disk: whatever happens, it is there to be looked at. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import fc from 'fast-check';
import type { Target } from './target.ts';
import { must } from './verdict.ts';

/** For one input: milliseconds of processor, since others may be using the machine too. */
const LONGEST = 2000;
/** For the whole process, in bytes. */
const LARGEST = 500_000_000;

export interface SessionOptions {
  readonly seed: number;
  readonly runs: number;
  /** Where inputs are written, one after the other. */
  readonly path: string;
}

export interface Session {
  /** Those of the search for the smallest faulty one among them. */
  readonly inputs: number;
  readonly accepted: number;
  /** How many kinds of problems were told. */
  readonly codes: number;
  /** Milliseconds, of the slowest input. */
  readonly slowest: number;
  /** Bytes, at the most, of the whole process. */
  readonly memory: number;
  /** The smallest input found that the program handles wrongly, and how. */
  readonly fault: { readonly input: Uint8Array; readonly why: string } | null;
}

/** The same inputs for the same seed and the same number of runs. Stops at the first fault. */
export async function throwAt(target: Target, { seed, runs, path }: SessionOptions): Promise<Session> {
  mkdirSync(dirname(path), { recursive: true });
  const codes = new Set<string>();
  let inputs = 0;
  let accepted = 0;
  let slowest = 0;
  let memory = 0;
  const property = fc.asyncProperty(await target.inputs(), async (input) => {
    writeFileSync(path, input);
    inputs++;
    const start = process.cpuUsage();
    const outcome = await target.run(path);
    const { user, system } = process.cpuUsage(start);
    const took = (user + system) / 1000;
    slowest = Math.max(slowest, took);
    memory = Math.max(memory, process.memoryUsage.rss());
    must(took < LONGEST, `it took ${Math.round(took)} ms`);
    must(memory < LARGEST, `it took ${Math.round(memory / 1e6)} MB`);
    if (outcome.accepted) accepted++;
    for (const code of outcome.codes) codes.add(code);
  });
  const { counterexample, errorInstance } = await fc.check(property, { seed, numRuns: runs });
  const fault = counterexample === null ? null : { input: counterexample[0], why: said(errorInstance) };
  return { inputs, accepted, codes: codes.size, slowest, memory, fault };
}

function said(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
