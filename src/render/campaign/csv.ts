/** Lines of a table that a French spreadsheet opens with a double click, and in which nothing runs. */
import { harmless } from './plain-text.ts';

/**
 * What makes a spreadsheet compute a cell, full-width and small forms included, even after spaces and invisible
 * characters.
 */
const RUNS = /^[\s\p{Cc}\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B]/u;
/** Some import filters drop these and look at what follows. */
const STARTS_ODDLY = /^[\t\r\n]/;

/** One line with its CRLF: `;` between cells, decimal comma, text that a spreadsheet would run made harmless. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell).join(';')}\r\n`;
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  return typeof value === 'number' ? figure(value) : words(value);
}

/** 0.1 + 0.2 → « 0,3 »: sums keep two decimals. A figure that is not one leaves the cell empty. */
function figure(value: number): string {
  if (!Number.isFinite(value)) return '';
  const rounded = Math.round(value * 100) / 100;
  return String(rounded === 0 ? 0 : rounded).replace('.', ',');
}

function words(value: string): string {
  const clean = harmless(value);
  const safe = RUNS.test(clean) || STARTS_ODDLY.test(value) ? `'${clean}` : clean;
  return /[;,"]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
