/** Many communes in one table: a row each, a column for each question, as spreadsheets hold them. */
import { fold } from './fold.ts';
import type { ProfileOption, Questionnaire } from './model.ts';
import { nearest } from './nearest.ts';
import { olderColumns, versionTold, type OlderColumn } from './older-columns.ts';
import { problem, type Place, type Problem, type Reading } from './problem.ts';
import type { AnyQuestion } from './read-value.ts';
import { isScored } from './standing.ts';
import type { Path, PlacedData } from './yaml-text.ts';

/** Columns about the commune and the sheet: their name in the table, and where the value goes in a sheet. */
const HEADING = {
  commune: ['commune', 'name'],
  'code-insee': ['commune', 'insee'],
  population: ['commune', 'population'],
  departement: ['commune', 'department'],
  region: ['commune', 'region'],
  intercommunalite: ['commune', 'epci'],
  'repondu-le': ['answeredOn'],
  repondant: ['respondent', 'name'],
  fonction: ['respondent', 'role'],
  questionnaire: ['questionnaire'],
} as const satisfies Record<string, Path>;
type HeadingColumn = keyof typeof HEADING;

type Column = HeadingColumn | AnyQuestion | OlderColumn;

/** What each column of a table holds, by its index. */
export type Columns = readonly Column[];

export interface Row {
  readonly file: string;
  /** From 1: where the row starts in the file. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A header shows a handful of faults; something else entirely shows as many as it has cells. */
const MOST_SHOWN = 50;

/** The columns of a header row. An unknown column is a fault: its answers would be lost without a word. */
export function readColumns({ file, line, cells }: Row, questionnaire: Questionnaire): Reading<Columns> {
  const known = new Map<string, Column>();
  for (const name of Object.keys(HEADING) as HeadingColumn[]) known.set(columnName(name), name);
  for (const question of [...questionnaire.profile, ...questionnaire.questions]) known.set(columnName(question.id), question);
  const today = [...known.keys()];
  for (const older of olderColumns(questionnaire)) if (!known.has(columnName(older.id))) known.set(columnName(older.id), older);

  const problems: Problem[] = [];
  const seen = new Set<string>();
  const columns = cells.flatMap((cell, index): Column[] => {
    if (problems.length >= MOST_SHOWN) return [];
    const name = columnName(cell);
    const place = cellPlace(file, line, index, cell);
    const column = known.get(name);
    if (column === undefined)
      problems.push(problem('unknown-column', { column: cell.slice(0, 60), nearest: nearest(name, today) }, place));
    else if (seen.has(name)) problems.push(problem('repeated-column', { column: cell.slice(0, 60) }, place));
    seen.add(name);
    return column === undefined ? [] : [column];
  });
  if (!seen.has('commune')) problems.push(problem('missing-column', { column: 'commune' }, cellPlace(file, line, 0, '')));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: columns, warnings: [] };
}

/** A row as the data of an answer sheet, each value with the place of its cell. An empty cell is no answer. */
export function rowData(row: Row, columns: Columns, questionnaire: Questionnaire): PlacedData {
  const answers: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  const version = versionTold(
    questionnaire,
    columns.filter((column): column is OlderColumn => typeof column === 'object' && 'taken' in column),
  );
  const data: Record<string, unknown> = { questionnaire: `${questionnaire.id}@${version}`, commune: {}, answers };
  const indexes = new Map<string, number>();
  columns.forEach((column, index) => {
    const cell = unquoted(row.cells[index] ?? '');
    const path: Path = typeof column === 'string' ? HEADING[column] : ['answers', column.id];
    indexes.set(path.join('.'), index);
    if (cell === '') return;
    if (typeof column === 'string') put(data, path, headingValue(column, cell));
    else answers[column.id] = answerFrom(cell, 'taken' in column ? column.now : column);
  });
  const name = (index: number): string => {
    const column = columns[index];
    return column === undefined ? '' : typeof column === 'string' ? column : column.id;
  };
  return {
    data,
    at: (path) => {
      // The place of a value inside an answer is the cell of that answer.
      const lengths = [path.length, 2, 1].filter((length) => length <= path.length);
      const index = lengths.map((length) => indexes.get(path.slice(0, length).join('.'))).find((each) => each !== undefined);
      return cellPlace(row.file, row.line, index ?? 0, index === undefined ? '' : name(index));
    },
  };
}

