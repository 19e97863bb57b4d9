import type { Text } from '../../render/blocks.ts';
import type { Bond, Part, Piece } from './flow.ts';
import type { Fonts } from './fonts.ts';
import type { TextLook } from './fragment.ts';
import { brokenText } from './lines.ts';
import type { Line } from './line.ts';
import type { BrokenText } from './line-cache.ts';
import type { Page } from './page.ts';
import type { StructureElement } from './structure.ts';

export interface Style {
  readonly size: number;
  readonly leading: number;
  readonly color: string;
  readonly bold: boolean;
}

/** A text broken into lines, which pages may share between them. */
export class TextBlock implements Part {
  readonly #text: BrokenText;
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
    this.#text = brokenText(text, room, style.bold, options.balanced === true, fonts);
    this.look = { size: style.size, leading: style.leading, color: style.color, align: options.align };
    this.x = x;
    this.width = width;
    this.element = options.element;
    this.onFirst = options.onFirst;
  }

  get lines(): readonly Line[] {
    return this.#text.lines;
  }

  get height(): number {
    return this.lines.length * this.look.leading;
  }

  draw(page: Page, top: number, from = 0, to = this.lines.length): void {
    if (from === 0) this.onFirst?.(page, top);
    const fragment = this.#text.fragment(this.look, page.book.theme.accent, this.width, from, to);
    page.text(this.element, fragment, this.look, this.x, top);
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
