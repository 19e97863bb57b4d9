/** Problems as a person reads them: the place, what is wrong, the line with a mark under it, what to do. */
import type { Place, Problem } from '../core/problem.ts';
import { problemSentence } from './problem-sentences.ts';
import { THIN } from './format.ts';
import { visible } from './visible.ts';
import { plainPalette, type Palette } from './palette.ts';

/** `fichier.yaml:12:5 : message` on one line. */
export function problemLine(problem: Problem): string {
  const { file, line, column } = problem.place;
  return `${visible(file)}:${line}:${column}${THIN}: ${problemSentence(problem).message} [${problem.code}]`;
}

/** The longest part of a line that is shown around a fault. */
const WIDEST = 100;

/** Several lines per problem, without the rest of the file: a sheet holds a town hall's weaknesses. */
export function problemReport(
  problems: readonly Problem[],
  texts: ReadonlyMap<string, string>,
  palette: Palette = plainPalette,
): string {
  return problems
    .map((problem) => {
      const { file, line, column } = problem.place;
      const { message, remedy } = problemSentence(problem);
      const head = `${palette.bold(`${visible(file)}:${line}:${column}`)}${THIN}: ${message}`;
      return [head, ...excerpt(problem.place, texts.get(file), palette), `  ${palette.accent('→')} ${remedy}`].join('\n');
    })
    .join('\n\n');
}

/** The line at fault with a mark under it; nothing when the text is unknown or the line blank. */
export function excerpt({ line, column, endColumn }: Place, text: string | undefined, palette: Palette): string[] {
  const source = text?.replace(/^\uFEFF+/, '').split(/\r\n|[\n\r]/, line)[line - 1];
  return source === undefined || source.trim() === '' ? [] : caret(source, column, endColumn, line, palette);
}

function caret(source: string, column: number, endColumn: number, line: number, palette: Palette): string[] {
  const from = Math.max(0, Math.min(column - 1 - 40, source.length - WIDEST));
  const shown = source.slice(from, from + WIDEST).replaceAll('\t', ' ');
  const margin = `  ${line} | `;
  const width = Math.max(1, Math.min(endColumn, from + WIDEST + 1) - column);
  return [`${margin}${visible(shown)}`, `${' '.repeat(margin.length + column - 1 - from)}${palette.alert('^'.repeat(width))}`];
}
