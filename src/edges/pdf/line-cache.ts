import type { Face } from './face.ts';

/** Consecutive characters of a line with the same face, link and silence. */
export interface Segment {
  readonly face: Face;
  readonly link: string | undefined;
  /** What the link says, whole, even when it is broken over lines. */
  readonly linkText: string | undefined;
  /** The inside of a TJ array, see `Word`. */
  code: string;
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
}

/** Broken texts, shared by all documents. Emptied when it holds too many characters: memory stays flat. */
export class LineCache {
  readonly #lines = new Map<string, readonly Line[]>();
  readonly #widest = new Map<string, number>();
  #characters = 0;

  get(key: string): readonly Line[] | undefined {
    return this.#lines.get(key);
  }

  set(key: string, lines: readonly Line[]): void {
    this.#count(key);
    this.#lines.set(key, lines);
  }

  widest(key: string): number | undefined {
    return this.#widest.get(key);
  }

  setWidest(key: string, width: number): void {
    this.#count(key);
    this.#widest.set(key, width);
  }

  #count(key: string): void {
    if (this.#characters > 3_000_000) {
      this.#lines.clear();
      this.#widest.clear();
      this.#characters = 0;
    }
    this.#characters += key.length;
  }
}
