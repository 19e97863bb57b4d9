/** What each thread of a campaign runs. */
import { alike } from '../../core/alike.ts';
import { givenToWorker } from '../../edges/workers.ts';
import type { Outcome, Planned, Setting, Task } from './job.ts';
import { plan, score } from './work.ts';

const given = givenToWorker() as Setting;
const setting: Setting = { ...given, questionnaire: alike(given.questionnaire) };

export default async function run(task: Task): Promise<readonly (Outcome | Planned)[]> {
  if ('score' in task) return task.score.map((job) => score(job, setting));
  const done: Planned[] = [];
  for (const job of task.plan) done.push(await plan(job, setting));
  return done;
}
