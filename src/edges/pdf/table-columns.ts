import type { Column, Table } from '../../render/blocks.ts';
import type { LayoutContext } from './layout-context.ts';
import { widestUnit } from './lines.ts';
import type { Place } from './prose.ts';

/** White at the left and the right of a cell. */
export const padX = 7;
/** Under this width no word is readable: a column never gets less. */
const narrowest = 24;
/** A word longer than this share of the table is broken rather than given room. */
const longestWordShare = 0.3;

export interface Box {
  readonly x: number;
  readonly width: number;
  readonly align: Column['align'];
}

/**
 * Widths in the proportions asked for, except that a column holds its longest word when the others can give the room.
 * In whole points: from a plan to the next, texts meet the same few widths.
 */
export function spread(context: LayoutContext, table: Table, place: Place): Box[] {
  const total = table.columns.reduce((sum, column) => sum + Math.max(0, column.width), 0) || 1;
  const wanted = table.columns.map((column) => (Math.max(0, column.width) / total) * place.width);
  const longestWordKept = place.width * longestWordShare;
  // A wide column has room for its longest word, whatever it is: no need to measure them all.
  const needed = wanted.map((width, index) =>
    width >= longestWordKept ? longestWordKept : Math.max(narrowest, longestWord(context, table, index, place)),
  );
  const widths = share(wanted, needed, place.width);
  let end = 0;
  let edge = 0;
  return table.columns.map((column, index) => {
    const start = edge;
    end += widths[index] ?? 0;
    edge = index === table.columns.length - 1 ? place.width : Math.round(end);
    return { x: place.x + start, width: edge - start, align: column.align };
  });
}

function longestWord({ styles, fonts }: LayoutContext, table: Table, index: number, place: Place): number {
  let longest = widestUnit(table.columns[index]?.title ?? '', true, fonts);
  for (const row of table.rows) {
    if (row.style !== 'group') longest = Math.max(longest, widestUnit(row.cells[index] ?? '', row.style === 'total', fonts));
  }
  const width = (longest * styles.cell.size) / 1000 + 2 * padX + 1;
  return width > place.width * longestWordShare ? narrowest : width;
}

function share(wanted: readonly number[], needed: readonly number[], room: number): number[] {
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  const allNeeded = sum(needed);
  // Too many columns for their words: everybody gives up the same part.
  if (allNeeded > room) return needed.map((width) => (width * room) / allNeeded);
  const widths = wanted.map((width, index) => Math.max(width, needed[index] ?? 0));
  const excess = sum(widths) - room;
  // What is missing is taken from those who have more than they need, in proportion.
  const spare = widths.map((width, index) => width - (needed[index] ?? 0));
  const allSpare = sum(spare);
  return widths.map((width, index) => (allSpare === 0 ? width : width - (excess * (spare[index] ?? 0)) / allSpare));
}
