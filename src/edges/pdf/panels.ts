import type { Callout, Card, KeyFigures, Letter, List, Paragraph } from '../../render/blocks.ts';
import { together } from './flow.ts';
import type { Frame, Part, Piece } from './flow.ts';
import { toneColor } from './layout-context.ts';
import type { LayoutContext } from './layout-context.ts';
import { paler } from './page.ts';
import type { Page } from './page.ts';
import { layoutList, layoutParagraph, plain, tied } from './prose.ts';
import type { Place } from './prose.ts';
import { oneLine, printable } from './printable.ts';
import { TextBlock } from './text-block.ts';

/** A tinted panel, a bar of the tone at its left; the title says the tone too. */
export function layoutCallout(context: LayoutContext, place: Place, callout: Callout): Piece[] {
  const color = toneColor(callout.tone, context.theme);
  const background = callout.tone === 'neutral' || callout.tone === 'accent' ? context.theme.tint : paler(color, 0.07);
  const element = place.parent.add('Div');
  const inner: Place = { parent: element, x: place.x + 18, width: place.width - 34 };
  const title = new TextBlock({
    text: callout.title,
    style: { ...context.styles.strong, size: 11, color },
    fonts: context.fonts,
    x: inner.x,
    width: inner.width,
    element: element.add('P'),
  });
  const frame: Frame = {
    padding: 12,
    draw: (page, top, bottom) => {
      page.rectangle(place.x, top, place.width, bottom - top, { fill: background });
      page.rectangle(place.x, top, 4, bottom - top, { fill: color });
    },
  };
  return framed([...tied(title.pieces(14, 'next')), ...innerBlocks(context, inner, callout.blocks, 4)], frame);
}

/** A sheet within the page: recipient at the right, subject, text. */
export function layoutLetter(context: LayoutContext, place: Place, letter: Letter): Piece[] {
  const { styles, fonts, theme } = context;
  const element = place.parent.add('Div');
  const inner: Place = { parent: element, x: place.x + 28, width: place.width - 56 };
  const half = inner.width * 0.52;
  const to = new TextBlock({
    text: letter.to,
    style: styles.body,
    fonts,
    x: inner.x + inner.width - half,
    width: half,
    element: element.add('P'),
  });
  const subject = new TextBlock({
    text: [
      { text: 'Objet\u00a0: ', bold: true },
      { text: letter.subject, bold: true },
    ],
    style: styles.body,
    fonts,
    x: inner.x,
    width: inner.width,
    element: element.add('P'),
  });
  const frame: Frame = {
    padding: 22,
    draw: (page, top, bottom, isFirst, isLast) => {
      openBox(page, place, top, bottom, isFirst, isLast, { stroke: theme.muted, width: 0.6 }, 0);
    },
  };
  const head = [...to.pieces(14, 'next'), ...subject.pieces(18, 'next')];
  return framed([...tied(head), ...innerBlocks(context, inner, letter.blocks, 14)], frame);
}

/** The badge in a disc, the title, the facts in one line, then each part under its label. */
export function layoutCard(around: LayoutContext, place: Place, card: Card): Piece[] {
  const { styles, fonts, theme } = around;
  // A little tighter than ordinary text: two cards on a page when they can be.
  const context: LayoutContext = { ...around, styles: { ...styles, body: { ...styles.body, size: 10, leading: 14 } } };
  const element = place.parent.add('Div');
  const indent = 44;
  const inner: Place = { parent: element, x: place.x + indent, width: place.width - indent - 14 };
  const heading = element.add('H3');
  const name = oneLine(printable(card.title, fonts));
  const badge = oneLine(printable(card.badge, fonts));
  const title = new TextBlock({
    text: name,
    style: styles.h3,
    fonts,
    x: inner.x,
    width: inner.width,
    balanced: true,
    element: heading,
    onFirst: (page, top) => {
      context.bookmarks.add(page, 3, badge === '' ? name : `${badge}. ${name}`);
      if (badge !== '') drawBadge(page, top);
    },
  });
  const pieces = tied(title.pieces(14, 'next'));
  if (card.facts.length > 0) {
    const facts = new TextBlock({
      text: card.facts.flatMap(([label, value], index) => [
        { text: `${label}\u00a0:\u00a0` },
        { text: value, bold: true },
        // Neither the separator nor a space begins a line.
        { text: index < card.facts.length - 1 ? '\u00a0\u00a0·\u00a0 ' : '' },
      ]),
      style: { ...styles.small, size: 9.5, leading: 14 },
      fonts,
      x: inner.x,
      width: inner.width,
      element: element.add('P'),
    });
    pieces.push(...tied(facts.pieces(3, 'next')));
  }
  /** Where the card may go on overleaf: the end of each part, and of each step but the first and the last two. */
  const ends: Piece[] = [];
  for (const { label, content } of card.parts) {
    if (typeof content === 'object' && 'kind' in content) {
      pieces.push(...tied(partTitle(label).pieces(6, 'next')));
      const list = layoutList(context, inner, content);
      closer(list, 2);
      pieces.push(...list);
      if (content.style === 'number') ends.push(...betweenItems(list));
    } else {
      if (plain(content).trim() === '') continue;
      const spans = typeof content === 'string' ? [{ text: content }] : content;
      const text = layoutParagraph(context, inner, {
        kind: 'paragraph',
        text: [{ text: `${label}\u00a0: `, bold: true }, ...spans],
      });
      closer(text, 6);
      pieces.push(...text);
    }
    ends.push(pieces[pieces.length - 1]!);
  }
  const frame: Frame = {
    padding: 13,
    draw: (page, top, bottom, isFirst, isLast) => {
      openBox(page, place, top, bottom, isFirst, isLast, { stroke: theme.rule, width: 0.75 }, 5);
    },
  };
  framed(pieces, frame);
  // While two parts at least remain.
  for (const end of ends.slice(0, -2)) end.bond = 'none';
  return pieces;

  function partTitle(label: string): TextBlock {
    return new TextBlock({
      text: label,
      style: { ...styles.strong, size: 10, leading: 14.5, color: theme.accent },
      fonts,
      x: inner.x,
      width: inner.width,
      element: element.add('P'),
    });
  }

  function drawBadge(page: Page, top: number): void {
    const block = (width: number, x: number): TextBlock =>
      new TextBlock({
        text: badge,
        style: { size: 10.5, leading: 22, color: '#ffffff', bold: true },
        fonts,
        x,
        width,
        element: heading,
        align: 'center',
      });
    // Two or three characters; anything longer gets a wider disc, up to the text.
    const wide = Math.min(34, Math.max(22, textWidth(block(500, 0)) + 10));
    const x = place.x + 12 + (22 - Math.min(22, wide)) / 2;
    page.artifact('Layout', () => page.roundRectangle(x - (wide - 22) / 2, top - 2, wide, 22, 11, { fill: theme.accent }));
    block(wide, x - (wide - 22) / 2).draw(page, top - 2);
  }
}

