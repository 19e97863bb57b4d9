import type { Bars } from '../../render/blocks.ts';
import { clamp, label } from './drawing.ts';
import type { Drawing } from './drawing.ts';
import type { LayoutContext } from './layout-context.ts';
import type { Place } from './prose.ts';

const barHeight = 10;
const rowGap = 7;

/** One bar a line: name, solid then hatched part, value in words. */
export function barsDrawing(context: LayoutContext, place: Place, { bars }: Bars): Drawing {
  const { theme } = context;
  const nameWidth = place.width * 0.34;
  const valueWidth = place.width * 0.21;
  const x = place.x + nameWidth + 12;
  const width = place.width - nameWidth - valueWidth - 24;
  const rows = bars.map((bar) => ({
    bar,
    name: label(context, bar.label, place.x, nameWidth, { size: 9.5, align: 'right' }),
    value: label(context, bar.value, x + width + 12, valueWidth, { size: 9.5, bold: true }),
  }));
  const heights = rows.map(({ name, value }) => Math.max(barHeight, name.height, value.height) + rowGap);
  const scaleHeight = 18;
  const height = heights.reduce((sum, row) => sum + row, 0) + scaleHeight;

  return {
    height,
    draw: (page, top) => {
      const bottom = top + height - scaleHeight;
      for (const mark of [0, 25, 50, 75, 100]) {
        const at = x + (mark / 100) * width;
        page.line(at, top, at, bottom + 3, { stroke: theme.rule, width: 0.5 });
        const scale = label(context, mark === 100 ? '100\u00a0%' : `${mark} `, at - 20, 40, {
          size: 8.5,
          color: theme.muted,
          align: 'center',
        });
        scale.draw(page, bottom + 5);
      }
      let y = top;
      rows.forEach(({ bar, name, value }, index) => {
        const row = heights[index] ?? 0;
        const middle = y + row / 2;
        name.draw(page, middle - name.height / 2);
        const barTop = middle - barHeight / 2;
        if (bar.percent === null) {
          page.rectangle(x, barTop, width, barHeight, { fill: '#ffffff', stroke: theme.muted, width: 0.6, dash: [2, 2.5] });
        } else {
          const solid = (clamp(bar.percent) / 100) * width;
          const possible = (clamp(bar.high ?? bar.percent) / 100) * width;
          page.rectangle(x, barTop, width, barHeight, { fill: theme.tint });
          page.rectangle(x, barTop, Math.max(solid, 1), barHeight, { fill: theme.accent });
          if (possible > solid) {
            page.rectangle(x + solid, barTop, possible - solid, barHeight, { fill: '#ffffff' });
            page.hatch(x + solid, barTop, possible - solid, barHeight, theme.accent);
            page.rectangle(x + solid, barTop, possible - solid, barHeight, { stroke: theme.accent, width: 0.8 });
          }
        }
        value.draw(page, middle - value.height / 2);
        y += row;
      });
    },
  };
}
