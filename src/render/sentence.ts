/** What every sentence about a fault is made of: what is wrong, then what to do. */
import { quoted, THIN } from './format.ts';
import { visible } from './visible.ts';

export interface Sentence {
  /** What is wrong. */
  readonly message: string;
  /** What to do. */
  readonly remedy: string;
}

/** One sentence per code, by type: a code without its sentence does not compile. */
export type Sentences<Args> = { readonly [Code in keyof Args]: (args: Args[Code]) => Sentence };

/** The sentence of a code; the pairing of a code with its arguments is held by the type of the table. */
export function sentence(table: { readonly [code: string]: (args: never) => Sentence }, code: string, args: unknown): Sentence {
  const { message, remedy } = table[code]!(args as never);
  return { message: visible(message), remedy: visible(remedy) };
}

export function perhaps(nearest: string | null, otherwise: string): string {
  return nearest === null ? otherwise : `Vouliez-vous écrire ${quoted(nearest)}${THIN}?`;
}
