/**
 * `npm run fuzz [-- --target sheet] [--seed 1] [--runs 20000] [--input file]`: each target in a process of its own, whose
 * memory is bounded and whose silence is noticed. A faulty input is kept, with the command that tries it again.
 */
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { throwAt, type Session } from './session.ts';
import type { Target } from './target.ts';
import { TARGETS } from './targets.ts';

/** Seconds without a new input: the program never comes back from this one. */
const SILENCE = 30;
const FAILURES = 'fuzz-failures';
/** Megabytes of objects, so that what wants more ends here and not with the machine. */
const HEAP = 300;

const { values } = parseArgs({
  options: {
    target: { type: 'string', multiple: true },
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '20000' },
    input: { type: 'string' },
  },
});
const seed = Number(values.seed);
const runs = Number(values.runs);
const targets = TARGETS.filter(({ name }) => values.target?.includes(name) ?? true);
if (targets.length === 0 || !(runs >= 1) || !Number.isInteger(seed)) {
  process.stderr.write(`Targets: ${TARGETS.map(({ name }) => name).join(', ')}. --seed and --runs are whole numbers.\n`);
  process.exit(2);
}

if (process.send !== undefined) await asChild(targets[0]!);
else if (values.input !== undefined) await again(targets, values.input);
else process.exitCode = await everything();

interface Told extends Omit<Session, 'fault'> {
  /** Path of the faulty input once kept. */
  readonly kept: string | null;
  readonly why: string;
}

async function asChild(target: Target): Promise<void> {
  const { fault, ...session } = await throwAt(target, { seed, runs, path: values.input! });
  const told: Told = { ...session, kept: fault === null ? null : keep(target, fault.input), why: fault?.why ?? '' };
  process.send!(told, () => process.disconnect());
}

function keep(target: Target, input: Uint8Array): string {
  mkdirSync(FAILURES, { recursive: true });
  const path = join(FAILURES, `${target.name}-${createHash('sha256').update(input).digest('hex').slice(0, 8)}-${target.file}`);
  writeFileSync(path, input);
  return path;
}

/** One input, as it was kept; the error says what is wrong. */
async function again(among: readonly Target[], input: string): Promise<void> {
  const target = among.find(({ name }) => basename(input).startsWith(`${name}-`)) ?? among[0]!;
  await inFolder(target, async (path) => {
    copyFileSync(input, path);
    const { accepted, codes } = await target.run(path);
    process.stdout.write(`${target.name}: ${accepted ? 'accepted' : 'refused'} ${[...new Set(codes)].join(' ')}\n`);
  });
}

/** Deep in a folder of its own: `check` looks for a questionnaire around a file. */
async function inFolder<T>(target: Target, use: (path: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'commune-cyber-fuzz-'));
  const inside = join(folder, 'a/b/c/d');
  mkdirSync(inside, { recursive: true });
  try {
    return await use(join(inside, target.file));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function everything(): Promise<number> {
  const start = performance.now();
  const rows: string[] = [];
  const waiting = [...targets];
  let inputs = 0;
  let faults = 0;
  const worker = async (): Promise<void> => {
    for (let target = waiting.shift(); target !== undefined; target = waiting.shift()) {
      const began = performance.now();
      const told = await inFolder(target, (path) => inChild(target!, path));
      inputs += told.inputs;
      const { name } = target;
      rows.push(
        `| ${name} | ${told.inputs} | ${told.accepted} | ${told.codes} | ${seconds(began)} | ${Math.round(told.slowest)} ms | ${Math.round(told.memory / 1e6)} MB |`,
      );
      if (told.why === '') continue;
      faults++;
      process.stderr.write(`\n${name}: ${told.why}\n`);
      if (told.kept !== null) process.stderr.write(`Again: npm run fuzz -- --target ${name} --input ${told.kept}\n`);
      process.stderr.write(`The same inputs: npm run fuzz -- --target ${name} --seed ${seed} --runs ${runs}\n`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(targets.length, availableParallelism()) }, worker));
  process.stdout.write(
    `Seed ${seed}, Node ${process.version}: ${inputs} inputs in ${seconds(start)}, ${faults} faults.\n\n` +
      '| target | inputs | accepted | kinds of problems | time | slowest input | memory at the most |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n' +
      `${rows.toSorted().join('\n')}\n`,
  );
  return faults === 0 ? 0 : 1;
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

function inChild(target: Target, path: string): Promise<Told> {
  return new Promise((resolve) => {
    const args = ['--target', target.name, '--seed', String(seed), '--runs', String(runs), '--input', path];
    const child = fork(fileURLToPath(import.meta.url), args, { execArgv: [`--max-old-space-size=${HEAP}`] });
    let told: Told | null = null;
    let last = 0;
    let quiet = 0;
    // Counted in ticks of our own: a machine that was put to sleep is not a program that hangs.
    const watch = setInterval(() => {
      const now = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
      quiet = now === last && now > 0 ? quiet + 1 : 0;
      last = now;
      if (quiet > SILENCE) child.kill('SIGKILL');
    }, 1000);
    child.on('message', (message) => (told = message as Told));
    child.on('close', (code, signal) => {
      clearInterval(watch);
      if (told !== null) return resolve(told);
      const why = quiet > SILENCE ? `no end after ${SILENCE} seconds` : `the process ended with ${signal ?? code}`;
      const input = statSync(path, { throwIfNoEntry: false }) === undefined ? null : keep(target, readFileSync(path));
      return resolve({ inputs: 0, accepted: 0, codes: 0, slowest: 0, memory: 0, kept: input, why });
    });
  });
}
