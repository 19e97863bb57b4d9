/** We cannot go on as asked. Thrown anywhere above the core, caught once in cli.ts, said in French by error-sentences.ts. */
import type { Problem } from '../core/problem.ts';

export interface UserErrorArgs {
  'file-not-found': { readonly path: string };
  'folder-in-use': { readonly path: string };
  'is-a-folder': { readonly path: string };
  'not-a-folder': { readonly path: string };
  'not-a-file': { readonly path: string };
  'file-too-large': { readonly path: string; readonly limit: number };
  'not-utf8': { readonly path: string };
  sealed: { readonly path: string };
  'sealed-for-a-key': { readonly path: string };
  'damaged-seal': { readonly path: string };
  'not-sealed': { readonly path: string };
  'file-exists': { readonly path: string };
  'pdf-under-a-password': { readonly path: string };
  'locked-plan': { readonly path: string };
  'needs-passphrase': Record<never, never>;
  'short-passphrase': { readonly path: string; readonly least: number };
  'wrong-passphrase': { readonly path: string };
  'no-right': { readonly path: string; readonly action: 'read' | 'write' };
  'file-in-use': { readonly path: string };
  'disk-full': { readonly path: string };
  'name-too-long': { readonly path: string };
  'disk-error': { readonly path: string; readonly detail: string };
  'needs-terminal': Record<never, never>;
  'unknown-questionnaire': { readonly name: string; readonly nearest: string | null; readonly shipped: readonly string[] };
  'no-questionnaire-file': { readonly path: string };
  'unknown-commune': { readonly insee: string; readonly path: string };
  'merged-commune': { readonly insee: string; readonly into: string; readonly intoInsee: string; readonly path: string };
  'sheet-of-another-commune': { readonly path: string; readonly name: string };
  'no-sheet-in-pdf': { readonly path: string };
  'bad-day': { readonly option: string; readonly value: string };
  'bad-epoch': { readonly value: string };
  'bad-amount': { readonly option: string; readonly value: string };
  'bad-format': { readonly value: string; readonly allowed: readonly string[]; readonly nearest: string | null };
  'sheet-changed': { readonly path: string };
  'sheet-exists': { readonly path: string };
  'nothing-to-check': { readonly paths: readonly string[] };
  'nothing-to-compare': { readonly id: string; readonly checked: readonly string[] };
  'needs-option': { readonly option: string; readonly needs: string };
  'bad-output-file': { readonly value: string };
  'no-sheet': { readonly paths: readonly string[] };
  'bad-shard': { readonly value: string };
  'bad-number': { readonly option: string; readonly value: string; readonly least: number; readonly most: number };
  'options-apart': { readonly options: readonly [string, string] };
  'not-a-campaign': { readonly path: string };
  usage: { readonly detail: UsageFault };
  /** A file is refused: its problems, and its text to show the lines at fault. */
  'file-refused': { readonly problems: readonly Problem[]; readonly texts: ReadonlyMap<string, string> };
}

/** What was typed wrong on the command line. */
export type UsageFault =
  | { readonly kind: 'unknown-command' | 'unknown-option'; readonly typed: string; readonly nearest: string | null }
  | { readonly kind: 'missing-value'; readonly option: string }
  | { readonly kind: 'missing-argument'; readonly name: string }
  | { readonly kind: 'too-many-arguments'; readonly typed: string }
  | { readonly kind: 'other'; readonly detail: string };

export type UserErrorCode = keyof UserErrorArgs;
export type AnyUserError = {
  [Code in UserErrorCode]: { readonly code: Code; readonly args: UserErrorArgs[Code] };
}[UserErrorCode];

export class UserError<Code extends UserErrorCode = UserErrorCode> extends Error {
  override readonly name = 'UserError';
  readonly code: Code;
  readonly args: UserErrorArgs[Code];

  constructor(code: Code, args: UserErrorArgs[Code]) {
    super(code);
    this.code = code;
    this.args = args;
  }
}
