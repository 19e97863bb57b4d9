/** Finding the answer sheet a command works on: a new one, a file, or the one carried by a plan in PDF; in clear or sealed. */
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
import type { Seal } from '../edges/seal.ts';
import { isUnderPassword } from '../edges/pdf/identity.ts';
import { isSealed } from '../edges/sealed-header.ts';
import { SheetFile } from '../edges/sheet-file.ts';
import { slug } from '../render/slug.ts';
import { UserError } from '../render/user-error.ts';
import { openPlan, openSeal } from './open-seal.ts';
import type { Passphrases } from './passphrase.ts';

export interface OpenedSheet {
  /** Where answers are saved. */
  readonly path: string;
  readonly text: string;
  readonly sheet: AnswerSheet;
  readonly warnings: readonly Problem[];
  /** What the sheet and all that is made from it are kept under; null in clear. */
  readonly seal: Seal | null;
}

/** How the sheets of a run are kept. */
export interface Keeping {
  /** Where they are. */
  readonly folder: string;
  /** Whether those in clear become sealed. */
  readonly encrypt: boolean;
  /** Whether a plan is to be written beside them. */
  readonly plan: boolean;
  readonly phrases: Passphrases;
}

export function planName(commune: Pick<Commune, 'name' | 'insee'>): string {
  return `${slug(commune)}.plan.pdf`;
}

export function planPath(folder: string, commune: Commune): string {
  return join(folder, planName(commune));
}

/** Beside the name of the file once opened. */
const SEALED = '.age';

export function sheetPath(folder: string, commune: Commune): string {
  return join(folder, `${slug(commune)}.reponses.yaml`);
}

/** The sheet that a commune already has in a folder, or a new one, written before its first question. */
export async function createSheet(
  questionnaire: Questionnaire,
  commune: Commune,
  keeping: Keeping,
  today: string,
): Promise<OpenedSheet> {
  const clear = sheetPath(keeping.folder, commune);
  for (const path of [clear + SEALED, clear]) if (exists(path)) return openSheet(path, questionnaire, keeping);
  const text = newSheet(questionnaire, commune, today);
  const seal = keeping.encrypt ? await sealUnder(await keeping.phrases.choose()) : inClear(keeping, commune);
  const path = seal === null ? clear : clear + SEALED;
  await new SheetFile(path, text, questionnaire, seal).create();
  const { id, version } = questionnaire;
  const sheet = { questionnaire: { id, version }, commune, answeredOn: today, answers: new Map() };
  return { path, text, sheet, warnings: [], seal };
}

/** Opens a sheet, or the sheet carried by a plan; throws a UserError with every problem. */
export async function openSheet(path: string, questionnaire: Questionnaire, keeping: Keeping): Promise<OpenedSheet> {
  const bytes = readBytes(path);
  if (bytes.subarray(0, 1024).includes('%PDF-')) return openCarried(path, bytes, questionnaire, keeping);
  if (isSealed(bytes)) {
    const { passphrase, content } = await openSeal(path, bytes, keeping.phrases);
    const text = decodeUtf8(path, content);
    return { path, text, ...readText(path, text, questionnaire), seal: await sealUnder(passphrase) };
  }
  const text = decodeUtf8(path, bytes);
  const read = readText(path, text, questionnaire);
  if (!keeping.encrypt) return { path, text, ...read, seal: inClear(keeping, read.sheet.commune) };
  // The one in clear is left to its owner; from now on, the one beside is kept.
  const beside = path + SEALED;
  if (exists(beside)) throw new UserError('sheet-exists', { path: beside });
  const seal = await sealUnder(await keeping.phrases.choose());
  await new SheetFile(beside, text, questionnaire, seal).create();
  return { path: beside, text, ...read, seal };
}

async function openCarried(path: string, pdf: Buffer, questionnaire: Questionnaire, keeping: Keeping): Promise<OpenedSheet> {
  const { carried, passphrase } = await openPlan(path, pdf, keeping.phrases);
  const text = decodeUtf8(path, carried);
  const read = readText(path, text, questionnaire);
  const clear = sheetPath(keeping.folder, read.sheet.commune);
  // Its answers go on beside the plan's other files, never over another sheet.
  const sealed = passphrase !== null || keeping.encrypt;
  const beside = sealed ? clear + SEALED : clear;
  if (exists(beside) && !(await holds(beside, carried, passphrase))) throw new UserError('sheet-exists', { path: beside });
  const seal = sealed ? await sealUnder(passphrase ?? (await keeping.phrases.choose())) : inClear(keeping, read.sheet.commune);
  return { path: beside, text, ...read, seal };
}

/** No seal. Throws before the first question when a plan in clear would take the place of a locked one. */
function inClear({ folder, plan }: Keeping, commune: Commune): null {
  const path = planPath(folder, commune);
  if (plan && isUnderPassword(path)) throw new UserError('locked-plan', { path });
  return null;
}

/** Only a sealed sheet needs what seals it. */
async function sealUnder(passphrase: string): Promise<Seal> {
  const { sealWith } = await import('../edges/seal.ts');
  return sealWith(passphrase);
}

/** Whether a sheet on disk is the very one that a plan carries. */
async function holds(path: string, carried: Buffer, passphrase: string | null): Promise<boolean> {
  const bytes = readBytes(path);
  if (!isSealed(bytes) || passphrase === null) return bytes.equals(carried);
  const { unseal } = await import('../edges/seal.ts');
  const content = await unseal(bytes, passphrase).catch(() => null);
  return content !== null && carried.equals(content);
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
  const same = official === written.name || fold(official) === fold(written.name);
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
