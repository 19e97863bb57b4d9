/**
 * A document as a list of semantic blocks. Printers (PDF today) draw them and know nothing of security;
 * documents choose them and know nothing of millimetres. They map one to one to tagged-PDF structure.
 *
 * Types only.
 */

export interface DocumentModel {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: readonly string[];
  /** YYYY-MM-DD: the creation date written in the file. */
  readonly date: string;
  /** Running header, left and right, on every page but the cover. */
  readonly header: { readonly left: string; readonly right: string };
  /** Running footer, left of the page number. */
  readonly footer: string;
  readonly theme: Theme;
  readonly blocks: readonly Block[];
  readonly attachments: readonly Attachment[];
  /** What the document was made from, as 16 bytes in hexadecimal; drawn from its properties when absent. */
  readonly identity?: string | undefined;
}

export interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  readonly description: string;
  readonly bytes: Uint8Array;
}

/** Colours as #rrggbb. Text colours have a contrast of at least 4.5 on the paper they are used on. */
export interface Theme {
  readonly ink: string;
  readonly muted: string;
  readonly accent: string;
  /** Background of table headers' cells and panels. */
  readonly tint: string;
  readonly rule: string;
  readonly good: string;
  readonly warning: string;
  readonly alert: string;
}

export type Tone = 'neutral' | 'accent' | 'good' | 'warning' | 'alert';

export type Block =
  | Cover
  | Heading
  | Paragraph
  | List
  | Table
  | Callout
  | Card
  | KeyFigures
  | Letter
  | Chart
  | { readonly kind: 'page-break' };

/** Text with emphasis and links; a plain string when there is none. */
export type Text = string | readonly Span[];
export interface Span {
  readonly text: string;
  readonly bold?: boolean | undefined;
  /** Absolute URL: a link annotation is drawn over the text. */
  readonly link?: string | undefined;
  /** Drawn, and never read aloud: a box to tick, a bullet. */
  readonly silent?: boolean | undefined;
}

/** The whole first page. The title is the document's only first-level heading. */
export interface Cover {
  readonly kind: 'cover';
  readonly overline: string;
  readonly title: string;
  readonly subtitle: string;
  /** Label and value, one per line: commune, date, version… */
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly notice: string;
}

/** Level 2 opens a section (bookmark), level 3 a subsection (nested bookmark), level 4 neither. */
export interface Heading {
  readonly kind: 'heading';
  readonly level: 2 | 3 | 4;
  readonly text: string;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: Text;
  readonly style?: 'lead' | 'small' | undefined;
}

export interface List {
  readonly kind: 'list';
  /** `check` draws an empty box to tick by hand. */
  readonly style: 'bullet' | 'number' | 'check';
  /** Closer lines in smaller type, for what is looked up rather than read. */
  readonly size?: 'small' | undefined;
  readonly items: readonly Text[];
}

export interface Table {
  readonly kind: 'table';
  /** What the table holds, for someone who cannot see it. */
  readonly summary: string;
  /** Closer rows in smaller type, for what is looked up rather than read. */
  readonly size?: 'small' | undefined;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}
export interface Column {
  readonly title: string;
  /** Share of the width; any unit, only ratios count. */
  readonly width: number;
  readonly align?: 'left' | 'right' | undefined;
}
export interface Row {
  /** As many as columns; the first one is a row header. */
  readonly cells: readonly Text[];
  /** `group`: one cell across the table, a subheading. `total`: emphasised. */
  readonly style?: 'group' | 'total' | undefined;
}

/** A framed remark: its tone is always also said by its title. */
export interface Callout {
  readonly kind: 'callout';
  readonly tone: Tone;
  readonly title: string;
  readonly blocks: readonly (Paragraph | List)[];
}

/** One thing to do or to know, kept together when it fits: a number, a title, labelled parts. */
export interface Card {
  readonly kind: 'card';
  /** Printed in a disc at the left, and read before the title. */
  readonly badge: string;
  /** A level 3 heading, with its bookmark. */
  readonly title: string;
  /** Short facts in one line: who, cost, by when. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly parts: readonly { readonly label: string; readonly content: Text | List }[];
}

/** Two to four large figures side by side. */
export interface KeyFigures {
  readonly kind: 'key-figures';
  readonly figures: readonly { readonly value: string; readonly label: string }[];
}

/** A letter ready to send, framed, in ordinary paragraphs. */
export interface Letter {
  readonly kind: 'letter';
  readonly to: string;
  readonly subject: string;
  readonly blocks: readonly (Paragraph | List)[];
}

/** A picture. `alt` says everything the picture says. Readable in black and white. */
export interface Chart {
  readonly kind: 'chart';
  readonly alt: string;
  readonly caption?: string | undefined;
  readonly drawing: Gauge | Radar | Bars | Timeline;
}

/** 0–100, with an interval [percent, high] and the levels' thresholds as ticks. */
export interface Gauge {
  readonly kind: 'gauge';
  readonly percent: number;
  readonly high: number;
  readonly letter: string;
  readonly label: string;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

/** One axis per domain, 0–100; `percent` null when inconclusive. */
export interface Radar {
  readonly kind: 'radar';
  readonly axes: readonly { readonly label: string; readonly percent: number | null; readonly high: number | null }[];
}

/** Horizontal bars, 0–100, interval hatched after the solid part. */
export interface Bars {
  readonly kind: 'bars';
  readonly bars: readonly {
    readonly label: string;
    readonly percent: number | null;
    readonly high: number | null;
    readonly value: string;
  }[];
}

/** The plan's horizons on a line, what is done in each, and the score after each. */
export interface Timeline {
  readonly kind: 'timeline';
  readonly start: { readonly label: string; readonly percent: number | null; readonly letter: string };
  readonly stops: readonly {
    readonly title: string;
    readonly date: string;
    /** Short lines: "6 mesures", "0 à 250 €". */
    readonly lines: readonly string[];
    readonly percent: number | null;
    readonly letter: string;
  }[];
}
