import { contentBottom, contentTop } from './page-size.ts';
import type { Page } from './page.ts';

/** Something that draws itself, whole or some of its slices: lines of a paragraph, a row, a chart. */
export interface Part {
  draw(page: Page, top: number, from: number, to: number): void;
}

/** A background or border behind consecutive pieces, drawn once on each page they are on. */
export interface Frame {
  readonly padding: number;
  draw(page: Page, top: number, bottom: number, isFirst: boolean, isLast: boolean): void;
}

/** Drawn again at the top of each page that a table continues on. */
export interface Repeated {
  readonly height: number;
  draw(page: Page, top: number): void;
}

/** How much a piece wants the next one on the same page. `together`: if the whole run fits on a page; `next`: always. */
export type Bond = 'none' | 'together' | 'next';

/** A horizontal slice of the document that no page break crosses. */
export interface Piece {
  readonly part: Part;
  readonly index: number;
  readonly height: number;
  /** Space above, lost at the top of a page. */
  before: number;
  bond: Bond;
  frame?: Frame | undefined;
  readonly repeated?: Repeated | undefined;
}

export type FlowItem = Piece | 'page-break';

interface PlacedFrame {
  readonly frame: Frame;
  readonly top: number;
  bottom: number;
  readonly isFirst: boolean;
  isLast: boolean;
}

export interface PlacedPage {
  readonly parts: { readonly part: Part; readonly top: number; readonly from: number; to: number }[];
  readonly frames: PlacedFrame[];
  readonly repeated: { readonly repeated: Repeated; readonly top: number }[];
}

/** Puts pieces on pages. Every piece is placed once, in order; a piece higher than a page is the caller's mistake. */
export function paginate(items: readonly FlowItem[]): PlacedPage[] {
  const cursor = new Cursor();
  let at = 0;
  while (at < items.length) {
    if (items[at] === 'page-break') {
      cursor.breakPage();
      at++;
      continue;
    }
    const run = runFrom(items, at, (bond) => bond !== 'none');
    at += run.length;
    if (cursor.fits(run)) {
      for (const piece of run) cursor.place(piece);
    } else if (fitsOnEmptyPage(run)) {
      cursor.breakPage();
      for (const piece of run) cursor.place(piece);
    } else placeLongRun(cursor, run);
  }
  return cursor.pages;
}

/** A run higher than a page: broken where its pieces only wished to be together, else wherever it must. */
function placeLongRun(cursor: Cursor, run: readonly Piece[]): void {
  let at = 0;
  while (at < run.length) {
    const tied = runFrom(run, at, (bond) => bond === 'next');
    at += tied.length;
    if (!cursor.fits(tied) && fitsOnEmptyPage(tied)) cursor.breakPage();
    for (const piece of tied) {
      if (!cursor.fits([piece])) cursor.breakPage();
      cursor.place(piece);
    }
  }
}

function runFrom(items: readonly FlowItem[], start: number, holds: (bond: Bond) => boolean): Piece[] {
  const run: Piece[] = [];
  for (let i = start; i < items.length; i++) {
    const piece = items[i];
    if (piece === undefined || piece === 'page-break') break;
    run.push(piece);
    if (!holds(piece.bond)) break;
  }
  return run;
}

function fitsOnEmptyPage(run: readonly Piece[]): boolean {
  return new Cursor().fits(run);
}

/** Where the next piece goes. */
class Cursor {
  readonly pages: PlacedPage[] = [];
  #y = contentTop;
  #isEmpty = true;
  #frame: Frame | undefined;
  #fragment: PlacedFrame | undefined;

  fits(run: readonly Piece[]): boolean {
    let y = this.#y;
    let isEmpty = this.#isEmpty;
    let frame = this.#frame;
    for (const piece of run) {
      y = this.#advance(piece, y, isEmpty, frame) + piece.height;
      isEmpty = false;
      frame = piece.frame;
      if (y + (frame?.padding ?? 0) > contentBottom + 0.01) return false;
    }
    return true;
  }

  /** Where the piece begins, after a piece in a frame at y. */
  #advance(piece: Piece, y: number, isEmpty: boolean, frame: Frame | undefined): number {
    if (isEmpty) return y + (piece.frame?.padding ?? 0) + (piece.repeated?.height ?? 0);
    if (piece.frame === frame) return y + piece.before;
    return y + (frame?.padding ?? 0) + piece.before + (piece.frame?.padding ?? 0);
  }

  place(piece: Piece): void {
    const page = this.#page();
    const top = this.#advance(piece, this.#y, this.#isEmpty, this.#frame);
    const { frame, repeated } = piece;
    if (frame !== undefined && (frame !== this.#frame || this.#isEmpty)) {
      const goesOn = frame === this.#frame;
      if (goesOn && this.#fragment !== undefined) this.#fragment.isLast = false;
      this.#fragment = {
        frame,
        top: top - (this.#isEmpty ? (repeated?.height ?? 0) : 0) - frame.padding,
        bottom: top,
        isFirst: !goesOn,
        isLast: true,
      };
      page.frames.push(this.#fragment);
    }
    if (this.#isEmpty && repeated !== undefined) page.repeated.push({ repeated, top: top - repeated.height });
    const last = page.parts[page.parts.length - 1];
    if (last !== undefined && last.part === piece.part && last.to === piece.index) last.to = piece.index + 1;
    else page.parts.push({ part: piece.part, top, from: piece.index, to: piece.index + 1 });
    this.#y = top + piece.height;
    this.#isEmpty = false;
    this.#frame = frame;
    if (frame !== undefined && this.#fragment !== undefined) this.#fragment.bottom = this.#y + frame.padding;
  }

  /** Goes to a new page, unless this one is still empty. */
  breakPage(): void {
    this.#y = contentTop;
    this.#isEmpty = true;
  }

  #page(): PlacedPage {
    if (this.#isEmpty) this.pages.push({ parts: [], frames: [], repeated: [] });
    const page = this.pages[this.pages.length - 1];
    if (page === undefined) throw new Error('no page');
    return page;
  }
}

/** Ties pieces so that they stay on one page when one page can hold them. */
export function together(pieces: readonly Piece[], last: Bond): void {
  pieces.forEach((piece, index) => {
    if (index === pieces.length - 1) piece.bond = last;
    else if (piece.bond === 'none') piece.bond = 'together';
  });
}
