import type { Face } from './face.ts';

/** Consecutive characters of a line with the same face, link and silence. */
export interface Segment {
  readonly face: Face;
  readonly link: string | undefined;
  /** What the link says, whole, even when it is broken over lines. */
  readonly linkText: string | undefined;
  /** The inside of a TJ array, and how it is encoded: see `Word`. */
  code: string;
  readonly wide: boolean;
  width: number;
  readonly glyphs: number[];
  /** Drawn, and never read aloud. */
  readonly silent: boolean;
  /** A hyphen that is there only because the word is broken. */
  readonly hyphen: boolean;
}

export interface Line {
  readonly segments: readonly Segment[];
  /** In thousandths of the font size, without the space at the end. */
  readonly width: number;
  /** The next line begins something else. */
  readonly ends: boolean;
}
