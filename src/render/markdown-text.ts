/** Text inside Markdown. */
import { oneLine } from './text-wrap.ts';

/** Text is text: what Markdown or HTML would read as its own is written with a backslash. */
export function escape(text: string): string {
  return oneLine(text)
    .replaceAll(/[\\`*_[\]<>|~&#]/g, '\\$&')
    .replace(/^([-+]|\d+[.)])(?= )/, '\\$1');
}

/** An identifier, in the letters of a machine. */
export function code(id: string): string {
  return `\`${id}\``;
}

/** A table of cells that are already Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
