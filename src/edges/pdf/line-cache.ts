import type { Text } from '../../render/blocks.ts';
import { fragmentOf } from './fragment.ts';
import type { Fragment, TextLook } from './fragment.ts';
import type { Line } from './line.ts';

interface Drawn {
  readonly look: TextLook;
  readonly linkColor: string;
  readonly width: number;
  readonly fragment: Fragment;
}

/** A text on so many lines, and the same as drawing instructions. */
export class BrokenText {
  readonly lines: readonly Line[];
  readonly #drawn: Drawn[] = [];

  constructor(lines: readonly Line[]) {
    this.lines = lines;
  }

  /** Of some of the lines; kept when it is all of them. */
  fragment(look: TextLook, linkColor: string, width: number, from: number, to: number): Fragment {
    if (from > 0 || to < this.lines.length) return fragmentOf(this.lines.slice(from, to), look, linkColor, width);
    const { size, leading, color, align } = look;
    for (const known of this.#drawn)
      if (
        known.look.size === size &&
        known.look.leading === leading &&
        known.look.color === color &&
        known.look.align === align &&
        known.linkColor === linkColor &&
        (known.width === width || align === undefined || align === 'left')
      )
        return known.fragment;
    const fragment = fragmentOf(this.lines, look, linkColor, width);
    if (this.#drawn.length >= MOST_LOOKS) this.#drawn.length = 0;
    this.#drawn.push({ look, linkColor, width, fragment });
    return fragment;
  }
}

const MOST_LOOKS = 8;
const MOST_WIDTHS = 24;

/** What is known of a text. */
export class KnownText {
  /** The longest piece that would rather not be broken, in the regular face then in bold. */
  readonly widest: [number | undefined, number | undefined] = [undefined, undefined];
  readonly #broken: { readonly width: number; readonly manner: number; readonly text: BrokenText }[] = [];

  /** `manner` tells apart what is broken differently in the same width. */
  broken(width: number, manner: number, make: () => BrokenText): BrokenText {
    for (const known of this.#broken) if (known.width === width && known.manner === manner) return known.text;
    const text = make();
    if (this.#broken.length >= MOST_WIDTHS) this.#broken.length = 0;
    this.#broken.push({ width, manner, text });
    return text;
  }
}

const LONGEST_TEXT = 4_000;
/** A letter weighs some forty bytes once broken and encoded. */
const MOST_CHARACTERS = 1_000_000;

/**
 * Texts that come back from a document to the next, such as the sheets of measures: broken once for all. Emptied when it
 * holds too many characters: memory stays flat.
 */
export class LineCache {
  readonly #texts = new Map<string, KnownText>();
  #characters = 0;

  of(text: Text): KnownText {
    if (typeof text === 'string') return this.#known(text);
    let key = '';
    for (const { text: words, bold, link, silent } of text)
      key += `\u0001${bold === true ? 'b' : ''}${silent === true ? 's' : ''}\u0002${link ?? ''}\u0002${words}`;
    return this.#known(key);
  }

  #known(key: string): KnownText {
    let known = this.#texts.get(key);
    if (known === undefined) {
      known = new KnownText();
      if (key.length > LONGEST_TEXT) return known;
      if (this.#characters > MOST_CHARACTERS) {
        this.#texts.clear();
        this.#characters = 0;
      }
      this.#characters += key.length;
      this.#texts.set(key, known);
    }
    return known;
  }
}
