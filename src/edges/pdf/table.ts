import type { Row, Table, Text } from '../../render/blocks.ts';
import { together } from './flow.ts';
import type { Bond, Part, Piece, Repeated } from './flow.ts';
import type { LayoutContext } from './layout-context.ts';
import { paler } from './page.ts';
import type { Page } from './page.ts';
import { plain } from './prose.ts';
import type { Place } from './prose.ts';
import { oneLine, printable } from './printable.ts';
import type { StructureElement } from './structure.ts';
import { padX, spread } from './table-columns.ts';
import type { Box } from './table-columns.ts';
import { TextBlock } from './text-block.ts';

/** A row of so many lines may go on overleaf; fewer lines than that read better whole. */
const longRow = 9;
/** Lines that a split row has at least on each page. */
const fewestLines = 3;
/** Under this height, moving a whole table to the next page costs less than reading it in two parts. */
const shortTable = 230;

interface Look {
  /** White above and below the text. */
  readonly padding: number;
  readonly background?: string;
  /** Thickness and colour of the line under the row. */
  readonly rule: readonly [number, string];
  readonly ruleAbove?: readonly [number, string];
}

/** A table: its header is repeated on each page; a long row may go on overleaf, some lines at least on each side. */
export function layoutTable(around: LayoutContext, place: Place, table: Table): Piece[] {
  const context = table.size === 'small' ? smaller(around) : around;
  const { theme, styles, fonts } = context;
  const padding = table.size === 'small' ? 3 : 4;
  const element = place.parent.add('Table', { summary: oneLine(printable(table.summary, fonts)) });
  const columns = spread(context, table, place);
  const thin = [0.5, theme.rule] as const;

  const headerRow = element.add('THead').add('TR');
  const header = new TableRow(
    columns.map((column, index) =>
      cell(column, table.columns[index]?.title ?? '', headerRow.add('TH', { scope: 'Column' }), true),
    ),
    place,
    { padding, background: theme.tint, rule: [1, theme.accent] },
  );
  const repeated: Repeated = {
    height: header.height,
    draw: (page, top) => page.artifact('Repeated', () => header.draw(page, top, 0, 1)),
  };

  // The rest of a split row does not touch the header.
  const overleaf: Repeated = { height: header.height + padding, draw: (page, top) => repeated.draw(page, top) };

  const pieces = [header.piece(12, 'next', undefined)];
  let body: StructureElement | undefined;
  table.rows.forEach((row, index) => {
    const isGroup = row.style === 'group';
    if (body === undefined || isGroup) body = element.add('TBody');
    const laid = isGroup ? groupRow(body, row) : ordinaryRow(body, row);
    // A subheading stays with its rows; a total, or a last row, does not stand alone under a repeated header.
    const next = table.rows[index + 1];
    const keeps = isGroup || index === 0 || index === table.rows.length - 2 || next?.style === 'total';
    const bond = keeps ? 'next' : 'none';
    pieces.push(...(laid.lineCount < longRow ? [laid.piece(0, bond, repeated)] : laid.linePieces(bond, repeated, overleaf)));
  });
  const height = pieces.reduce((sum, piece) => sum + piece.height, 0);
  const last = pieces[pieces.length - 1];
  if (height < shortTable) together(pieces, 'none');
  else if (last !== undefined) last.bond = 'none';
  return pieces;

  function cell(column: Box, text: Text, within: StructureElement, bold: boolean): TextBlock {
    return new TextBlock({
      text,
      style: bold ? styles.cellStrong : styles.cell,
      fonts,
      x: column.x + padX,
      width: column.width - 2 * padX,
      element: within,
      align: column.align,
    });
  }

  function ordinaryRow(within: StructureElement, row: Row): TableRow {
    const isTotal = row.style === 'total';
    const tr = within.add('TR');
    const cells = columns.map((column, index) =>
      cell(column, row.cells[index] ?? '', index === 0 ? tr.add('TH', { scope: 'Row' }) : tr.add('TD'), isTotal),
    );
    return new TableRow(
      cells,
      place,
      isTotal
        ? { padding, background: theme.tint, rule: [1, theme.accent], ruleAbove: [1, theme.accent] }
        : { padding, rule: thin },
    );
  }

  function groupRow(within: StructureElement, row: Row): TableRow {
    const th = within.add('TR').add('TH', { scope: 'Column', columns: columns.length });
    const block = new TextBlock({
      text: plain(row.cells[0] ?? ''),
      style: { ...styles.cellStrong, color: theme.accent },
      fonts,
      x: place.x + padX,
      width: place.width - 2 * padX,
      element: th,
    });
    return new TableRow([block], place, { padding, background: paler(theme.tint, 0.5), rule: thin, ruleAbove: thin });
  }
}

