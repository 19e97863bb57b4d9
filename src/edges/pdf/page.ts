import type { Theme } from '../../render/blocks.ts';
import type { CompactDocument } from './compact.ts';
import type { Face } from './face.ts';
import { fillColor, rgb } from './fragment.ts';
import type { Fragment, Link, TextLook } from './fragment.ts';
import { num, Raw, textString } from './low-level.ts';
import { pageHeight } from './page-size.ts';
import type { PageMarks, StructureElement } from './structure.ts';

export interface Paint {
  readonly fill?: string | undefined;
  readonly stroke?: string | undefined;
  readonly width?: number;
  readonly dash?: readonly number[];
  readonly round?: boolean;
}

/** What pages share: the document, the glyphs used, the last key of the structure. */
export interface Book {
  readonly document: CompactDocument;
  readonly theme: Theme;
  readonly used: ReadonlyMap<Face, Uint8Array>;
  /** Faces that show unusual letters, two bytes each. */
  readonly wide: Set<Face>;
  nextKey: number;
}

/** A page being drawn. Distances are in points from the top left corner; y goes down. */
export class Page implements PageMarks {
  readonly index: number;
  readonly book: Book;
  readonly elements: StructureElement[] = [];
  readonly links: { element: StructureElement; key: number }[] = [];
  readonly name: string;
  readonly #out: string[] = [];
  /** Inside a figure or a decoration, text and links are not marked one by one. */
  #enclosed = false;
  // What is set on the page, so as to be said once.
  #color = '';
  #font = '';
  #stroke = '';

  constructor(book: Book, index: number) {
    this.book = book;
    this.index = index;
    this.name = String(book.document.page.dictionary);
  }

  /** The drawing instructions, once the page is finished: they are forgotten. */
  content(): string {
    const content = this.#out.join('\n');
    this.#out.length = 0;
    return content;
  }

  /** Decoration, or repeated text: not part of the structure. */
  artifact(kind: 'Layout' | 'Header' | 'Footer' | 'Repeated', draw: () => void): void {
    if (this.#enclosed) return draw();
    const type =
      kind === 'Layout' ? '/Type/Layout' : kind === 'Repeated' ? '/Type/Pagination' : `/Type/Pagination/Subtype/${kind}`;
    this.#out.push(`/Artifact<<${type}>>BDC`);
    this.#enclose(draw);
  }

  /** What the document draws the same way on several pages, by its name among the page's resources. */
  form(name: string): void {
    this.#out.push(`/${name} Do`);
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
   * A text as an element (or as part of the drawing under way, when there is none). Returns nothing: its height is the
   * number of lines times the leading.
   */
  text(
    element: StructureElement | undefined,
    { drop, runs, rare, start, end }: Fragment,
    look: TextLook,
    x: number,
    top: number,
  ): void {
    if (runs.length === 0) return;
    for (const { face, glyphs, wide } of rare) {
      const used = this.book.used.get(face);
      if (used !== undefined) for (const glyph of glyphs) used[glyph] = 1;
      if (wide) this.book.wide.add(face);
    }
    const out = this.#out;
    const own = this.#enclosed ? undefined : element;
    this.#fill(start.color);
    if (start.font !== this.#font) out.push(`/${start.font} Tf`);
    this.#color = end.color;
    this.#font = end.font;
    out.push(`BT ${num(x)} ${num(pageHeight - top - drop)} Td`);
    for (const { code, silent, link } of runs) {
      if (own === undefined) out.push(code);
      else if (silent) out.push('/Artifact<</Type/Layout>>BDC', code, 'EMC');
      else {
        const target = link === undefined ? own : own.add('Link');
        out.push(this.#begin(target), code, 'EMC');
        if (link !== undefined) this.#link(link, target, look.leading, x, top);
      }
    }
    out.push('ET');
    if (runs.some(({ link }) => link !== undefined)) this.artifact('Layout', () => this.#underline(runs, drop, look, x, top));
  }

  #underline(runs: Fragment['runs'], drop: number, { size, leading }: TextLook, x: number, top: number): void {
    for (const { link } of runs) {
      for (const box of link?.boxes ?? []) {
        const y = top + box.line * leading + drop + size * 0.16;
        this.line(x + box.x, y, x + box.x + box.width, y, { stroke: this.book.theme.accent, width: 0.5 });
      }
    }
  }

  #link({ url, text, boxes }: Link, element: StructureElement, leading: number, x: number, top: number): void {
    const { document } = this.book;
    for (const box of boxes) {
      const key = this.book.nextKey++;
      const left = x + box.x;
      const y = pageHeight - top - box.line * leading;
      const annotation = document.name();
      document.pack(
        annotation,
        `<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[${num(left)} ${num(y - leading)} ${num(left + box.width)} ${num(y)}]` +
          `/Contents${textString(text)}/StructParent ${key}/A<</S/URI/URI${textString(url)}>>>>`,
      );
      document.page.annotations.push(new Raw(annotation));
      element.kids.push({ page: this.index, annotation });
      this.links.push({ element, key });
    }
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
    const stroked = this.#stroke;
    this.#out.push(`q ${num(x)} ${num(pageHeight - y - height)} ${num(width)} ${num(height)} re W n`);
    const lines: string[] = [];
    for (let at = x - height; at < x + width; at += 4) lines.push(`${point(at, y + height)} m ${point(at + height, y)} l`);
    this.#path(lines.join(' '), { stroke, width: 0.9 });
    this.#out.push('Q');
    this.#stroke = stroked;
  }

  #path(path: string, { fill, stroke, width = 0.75, dash, round }: Paint): void {
    const before = { color: this.#color, stroke: this.#stroke };
    const saved = dash !== undefined || round === true;
    if (saved) this.#out.push('q');
    if (fill !== undefined) this.#fill(fill);
    if (stroke !== undefined) this.#pencil(`${rgb(stroke)} RG ${num(width)} w`);
    if (dash !== undefined) this.#out.push(`[${dash.map(num).join(' ')}] 0 d`);
    if (round === true) this.#out.push('1 J 1 j');
    this.#out.push(path, fill === undefined ? 'S' : stroke === undefined ? 'f' : 'B');
    if (!saved) return;
    this.#out.push('Q');
    this.#color = before.color;
    this.#stroke = before.stroke;
  }

  #fill(color: string): void {
    if (color !== this.#color) this.#out.push(fillColor(color));
    this.#color = color;
  }

  #pencil(stroke: string): void {
    if (stroke !== this.#stroke) this.#out.push(stroke);
    this.#stroke = stroke;
  }
}

function point(x: number, y: number): string {
  return `${num(x)} ${num(pageHeight - y)}`;
}

/** A colour mixed with white: a background for text in that colour. */
export function paler(color: string, strength: number): string {
  const mixed = [1, 3, 5].map((at) => Math.round(255 - (255 - parseInt(color.slice(at, at + 2), 16)) * strength));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
