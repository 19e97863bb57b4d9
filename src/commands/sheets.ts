/** Finding the answer sheet a command works on: a new one, a file, or the one carried by a plan in PDF. */
import { basename, join } from 'node:path';
import { findByInsee } from '../core/communes.ts';
import type { AnswerSheet, Commune, Questionnaire } from '../core/model.ts';
import { fold } from '../core/fold.ts';
import { problem, type Problem } from '../core/problem.ts';
import { readSheet } from '../core/read-answers.ts';
import { newSheet } from '../core/sheet-text.ts';
import { parseYaml, type PlacedData } from '../core/yaml-text.ts';
import { loadCommunes } from '../edges/communes.ts';
import { decodeUtf8, exists, readBytes } from '../edges/disk.ts';
import { DATA } from '../edges/data.ts';
import { SheetFile } from '../edges/sheet-file.ts';
import { slug } from '../render/slug.ts';
import { UserError } from '../render/user-error.ts';

export interface OpenedSheet {
  /** Where answers are saved. */
  readonly path: string;
  readonly text: string;
  readonly sheet: AnswerSheet;
  readonly warnings: readonly Problem[];
}

export function sheetPath(folder: string, commune: Commune): string {
  return join(folder, `${slug(commune)}.reponses.yaml`);
}

/** The sheet that a commune already has in a folder, or a new one, written before its first question. */
export async function createSheet(
  questionnaire: Questionnaire,
  commune: Commune,
  folder: string,
  today: string,
): Promise<OpenedSheet> {
  const path = sheetPath(folder, commune);
  if (exists(path)) return openSheet(path, questionnaire, folder);
  const text = newSheet(questionnaire, commune, today);
  new SheetFile(path, text, questionnaire).create();
  const { id, version } = questionnaire;
  return { path, text, sheet: { questionnaire: { id, version }, commune, answeredOn: today, answers: new Map() }, warnings: [] };
}

/** Opens a sheet, or the sheet carried by a plan; throws a UserError with every problem. */
export async function openSheet(path: string, questionnaire: Questionnaire, folder: string): Promise<OpenedSheet> {
  const bytes = readBytes(path);
  if (bytes.subarray(0, 1024).includes('%PDF-')) return openCarried(path, bytes, questionnaire, folder);
  const text = decodeUtf8(path, bytes);
  return { path, text, ...readText(path, text, questionnaire) };
}

async function openCarried(path: string, bytes: Buffer, questionnaire: Questionnaire, folder: string): Promise<OpenedSheet> {
  // Only a PDF needs the library that unpacks it.
  const { attachedSheet } = await import('../edges/pdf/attachment.ts');
  const carried = attachedSheet(bytes);
  if (carried === null) throw new UserError('no-sheet-in-pdf', { path });
  const text = decodeUtf8(path, carried);
  const read = readText(path, text, questionnaire);
  // Its answers go on beside the plan's other files, never over another sheet.
  const beside = sheetPath(folder, read.sheet.commune);
  if (exists(beside) && !readBytes(beside).equals(carried)) throw new UserError('sheet-exists', { path: beside });
  return { path: beside, text, ...read };
}

function readText(path: string, text: string, questionnaire: Questionnaire): Pick<OpenedSheet, 'sheet' | 'warnings'> {
  const parsed = parseYaml({ file: path, text });
  const refused = (problems: readonly Problem[]): UserError =>
    new UserError('file-refused', { problems, texts: new Map([[path, text]]) });
  if (!parsed.ok) throw refused(parsed.problems);
  return acceptSheet(path, parsed.text, questionnaire, refused);
}

/** Reads the data of a sheet, and completes its commune from the official table. Throws a UserError, or what `refused` makes. */
export function acceptSheet(
  path: string,
  placed: PlacedData,
  questionnaire: Questionnaire,
  refused: (problems: readonly Problem[]) => UserError,
): Pick<OpenedSheet, 'sheet' | 'warnings'> {
  const reading = readSheet(placed, questionnaire);
  if (!reading.ok) throw refused(reading.problems);
  const written = reading.value.commune;
  const commune = knownCommune(written, path);
  const { name: official = written.name } = commune.official;
  const same = fold(official) === fold(written.name);
  const warnings = same ? reading.warnings : [...reading.warnings, otherName(placed, written, official)];
  return { sheet: { ...reading.value, commune: commune.known }, warnings };
}

function otherName({ at }: PlacedData, { insee = '', name }: Commune, official: string): Problem {
  return problem('other-commune-name', { insee, official, written: name.slice(0, 60) }, at(['commune', 'name']), 'warning');
}

/** What the sheet says of the commune, completed by the official table when it gives a code; the code tells the territory. */
function knownCommune(commune: Commune, path: string): { readonly known: Commune; readonly official: Partial<Commune> } {
  if (commune.insee === undefined) return { known: commune, official: {} };
  const found = findByInsee(loadCommunes(DATA), commune.insee);
  switch (found.kind) {
    case 'unknown':
      throw new UserError('unknown-commune', { insee: commune.insee, path: basename(path) });
    case 'merged':
      throw new UserError('merged-commune', {
        insee: commune.insee,
        into: found.into.name,
        intoInsee: found.into.insee ?? '',
        path: basename(path),
      });
    case 'current':
      return {
        known: { ...found.commune, ...commune, department: found.commune.department, region: found.commune.region },
        official: found.commune,
      };
  }
}
