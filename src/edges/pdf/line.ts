import type { Face } from './face.ts';

/** What letters that follow one another have in common. */
export interface Ink {
  readonly face: Face;
  readonly link: string | undefined;
  /** What the link says, whole, even when it is broken over lines. */
  readonly linkText: string | undefined;
  /** Drawn, and never read aloud. */
  readonly silent: boolean;
}

/** Consecutive characters of a line in the same ink. */
export interface Segment {
  readonly ink: Ink;
  /** The inside of a TJ array, and how it is encoded: see `Word`. */
  code: string;
  readonly wide: boolean;
  width: number;
  /** Its glyphs that are not in every document. */
  rare: readonly number[];
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
