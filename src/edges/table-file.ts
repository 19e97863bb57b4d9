/** A CSV table row by row, as French spreadsheets write it: `;` or `,`, UTF-8, UTF-16 or Windows-1252. */
import { CsvError, parse, type Info } from 'csv-parse';
import { problem } from '../core/problem.ts';
import type { Row } from '../core/wide-table.ts';
import { UserError } from '../render/user-error.ts';
import { chunksOf } from './disk.ts';

/** Far above any row: 100 questions with long notes. */
const LONGEST_ROW = 1_000_000;

/** The rows of a file, the header first; blank ones skipped. Throws a UserError. */
export async function* readTable(file: string): AsyncGenerator<Row> {
  const encoding = encodingOf(file);
  const [start] = chunksOf(file);
  const parser = parse({
    delimiter: delimiterOf(new TextDecoder(encoding).decode(start)),
    // Looked for by the parser in a file that has none, they would take a buffer for each of its letters.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
    max_record_size: LONGEST_ROW,
  });
  // A fault of reading ends the parser, which hands it over.
  void feed(file, encoding, parser).catch((error: unknown) => parser.destroy(error as Error));
  let line = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      const cells = record;
      // The line told is the one where the row ends: what it holds of line breaks takes us back to where it starts.
      const breaks = cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
      line = info.lines - breaks;
      if (cells.some((cell) => cell.trim() !== '')) yield { file, line, cells };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw unreadable(file, typeof error['lines'] === 'number' ? error['lines'] : line, error.code);
  }
}

function unreadable(file: string, line: number, code: string): UserError {
  const detail = code === 'CSV_QUOTE_NOT_CLOSED' ? 'quote' : code;
  const place = { file, line, column: 1, endColumn: 1, path: '' };
  return new UserError('file-refused', { problems: [problem('table-syntax', { detail }, place)], texts: new Map() });
}

/** Decoded as it is read: a table of all the communes of France is never whole in memory. */
async function feed(file: string, encoding: string, parser: ReturnType<typeof parse>): Promise<void> {
  const decoder = new TextDecoder(encoding);
  let line = 1;
  let width = 0;
  for (const chunk of chunksOf(file)) {
    const text = decoder.decode(chunk, { stream: true });
    const lines = text.split('\n');
    line += lines.length - 1;
    width = (lines.length > 1 ? 0 : width) + lines.at(-1)!.length;
    // The parser counts what cells hold: millions of empty ones weigh nothing for it, and hundreds of megabytes for us.
    if (width > LONGEST_ROW) throw unreadable(file, line, 'CSV_MAX_RECORD_SIZE');
    if (!parser.write(text)) await new Promise<void>((resolve) => parser.once('drain', resolve));
  }
  parser.end(decoder.decode());
}

/** UTF-8 when the whole file is; UTF-16 when it says so; else what Windows writes in France. */
function encodingOf(file: string): string {
  const strict = new TextDecoder('utf-8', { fatal: true });
  try {
    for (const chunk of chunksOf(file)) {
      if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
      strict.decode(chunk, { stream: true });
    }
    strict.decode();
    return 'utf-8';
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252';
    throw error;
  }
}

/** The separator met most in the header, outside quotes. */
function delimiterOf(start: string): string {
  const header = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(start.replace(/^\uFEFF/, ''))?.[0] ?? '';
  const bare = header.replaceAll(/"(?:[^"]|"")*"/g, '');
  const times = (delimiter: string): number => bare.split(delimiter).length - 1;
  return [';', ',', '\t'].reduce((best, each) => (times(each) > times(best) ? each : best));
}
