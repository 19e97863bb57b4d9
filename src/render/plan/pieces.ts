/** Short ways to write blocks. */
import type { Column, Heading, List, Paragraph, Row, Span, Table, Text } from '../blocks.ts';

export function heading(level: Heading['level'], text: string): Heading {
  return { kind: 'heading', level, text };
}

export function paragraph(text: Text, style?: Paragraph['style']): Paragraph {
  return style === undefined ? { kind: 'paragraph', text } : { kind: 'paragraph', text, style };
}

export function list(style: List['style'], items: readonly Text[]): List {
  return { kind: 'list', style, items };
}

/** Columns as title, width, and alignment when it is to the right. */
export function table(
  summary: string,
  columns: readonly (readonly [title: string, width: number, align?: Column['align']])[],
  rows: readonly Row[],
): Table {
  return { kind: 'table', summary, columns: columns.map(([title, width, align]) => ({ title, width, align })), rows };
}

export function group(title: string): Row {
  return { cells: [title], style: 'group' };
}

export function bold(text: string): Span {
  return { text, bold: true };
}

export function plain(text: string): Span {
  return { text };
}

/** Lines of one cell, each after a sign that is seen and not read. */
export function marked(sign: string, lines: readonly string[]): Span[] {
  return lines.flatMap((line, index) => [{ text: sign, silent: true }, plain(index < lines.length - 1 ? `${line}\n` : line)]);
}

/** A link in its own words. */
export function link(text: string, url: string): Span {
  return { text, link: url };
}

/** Spans with a separator between them. */
export function joined(parts: readonly Span[], separator: string): Span[] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [{ text: separator }, part]));
}

/** « https://www.exemple.fr/page/ » → « exemple.fr/page ». */
export function address(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
}
