/** What `diagnose` hands over once a sheet is there: the files asked for, and the result on screen or as JSON. */
import { join, normalize } from 'node:path';
import { diagnose } from '../core/diagnose.ts';
import type { AnswerSheet, Diagnosis, Questionnaire } from '../core/model.ts';
import { exists, writeWhole } from '../edges/disk.ts';
import { terminalPalette } from '../edges/palette.ts';
import type { Seal } from '../edges/seal.ts';
import { leftInClear } from '../render/passphrase-text.ts';
import { toResult } from '../render/result.ts';
import { resultScreen } from '../render/screen.ts';
import { slug } from '../render/slug.ts';
import { resumeCommand, type DiagnoseOptions } from './diagnose-options.ts';
import { planPath, sheetPath } from './sheets.ts';
import { loadTemplates } from './templates.ts';
import { VERSION } from './version.ts';
import type { World } from './world.ts';

export interface ReadSheet {
  readonly path: string;
  readonly text: string;
  readonly sheet: AnswerSheet;
  readonly seal: Seal | null;
}

/** Exit code. Throws UserError when a file cannot be written. */
export async function report(
  questionnaire: Questionnaire,
  { path, text, sheet, seal }: ReadSheet,
  options: DiagnoseOptions,
  today: string,
  world: World,
): Promise<number> {
  const { express, budget, days } = options;
  const diagnosis = diagnose(questionnaire, sheet, { today, express, limits: { budget, days } });
  const files = await writeFiles(diagnosis, text, options, seal);
  if (seal !== null) sayWhatIsInClear(diagnosis, options, world);
  if (options.json) {
    world.stdout.write(`${JSON.stringify(toResult(diagnosis, VERSION), null, 2)}\n`);
    return 0;
  }
  const { contacts, plan } = loadTemplates();
  world.stdout.write(
    resultScreen(diagnosis, {
      width: Math.min(88, Math.max(40, (world.stdout.columns ?? 80) - 1)),
      palette: await terminalPalette(world.stdout, world.env),
      plain: options.plain,
      contacts,
      plan,
      files: [...files, ...(exists(path) ? [{ what: 'Vos réponses', path }] : [])],
      // A sheet carried by a plan is on the disk only once an interview has begun.
      resume: diagnosis.provisional
        ? resumeCommand(exists(path) ? path : (options.sheet ?? path), { ...options, express: false }, world.env)
        : null,
    }),
  );
  return 0;
}

async function writeFiles(
  diagnosis: Diagnosis,
  sheetText: string,
  { formats, output }: DiagnoseOptions,
  seal: Seal | null,
): Promise<{ what: string; path: string }[]> {
  const name = slug(diagnosis.sheet.commune);
  const files: { what: string; path: string }[] = [];
  if (formats.includes('pdf')) {
    const { planPdf } = await import('./plan-pdf.ts');
    const path = planPath(output, diagnosis.sheet.commune);
    writeWhole(path, await planPdf(diagnosis, sheetText, `${name}.reponses.yaml`, seal?.passphrase));
    files.push({ what: 'Le plan à imprimer', path });
  }
  if (formats.includes('json')) {
    const path = join(output, `${name}.diagnostic.json${seal === null ? '' : '.age'}`);
    const content = `${JSON.stringify(toResult(diagnosis, VERSION), null, 2)}\n`;
    writeWhole(path, seal === null ? content : await seal.encrypt(content));
    files.push({ what: 'Le résultat pour un logiciel', path });
  }
  return files;
}

/** What an earlier run, or the sheet one started from, left for anybody to read. The plan has been replaced. */
function sayWhatIsInClear({ sheet: { commune } }: Diagnosis, { sheet, output }: DiagnoseOptions, { stderr }: World): void {
  const ours = [sheetPath(output, commune), join(output, `${slug(commune)}.diagnostic.json`)];
  const given = sheet === undefined || /\.(age|pdf)$/i.test(sheet) ? [] : [sheet];
  const left = [...new Set([...given, ...ours].map((path) => normalize(path)))].filter(exists);
  if (left.length > 0) stderr.write(`${leftInClear(left)}\n`);
}
