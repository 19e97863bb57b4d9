import type { Theme, Tone } from '../../render/blocks.ts';
import type { Fonts } from './fonts.ts';
import type { Bookmark } from './low-level.ts';
import type { Page } from './page.ts';
import type { Style } from './text-block.ts';

/** What every block needs to be laid out. */
export interface LayoutContext {
  readonly fonts: Fonts;
  readonly theme: Theme;
  readonly styles: Styles;
  readonly bookmarks: Bookmarks;
}

/** The few text styles of a document: no text is smaller than 8.5 points. */
export interface Styles {
  readonly body: Style;
  readonly strong: Style;
  readonly lead: Style;
  readonly small: Style;
  readonly h1: Style;
  readonly h2: Style;
  readonly h3: Style;
  readonly h4: Style;
  readonly cell: Style;
  readonly cellStrong: Style;
  readonly running: Style;
}

export function stylesOf(theme: Theme): Styles {
  const { ink, muted, accent } = theme;
  return {
    body: { size: 10.5, leading: 15, color: ink, bold: false },
    strong: { size: 10.5, leading: 15, color: ink, bold: true },
    lead: { size: 12, leading: 18, color: ink, bold: false },
    small: { size: 9, leading: 12.5, color: muted, bold: false },
    h1: { size: 32, leading: 39, color: ink, bold: true },
    h2: { size: 19, leading: 25, color: accent, bold: true },
    h3: { size: 13, leading: 18, color: ink, bold: true },
    h4: { size: 11, leading: 16, color: accent, bold: true },
    cell: { size: 9.25, leading: 12.5, color: ink, bold: false },
    cellStrong: { size: 9.25, leading: 12.5, color: ink, bold: true },
    running: { size: 8.5, leading: 11, color: muted, bold: false },
  };
}

export function toneColor(tone: Tone, theme: Theme): string {
  return tone === 'neutral' ? theme.muted : theme[tone];
}

/** Sections, and subsections inside them, in the reader's side panel. */
export class Bookmarks {
  #section: Bookmark | undefined;

  add(page: Page, level: 2 | 3, title: string): void {
    const { outline } = page.book.document;
    const parent = level === 3 ? (this.#section ?? outline) : outline;
    const added = parent.addItem(title, { expanded: true, fit: true });
    if (level === 2) this.#section = added;
  }
}
