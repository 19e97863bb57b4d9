/** `commune-cyber diagnose`: from the first question to the plan. What comes later is loaded later: the first question waits for none of it. */
import { itinerary } from '../core/flow.ts';
import type { AnswerSheet, Questionnaire } from '../core/model.ts';
import { loadQuestionnaire } from '../edges/questionnaires.ts';
import { UserError } from '../render/user-error.ts';
import { onceAsked, orInterrupted } from './asking.ts';
import { dayOfRun } from './day.ts';
import type { DiagnoseOptions } from './diagnose-options.ts';
import { passphrases } from './passphrase.ts';
import type { Keeping, OpenedSheet } from './sheets.ts';
import { hasTerminal, type World } from './world.ts';

/** Exit code. Throws UserError. */
export async function diagnoseCommand(options: DiagnoseOptions, world: World): Promise<number> {
  const today = dayOfRun(options.today, world);
  const questionnaire = await loadQuestionnaire(options.questionnaire);
  const asks = options.input && hasTerminal(world);
  if (options.sheet === undefined && !asks) throw new UserError('needs-terminal', {});
  if (options.sheet === undefined && options.passphraseFile !== undefined && !options.encrypt) throw uselessPhrase();

  const asker = onceAsked(options.plain, world);
  return orInterrupted(asker, world, async () => {
    const keeping: Keeping = {
      folder: options.output,
      encrypt: options.encrypt,
      plan: options.formats.includes('pdf'),
      phrases: passphrases(options.passphraseFile, asks ? asker.get : null, world),
    };
    const opened = options.sheet === undefined ? null : await open(options.sheet, questionnaire, keeping, world);
    if (opened?.seal === null && options.passphraseFile !== undefined) throw uselessPhrase();
    if (opened !== null && !(asks && hasUnanswered(questionnaire, opened.sheet, options.express))) {
      await asker.close();
      const { report } = await import('./sheet-work.ts');
      return report(questionnaire, opened, options, today, world);
    }
    const { interviewInTerminal } = await import('./interview-in-terminal.ts');
    const end = await interviewInTerminal({ questionnaire, opened, keeping, options, today, world, asker: await asker.get() });
    await asker.close();
    if (end.how !== 'finished') return end.how === 'left' ? 0 : 130;
    const { report } = await import('./sheet-work.ts');
    return report(questionnaire, end, options, today, world);
  });
}

/** Whoever gives a passphrase believes that the answers are kept under it. */
function uselessPhrase(): UserError {
  return new UserError('needs-option', { option: '--passphrase-file', needs: '--encrypt' });
}

async function open(path: string, questionnaire: Questionnaire, keeping: Keeping, { stderr }: World): Promise<OpenedSheet> {
  const { openSheet } = await import('./sheet-work.ts');
  const opened = await openSheet(path, questionnaire, keeping);
  if (opened.warnings.length > 0) {
    const { problemReport } = await import('../render/problems.ts');
    stderr.write(`${problemReport(opened.warnings, new Map())}\n`);
  }
  return opened;
}

function hasUnanswered(questionnaire: Questionnaire, sheet: AnswerSheet, express: boolean): boolean {
  return itinerary(questionnaire, sheet, express).some(({ answered }) => !answered);
}
