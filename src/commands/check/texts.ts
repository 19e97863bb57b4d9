/** The files of one run, each read once; one that cannot be read is a finding, and the run goes on. */
import type { SourceFile } from '../../core/yaml-text.ts';
import { readText } from '../../edges/disk.ts';
import { shippedText } from '../../edges/shipped-data.ts';
import { findingOfFile, type Finding } from '../../render/check/finding.ts';
import { UserError } from '../../render/user-error.ts';

/** What is wrong with the file itself, whoever reads it: a finding, even for a file that somebody named. */
const OF_THE_FILE: ReadonlySet<string> = new Set(['not-utf8', 'file-too-large']);

export class Texts {
  readonly #known = new Map<string, string | UserError>();

  /** Null when it is not a text, or cannot be reached: then it is among the findings. */
  read(file: string): string | null {
    const known = this.#known.get(file) ?? textOrError(file);
    this.#known.set(file, known);
    return typeof known === 'string' ? known : null;
  }

  /** For a file that somebody named. Throws a UserError when it cannot be reached. */
  mustReach(file: string): void {
    this.read(file);
    const known = this.#known.get(file);
    if (known instanceof UserError && !OF_THE_FILE.has(known.code)) throw known;
  }

  /** Those that are texts, with what they hold when it is known. */
  sources(files: readonly string[]): SourceFile[] {
    return files.flatMap((file) => {
      const text = this.read(file);
      return text === null ? [] : [{ file, text, known: shippedText(text) }];
    });
  }

  /** Of the files read, by file: to show the lines at fault. */
  get all(): ReadonlyMap<string, string> {
    return new Map([...this.#known].flatMap(([file, text]) => (typeof text === 'string' ? [[file, text]] : [])));
  }

  /** Why this file could not be read, when it could not. */
  findingOf(file: string): Finding | null {
    const known = this.#known.get(file);
    return known instanceof UserError ? findingOfFile(known, file) : null;
  }
}

function textOrError(file: string): string | UserError {
  try {
    return readText(file);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}
