import type { Theme } from '../../render/blocks.ts';
import type { Face } from './face.ts';
import type { Line, Segment } from './line-cache.ts';
import { num, Raw, textString } from './low-level.ts';
import type { LowLevelDocument, Reference } from './low-level.ts';
import { pageHeight } from './page-size.ts';
import type { PageMarks, StructureElement } from './structure.ts';

export interface Paint {
  readonly fill?: string | undefined;
  readonly stroke?: string | undefined;
  readonly width?: number;
  readonly dash?: readonly number[];
  readonly round?: boolean;
}

export interface TextLook {
  readonly size: number;
  readonly leading: number;
  readonly color: string;
  readonly align?: 'left' | 'center' | 'right' | undefined;
}

/** What pages share: the document, the names of the fonts, the glyphs used, the last key of the structure. */
export interface Book {
  readonly document: LowLevelDocument;
  readonly theme: Theme;
  readonly fontNames: ReadonlyMap<Face, string>;
  readonly used: ReadonlyMap<Face, Uint8Array>;
  nextKey: number;
}

/** A page being drawn. Distances are in points from the top left corner; y goes down. */
export class Page implements PageMarks {
  readonly index: number;
  readonly book: Book;
  readonly elements: StructureElement[] = [];
  readonly links: { annotation: Reference; element: StructureElement; key: number }[] = [];
  readonly reference: Reference;
  readonly #out: string[] = [];
  /** Inside a figure or a decoration, text and links are not marked one by one. */
  #enclosed = false;

  constructor(book: Book, index: number) {
    this.book = book;
    this.index = index;
    this.reference = book.document.page.dictionary;
  }

  /** The drawing instructions, once the page is finished. */
  content(): string {
    return this.#out.join('\n');
  }

  /** Decoration, or repeated text: not part of the structure. */
  artifact(kind: 'Layout' | 'Header' | 'Footer' | 'Repeated', draw: () => void): void {
    if (this.#enclosed) return draw();
    const type =
      kind === 'Layout' ? '/Type/Layout' : kind === 'Repeated' ? '/Type/Pagination' : `/Type/Pagination/Subtype/${kind}`;
    this.#out.push(`/Artifact<<${type}>>BDC`);
    this.#enclose(draw);
  }

  /** A drawing with everything inside it, standing for one element. */
  drawing(element: StructureElement, draw: () => void): void {
    this.#out.push(this.#begin(element));
    this.#enclose(draw);
  }

  #enclose(draw: () => void): void {
    this.#enclosed = true;
    draw();
    this.#enclosed = false;
    this.#out.push('EMC');
  }

