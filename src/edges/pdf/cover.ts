import type { Cover } from '../../render/blocks.ts';
import type { FlowItem, Part, Piece } from './flow.ts';
import type { LayoutContext } from './layout-context.ts';
import { contentBottom, contentTop } from './page-size.ts';
import type { Page } from './page.ts';
import { tied } from './prose.ts';
import type { Place } from './prose.ts';
import { oneLine, printable } from './printable.ts';
import { TextBlock } from './text-block.ts';

/** The first page: much white, a title, a few facts at two thirds, the notice at the foot. */
export function layoutCover(context: LayoutContext, place: Place, cover: Cover): FlowItem[] {
  const { styles, fonts, theme } = context;
  const text = (
    content: string,
    role: 'P' | 'H1',
    style: TextBlock['look'] & { bold: boolean },
    width = place.width,
  ): TextBlock =>
    new TextBlock({ text: content, style, fonts, x: place.x, width, element: place.parent.add(role), balanced: role === 'H1' });

  const overline = text(cover.overline, 'P', { size: 11, leading: 15, color: theme.accent, bold: true });
  const title = text(oneLine(printable(cover.title, fonts)), 'H1', styles.h1, place.width * 0.92);
  const subtitle = text(cover.subtitle, 'P', { size: 15, leading: 21, color: theme.muted, bold: false }, place.width * 0.86);
  const facts = cover.facts.map(([label, value]) => factRow(context, place, label, value));
  const notice = text(cover.notice, 'P', { ...styles.small, leading: 13.5 });

  const rule = ornament(26, (page, top) => page.rectangle(place.x, top + 6, 54, 4, { fill: theme.accent }));
  const upper = [
    ...space(26),
    ...overline.pieces(0, 'next'),
    ...space(86),
    rule,
    ...title.pieces(12, 'next'),
    ...subtitle.pieces(16, 'next'),
  ];
  const noticeRule = ornament(14, (page, top) =>
    page.line(place.x, top, place.x + place.width, top, { stroke: theme.rule, width: 0.75 }),
  );
  const noticePieces = notice.pieces(0, 'none');
  const lower = noticePieces.length > 0 ? [noticeRule, ...noticePieces] : [];

  const height = (pieces: readonly Piece[]): number => pieces.reduce((sum, piece) => sum + piece.before + piece.height, 0);
  const room = contentBottom - contentTop;
  const free = room - height(upper) - height(facts) - height(lower);
  // The facts at their place when the title leaves it free; in any case everything in order, over several pages if it must.
  const aboveFacts = Math.max(30, Math.min(free * 0.62, 430 - height(upper)));
  const pieces = [...upper, ...space(aboveFacts), ...facts, ...space(Math.max(24, free - aboveFacts - 0.1)), ...lower];
  return [...(height(pieces) <= room ? tied(pieces) : pieces), 'page-break'];
}

function ornament(height: number, draw: (page: Page, top: number) => void): Piece {
  const part: Part = { draw: (page, top) => page.artifact('Layout', () => draw(page, top)) };
  return { part, index: 0, height, before: 0, bond: 'next' };
}

function space(height: number): Piece[] {
  return [{ part: { draw: () => undefined }, index: 0, height, before: 0, bond: 'next' }];
}

/** Label at the left, value beside it, a hairline above. */
function factRow(context: LayoutContext, place: Place, label: string, value: string): Piece {
  const { styles, fonts, theme } = context;
  const element = place.parent.add('P');
  const left = place.width * 0.3;
  const name = new TextBlock({
    text: `${oneLine(label)} `,
    style: { ...styles.body, size: 10, color: theme.muted },
    fonts,
    x: place.x,
    width: left - 10,
    element,
  });
  const said = new TextBlock({ text: value, style: styles.strong, fonts, x: place.x + left, width: place.width - left, element });
  const height = Math.max(name.height, said.height) + 14;
  const part: Part = {
    draw: (page, top) => {
      page.artifact('Layout', () => page.line(place.x, top, place.x + place.width, top, { stroke: theme.rule, width: 0.5 }));
      name.draw(page, top + 7);
      said.draw(page, top + 7);
    },
  };
  return { part, index: 0, height, before: 0, bond: 'none' };
}
