/** The files of one run, each read once; one that is not a text is a finding, and the run goes on. */
import type { SourceFile } from '../../core/yaml-text.ts';
import { readText } from '../../edges/disk.ts';
import { shippedData } from '../../edges/shipped-data.ts';
import { findingOfFile, type Finding } from '../../render/check/finding.ts';
import { UserError } from '../../render/user-error.ts';

/** What is wrong with the file itself, whoever reads it. */
const OF_THE_FILE: ReadonlySet<string> = new Set(['not-utf8', 'file-too-large']);

export class Texts {
  readonly #known = new Map<string, string | Finding>();

  /** Null when the file is not a text: then it is among the findings. Throws a UserError when it cannot be reached. */
  read(file: string): string | null {
    const known = this.#known.get(file) ?? readOrFinding(file);
    this.#known.set(file, known);
    return typeof known === 'string' ? known : null;
  }

  /** Those that are texts, with what they hold when it is known. */
  sources(files: readonly string[]): SourceFile[] {
    return files.flatMap((file) => {
      const text = this.read(file);
      return text === null ? [] : [{ file, text, data: shippedData(text) }];
    });
  }

  get files(): readonly string[] {
    return [...this.#known.keys()];
  }

  /** Of the files read, by file: to show the lines at fault. */
  get all(): ReadonlyMap<string, string> {
    return new Map([...this.#known].flatMap(([file, text]) => (typeof text === 'string' ? [[file, text]] : [])));
  }

  /** Why this file is not a text, when it is not. */
  findingOf(file: string): Finding | null {
    const known = this.#known.get(file);
    return known === undefined || typeof known === 'string' ? null : known;
  }
}

function readOrFinding(file: string): string | Finding {
  try {
    return readText(file);
  } catch (error) {
    if (error instanceof UserError && OF_THE_FILE.has(error.code)) return findingOfFile(error, file);
    throw error;
  }
}
