import type { Face } from './face.ts';
import type { Line, Segment } from './line.ts';
import { num } from './low-level.ts';

/** How lines look, whatever they say. */
export interface TextLook {
  readonly size: number;
  readonly leading: number;
  readonly color: string;
  readonly align?: 'left' | 'center' | 'right' | undefined;
}

/**
 * Lines as drawing instructions, counted from the first baseline: the same wherever they are put, so that a text is
 * encoded once in the life of the process.
 */
export interface Fragment {
  /** From the top of the first line to its baseline. */
  readonly drop: number;
  /** One after the other: ordinary text, a link… None when there is nothing to show. */
  readonly runs: readonly Run[];
  /** What the first instruction counts on, and what the last one leaves. */
  readonly start: Pen;
  readonly end: Pen;
  /** What it needs beyond the usual glyphs: those of each face, and whether some are shown in two bytes. */
  readonly rare: readonly { readonly face: Face; readonly glyphs: readonly number[]; readonly wide: boolean }[];
}

/** Colour and font under way on a page. */
export interface Pen {
  readonly color: string;
  readonly font: string;
}

interface Run {
  readonly code: string;
  /** Drawn, and never read aloud. */
  readonly silent: boolean;
  readonly link: Link | undefined;
}

export interface Link {
  readonly url: string;
  /** What it says, whole, even when it is broken over lines. */
  readonly text: string;
  /** Where it is: a box a line, from the top left corner of the text. */
  readonly boxes: readonly { readonly x: number; readonly line: number; readonly width: number }[];
}

const noPen: Pen = { color: '', font: '' };
const nothing: Fragment = { drop: 0, runs: [], start: noPen, end: noPen, rare: [] };

/** `width` is what lines are aligned in. */
export function fragmentOf(lines: readonly Line[], look: TextLook, linkColor: string, width: number): Fragment {
  const { size, leading } = look;
  const first = lines.find((line) => line.segments.length > 0)?.segments[0];
  if (first === undefined) return nothing;
  const { ascent, descent } = first.ink.face;
  const rare: Fragment['rare'][number][] = [];
  const runs: { code: string[]; silent: boolean; link: (Link & { boxes: Link['boxes'][number][] }) | undefined }[] = [];
  // What is at the start of a line belongs to the run that is written there.
  let moves: string[] = lines.length > 1 ? [`${num(leading)} TL`] : [];
  const start = penOf(first, look, linkColor);
  let pen = start;
  let penX = 0;
  lines.forEach((line, index) => {
    const gap = width - (line.width * size) / 1000;
    let x = look.align === 'right' ? gap : look.align === 'center' ? gap / 2 : 0;
    if (index > 0) moves.push('T*');
    if (line.segments.length > 0 && num(x - penX) !== '0') {
      moves.push(`${num(x - penX)} 0 Td`);
      penX += Math.round((x - penX) * 100) / 100;
    }
    for (const segment of line.segments) {
      let run = runs[runs.length - 1];
      const { silent, link, linkText = link } = segment.ink;
      if (run === undefined || run.silent !== silent || run.link?.url !== link || run.link?.text !== linkText) {
        run = { code: [], silent, link: link === undefined ? undefined : { url: link, text: linkText ?? '', boxes: [] } };
        runs.push(run);
      }
      run.code.push(...moves);
      moves = [];
      const wanted = penOf(segment, look, linkColor);
      if (wanted.color !== pen.color) run.code.push(fillColor(wanted.color));
      if (wanted.font !== pen.font) run.code.push(`/${wanted.font} Tf`);
      pen = wanted;
      run.code.push(shown(segment));
      if (segment.wide || segment.rare.length > 0)
        rare.push({ face: segment.ink.face, glyphs: segment.rare, wide: segment.wide });
      const length = (segment.width * size) / 1000;
      if (!segment.hyphen) run.link?.boxes.push({ x, line: index, width: length });
      x += length;
    }
  });
  return {
    // The letters are centred in their line.
    drop: (leading + ((ascent + descent) / 1000) * size) / 2,
    start,
    end: pen,
    runs: runs.map(({ code, silent, link }) => ({ code: code.join('\n'), silent, link })),
    rare,
  };
}

/** A face is two fonts on the page: one byte a letter, or two. */
export function fontName(face: Face, wide: boolean): string {
  return wide ? `${face.name}W` : face.name;
}

function penOf({ ink: { face, link }, wide }: Segment, look: TextLook, linkColor: string): Pen {
  return { color: link === undefined ? look.color : linkColor, font: `${fontName(face, wide)} ${num(look.size)}` };
}

function shown({ code, hyphen }: Segment): string {
  const operation = `[(${code})]TJ`;
  // Read aloud and copied, a word broken by us is whole again.
  return hyphen ? `/Span<</ActualText(\xfe\xff\x00\xad)>>BDC ${operation} EMC` : operation;
}

const colors = new Map<string, string>();

/** Red, green and blue as the format writes them. */
export function rgb(color: string): string {
  let text = colors.get(color);
  if (text === undefined) {
    if (!/^#[0-9a-f]{6}$/i.test(color)) throw new Error(`not a colour: ${color}`);
    text = [1, 3, 5].map((at) => Math.round((parseInt(color.slice(at, at + 2), 16) / 255) * 1000) / 1000).join(' ');
    if (colors.size > 500) colors.clear();
    colors.set(color, text);
  }
  return text;
}

export function fillColor(color: string): string {
  return `${rgb(color)} rg`;
}
