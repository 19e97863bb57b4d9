/** A few seconds of what `npm run fuzz` does for longer: always the same inputs. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder } from '../journeys/cli.ts';
import { throwAt } from './session.ts';
import { TARGETS } from './targets.ts';

const RUNS = 40 * Number(process.env['STRESS'] ?? 1);

test.each(TARGETS)('$name: a result or listed problems, whatever is thrown at it', { timeout: 120_000 }, (target) =>
  inFolder(async (folder) => {
    const path = join(folder, 'a/b/c/d', target.file);
    const { inputs, fault } = await throwAt(target, { seed: 20_261_121, runs: RUNS, path });
    expect(fault?.why).toBeUndefined();
    expect(inputs).toBe(RUNS);
  }),
);
