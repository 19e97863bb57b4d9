/** `batch -`: sheets in, results out, one a line and in the same order. Anything that can pipe can spread the work. */
import { once } from 'node:events';
import { inGroups, inOrder } from '../../edges/workers.ts';
import type { World } from '../world.ts';
import { SHEETS_AT_ONCE, type Crew } from './crew.ts';
import type { Job, Outcome } from './job.ts';
import type { BatchOptions } from './options.ts';
import { isBelow } from './campaign.ts';

/** Exit code: 1 when a sheet was refused, or is below what was asked. */
export async function filter(
  lines: AsyncIterable<string>,
  crew: Crew,
  { shard, failUnder }: BatchOptions,
  { stdout }: World,
): Promise<number> {
  let code = 0;
  const groups = inGroups(jobsIn(lines, shard), SHEETS_AT_ONCE);
  for await (const outcomes of inOrder(groups, (group) => crew.score(group), crew.ahead)) {
    if (outcomes.some((each) => each.kind === 'refused' || isBelow(each, failUnder))) code = 1;
    if (!stdout.write(Buffer.concat(outcomes.flatMap((each) => [lineFor(each), NEWLINE])))) await once(stdout, 'drain');
  }
  return code;
}

const NEWLINE = Buffer.from('\n');

function lineFor(outcome: Outcome): Uint8Array {
  if (outcome.kind === 'diagnosed') return outcome.result;
  const { file, line, problems } = outcome;
  return Buffer.from(JSON.stringify({ file, line, problems }));
}

/** Blank lines are not sheets. */
async function* jobsIn(lines: AsyncIterable<string>, { part, of }: BatchOptions['shard']): AsyncGenerator<Job> {
  let line = 0;
  let index = 0;
  for await (const text of lines) {
    line++;
    if (text.trim() !== '' && index++ % of === part - 1) yield { kind: 'line', line, text };
  }
}
