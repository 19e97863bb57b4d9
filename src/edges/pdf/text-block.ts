import type { Text } from '../../render/blocks.ts';
import type { Bond, Part, Piece } from './flow.ts';
import type { Fonts } from './fonts.ts';
import { breakLines } from './lines.ts';
import type { Line } from './line-cache.ts';
import type { Page, TextLook } from './page.ts';
import type { StructureElement } from './structure.ts';

export interface Style {
  readonly size: number;
  readonly leading: number;
  readonly color: string;
  readonly bold: boolean;
}

/** A text broken into lines, which pages may share between them. */
export class TextBlock implements Part {
  readonly lines: readonly Line[];
  readonly element: StructureElement | undefined;
  readonly x: number;
  readonly width: number;
  readonly look: TextLook;
  /** Drawn with the first line: a bullet, a badge, a bookmark. */
  readonly onFirst: ((page: Page, top: number) => void) | undefined;

  constructor(options: {
    text: Text;
    style: Style;
    fonts: Fonts;
    x: number;
    width: number;
    element?: StructureElement | undefined;
    align?: TextLook['align'];
    /** Lines of about the same length, for titles. */
    balanced?: boolean;
    onFirst?: ((page: Page, top: number) => void) | undefined;
  }) {
    const { text, style, fonts, x, width } = options;
    const room = (width / style.size) * 1000;
    const lines = breakLines(text, room, style.bold, fonts);
    this.lines = options.balanced === true ? balance(text, lines, room, style.bold, fonts) : lines;
    this.look = { size: style.size, leading: style.leading, color: style.color, align: options.align };
    this.x = x;
    this.width = width;
    this.element = options.element;
    this.onFirst = options.onFirst;
  }

  get height(): number {
    return this.lines.length * this.look.leading;
  }

  draw(page: Page, top: number, from = 0, to = this.lines.length): void {
    if (from === 0) this.onFirst?.(page, top);
    const lines = from === 0 && to >= this.lines.length ? this.lines : this.lines.slice(from, to);
    page.text(this.element, lines, this.look, this.x, top, this.width);
  }

  /** The lines as pieces: two at least on each side of a page break; `last` ties the last line to what follows. */
  pieces(before: number, last: Bond): Piece[] {
    const count = this.lines.length;
    return this.lines.map((_, index) => ({
      part: this,
      index,
      height: this.look.leading,
      before: index === 0 ? before : 0,
      bond: index === count - 1 ? last : index === 0 || index === count - 2 ? 'next' : 'none',
    }));
  }
}

/** The narrowest lines that are not more numerous. */
function balance(text: Text, lines: readonly Line[], room: number, bold: boolean, fonts: Fonts): readonly Line[] {
  if (lines.length < 2 || lines.length > 5) return lines;
  let best = lines;
  let tooNarrow = room / 2;
  let wideEnough = room;
  for (let step = 0; step < 6; step++) {
    const middle = (tooNarrow + wideEnough) / 2;
    const tried = breakLines(text, middle, bold, fonts);
    const isFine = tried.length <= lines.length && tried.every((line) => line.segments.every((segment) => !segment.hyphen));
    if (isFine) {
      best = tried;
      wideEnough = middle;
    } else tooNarrow = middle;
  }
  return best;
}
