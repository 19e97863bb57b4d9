/** One sheet from its text to its outcome. Runs in a thread; whatever is wrong with a sheet stays with that sheet. */
import { diagnose } from '../../core/diagnose.ts';
import type { ScoreChange } from '../../core/campaign.ts';
import { fold } from '../../core/fold.ts';
import type { AnswerSheet, Commune, Diagnosis, Questionnaire } from '../../core/model.ts';
import { problem, type Problem } from '../../core/problem.ts';
import { scoreChange } from '../../core/progress.ts';
import { sheetText } from '../../core/sheet-text.ts';
import { readColumns, rowData, type Columns } from '../../core/wide-table.ts';
import { parseYaml, type PlacedData } from '../../core/yaml-text.ts';
import { readText, writeWhole } from '../../edges/disk.ts';
import { identityOf, isUnderPassword } from '../../edges/pdf/identity.ts';
import { csvLine } from '../../render/campaign/csv.ts';
import { resultLine } from '../../render/campaign/result-line.ts';
import { summaryOf } from '../../render/campaign/summary-of.ts';
import { csvRow } from '../../render/campaign/summary-row.ts';
import { toResult } from '../../render/result.ts';
import { errorJson } from '../../render/problem-json.ts';
import { problemReport } from '../../render/problems.ts';
import { slug } from '../../render/slug.ts';
import { UserError } from '../../render/user-error.ts';
import { acceptSheet, planName, planPath } from '../sheets.ts';
import { VERSION } from '../version.ts';
import type { Job, Outcome, Planned, Refused, Setting } from './job.ts';

interface Read {
  readonly text: string;
  readonly sheet: AnswerSheet;
  readonly warnings: readonly Problem[];
}

/** Reads and diagnoses. Never throws for what a sheet may hold. */
export function score(job: Job, setting: Setting): Outcome {
  return orRefused(job, () => {
    const { questionnaire, syntheses } = setting;
    const { sheet, warnings } = readJob(job, questionnaire);
    const diagnosis = diagnosed(sheet, setting);
    const source = sourceOf(job);
    const summary = syntheses && summaryOf(toResult(diagnosis, VERSION), source, changeOf(sheet, setting));
    const anonymous = syntheses?.anonymous === true;
    const named = anonymous ? null : summary;
    return {
      kind: 'diagnosed',
      source,
      percent: diagnosis.overall.kind === 'scored' ? diagnosis.overall.percent : null,
      // In an anonymous campaign a row is a commune: nothing is written of it.
      result: Buffer.from(anonymous ? '' : resultLine(diagnosis, VERSION)),
      summary: summary && JSON.stringify(summary),
      row: named === null ? '' : csvLine(csvRow(named, questionnaire, syntheses?.plans === true ? planName(named) : undefined)),
      warnings: problemReport(warnings, new Map()),
    };
  });
}

function changeOf(sheet: AnswerSheet, { questionnaire, earlier }: Setting): ScoreChange | null | undefined {
  const before = earlier?.get(communeKey(sheet.commune));
  return before && scoreChange(questionnaire, sheet, before);
}

/** Writes the plan of a sheet, unless the one on the disk was made from the same inputs. */
export async function plan(job: Job, setting: Setting): Promise<Planned> {
  const { planIdentity, planPdf } = await import('../plan-pdf.ts');
  const prepared = orRefused(job, () => {
    const { sheet, text } = readJob(job, setting.questionnaire);
    const diagnosis = diagnosed(sheet, setting);
    const name = slug(sheet.commune);
    const path = planPath(setting.output, sheet.commune);
    if (isUnderPassword(path)) throw new UserError('locked-plan', { path });
    return { kind: 'prepared' as const, diagnosis, text, path, attached: `${name}.reponses.yaml` };
  });
  if (prepared.kind === 'refused') return prepared;
  const { diagnosis, text, path, attached } = prepared;
  if (!setting.force && identityOf(path) === planIdentity(diagnosis, text, attached)) return { kind: 'planned', made: false };
  const bytes = await planPdf(diagnosis, text, attached);
  writeWhole(path, bytes);
  return { kind: 'planned', made: true };
}

