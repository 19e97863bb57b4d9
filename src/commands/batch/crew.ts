/** The threads of a campaign, and what becomes of a sheet that kills one. */
import { problem } from '../../core/problem.ts';
import { DATA } from '../../edges/data.ts';
import { startWorkers, type Workers } from '../../edges/workers.ts';
import { UserError } from '../../render/user-error.ts';
import type { Job, Outcome, Planned, Refused, Setting, Task } from './job.ts';
import { refusal, sourceOf } from './work.ts';

/** Sheets that travel together: enough for the journey to cost little, few enough to share the work at the end. */
export const SHEETS_AT_ONCE = 16;
export const PLANS_AT_ONCE = 4;
/** Seconds for a group, then for a sheet alone: a hundred times what the slowest takes. */
const PATIENCE = 60;
/** Memory of a thread: ten times what a campaign takes. */
const MEGABYTES = 1000;

export class Crew {
  readonly #workers: Workers<Task, readonly (Outcome | Planned)[]>;
  /** How many groups may be under way: each thread has one in hand and one waiting. */
  readonly ahead: number;

  /** `limits` are for tests: what a sheet cannot do to the real ones, another module does. */
  constructor(
    threads: number,
    setting: Setting,
    { module = new URL('../batch-worker.js', DATA), patience = PATIENCE, megabytes = MEGABYTES } = {},
  ) {
    this.#workers = startWorkers(module, { threads, data: setting, patience, megabytes });
    this.ahead = threads * 2;
  }

  /** One outcome for each sheet, in their order; what is refused already stays so. */
  async score(group: readonly (Job | Refused)[]): Promise<readonly Outcome[]> {
    const jobs = group.filter((each): each is Job => each.kind !== 'refused');
    const outcomes = (await this.#each(jobs, (some) => ({ score: some }))) as readonly Outcome[];
    let next = 0;
    return group.map((each) => (each.kind === 'refused' ? each : outcomes[next++]!));
  }

  async plan(group: readonly Job[]): Promise<readonly Planned[]> {
    return (await this.#each(group, (some) => ({ plan: some }))) as readonly Planned[];
  }

  close(): Promise<void> {
    return this.#workers.close();
  }

  /** A thread that dies takes its group with it: each sheet is then tried alone, and the one at fault is refused. */
  async #each(jobs: readonly Job[], task: (jobs: readonly Job[]) => Task): Promise<readonly (Outcome | Planned)[]> {
    if (jobs.length === 0) return [];
    try {
      return await this.#workers.run(task(jobs));
    } catch {
      if (jobs.length === 1) return [tooHeavy(jobs[0]!)];
      const alone = [];
      for (const job of jobs) alone.push(...(await this.#each([job], task)));
      return alone;
    }
  }
}

function tooHeavy(job: Job): Refused {
  const place = { file: sourceOf(job), line: 1, column: 1, endColumn: 1, path: '' };
  const problems = [problem('sheet-too-heavy', {}, place)];
  return refusal(job, new UserError('file-refused', { problems, texts: new Map() }));
}
