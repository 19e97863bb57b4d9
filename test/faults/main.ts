/**
 * `npm run faults [-- --seed 1] [--kills 200] [--only kill]`: what takes too long for the suite. Each line says what was
 * done to the program and what was found; the first broken promise ends it.
 */
import { parseArgs } from 'node:util';
import { fullDisk } from './full-disk.ts';
import { killed } from './killed.ts';
import { twoInterviews, twoWriters } from './two-at-once.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    kills: { type: 'string', default: '200' },
    only: { type: 'string' },
  },
});

const FAULTS: Readonly<Record<string, () => Promise<string>>> = {
  kill: () => killed(Number(values.kills), Number(values.seed), ['SIGKILL']),
  stop: () => killed(Math.ceil(Number(values.kills) / 5), Number(values.seed), ['SIGHUP', 'SIGTERM', 'SIGINT']),
  disk: fullDisk,
  writers: twoWriters,
  interviews: () => twoInterviews(Number(values.seed)),
};

for (const [name, run] of Object.entries(FAULTS)) {
  if (values.only !== undefined && values.only !== name) continue;
  const start = performance.now();
  const found = await run();
  process.stdout.write(`${name}: ${found} (${((performance.now() - start) / 1000).toFixed(1)} s)\n`);
}