  #begin(element: StructureElement): string {
    const mark = this.elements.length;
    this.elements.push(element);
    element.kids.push({ page: this.index, mark });
    return `/${element.role}<</MCID ${mark}>>BDC`;
  }

  /**
   * Lines of text as an element (or as part of the drawing under way, when there is none). Returns nothing: its height is
   * the number of lines times the leading.
   */
  text(
    element: StructureElement | undefined,
    lines: readonly Line[],
    look: TextLook,
    x: number,
    top: number,
    width: number,
  ): void {
    const { size, leading } = look;
    const own = this.#enclosed ? undefined : element;
    // Lines may be blank.
    const first = lines.find((line) => line.segments.length > 0)?.segments[0];
    if (first === undefined) return;
    const { ascent, descent } = first.face;
    // The letters are centred in their line.
    const drop = (leading + ((ascent + descent) / 1000) * size) / 2;
    const out = this.#out;
    const underlines: [number, number, number][] = [];
    let open: StructureElement | 'silent' | undefined;
    let link: { element: StructureElement; url: string; text: string } | undefined;
    let face: Face | undefined;
    let color = '';
    let lastX = 0;
    let lastY = pageHeight;
    out.push('BT');
    lines.forEach((line, index) => {
      const gap = width - (line.width * size) / 1000;
      const startX = look.align === 'right' ? x + gap : look.align === 'center' ? x + gap / 2 : x;
      const baseline = top + index * leading + drop;
      let cursor = startX;
      let moved = false;
      for (const segment of line.segments) {
        let target = own;
        if (segment.link !== undefined && own !== undefined) {
          const text = segment.linkText ?? segment.link;
          if (link?.url !== segment.link || link.text !== text) link = { element: own.add('Link'), url: segment.link, text };
          target = link.element;
        } else if (segment.link === undefined) link = undefined;
        const mark = own !== undefined && segment.silent ? 'silent' : target;
        if (mark !== open) {
          if (open !== undefined) out.push('EMC');
          if (mark !== undefined) out.push(mark === 'silent' ? '/Artifact<</Type/Layout>>BDC' : this.#begin(mark));
          open = mark;
        }
        const wanted = segment.link === undefined ? look.color : this.book.theme.accent;
        if (wanted !== color) out.push(`${fillColor(wanted)}`);
        color = wanted;
        if (segment.face !== face) out.push(`/${this.#font(segment.face)} ${num(size)} Tf`);
        face = segment.face;
        if (!moved) {
          out.push(`${num(startX - lastX)} ${num(lastY - baseline)} Td`);
          lastX += Math.round((startX - lastX) * 100) / 100;
          lastY -= Math.round((lastY - baseline) * 100) / 100;
          moved = true;
        }
        this.#show(segment);
        const wide = (segment.width * size) / 1000;
        if (segment.link !== undefined && !segment.hyphen) {
          underlines.push([cursor, baseline, wide]);
          if (link !== undefined) this.#link(link, cursor, top + index * leading, wide, leading);
        }
        cursor += wide;
      }
    });
    if (open !== undefined) out.push('EMC');
    out.push('ET');
    if (underlines.length > 0) {
      this.artifact('Layout', () => {
        for (const [from, at, wide] of underlines)
          this.line(from, at + size * 0.16, from + wide, at + size * 0.16, { stroke: this.book.theme.accent, width: 0.5 });
      });
    }
  }

  #show(segment: Segment): void {
    const used = this.book.used.get(segment.face);
    if (used !== undefined) for (const glyph of segment.glyphs) used[glyph] = 1;
    const shown = `[(${segment.code})]TJ`;
    // Read aloud and copied, a word broken by us is whole again.
    this.#out.push(segment.hyphen ? `/Span<</ActualText(\xfe\xff\x00\xad)>>BDC ${shown} EMC` : shown);
  }

  #font(face: Face): string {
    return this.book.fontNames.get(face) ?? '';
  }

  #link(
    link: { element: StructureElement; url: string; text: string },
    x: number,
    top: number,
    width: number,
    height: number,
  ): void {
    const { document } = this.book;
    const key = this.book.nextKey++;
    const annotation = document.ref(
      new Raw(
        `<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[${num(x)} ${num(pageHeight - top - height)} ${num(x + width)} ${num(pageHeight - top)}]` +
          `/Contents${textString(link.text)}/StructParent ${key}/A<</S/URI/URI${textString(link.url)}>>>>`,
      ),
    );
    annotation.end();
    document.page.annotations.push(annotation);
    link.element.kids.push({ page: this.index, annotation });
    this.links.push({ annotation, element: link.element, key });
  }

  line(x1: number, y1: number, x2: number, y2: number, paint: Paint): void {
    this.#path(`${point(x1, y1)} m ${point(x2, y2)} l`, paint);
  }

  rectangle(x: number, y: number, width: number, height: number, paint: Paint): void {
    this.#path(`${num(x)} ${num(pageHeight - y - height)} ${num(width)} ${num(height)} re`, paint);
  }

  polygon(points: readonly (readonly [number, number])[], paint: Paint): void {
    if (points.length > 0) this.#path(`${points.map(([x, y], i) => `${point(x, y)} ${i === 0 ? 'm' : 'l'}`).join(' ')} h`, paint);
  }

  circle(x: number, y: number, radius: number, paint: Paint): void {
    this.roundRectangle(x - radius, y - radius, 2 * radius, 2 * radius, radius, paint);
  }

  /** Corners from top left, clockwise, may be square (0). */
  roundRectangle(x: number, y: number, width: number, height: number, radius: number, paint: Paint): void {
    const r = Math.min(radius, width / 2, height / 2);
    // Bézier handles for a quarter of circle.
    const c = r * (1 - 0.5523);
    const right = x + width;
    const bottom = y + height;
    this.#path(
      `${point(x + r, y)} m ${point(right - r, y)} l ` +
        `${point(right - c, y)} ${point(right, y + c)} ${point(right, y + r)} c ${point(right, bottom - r)} l ` +
        `${point(right, bottom - c)} ${point(right - c, bottom)} ${point(right - r, bottom)} c ${point(x + r, bottom)} l ` +
        `${point(x + c, bottom)} ${point(x, bottom - c)} ${point(x, bottom - r)} c ${point(x, y + r)} l ` +
        `${point(x, y + c)} ${point(x + c, y)} ${point(x + r, y)} c h`,
      paint,
    );
  }

  /** Slanted lines inside a rectangle: an uncertain amount, readable without colour. */
  hatch(x: number, y: number, width: number, height: number, stroke: string): void {
    if (width <= 0) return;
    this.#out.push(`q ${num(x)} ${num(pageHeight - y - height)} ${num(width)} ${num(height)} re W n`);
    const lines: string[] = [];
    for (let at = x - height; at < x + width; at += 4) lines.push(`${point(at, y + height)} m ${point(at + height, y)} l`);
    this.#path(lines.join(' '), { stroke, width: 0.9 });
    this.#out.push('Q');
  }

  #path(path: string, { fill, stroke, width = 0.75, dash, round }: Paint): void {
    const state: string[] = [];
    if (fill !== undefined) state.push(fillColor(fill));
    if (stroke !== undefined) state.push(strokeColor(stroke), `${num(width)} w`);
    if (dash !== undefined) state.push(`[${dash.map(num).join(' ')}] 0 d`);
    if (round === true) state.push('1 J 1 j');
    const operator = fill === undefined ? 'S' : stroke === undefined ? 'f' : 'B';
    const saved = dash !== undefined || round === true;
    this.#out.push(`${saved ? 'q ' : ''}${state.join(' ')} ${path} ${operator}${saved ? ' Q' : ''}`);
  }
}

function point(x: number, y: number): string {
  return `${num(x)} ${num(pageHeight - y)}`;
}

const colors = new Map<string, string>();

function rgb(color: string): string {
  let text = colors.get(color);
  if (text === undefined) {
    if (!/^#[0-9a-f]{6}$/i.test(color)) throw new Error(`not a colour: ${color}`);
    text = [1, 3, 5].map((at) => Math.round((parseInt(color.slice(at, at + 2), 16) / 255) * 1000) / 1000).join(' ');
    if (colors.size > 500) colors.clear();
    colors.set(color, text);
  }
  return text;
}

function fillColor(color: string): string {
  return `${rgb(color)} rg`;
}

function strokeColor(color: string): string {
  return `${rgb(color)} RG`;
}

/** A colour mixed with white: a background for text in that colour. */
export function paler(color: string, strength: number): string {
  const mixed = [1, 3, 5].map((at) => Math.round(255 - (255 - parseInt(color.slice(at, at + 2), 16)) * strength));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
