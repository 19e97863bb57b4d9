/** For contributors only: the pages that are generated from a questionnaire, and from what the program says. */
import { basename, join } from 'node:path';
import * as unverifiedShape from '#generated/unverified.js';
import type { Reading } from '../core/problem.ts';
import { readCoverage, type Coverage } from '../core/read-coverage.ts';
import { readQuestionnaire } from '../core/read-questionnaire.ts';
import { readTemplate } from '../core/read-template.ts';
import { readText, yamlFilesIn } from '../edges/disk.ts';
import { readQuestionnaireFiles } from '../edges/questionnaires.ts';
import { coverageMarkdown } from '../render/coverage.ts';
import { problemsMarkdown } from '../render/guide/page.ts';
import { problemLine } from '../render/problems.ts';
import { sourcesMarkdown, type Unverified } from '../render/sources.ts';

/** The list that stands beside the others in `coverage/` and is not one of them. */
const UNVERIFIED = 'unverified.yaml';

export interface Docs {
  readonly coverages: readonly Coverage[];
  /** Paths from the root of the project. */
  readonly pages: readonly { readonly path: string; readonly text: string }[];
}

/** The pages of `communes`, not written yet. Throws, with every problem, when something is wrong. */
export function docsOf(root: string): Docs {
  const folder = join(root, 'questionnaires/communes');
  const questionnaire = valueOf(readQuestionnaire(readQuestionnaireFiles(folder)));
  const files = yamlFilesIn(join(folder, 'coverage'));
  const coverages = files
    .filter((file) => basename(file) !== UNVERIFIED)
    .map((file) => valueOf(readCoverage({ file, text: readText(file) }, questionnaire)));
  const list = join(folder, 'coverage', UNVERIFIED);
  const unverified = valueOf(readTemplate<Unverified>({ file: list, text: readText(list) }, unverifiedShape));
  return {
    coverages,
    pages: [
      { path: 'docs/questionnaires/communes-coverage.md', text: coverageMarkdown(questionnaire, coverages) },
      { path: 'docs/problems.md', text: problemsMarkdown() },
      { path: 'docs/sources.md', text: sourcesMarkdown(questionnaire, coverages, unverified) },
    ],
  };
}

function valueOf<T>(reading: Reading<T>): T {
  if (!reading.ok) throw new Error(reading.problems.map(problemLine).join('\n'));
  return reading.value;
}
