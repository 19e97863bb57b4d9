/** `commune-cyber diagnose`: from the first question to the plan. */
import { join } from 'node:path';
import { itinerary } from '../core/flow.ts';
import { diagnose } from '../core/diagnose.ts';
import type { AnswerSheet, Diagnosis, Questionnaire } from '../core/model.ts';
import { exists, writeWhole } from '../edges/disk.ts';
import { loadQuestionnaire } from '../edges/questionnaires.ts';
import { terminalPalette } from '../edges/palette.ts';
import { problemReport } from '../render/problems.ts';
import { toResult } from '../render/result.ts';
import { resultScreen } from '../render/screen.ts';
import { slug } from '../render/slug.ts';
import { UserError } from '../render/user-error.ts';
import { dayOfRun } from './day.ts';
import { resumeCommand, type DiagnoseOptions } from './diagnose-options.ts';
import { loadTemplates } from './templates.ts';
import { openSheet } from './sheets.ts';
import { VERSION } from './version.ts';
import { hasTerminal, type World } from './world.ts';

/** Exit code. Throws UserError; Interrupted is said with the way to resume, exit 130. */
export async function diagnoseCommand(options: DiagnoseOptions, world: World): Promise<number> {
  const today = dayOfRun(options.today, world);
  const questionnaire = await loadQuestionnaire(options.questionnaire);
  const asks = options.input && hasTerminal(world);
  if (options.sheet === undefined && !asks) throw new UserError('needs-terminal', {});

  const opened = options.sheet === undefined ? null : await openSheet(options.sheet, questionnaire, options.output);
  for (const warning of opened?.warnings ?? []) world.stderr.write(`${problemReport([warning], new Map())}\n`);

  let sheet: AnswerSheet;
  let path: string;
  let text: string;
  if (asks && (opened === null || hasUnanswered(questionnaire, opened.sheet, options.express))) {
    const { interviewInTerminal } = await import('./interview-in-terminal.ts');
    const end = await interviewInTerminal({ questionnaire, opened, options, today, world });
    if (end.how !== 'finished') return end.how === 'left' ? 0 : 130;
    ({ sheet, path, text } = end);
  } else {
    ({ sheet, path, text } = opened!);
  }

  const diagnosis = diagnose(questionnaire, sheet, {
    today,
    express: options.express,
    limits: { budget: options.budget, days: options.days },
  });
  const files = await writeFiles(diagnosis, text, options);
  if (options.json) {
    world.stdout.write(`${JSON.stringify(toResult(diagnosis, VERSION), null, 2)}\n`);
    return 0;
  }
  world.stdout.write(
    resultScreen(diagnosis, {
      width: Math.min(88, Math.max(40, (world.stdout.columns ?? 80) - 1)),
      palette: terminalPalette(world.stdout, world.env),
      bars: !options.plain,
      contacts: loadTemplates().contacts,
      files: [...files, ...(exists(path) ? [{ what: 'Vos réponses', path }] : [])],
      // A sheet carried by a plan is on the disk only once an interview has begun.
      resume: diagnosis.provisional
        ? resumeCommand(exists(path) ? path : (options.sheet ?? path), { ...options, express: false })
        : null,
    }),
  );
  return 0;
}

function hasUnanswered(questionnaire: Questionnaire, sheet: AnswerSheet, express: boolean): boolean {
  return itinerary(questionnaire, sheet, express).some(({ answered }) => !answered);
}

async function writeFiles(
  diagnosis: Diagnosis,
  sheetText: string,
  { formats, output }: DiagnoseOptions,
): Promise<{ what: string; path: string }[]> {
  const name = slug(diagnosis.sheet.commune);
  const files: { what: string; path: string }[] = [];
  if (formats.includes('pdf')) {
    const { planPdf } = await import('./plan-pdf.ts');
    const path = join(output, `${name}.plan.pdf`);
    writeWhole(path, await planPdf(diagnosis, sheetText, `${name}.reponses.yaml`));
    files.push({ what: 'Le plan à imprimer', path });
  }
  if (formats.includes('json')) {
    const path = join(output, `${name}.diagnostic.json`);
    writeWhole(path, `${JSON.stringify(toResult(diagnosis, VERSION), null, 2)}\n`);
    files.push({ what: 'Le résultat pour un logiciel', path });
  }
  return files;
}
