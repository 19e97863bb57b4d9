/** The sentence of every problem. */
import type { Problem, ProblemArgs } from '../core/problem.ts';
import { sentence, type Sentence, type Sentences } from './sentence.ts';
import { CHECK_SENTENCES } from './sentences/check.ts';
import { FILE_SENTENCES } from './sentences/file.ts';
import { QUESTIONNAIRE_SENTENCES } from './sentences/questionnaire.ts';
import { SHEET_SENTENCES } from './sentences/sheet.ts';
import { SOUNDNESS_SENTENCES } from './sentences/soundness.ts';
import { TABLE_SENTENCES } from './sentences/table.ts';
import { VERSION_SENTENCES } from './sentences/version.ts';

/** Complete by its type: a code without its sentence does not compile. */
const PROBLEMS: Sentences<ProblemArgs> = {
  ...FILE_SENTENCES,
  ...QUESTIONNAIRE_SENTENCES,
  ...VERSION_SENTENCES,
  ...SOUNDNESS_SENTENCES,
  ...CHECK_SENTENCES,
  ...TABLE_SENTENCES,
  ...SHEET_SENTENCES,
};

export function problemSentence(problem: Problem): Sentence {
  return sentence(PROBLEMS, problem.code, problem.args);
}

/** Every code there is. */
export const PROBLEM_CODES: readonly string[] = Object.keys(PROBLEMS);
