import type { Heading, List, Paragraph, Span, Text } from '../../render/blocks.ts';
import type { Piece } from './flow.ts';
import type { LayoutContext } from './layout-context.ts';
import type { Page } from './page.ts';
import { oneLine, printable } from './printable.ts';
import type { StructureElement } from './structure.ts';
import { TextBlock } from './text-block.ts';

/** Where blocks go: inside which element, from which side and how wide. */
export interface Place {
  readonly parent: StructureElement;
  readonly x: number;
  readonly width: number;
}

/** Longer lines are tiring: the eye loses the beginning of the next one. */
const widest = 452;

const space = { 2: 28, 3: 18, 4: 14 } as const;

/** A title stays with what follows it. */
export function layoutHeading(context: LayoutContext, place: Place, heading: Heading): Piece[] {
  const { level } = heading;
  const title = oneLine(printable(heading.text, context.fonts));
  const style = level === 2 ? context.styles.h2 : level === 3 ? context.styles.h3 : context.styles.h4;
  const block = new TextBlock({
    text: title,
    style,
    fonts: context.fonts,
    x: place.x,
    width: place.width,
    balanced: true,
    element: place.parent.add(`H${level}`),
    onFirst: level === 4 ? undefined : (page) => context.bookmarks.add(page, level, title),
  });
  return tied(block.pieces(space[level], 'next'));
}

export function layoutParagraph(context: LayoutContext, place: Place, paragraph: Paragraph): Piece[] {
  const text = plain(paragraph.text);
  if (text.trim() === '') return [];
  const style = paragraph.style === undefined ? context.styles.body : context.styles[paragraph.style];
  const block = new TextBlock({
    text: paragraph.text,
    style,
    fonts: context.fonts,
    x: place.x,
    width: Math.min(place.width, widest),
    element: place.parent.add('P'),
  });
  // "Ce qu’il faut faire :" is not left alone at the bottom of a page.
  return block.pieces(9, text.trimEnd().endsWith(':') ? 'next' : 'none');
}

const indents = { bullet: 14, number: 20, check: 20 } as const;

export function layoutList(context: LayoutContext, place: Place, list: List): Piece[] {
  const numbering = list.style === 'bullet' ? 'Disc' : list.style === 'number' ? 'Decimal' : 'None';
  const element = place.parent.add('L', { numbering });
  const indent = indents[list.style];
  const { styles, fonts } = context;
  const style = list.size === 'small' ? { ...styles.small, size: 8.75, leading: 12 } : styles.body;
  const [above, between] = list.size === 'small' ? [5, 2] : [6, 3.5];
  return list.items.flatMap((item, index) => {
    const li = element.add('LI');
    const label = li.add('Lbl', list.style === 'check' ? { alt: 'Case à cocher' } : {});
    const block: TextBlock = new TextBlock({
      text: plain(item).trim() === '' ? '—' : item,
      style,
      fonts,
      x: place.x + indent,
      width: Math.min(place.width, widest) - indent,
      element: li.add('LBody'),
      onFirst: list.style === 'check' ? tickBox : marker,
    });
    const pieces = block.pieces(index === 0 ? above : between, 'none');
    const [first] = pieces;
    // A list has at least two items at the end of a page, unless it is a single one.
    if (index === 0 && pieces.length === 1 && first !== undefined && list.items.length > 1) first.bond = 'next';
    return pieces;

    function tickBox(page: Page, top: number): void {
      page.drawing(label, () =>
        page.roundRectangle(place.x + 1, top + (style.leading - 9.5) / 2, 9.5, 9.5, 1.5, {
          stroke: context.theme.ink,
          width: 0.8,
        }),
      );
    }
    function marker(page: Page, top: number): void {
      const bullet = new TextBlock({
        text: list.style === 'number' ? `${index + 1}. ` : '• ',
        style: { ...style, bold: true, color: context.theme.accent },
        fonts,
        x: place.x,
        width: indent,
        element: label,
      });
      bullet.draw(page, top);
    }
  });
}

/** Pieces that no page break parts at all. */
export function tied(pieces: Piece[]): Piece[] {
  for (const piece of pieces) piece.bond = 'next';
  return pieces;
}

export function plain(text: Text): string {
  return typeof text === 'string' ? text : text.map((span: Span) => span.text).join('');
}
