/** Problems for machines: one shape, wherever they are reported. */
import type { Problem, Severity } from '../core/problem.ts';
import { userErrorSentence } from './error-sentences.ts';
import { problemSentence } from './problem-sentences.ts';
import type { AnyUserError, UserError } from './user-error.ts';

export interface ProblemJson {
  readonly code: string;
  readonly severity: Severity;
  readonly file: string;
  /** From 1, as `column`. */
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
}

export function problemJson(problem: Problem): ProblemJson {
  const { code, severity, place } = problem;
  const { message, remedy } = problemSentence(problem);
  return { code, severity, file: place.file, line: place.line, column: place.column, path: place.path, message, remedy };
}

/** What stopped the reading of a file as a whole. */
export function errorJson(error: UserError, file: string, line = 1): ProblemJson[] {
  const known = error as unknown as AnyUserError;
  if (known.code === 'file-refused') return known.args.problems.map(problemJson);
  const { message, remedy } = userErrorSentence(known);
  return [{ code: known.code, severity: 'error', file, line, column: 1, path: '', message, remedy }];
}
