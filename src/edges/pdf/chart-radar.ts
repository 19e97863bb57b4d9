import type { Radar } from '../../render/blocks.ts';
import { clamp, label } from './drawing.ts';
import type { Drawing } from './drawing.ts';
import type { LayoutContext } from './layout-context.ts';
import { paler } from './page.ts';
import type { Page } from './page.ts';
import type { Place } from './prose.ts';
import type { TextBlock } from './text-block.ts';

const radius = 88;
const gapToLabel = 13;
const between = 6;

type Point = readonly [x: number, y: number];

interface Label {
  readonly name: TextBlock;
  readonly value: TextBlock;
  readonly height: number;
  readonly side: 'left' | 'right' | 'middle';
  /** From the centre of the web. */
  top: number;
}

/** A web with one axis per domain; the sure part is filled, the possible part is a dashed outline. */
export function radarDrawing(context: LayoutContext, place: Place, { axes }: Radar): Drawing {
  const centreX = place.x + place.width / 2;
  const labels = axes.map((axis, index) => axisLabel(context, place, axis, direction(index, axes.length)));
  spreadOut(labels.filter((label) => label.side === 'left'));
  spreadOut(labels.filter((label) => label.side === 'right'));
  const above = Math.max(radius, ...labels.map((label) => -label.top));
  const below = Math.max(radius, ...labels.map((label) => label.top + label.height));

  return {
    height: above + below + 4,
    draw: (page, top) => {
      const centre: Point = [centreX, top + above + 2];
      drawWeb(context, page, centre, axes.length);
      drawValues(context, page, centre, axes);
      for (const { name, value, top: from } of labels) {
        name.draw(page, centre[1] + from);
        value.draw(page, centre[1] + from + name.height);
      }
    },
  };
}

/** The first axis points up, the others follow clockwise. */
function direction(index: number, count: number): Point {
  const angle = (2 * Math.PI * index) / Math.max(1, count);
  return [Math.sin(angle), -Math.cos(angle)];
}

function axisLabel(context: LayoutContext, place: Place, axis: Radar['axes'][number], [dx, dy]: Point): Label {
  const centreX = place.x + place.width / 2;
  const anchorX = centreX + dx * (radius + gapToLabel);
  const side = Math.abs(dx) < 0.05 ? 'middle' : dx < 0 ? 'left' : 'right';
  const x = side === 'middle' ? centreX - 90 : side === 'left' ? place.x : anchorX;
  const width = side === 'middle' ? 180 : side === 'left' ? anchorX - place.x : place.x + place.width - anchorX;
  const align = side === 'middle' ? 'center' : side === 'left' ? 'right' : 'left';
  const name = label(context, `${axis.label} `, x, width, { align });
  const value = label(context, valueText(axis), x, width, {
    bold: true,
    align,
    color: axis.percent === null ? context.theme.muted : context.theme.accent,
  });
  const height = name.height + value.height;
  const anchorY = dy * (radius + gapToLabel);
  const top = side === 'middle' ? (dy < 0 ? anchorY - height + 4 : anchorY - 4) : anchorY - height / 2;
  return { name, value, height, side, top };
}

function valueText({ percent, high }: Radar['axes'][number]): string {
  if (percent === null) return '—';
  const from = Math.round(clamp(percent));
  const to = high === null ? from : Math.round(clamp(high));
  return to > from ? `${from} à ${to}\u00a0%` : `${from}\u00a0%`;
}

/** Moves labels of one side apart, downwards then upwards, so that none covers another. */
function spreadOut(labels: Label[]): void {
  const sorted = labels.toSorted((a, b) => a.top - b.top);
  for (let pass = 0; pass < 50; pass++) {
    let moved = false;
    for (let i = 1; i < sorted.length; i++) {
      const upper = sorted[i - 1];
      const lower = sorted[i];
      if (upper === undefined || lower === undefined) continue;
      const overlap = upper.top + upper.height + between - lower.top;
      if (overlap > 0.1) {
        upper.top -= overlap / 2;
        lower.top += overlap / 2;
        moved = true;
      }
    }
    if (!moved) return;
  }
}

function drawWeb({ theme }: LayoutContext, page: Page, [x, y]: Point, count: number): void {
  for (const level of [100, 75, 50, 25]) {
    const ring = Array.from({ length: count }, (_, i): Point => along([x, y], direction(i, count), level));
    page.polygon(ring, { stroke: theme.rule, width: level === 100 ? 1 : 0.5 });
  }
  for (let i = 0; i < count; i++) {
    const [endX, endY] = along([x, y], direction(i, count), 100);
    page.line(x, y, endX, endY, { stroke: theme.rule, width: 0.5 });
  }
}

function drawValues(context: LayoutContext, page: Page, centre: Point, axes: Radar['axes']): void {
  const { theme } = context;
  const count = axes.length;
  const point = (index: number, value: number | null | undefined): Point | undefined =>
    value === null || value === undefined ? undefined : along(centre, direction(index, count), clamp(value));
  const sure = axes.map((axis, index) => point(index, axis.percent));
  const possible = axes.map((axis, index) => point(index, axis.percent === null ? null : (axis.high ?? axis.percent)));

  // Between two neighbours only: nothing is drawn across an axis we know nothing of.
  sure.forEach((from, index) => {
    const to = sure[(index + 1) % count];
    if (from !== undefined && to !== undefined && count > 2)
      page.polygon([centre, from, to], { fill: paler(theme.accent, 0.16) });
  });
  drawWebScale(context, page, centre);
  axes.forEach((axis, index) => {
    const next = (index + 1) % count;
    const differs = (at: number): boolean => (axes[at]?.high ?? 0) > (axes[at]?.percent ?? 0);
    const from = possible[index];
    const to = possible[next];
    if (from !== undefined && to !== undefined && (differs(index) || differs(next))) {
      page.line(...from, ...to, { stroke: theme.accent, width: 1.1, dash: [3, 2.4] });
    }
    const start = sure[index];
    const end = sure[next];
    if (start !== undefined && end !== undefined) page.line(...start, ...end, { stroke: theme.accent, width: 1.8, round: true });
    if (start !== undefined && from !== undefined && differs(index))
      page.circle(...from, 2.6, { fill: '#ffffff', stroke: theme.accent, width: 1 });
  });
  for (const at of sure) if (at !== undefined) page.circle(...at, 3, { fill: theme.accent });
}

/** How far the rings are, written at the left of the first axis, over the web. */
function drawWebScale(context: LayoutContext, page: Page, [x, y]: Point): void {
  for (const level of [50, 100]) {
    const mark = label(context, `${level}\u00a0% `, x - 44, 40, { size: 8.5, color: context.theme.muted, align: 'right' });
    const top = y - (level / 100) * radius - mark.height / 2;
    const wide = ((mark.lines[0]?.width ?? 0) * 8.5) / 1000 + 4;
    page.rectangle(x - 2 - wide, top + 1, wide, mark.height - 2, { fill: '#ffffff' });
    mark.draw(page, top);
  }
}

function along([x, y]: Point, [dx, dy]: Point, percent: number): Point {
  return [x + (dx * radius * percent) / 100, y + (dy * radius * percent) / 100];
}
