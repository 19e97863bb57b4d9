/** What `diagnose` is asked, and how to ask it again. */
export interface DiagnoseOptions {
  readonly sheet: string | undefined;
  readonly questionnaire: string;
  readonly express: boolean;
  readonly output: string;
  /** What to write; `none` is an empty list. */
  readonly formats: readonly ('pdf' | 'json')[];
  readonly json: boolean;
  readonly budget: number | undefined;
  readonly days: number | undefined;
  readonly plain: boolean;
  readonly input: boolean;
  readonly today: string | undefined;
  readonly encrypt: boolean;
  /** A file whose first line is the passphrase, or `-`. */
  readonly passphraseFile: string | undefined;
}

/** What to type to take a sheet up again, asked in the same way and with its files in the same place. */
export function resumeCommand(
  path: string,
  { questionnaire, output, express, plain, budget, days }: DiagnoseOptions,
  env: NodeJS.ProcessEnv,
): string {
  const quote = (word: string): string => (/[^\p{L}\p{N}_./\\:-]/u.test(word) ? `"${word}"` : word);
  return [
    // Whoever came through npx has no `commune-cyber` of their own to type.
    `${env['npm_command'] === 'exec' ? 'npx ' : ''}commune-cyber diagnose ${quote(path)}`,
    ...(questionnaire === 'communes' ? [] : [`--questionnaire ${quote(questionnaire)}`]),
    ...(output === '.' ? [] : [`--output ${quote(output)}`]),
    ...(express ? ['--express'] : []),
    ...(plain ? ['--plain'] : []),
    ...(budget === undefined ? [] : [`--budget ${budget}`]),
    ...(days === undefined ? [] : [`--days ${days}`]),
  ].join(' ');
}
