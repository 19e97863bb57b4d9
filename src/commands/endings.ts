/** How a run that could not be carried out ends. */
import { terminalPalette } from '../edges/palette.ts';
import { userErrorSentence } from '../render/error-sentences.ts';
import { problemReport } from '../render/problems.ts';
import type { AnyUserError, UserError } from '../render/user-error.ts';

/** One clear sentence and what to do; for a refused file, each problem at its place. */
export async function errorText(error: UserError, stderr: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Promise<string> {
  const palette = await terminalPalette(stderr, env);
  const known = error as unknown as AnyUserError;
  if (known.code === 'file-refused') return `${problemReport(known.args.problems, known.args.texts, palette)}\n`;
  const { message, remedy } = userErrorSentence(known);
  return `${palette.bold(message)}\n${palette.accent('→')} ${remedy}\n`;
}

/** We are wrong: say so, with what helps to mend it. */
export function defectText(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `Ceci est un défaut de commune-cyber, et non une erreur de votre part. Vos réponses enregistrées sont intactes.\nVous pouvez le signaler avec le texte ci-dessous, qui ne contient pas vos réponses.\n\n${stack}\n`;
}
