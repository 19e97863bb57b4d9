/** What `batch` reads: wide tables, lines of the standard input, the synthesis of an earlier campaign. */
import { createReadStream } from 'node:fs';
import fc from 'fast-check';
import type { CommuneSummary } from '../../../src/core/campaign.ts';
import { CampaignStatistics } from '../../../src/core/statistics.ts';
import { readEarlier } from '../../../src/commands/batch/earlier.ts';
import { linesOf as jobsIn, sheetsIn } from '../../../src/commands/batch/gather.ts';
import type { Diagnosed, Job, Outcome as Scored, Refused, Setting } from '../../../src/commands/batch/job.ts';
import { score } from '../../../src/commands/batch/work.ts';
import { linesOf } from '../../../src/edges/lines.ts';
import { campaignDocument } from '../../../src/render/campaign/report.ts';
import { loadTemplates } from '../../../src/commands/templates.ts';
import { communes, sheets, sheetsData, tables } from '../corpus.ts';
import { spoiltData } from '../data-mutations.ts';
import { spoilt } from '../mutations.ts';
import type { Target } from '../target.ts';
import { must, mustBeReadable, mustFollowSchema, mustKeepSecrets, outcomeOf, type Outcome } from '../verdict.ts';

const TODAY = '2026-11-21';
const SETTING: Setting = {
  questionnaire: communes,
  today: TODAY,
  output: '',
  force: false,
  earlier: null,
  syntheses: { anonymous: false, plans: true },
};
/** A table that repeats itself has nothing new to say after so many rows. */
const MOST_ROWS = 8;

function summaryIn({ summary }: Diagnosed): CommuneSummary {
  return JSON.parse(summary!) as CommuneSummary;
}

/** One line of the report of a campaign: a result within its bounds, or problems. */
function examineScored(outcome: Scored, job: Job | Refused): readonly string[] {
  if (outcome.kind === 'diagnosed') {
    const summary = summaryIn(outcome);
    const { percent = 0, high = 0 } = summary.score ?? {};
    must(0 <= percent && percent <= high && high <= 100, `a score is out of bounds: ${percent} to ${high}`);
    mustFollowSchema(Buffer.from(outcome.result).toString());
    must(outcome.row.endsWith('\r\n'), 'a row does not end');
    return [];
  }
  must(outcome.problems.length > 0, 'a sheet is refused without a problem');
  mustBeReadable(outcome.report, 'the report');
  for (const { message, remedy, line, column } of outcome.problems) {
    mustBeReadable(message, 'a message');
    mustBeReadable(remedy, 'a remedy');
    must(line >= 1 && column >= 1, `${line}:${column} is not a place`);
  }
  // A header that is refused is told column by column, in its own words.
  if (job.kind !== 'refused')
    mustKeepSecrets(outcome.report, job.kind === 'row' ? job.cells.join(' ') : job.kind === 'line' ? job.text : '');
  return outcome.problems.map(({ code }) => code);
}

async function examineAll(jobs: AsyncIterable<Job | Refused>): Promise<Outcome> {
  const codes: string[] = [];
  let count = 0;
  for await (const job of jobs) {
    codes.push(...examineScored(job.kind === 'refused' ? job : score(job, SETTING), job));
    if (++count >= MOST_ROWS) break;
  }
  return { accepted: codes.length === 0, codes };
}

/** What `synthese.json` holds, and the sheets of the campaign that comes after. */
const after: readonly Job[] = sheetsData.map((data, index) => {
  const named = { ...data, commune: { name: ['Valmorin', 'Saint-Essai', 'Trifouillis'][index] } };
  return { kind: 'line', line: index + 1, text: JSON.stringify(named) };
});
function entriesBefore(): readonly string[] {
  return after.map((job): string => {
    const outcome = score(job, SETTING);
    if (outcome.kind === 'refused') throw new Error(outcome.report);
    return Buffer.from(outcome.result).toString();
  });
}
const synthesis = (lines: readonly string[]): string =>
  `{\n"tool":{"name":"commune-cyber","version":"0.1.0"},\n"today":"2025-11-21",\n"anonymous":false,\n"communes":[\n${lines.join(',\n')}\n],\n"refused":[],\n"statistics":{}\n}\n`;

/** An earlier campaign is read, then the change of each commune, the statistics and the report hold together. */
function examineSince(path: string): Promise<Outcome> {
  return outcomeOf(async () => {
    const { today, communes: earlier } = await readEarlier(path, communes);
    const statistics = new CampaignStatistics({ questionnaire: communes, smallestGroup: 1, since: today, earlier: earlier.size });
    for (const job of after) {
      const outcome = score(job, { ...SETTING, earlier });
      must(outcome.kind === 'diagnosed', 'an earlier campaign makes a sheet refused');
      const summary = summaryIn(outcome);
      const { change } = summary;
      if (change != null) {
        const { from, to, byAnswers, byQuestionnaire, byUnknownResolved } = change;
        const gap = Math.abs(to - from - byAnswers - byQuestionnaire - byUnknownResolved);
        must(gap < 0.15, `a change does not add up: ${JSON.stringify(change)}`);
        must(from >= 0 && from <= 100, `an earlier score is out of bounds: ${from}`);
      }
      statistics.add(summary);
    }
    const report = campaignDocument({
      statistics: statistics.result(),
      questionnaire: communes,
      highlights: [],
      refused: [],
      date: TODAY,
      toolVersion: '0.0.0',
      title: undefined,
      theme: loadTemplates().plan.theme,
    });
    must(!/undefined|NaN/.test(JSON.stringify(report)), 'the report shows the inside of the program');
    return { accepted: true, codes: [] };
  });
}

const lines = fc
  .array(fc.oneof(spoiltData(sheetsData), spoilt([sheets[2]!])), { minLength: 1, maxLength: 3 })
  .map((each) => Buffer.concat(each.flatMap((line) => [line, Buffer.from('\n')])));

export const CAMPAIGN_TARGETS: readonly Target[] = [
  {
    name: 'table',
    file: 'tableau.csv',
    inputs: () => spoilt(tables),
    run: (path) => outcomeOf(() => examineAll(sheetsIn([path], communes, { part: 1, of: 1 }))),
  },
  {
    name: 'lines',
    file: 'feuilles.ndjson',
    inputs: () => lines,
    run: (path) => outcomeOf(() => examineAll(jobsIn(linesOf(createReadStream(path))))),
  },
  {
    name: 'since',
    file: 'synthese.json',
    inputs: () => {
      const entries = entriesBefore();
      const spoiltEntries = spoiltData(entries.map((each): unknown => JSON.parse(each)));
      return fc.oneof(
        spoilt([Buffer.from(synthesis(entries))]),
        fc.array(spoiltEntries, { minLength: 1, maxLength: 3 }).map((each) => Buffer.from(synthesis(each.map(String)))),
      );
    },
    run: examineSince,
  },
];