/** What tells a commune from another in a campaign. */
export function communeKey({ insee, name }: Pick<Commune, 'insee' | 'name'>): string {
  return insee ?? fold(name);
}

function diagnosed(sheet: AnswerSheet, { questionnaire, today }: Setting): Diagnosis {
  return diagnose(questionnaire, sheet, { today });
}

function readJob(job: Job, questionnaire: Questionnaire): Read {
  const file = job.kind === 'line' ? '-' : job.file;
  if (job.kind === 'row') {
    const { line } = job;
    const columns = columnsOf(job, questionnaire);
    const refused = (problems: readonly Problem[]): UserError => new UserError('file-refused', { problems, texts: new Map() });
    if (job.cells.length > columns.length && job.cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
      const place = { file, line, column: columns.length + 1, endColumn: columns.length + 1, path: '' };
      throw refused([problem('cells-without-column', { cells: job.cells.length, columns: columns.length }, place)]);
    }
    const read = acceptSheet(file, rowData(job, columns, questionnaire), questionnaire, refused);
    return { ...read, text: sheetText(questionnaire, read.sheet) };
  }
  const text = job.kind === 'file' ? readText(file) : job.text;
  const refused = (problems: readonly Problem[]): UserError =>
    new UserError('file-refused', { problems, texts: new Map([[file, text]]) });
  const parsed = parseYaml({ file, text });
  if (!parsed.ok) throw refused(parsed.problems);
  const placed: PlacedData = job.kind === 'file' ? parsed.text : onLine(parsed.text, job.line);
  return { ...acceptSheet(file, placed, questionnaire, refused), text };
}

/** Places in a line of the standard input are places in the whole input. */
function onLine({ data, at }: PlacedData, line: number): PlacedData {
  return { data, at: (path, part) => ({ ...at(path, part), line }) };
}

let lastHeader: { readonly header: string; readonly columns: Columns } | null = null;

/** Checked when the table was opened; worked out once for all the rows of a table. */
function columnsOf({ file, header }: Extract<Job, { kind: 'row' }>, questionnaire: Questionnaire): Columns {
  const key = header.join('\n');
  if (lastHeader?.header === key) return lastHeader.columns;
  const reading = readColumns({ file, line: 1, cells: header }, questionnaire);
  if (!reading.ok) throw new UserError('file-refused', { problems: reading.problems, texts: new Map() });
  lastHeader = { header: key, columns: reading.value };
  return reading.value;
}

/** « table.csv:12 » for a row, the path for a file. */
export function sourceOf(job: Job): string {
  return job.kind === 'file' ? job.file : job.kind === 'row' ? `${job.file}:${job.line}` : `-:${job.line}`;
}

function orRefused<T>(job: Job, run: () => T): T | Refused {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return refusal(job, error);
  }
}

/** At most so many problems travel: a sheet that is something else entirely shows hundreds. */
const MOST_PROBLEMS = 50;

export function refusal(job: Job, error: UserError): Refused {
  const file = job.kind === 'line' ? '-' : job.file;
  const line = job.kind === 'file' ? undefined : job.line;
  const problems = errorJson(error, file, line).slice(0, MOST_PROBLEMS);
  const known = error.code === 'file-refused' ? (error as UserError<'file-refused'>).args : null;
  return {
    kind: 'refused',
    file,
    ...(line === undefined ? {} : { line }),
    ...communeOf(job),
    problems,
    report:
      known === null
        ? problems.map(({ message, remedy }) => `${message}\n  → ${remedy}`).join('\n')
        : problemReport(known.problems.slice(0, MOST_PROBLEMS), known.texts),
  };
}

/** The name in the row, so that the consultant knows whom to write to. */
function communeOf(job: Job): { readonly commune?: string } {
  if (job.kind !== 'row') return {};
  const name = job.cells[job.header.findIndex((title) => fold(title) === 'commune')]?.trim();
  return name === undefined || name === '' ? {} : { commune: name.slice(0, 80) };
}
