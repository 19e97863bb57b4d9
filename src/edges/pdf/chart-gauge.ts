import type { Gauge } from '../../render/blocks.ts';
import { clamp, label } from './drawing.ts';
import type { Drawing } from './drawing.ts';
import type { LayoutContext } from './layout-context.ts';
import type { Place } from './prose.ts';

const tile = 66;
const barHeight = 16;

/** The letter in a tile, then a bar: solid up to what is sure, hatched up to what is possible, ticks at the thresholds. */
export function gaugeDrawing(context: LayoutContext, place: Place, gauge: Gauge): Drawing {
  const { theme } = context;
  const x = place.x + tile + 22;
  const width = place.width - tile - 22;
  const letterSize = gauge.letter.length > 1 ? 24 : 36;
  const letter = label(context, gauge.letter, place.x, tile, { size: letterSize, bold: true, color: '#ffffff', align: 'center' });
  const title = label(context, gauge.label, x, width, { size: 12, bold: true });
  const barTop = title.height + 9;

  const ticks = gauge.ticks.map((tick) => ({ ...tick, at: clamp(tick.at) })).toSorted((a, b) => a.at - b.at);
  const ticksAt = ticks.map((tick) => x + (tick.at / 100) * width);
  const names = ticks.map((tick, index) => {
    const at = ticksAt[index] ?? x;
    const reach = Math.max(16, Math.min(at - (ticksAt[index - 1] ?? x - width), (ticksAt[index + 1] ?? x + 2 * width) - at));
    const wide = Math.min(reach, 120);
    // At both ends of the bar, the name stays under it.
    const left = Math.min(Math.max(at - wide / 2, x), x + width - wide);
    const align = left > at - wide / 2 + 0.1 ? 'left' : left < at - wide / 2 - 0.1 ? 'right' : 'center';
    return label(context, tick.label, left, wide, { color: theme.muted, align });
  });
  const height = Math.max(tile, barTop + barHeight + 8 + Math.max(0, ...names.map((name) => name.height)));

  return {
    height,
    draw: (page, top) => {
      page.roundRectangle(place.x, top, tile, tile, 8, { fill: theme.accent });
      letter.draw(page, top + (tile - letter.height) / 2);
      title.draw(page, top);
      const y = top + barTop;
      const solid = (clamp(gauge.percent) / 100) * width;
      const possible = (Math.max(clamp(gauge.percent), clamp(gauge.high)) / 100) * width;
      page.rectangle(x, y, width, barHeight, { fill: '#ffffff', stroke: theme.muted, width: 0.75 });
      page.rectangle(x, y, solid, barHeight, { fill: theme.accent });
      if (possible > solid) {
        page.hatch(x + solid, y, possible - solid, barHeight, theme.accent);
        page.rectangle(x + solid, y, possible - solid, barHeight, { stroke: theme.accent, width: 1 });
      }
      ticksAt.forEach((at, index) => {
        const isInside = at > x + 2 && at < x + width - 2;
        if (isInside) page.line(at, y - 3, at, y + barHeight + 5, { stroke: '#ffffff', width: 2.4 });
        page.line(at, y - 3, at, y + barHeight + 5, { stroke: theme.ink, width: 0.9 });
        names[index]?.draw(page, y + barHeight + 7);
      });
    },
  };
}
