import type { Chart } from '../../render/blocks.ts';
import { barsDrawing } from './chart-bars.ts';
import { gaugeDrawing } from './chart-gauge.ts';
import { radarDrawing } from './chart-radar.ts';
import { timelineDrawing } from './chart-timeline.ts';
import type { Drawing } from './drawing.ts';
import type { Part, Piece } from './flow.ts';
import type { LayoutContext } from './layout-context.ts';
import { pageHeight } from './page-size.ts';
import { oneLine, wellFormed } from './printable.ts';
import type { Place } from './prose.ts';
import { TextBlock } from './text-block.ts';

/** A figure with its text for those who cannot see it, and its caption. */
export function layoutChart(context: LayoutContext, place: Place, chart: Chart): Piece[] {
  const drawing = drawingOf(context, place, chart.drawing);
  const element = place.parent.add('Figure', { alt: wellFormed(oneLine(chart.alt)) });
  const part: Part = {
    draw: (page, top) => {
      element.box = [place.x, pageHeight - top - drawing.height, place.x + place.width, pageHeight - top];
      page.drawing(element, () => drawing.draw(page, top));
    },
  };
  const picture: Piece = { part, index: 0, height: drawing.height, before: 8, bond: 'none' };
  if (chart.caption === undefined || chart.caption === '') return [picture];
  picture.bond = 'next';
  const caption = new TextBlock({
    text: chart.caption,
    style: context.styles.small,
    fonts: context.fonts,
    x: place.x,
    width: place.width,
    element: place.parent.add('P'),
  });
  return [picture, ...caption.pieces(8, 'none')];
}

function drawingOf(context: LayoutContext, place: Place, drawing: Chart['drawing']): Drawing {
  switch (drawing.kind) {
    case 'gauge':
      return gaugeDrawing(context, place, drawing);
    case 'radar':
      return radarDrawing(context, place, drawing);
    case 'bars':
      return barsDrawing(context, place, drawing);
    case 'timeline':
      return timelineDrawing(context, place, drawing);
  }
}
