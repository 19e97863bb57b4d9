/** What `check` is asked to do. */

export const CHECK_FORMATS = ['pretty', 'json', 'github', 'sarif', 'junit'] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

export interface CheckOptions {
  /** Files and folders; what is shipped when there is none. */
  readonly paths: readonly string[];
  /** For sheets and cases that stand alone: an id, a file or a folder; the one they name when absent. */
  readonly questionnaire: string | undefined;
  /** On the standard output. */
  readonly format: CheckFormat;
  /** Reports written in files too. */
  readonly outputFile: readonly { readonly format: CheckFormat; readonly path: string }[];
  /** Warnings that do not make the run end with 1. */
  readonly maxWarnings: number;
  /** Errors only, and no summary when all is well. */
  readonly quiet: boolean;
  /** Random respondents who walk each questionnaire. */
  readonly respondents: number;
  readonly seed: number;
  /** An older version to compare with. */
  readonly against: string | undefined;
  /** A folder of sheets, scored with both versions. */
  readonly replay: string | undefined;
  readonly watch: boolean;
  readonly today: string | undefined;
}
