/** Which colour is drawn over which in a PDF, as pdf.js would paint it. */
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface Drawn {
  readonly what: 'text' | 'shape';
  readonly color: string;
  /** The last thing painted at that place. */
  readonly under: string;
  /** Drawn to be looked at, and not as decoration. */
  readonly means: boolean;
}

type Box = readonly [left: number, bottom: number, right: number, top: number];

/** Everything painted, in the order of the pages. */
export async function drawnIn(bytes: Uint8Array): Promise<Drawn[]> {
  const loading = getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: false });
  const pdf = await loading.promise;
  const drawn: Drawn[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    drawn.push(...paint(await page.getOperatorList()));
  }
  await loading.destroy();
  return drawn;
}

interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

function paint({ fnArray, argsArray }: Operators): Drawn[] {
  const drawn: Drawn[] = [];
  /** What covers the paper, the last one on top. */
  const painted: { readonly box: Box; readonly color: string }[] = [];
  const marks: string[] = [];
  const saved: (readonly [string, string, number])[] = [];
  let [fill, stroke, thickness, size, x, y] = ['#000000', '#000000', 1, 0, 0, 0];
  const under = (atX: number, atY: number): string =>
    painted.findLast(({ box: [left, bottom, right, top] }) => atX > left && atX < right && atY > bottom && atY < top)?.color ??
    '#ffffff';
  const draw = (what: Drawn['what'], color: string, atX: number, atY: number): void =>
    void drawn.push({ what, color, under: under(atX, atY), means: !marks.includes('Artifact') });

  fnArray.forEach((operator, index) => {
    const given = argsArray[index] as readonly never[];
    if (operator === OPS.setFillRGBColor) fill = given[0]!;
    else if (operator === OPS.setStrokeRGBColor) stroke = given[0]!;
    else if (operator === OPS.setLineWidth) thickness = given[0]!;
    else if (operator === OPS.save) saved.push([fill, stroke, thickness]);
    else if (operator === OPS.restore) [fill, stroke, thickness] = saved.pop() ?? [fill, stroke, thickness];
    else if (operator === OPS.setFont) size = given[1]!;
    else if (operator === OPS.beginMarkedContentProps) marks.push(given[0]!);
    else if (operator === OPS.endMarkedContent) marks.pop();
    else if (operator === OPS.beginText) [x, y] = [0, 0];
    else if (operator === OPS.moveText) [x, y] = [x + given[0]!, y + given[1]!];
    else if (operator === OPS.showText) draw('text', fill, x + size / 4, y + size / 3);
    else if (operator === OPS.constructPath) shape(given[0]!, given[2]!);
  });
  return drawn;

  function shape(how: number, box: Box): void {
    const [left, bottom, right, top] = box;
    const [middle, centre] = [(left + right) / 2, (bottom + top) / 2];
    const fills = how === OPS.fill || how === OPS.fillStroke;
    if (fills) draw('shape', fill, middle, centre);
    if (how === OPS.stroke || how === OPS.fillStroke) draw('shape', stroke, middle, centre);
    if (fills) painted.push({ box, color: fill });
    // A thin line hides nothing; a thick one is the ground of what is drawn over it.
    const half = thickness / 2;
    if (how === OPS.stroke && thickness >= 2)
      painted.push({ box: [left - half, bottom - half, right + half, top + half], color: stroke });
  }
}

/** How far apart two colours are for the eye, from 1 to 21, as WCAG 2 counts it. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