/** The same, in smaller cells. */
function smaller(context: LayoutContext): LayoutContext {
  const { styles } = context;
  const small = { size: 8.75, leading: 12 };
  return {
    ...context,
    styles: { ...styles, cell: { ...styles.cell, ...small }, cellStrong: { ...styles.cellStrong, ...small } },
  };
}

/** A row: one slice, or one slice a line when it is long. */
class TableRow implements Part {
  readonly cells: readonly TextBlock[];
  readonly place: Place;
  readonly look: Look;
  readonly lineCount: number;
  readonly leading: number;
  /** More than one when a row is split over pages, a line each. */
  #slices = 1;

  constructor(cells: readonly TextBlock[], place: Place, look: Look) {
    this.cells = cells;
    this.place = place;
    this.look = look;
    this.lineCount = Math.max(1, ...cells.map((cell) => cell.lines.length));
    this.leading = cells[0]?.look.leading ?? 0;
  }

  get height(): number {
    return this.lineCount * this.leading + 2 * this.look.padding;
  }

  piece(before: number, bond: Bond, repeated: Repeated | undefined): Piece {
    return { part: this, index: 0, height: this.height, before, bond, repeated };
  }

  /** One a line, for a long row: `repeated` is above its beginning, `overleaf` above the rest. */
  linePieces(bond: Bond, repeated: Repeated, overleaf: Repeated): Piece[] {
    this.#slices = this.lineCount;
    const last = this.lineCount - 1;
    const longest = this.cells.find((cell) => cell.lines.length > last)?.lines ?? [];
    const ends = (index: number): boolean => longest[index]?.ends ?? true;
    // Neither the first line of a paragraph at the foot of a page, nor the last one at the head of the next.
    const parts = (index: number): boolean => !ends(index) && (index === 0 || ends(index - 1) || ends(index + 1));
    const holds = (index: number): boolean => index < fewestLines - 1 || index > last - fewestLines || parts(index);
    return Array.from({ length: this.lineCount }, (_, index) => ({
      part: this,
      index,
      height: this.#sliceHeight(index),
      before: 0,
      bond: index === last ? bond : holds(index) ? 'next' : 'none',
      repeated: index === 0 ? repeated : overleaf,
    }));
  }

  #sliceHeight(index: number): number {
    if (this.#slices === 1) return this.height;
    const { padding } = this.look;
    return this.leading + (index === 0 ? padding : 0) + (index === this.#slices - 1 ? padding : 0);
  }

  draw(page: Page, top: number, from: number, to: number): void {
    let height = 0;
    for (let index = from; index < to; index++) height += this.#sliceHeight(index);
    const { x, width } = this.place;
    const { background, rule, ruleAbove } = this.look;
    page.artifact('Layout', () => {
      if (background !== undefined) page.rectangle(x, top, width, height, { fill: background });
      // No line under a row that continues on the next page.
      if (to === this.#slices) page.line(x, top + height, x + width, top + height, { width: rule[0], stroke: rule[1] });
      if (ruleAbove !== undefined) page.line(x, top, x + width, top, { width: ruleAbove[0], stroke: ruleAbove[1] });
    });
    const first = top + (from === 0 ? this.look.padding : 0);
    for (const cell of this.cells) {
      if (this.#slices === 1) cell.draw(page, first);
      else if (from < cell.lines.length) cell.draw(page, first, from, Math.min(to, cell.lines.length));
    }
  }
}
