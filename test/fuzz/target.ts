/** One door of the program, and what is thrown at it. Types only. */
import type fc from 'fast-check';
import type { Outcome } from './verdict.ts';

export interface Target {
  readonly name: string;
  /** What the input is named: the program looks at the extension. */
  readonly file: string;
  /** Prepared only when this target is thrown at. */
  readonly inputs: () => fc.Arbitrary<Uint8Array> | Promise<fc.Arbitrary<Uint8Array>>;
  /** Gives the file to the program as a command would. Rejects when the program is wrong. */
  readonly run: (path: string) => Promise<Outcome>;
}
