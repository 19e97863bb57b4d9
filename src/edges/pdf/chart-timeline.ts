import type { Timeline } from '../../render/blocks.ts';
import { clamp, label } from './drawing.ts';
import type { Drawing } from './drawing.ts';
import type { LayoutContext } from './layout-context.ts';
import type { Page } from './page.ts';
import type { Place } from './prose.ts';
import type { TextBlock } from './text-block.ts';

const disc = 15;
const mostInALine = 5;
const gap = 10;

interface Stage {
  readonly letter: TextBlock;
  readonly percent: TextBlock;
  /** Under the line, one after the other. */
  readonly texts: readonly TextBlock[];
  readonly isStart: boolean;
  readonly isKnown: boolean;
  readonly centre: number;
}

/** Where we are, then each horizon: the level reached in a disc on the line, the score above, what is done below. */
export function timelineDrawing(context: LayoutContext, place: Place, timeline: Timeline): Drawing {
  const stages = [
    {
      title: timeline.start.label,
      date: '',
      lines: [] as readonly string[],
      percent: timeline.start.percent,
      letter: timeline.start.letter,
    },
    ...timeline.stops,
  ];
  const lineCount = Math.ceil(stages.length / mostInALine);
  const inALine = Math.ceil(stages.length / lineCount);
  const width = place.width / inALine;
  const lines: Stage[][] = Array.from({ length: lineCount }, () => []);
  stages.forEach((stage, index) => {
    const x = place.x + (index % inALine) * width;
    const inner = { x: x + gap / 2, width: width - gap };
    const text = (content: string, look: Parameters<typeof label>[4]): TextBlock =>
      label(context, content === '' ? '' : `${content} `, inner.x, inner.width, { align: 'center', ...look });
    lines[Math.floor(index / inALine)]?.push({
      letter: label(context, stage.letter, x + width / 2 - disc, 2 * disc, {
        size: stage.letter.length > 1 ? 10 : 14,
        bold: true,
        align: 'center',
        color: index === 0 || stage.percent === null ? context.theme.accent : '#ffffff',
      }),
      percent: text(stage.percent === null ? '—' : `${Math.round(clamp(stage.percent))}\u00a0%`, { size: 12, bold: true }),
      texts: [
        text(stage.title, { size: 9.5, bold: true, color: context.theme.accent }),
        text(stage.date, { color: context.theme.muted }),
        ...stage.lines.map((line) => text(line, {})),
      ],
      isStart: index === 0,
      isKnown: stage.percent !== null,
      centre: x + width / 2,
    });
  });
  const heights = lines.map((line) => 22 + 2 * disc + 7 + Math.max(0, ...line.map(textHeight)));
  return {
    height: heights.reduce((sum, height) => sum + height, 0) + 14 * (lineCount - 1),
    draw: (page, top) => {
      let y = top;
      lines.forEach((line, index) => {
        drawLine(context, page, line, y, place, index < lines.length - 1);
        y += (heights[index] ?? 0) + 14;
      });
    },
  };
}

function textHeight({ texts }: Stage): number {
  return texts.reduce((sum, text) => sum + text.height, 0);
}

function drawLine(
  { theme }: LayoutContext,
  page: Page,
  stages: readonly Stage[],
  top: number,
  place: Place,
  goesOn: boolean,
): void {
  const middle = top + 22 + disc;
  const first = stages[0];
  const last = stages[stages.length - 1];
  if (first === undefined || last === undefined) return;
  page.line(first.isStart ? first.centre : place.x, middle, goesOn ? place.x + place.width : last.centre, middle, {
    stroke: theme.rule,
    width: 2.5,
  });
  for (const { letter, percent, texts, isStart, isKnown, centre } of stages) {
    percent.draw(page, top + 1);
    // Where we are now is hollow, what is to come is full: also told apart in black and white.
    if (!isKnown) page.circle(centre, middle, disc, { fill: '#ffffff', stroke: theme.accent, width: 1.2, dash: [3, 2.4] });
    else if (isStart) page.circle(centre, middle, disc, { fill: '#ffffff', stroke: theme.accent, width: 2 });
    else page.circle(centre, middle, disc, { fill: theme.accent, stroke: '#ffffff', width: 2 });
    letter.draw(page, middle - letter.height / 2);
    let y = middle + disc + 7;
    for (const text of texts) {
      text.draw(page, y);
      y += text.height;
    }
  }
}
