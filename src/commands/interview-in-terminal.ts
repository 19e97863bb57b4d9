/** The interview on a real terminal: finds or creates the sheet, asks, saves, says how to resume. */
import { itinerary } from '../core/flow.ts';
import { searchCommunes } from '../core/commune-search.ts';
import type { AnswerSheet, Questionnaire } from '../core/model.ts';
import { loadCommunes } from '../edges/communes.ts';
import { exists } from '../edges/disk.ts';
import { untilInterrupted } from '../edges/interruption.ts';
import { DATA } from '../edges/data.ts';
import type { Seal } from '../edges/seal.ts';
import type { SheetFile } from '../edges/sheet-file.ts';
import { type Asker, type CommuneSuggestion, Interrupted } from '../render/asker.ts';
import { COMMUNE_PROMPT, FAREWELL, resumed, suggestionOf, welcome } from '../render/interview-text.ts';
import { resumeCommand, type DiagnoseOptions } from './diagnose-options.ts';
import { conduct } from './interview.ts';
import type { Keeping, OpenedSheet } from './sheets.ts';
import { loadTemplates } from './templates.ts';
import type { World } from './world.ts';

export interface TerminalInterview {
  readonly questionnaire: Questionnaire;
  readonly opened: OpenedSheet | null;
  readonly keeping: Keeping;
  readonly options: DiagnoseOptions;
  readonly today: string;
  readonly world: World;
  readonly asker: Asker;
}

export type TerminalEnd =
  | {
      readonly how: 'finished';
      readonly sheet: AnswerSheet;
      readonly path: string;
      readonly text: string;
      readonly seal: Seal | null;
    }
  | { readonly how: 'left' | 'interrupted' };

/** Communes offered while typing. */
const MOST_SUGGESTIONS = 7;

export async function interviewInTerminal(interview: TerminalInterview): Promise<TerminalEnd> {
  const { questionnaire, options, today, world, asker } = interview;
  let file: SheetFile | null = null;
  try {
    const { path, text, sheet, seal } = interview.opened ?? (await startSheet(interview));
    const { SheetFile } = await import('./sheet-work.ts');
    file = new SheetFile(path, text, questionnaire, seal);
    // A sheet carried by a plan: from now on it is the one to take up again.
    if (!exists(path)) await file.create();
    const stops = itinerary(questionnaire, sheet, options.express);
    const answered = stops.filter((stop) => stop.answered).length;
    if (answered > 0)
      asker.say(
        resumed(
          sheet.commune.name,
          answered,
          stops.filter((stop) => !stop.answered),
        ),
      );
    const saved = file;
    const end = await conduct({
      questionnaire,
      sheet,
      express: options.express,
      asker,
      plan: loadTemplates().plan,
      save: (id, answer) => toTheEnd(() => saved.save(id, answer, today)),
    });
    if (end.how === 'finished') {
      world.stderr.write('\n');
      return { how: 'finished', sheet: end.sheet, path, text: saved.text, seal };
    }
    asker.say({ title: 'À bientôt', paragraphs: [FAREWELL], tone: 'good' });
    world.stderr.write(`${resumeCommand(path, options, world.env)}\n`);
    return { how: 'left' };
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    world.stderr.write(
      file === null
        ? '\nInterrompu avant la première réponse.\n'
        : `\n${FAREWELL}\n${resumeCommand(file.path, options, world.env)}\n`,
    );
    return { how: 'interrupted' };
  }
}

/** Sealing may take a second: asked to stop meanwhile, the program stops once the answer is saved. */
async function toTheEnd(save: () => Promise<void>): Promise<void> {
  const { asked, release } = untilInterrupted();
  try {
    await save();
  } finally {
    release();
  }
  if (asked()) throw new Interrupted();
}

/** Welcomes, finds the commune; takes up the sheet it already has here, or creates one. */
async function startSheet({ questionnaire, options, keeping, today, asker }: TerminalInterview): Promise<OpenedSheet> {
  asker.say(welcome(options.express));
  const commune = await asker.findCommune(searchAll, COMMUNE_PROMPT);
  const { createSheet } = await import('./sheet-work.ts');
  return createSheet(questionnaire, commune, keeping, today);
}

/** The table is read at the first letter typed: nothing of it is needed to ask for the name. */
function searchAll(typed: string): readonly CommuneSuggestion[] {
  return searchCommunes(loadCommunes(DATA), typed, MOST_SUGGESTIONS).map(({ commune, departmentName, former }) =>
    suggestionOf(commune, departmentName, former?.name),
  );
}