/** An empty table, and what its columns accept: column, question, form, answer, meaning. */
export function tableTemplate(questionnaire: Questionnaire): {
  readonly header: readonly string[];
  readonly accepted: readonly (readonly string[])[];
} {
  const questions: readonly AnyQuestion[] = [...questionnaire.profile, ...questionnaire.questions];
  return {
    header: [...Object.keys(HEADING).filter((name) => name !== 'questionnaire'), ...questions.map(({ id }) => id)],
    accepted: questions.flatMap((question) => {
      const line = (answer: string, meaning: string): string[] => [
        question.id,
        question.text,
        FORMS[question.kind],
        answer,
        meaning,
      ];
      const options = question.options.map(({ id, text }) => line(id, text));
      return [
        ...(options.length > 0 ? options : [line('', '')]),
        ...(isScored(question) ? [line('unknown', 'Je ne sais pas')] : []),
        ...(isScored(question) && question.allowNotApplicable
          ? [line('non applicable : raison', 'La question ne concerne pas la commune')]
          : []),
      ];
    }),
  };
}

const FORMS: Readonly<Record<AnyQuestion['kind'], string>> = {
  single: 'une réponse',
  multiple: 'plusieurs réponses, séparées par |',
  'yes-no': 'oui ou non',
  number: 'un nombre',
  date: 'une date, 31/12/2026',
  text: 'un texte court',
};

/** Case, accents and separators do not tell columns apart: « Code INSEE », « code_insee ». */
function columnName(text: string): string {
  return fold(text).replaceAll(' ', '-');
}

/** Spaces around, and the apostrophe by which a spreadsheet keeps a text a text. */
function unquoted(cell: string): string {
  return cell.trim().replace(/^'/, '').trim();
}

function put(data: Record<string, unknown>, path: Path, value: unknown): void {
  const [first, second] = path as readonly string[];
  if (second === undefined) data[first!] = value;
  else data[first!] = { ...(data[first!] as object | undefined), [second]: value };
}

function headingValue(column: HeadingColumn, cell: string): unknown {
  switch (column) {
    case 'code-insee':
      // A spreadsheet takes 01004 for a number.
      return /^\d{4}$/.test(cell) ? `0${cell}` : cell.toUpperCase();
    case 'departement':
    case 'region':
      return /^\d$/.test(cell) ? `0${cell}` : cell.toUpperCase();
    case 'population':
      return numberFrom(cell);
    case 'repondu-le':
      return dayFrom(cell);
    default:
      return cell;
  }
}

const UNKNOWN: ReadonlySet<string> = new Set(['unknown', 'je ne sais pas', 'ne sait pas', 'nsp']);

/**
 * What a sheet would hold; what is not understood goes as it is, and the reader of sheets says what it expected. Without
 * a question of today, options are the words that the older one used.
 */
function answerFrom(cell: string, question: AnyQuestion | null): unknown {
  if (cell === '?' || UNKNOWN.has(fold(cell))) return 'unknown';
  const notApplicable = /^(?:not[- ]applicable|non[- ]applicable|sans objet)\s*(?:[:(–-]\s*(.*?)\)?)?$/isu.exec(cell);
  if (notApplicable !== null) return { answer: 'not-applicable', why: notApplicable[1] ?? '' };
  if (question === null) {
    const words = cell.split('|').map(wordOf);
    return words.length === 1 ? words[0] : words.filter((word) => word !== '');
  }
  switch (question.kind) {
    case 'number':
      return numberFrom(cell);
    case 'date':
      return dayFrom(cell);
    case 'text':
      return cell;
    case 'single':
    case 'yes-no':
      return optionFrom(cell, question.options) ?? wordOf(cell);
    case 'multiple': {
      const whole = optionFrom(cell, question.options);
      if (whole !== undefined) return [whole];
      const parts = cell.split(cell.includes('|') ? '|' : /[,;+]/).map((part) => part.trim());
      return parts.filter((part) => part !== '').map((part) => optionFrom(part, question.options) ?? wordOf(part));
    }
  }
}

/** What may be an option of another version: a spreadsheet gives capitals to words. */
function wordOf(text: string): string {
  const word = text.trim();
  return /\s/.test(word) ? word : columnName(word) || word;
}

/** By its id, or by its words. */
function optionFrom(cell: string, options: readonly ProfileOption[]): string | undefined {
  const typed = columnName(cell);
  return options.find(({ id, text }) => columnName(id) === typed || columnName(text) === typed)?.id;
}

/** « 1 234,5 » → 1234.5; as it is when it is not a number. */
function numberFrom(cell: string): number | string {
  const compact = cell.replaceAll(/[\s\u00A0\u202F]/g, '').replace(',', '.');
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(compact) ? Number(compact) : cell;
}

/** « 31/12/2026 » → 2026-12-31; as it is when it is written otherwise. */
function dayFrom(cell: string): string {
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell);
  if (parts === null) return cell;
  const [, day = '', month = '', year = ''] = parts;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** In a table the column is that of the cell, from 1, and the path its name. */
function cellPlace(file: string, line: number, index: number, name: string): Place {
  return { file, line, column: index + 1, endColumn: index + 1, path: name.slice(0, 80) };
}