/** The ends of the items of a list with two items at least on each side. */
function betweenItems(pieces: readonly Piece[]): readonly Piece[] {
  const ends = pieces.filter((piece, index) => pieces[index + 1]?.part !== piece.part);
  return ends.slice(1, -2);
}

function textWidth(block: TextBlock): number {
  return ((block.lines[0]?.width ?? 0) * block.look.size) / 1000;
}

/** Two to four large figures side by side, each on its panel. */
export function layoutKeyFigures(context: LayoutContext, place: Place, { figures }: KeyFigures): Piece[] {
  const { styles, fonts, theme } = context;
  const gap = 12;
  const count = Math.max(1, figures.length);
  const width = (place.width - gap * (count - 1)) / count;
  const panels = figures.map((figure, index) => {
    const element = place.parent.add('P');
    const x = place.x + index * (width + gap);
    const size = figure.value.length > 9 || count > 3 ? 17 : 23;
    return {
      x,
      value: new TextBlock({
        text: `${figure.value} `,
        style: { size, leading: size * 1.25, color: theme.accent, bold: true },
        fonts,
        x: x + 14,
        width: width - 24,
        element,
      }),
      label: new TextBlock({
        text: figure.label,
        style: { ...styles.small, size: 9.5, color: theme.ink },
        fonts,
        x: x + 14,
        width: width - 24,
        balanced: true,
        element,
      }),
    };
  });
  const valueHeight = Math.max(0, ...panels.map((panel) => panel.value.height));
  const height = 24 + valueHeight + 3 + Math.max(0, ...panels.map((panel) => panel.label.height));
  const part: Part = {
    draw: (page, top) => {
      for (const { x, value, label } of panels) {
        page.artifact('Layout', () => {
          page.rectangle(x, top, width, height, { fill: theme.tint });
          page.rectangle(x, top, width, 2.5, { fill: theme.accent });
        });
        value.draw(page, top + 13 + valueHeight - value.height);
        label.draw(page, top + 13 + valueHeight + 3);
      }
    },
  };
  return [{ part, index: 0, height, before: 14, bond: 'none' }];
}

function innerBlocks(context: LayoutContext, place: Place, blocks: readonly (Paragraph | List)[], firstBefore: number): Piece[] {
  return blocks.flatMap((block, index) => {
    const pieces = block.kind === 'list' ? layoutList(context, place, block) : layoutParagraph(context, place, block);
    if (index === 0) closer(pieces, firstBefore);
    return pieces;
  });
}

/** Changes the space above a block. */
function closer(pieces: Piece[], before: number): void {
  const [first] = pieces;
  if (first !== undefined) first.before = before;
}

function framed(pieces: Piece[], frame: Frame): Piece[] {
  for (const piece of pieces) piece.frame = frame;
  together(pieces, 'none');
  return pieces;
}

/** A box; where it continues on another page, that side stays open. */
function openBox(
  page: Page,
  { x, width }: Place,
  top: number,
  bottom: number,
  isFirst: boolean,
  isLast: boolean,
  paint: { stroke: string; width: number },
  radius: number,
): void {
  if (isFirst && isLast) {
    page.roundRectangle(x, top, width, bottom - top, radius, paint);
    return;
  }
  page.line(x, top, x, bottom, paint);
  page.line(x + width, top, x + width, bottom, paint);
  if (isFirst) page.line(x, top, x + width, top, paint);
  if (isLast) page.line(x, bottom, x + width, bottom, paint);
}
