/** One campaign from its sheets to its syntheses, whatever some of the sheets hold. */
import type { CommuneSummary } from '../../core/campaign.ts';
import { problem } from '../../core/problem.ts';
import { CampaignStatistics } from '../../core/statistics.ts';
import { untilInterrupted } from '../../edges/interruption.ts';
import { ProgressBar } from '../../edges/progress-bar.ts';
import { inGroups, inOrder } from '../../edges/workers.ts';
import { campaignEnd, interruptedText, refusalText } from '../../render/campaign/screen.ts';
import { UserError } from '../../render/user-error.ts';
import type { World } from '../world.ts';
import { SHEETS_AT_ONCE, type Crew } from './crew.ts';
import type { EarlierCampaign } from './earlier.ts';
import { isTable, listFiles, sheetsIn } from './gather.ts';
import type { Diagnosed, Job, Refused, Setting } from './job.ts';
import { Lowest } from './lowest.ts';
import type { BatchOptions } from './options.ts';
import { Plans } from './plans.ts';
import { Synthesis } from './synthesis.ts';
import { communeKey, refusal } from './work.ts';

interface Campaign {
  readonly setting: Setting;
  readonly earlier: EarlierCampaign | null;
  readonly options: BatchOptions;
  readonly crew: Crew;
  readonly world: World;
}

/** Exit code. Throws a UserError when the syntheses cannot be written. */
export async function runCampaign({ setting, earlier, options, crew, world }: Campaign): Promise<number> {
  const { questionnaire, today } = setting;
  const { output, anonymous, shard, failUnder } = options;
  const files = listFiles(options.paths, output);
  const statistics = new CampaignStatistics({
    questionnaire,
    smallestGroup: anonymous ? options.minGroup : 1,
    ...(earlier === null ? {} : { since: earlier.today, earlier: earlier.communes.size }),
  });
  const synthesis = new Synthesis({ questionnaire, today, output, plans: options.plans, anonymous });
  const plans = new Plans(crew);
  const lowest = new Lowest();
  const bar = new ProgressBar(world.stderr, world.env, files.some(isTable) ? null : Math.ceil(files.length / shard.of));
  const interruption = untilInterrupted();
  /** The sheet that each commune already has. */
  const met = new Map<string, string>();
  let done = 0;
  let below = false;

  try {
    const groups = inGroups(sheetsIn(files, questionnaire, shard), SHEETS_AT_ONCE);
    const scored = inOrder(groups, async (group) => ({ group, outcomes: await crew.score(group) }), crew.ahead);
    for await (const { group, outcomes } of scored) {
      if (interruption.asked()) break;
      for (const [index, outcome] of outcomes.entries()) {
        done++;
        const job = group[index]!;
        // What is refused before it travels stays refused.
        if (outcome.kind === 'refused' || job.kind === 'refused') refuse(outcome as Refused);
        else await accept(outcome, job);
      }
      bar.at(done);
    }
    await plans.finish();
    bar.clear();
    if (interruption.asked()) {
      synthesis.discard();
      world.stderr.write(interruptedText(done));
      return 130;
    }
  } catch (error) {
    synthesis.discard();
    throw error;
  } finally {
    interruption.release();
  }

  for (const failed of plans.failed) world.stderr.write(refusalText(failed));
  const result = statistics.result();
  const { campaignPdf } = await import('./campaign-pdf.ts');
  const report = await campaignPdf({
    statistics: result,
    questionnaire,
    lowest: lowest.all,
    refused: synthesis.refused,
    today,
    title: options.title,
  });
  const paths = synthesis.finish(result, report);
  world.stdout.write(campaignEnd({ statistics: result, questionnaire, files: paths, plans: options.plans ? plans : null }));
  return synthesis.refused.length + plans.failed.length > 0 || below ? 1 : 0;

  function refuse(refused: Refused): void {
    synthesis.refuse(refused);
    statistics.refuse();
    bar.clear();
    world.stderr.write(refusalText(refused));
  }

  async function accept(outcome: Diagnosed, job: Job): Promise<void> {
    const { source, warnings } = outcome;
    const summary = JSON.parse(outcome.summary!) as CommuneSummary;
    const key = communeKey(summary);
    const first = met.get(key);
    if (first !== undefined) {
      refuse(twice(summary, job, first));
      return;
    }
    met.set(key, source);
    synthesis.add(outcome);
    statistics.add(summary);
    lowest.add(summary);
    below ||= isBelow(outcome, failUnder);
    if (warnings !== '') {
      bar.clear();
      world.stderr.write(`${warnings}\n`);
    }
    if (options.plans) await plans.add(job);
  }

  /** Counted twice, a commune would weigh twice; and its two plans would have one name. */
  function twice(summary: CommuneSummary, job: Job, first: string): Refused {
    const place = {
      file: job.kind === 'line' ? '-' : job.file,
      line: job.kind === 'file' ? 1 : job.line,
      column: 1,
      endColumn: 1,
      path: '',
    };
    const problems = [problem('commune-twice', { commune: summary.name.slice(0, 80), first }, place)];
    return refusal(job, new UserError('file-refused', { problems, texts: new Map() }));
  }
}

/** True when a commune does not reach what was asked; without a score, it does not. */
export function isBelow({ percent }: Diagnosed, failUnder: number | undefined): boolean {
  return failUnder !== undefined && (percent === null || percent < failUnder);
}
