/** What `check` reports, whatever the format: a problem of a file, or a file that could not be read at all. */
import type { AcceptedProblem } from '../../core/acceptance.ts';
import type { ReplayedCase } from '../../core/check-cases.ts';
import type { Place, Problem, Severity } from '../../core/problem.ts';
import { userErrorSentence } from '../error-sentences.ts';
import { problemSentence } from '../problem-sentences.ts';
import type { AnyUserError, UserError } from '../user-error.ts';

export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly place: Place;
  readonly message: string;
  readonly remedy: string;
  /** The text of an answer sheet that shows the problem. */
  readonly sheet?: string | undefined;
}

export interface CheckReport {
  /** YYYY-MM-DD. */
  readonly today: string;
  /** Every file that was read, in order. */
  readonly files: readonly string[];
  readonly findings: readonly Finding[];
  /** What is accepted in a questionnaire, with the reason. */
  readonly accepted: readonly { readonly finding: Finding; readonly why: string }[];
  readonly cases: readonly ReplayedCase[];
  /** Random respondents who walked the questionnaires. */
  readonly respondents: number;
}

export function findingOf(problem: Problem): Finding {
  const { code, severity, place, args } = problem;
  return { code, severity, place, ...problemSentence(problem), sheet: sheetIn(args) };
}

/** A file that is refused as a whole, at its start when no place in it is at fault. */
export function findingOfFile(
  error: UserError,
  file: string,
  place: Place = { file, line: 1, column: 1, endColumn: 1, path: '' },
): Finding {
  const known = error as unknown as AnyUserError;
  return { code: known.code, severity: 'error', place, ...userErrorSentence(known) };
}

export function acceptedOf({ problem, acceptance }: AcceptedProblem): CheckReport['accepted'][number] {
  return { finding: findingOf(problem), why: acceptance.why };
}

export function countOf(findings: readonly Finding[], severity: Severity): number {
  return findings.filter((each) => each.severity === severity).length;
}

/** The counter-example of a law, when the problem carries one. */
function sheetIn(args: Problem['args']): string | undefined {
  const sheet: unknown =
    'sheet' in args ? args.sheet : 'example' in args && typeof args.example === 'object' ? args.example?.sheet : undefined;
  return typeof sheet === 'string' ? sheet : undefined;
}
