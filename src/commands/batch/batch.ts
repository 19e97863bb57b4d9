/** `commune-cyber batch`: many sheets in, one table and one report out. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Questionnaire } from '../../core/model.ts';
import { tableTemplate } from '../../core/wide-table.ts';
import { writeWhole } from '../../edges/disk.ts';
import { linesOf } from '../../edges/lines.ts';
import { loadQuestionnaire } from '../../edges/questionnaires.ts';
import { csvLine } from '../../render/campaign/csv.ts';
import { UserError } from '../../render/user-error.ts';
import { dayOfRun } from '../day.ts';
import type { World } from '../world.ts';
import { runCampaign } from './campaign.ts';
import { Crew } from './crew.ts';
import { readEarlier } from './earlier.ts';
import { filter } from './filter.ts';
import type { BatchOptions } from './options.ts';

/** Exit code. Throws UserError. */
export async function batchCommand(options: BatchOptions, world: World): Promise<number> {
  const { anonymous, plans, since, paths } = options;
  if (anonymous && plans) throw new UserError('options-apart', { options: ['--anonymous', '--plans'] });
  if (anonymous && since !== undefined) throw new UserError('options-apart', { options: ['--anonymous', '--since'] });
  const fromInput = paths.includes('-');
  if (fromInput && paths.length > 1)
    throw new UserError('options-apart', { options: ['-', paths.find((path) => path !== '-') ?? '-'] });
  const questionnaire = await loadQuestionnaire(options.questionnaire);
  if (options.templateCsv) return writeTemplate(questionnaire, options, world);
  if (paths.length === 0) throw new UserError('no-sheet', { paths });

  const earlier = since === undefined ? null : await readEarlier(since, questionnaire);
  const setting = {
    questionnaire,
    today: dayOfRun(options.today, world),
    output: options.output,
    force: options.force,
    earlier: earlier?.communes ?? null,
    syntheses: fromInput ? null : { anonymous, plans },
  };
  const crew = new Crew(options.jobs ?? availableParallelism(), setting);
  try {
    return fromInput
      ? await filter(linesOf(world.stdin), crew, options, world)
      : await runCampaign({ setting, earlier, options, crew, world });
  } finally {
    await crew.close();
  }
}

/** The empty table to hand out, and what its columns accept. */
function writeTemplate(questionnaire: Questionnaire, { output }: BatchOptions, { stdout }: World): number {
  const { header, accepted } = tableTemplate(questionnaire);
  const titles = ['colonne', 'question', 'forme', 'réponse à écrire', 'ce qu’elle veut dire'];
  const files = {
    'modele.csv': csvLine(header),
    'modele-reponses.csv': [titles, ...accepted].map(csvLine).join(''),
  };
  for (const [name, text] of Object.entries(files)) {
    const path = join(output, name);
    // So that a spreadsheet reads accents.
    writeWhole(path, `\uFEFF${text}`);
    stdout.write(`${path}\n`);
  }
  return 0;
}
