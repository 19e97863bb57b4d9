/** One questionnaire, with its cases and its lists of coverage, from its files to its problems. */
import { basename } from 'node:path';
import * as casesShape from '#generated/cases.js';
import * as coverageShape from '#generated/coverage.js';
import * as unverifiedShape from '#generated/unverified.js';
import { acceptProblems, type AcceptedProblem } from '../../core/acceptance.ts';
import { checkCases, type ReplayedCase } from '../../core/check-cases.ts';
import { checkContent } from '../../core/check-content.ts';
import { compareQuestionnaires, type Comparison } from '../../core/compare.ts';
import { comparisonProblems } from '../../core/compare-problems.ts';
import { fileKind } from '../../core/file-kind.ts';
import { checkLaws, respondentsDrawn } from '../../core/laws.ts';
import type { Questionnaire } from '../../core/model.ts';
import { inOrder, type Problem } from '../../core/problem.ts';
import { checkReach } from '../../core/reach.ts';
import { readCoverage } from '../../core/read-coverage.ts';
import { readPlacedQuestionnaire, type PlacedQuestionnaire } from '../../core/read-questionnaire.ts';
import { readTemplate } from '../../core/read-template.ts';
import type { Shape } from '../../core/shape.ts';
import type { SourceFile } from '../../core/yaml-text.ts';
import { PROBLEM_CODES } from '../../render/problem-sentences.ts';
import type { Home } from './gather.ts';
import type { Texts } from './texts.ts';

export interface HomeOptions {
  readonly today: string;
  readonly respondents: number;
  readonly seed: number;
  /** An older version to compare with; one of another questionnaire is left aside. */
  readonly older: Questionnaire | null;
}

export interface CheckedHome {
  /** Null when it cannot be read: then nothing can be read against it. */
  readonly placed: PlacedQuestionnaire | null;
  readonly problems: readonly Problem[];
  readonly accepted: readonly AcceptedProblem[];
  readonly cases: readonly ReplayedCase[];
  readonly comparison: Comparison | null;
  /** How many walked it: fewer than asked for when it is very long. */
  readonly respondents: number;
}

/** Everything that can be said of it; when it cannot be read, the shape of what stands beside it is checked all the same. */
export function checkHome({ parts, beside }: Home, texts: Texts, { today, respondents, seed, older }: HomeOptions): CheckedHome {
  const sources = texts.sources(parts);
  const others = texts.sources(beside);
  // The names that an unreadable part gives would all look wrong.
  if (sources.length < parts.length) return unread(shapesOf(others));
  const reading = readPlacedQuestionnaire(sources);
  if (!reading.ok) return unread([...reading.problems, ...shapesOf(others)]);

  const placed = reading.value;
  const { questionnaire, merged } = placed;
  const isCase = (source: SourceFile): boolean => besideKind(source) === 'cases';
  const { cases, problems: ofCases } = checkCases(others.filter(isCase), questionnaire);
  const comparison = older !== null && older.id === questionnaire.id ? compareQuestionnaires(older, questionnaire) : null;
  const problems = [
    ...reading.warnings,
    ...(comparison === null ? [] : comparisonProblems(comparison, merged.single.get('version')?.at([]) ?? merged.start)),
    ...checkContent(placed, { today }),
    ...checkReach(placed),
    ...checkLaws(placed, { respondents, seed }),
    ...ofCases,
    ...others.filter((each) => !isCase(each)).flatMap((each) => ofCoverage(each, placed)),
  ];
  const { problems: left, accepted } = acceptProblems(problems, merged, { today, codes: PROBLEM_CODES });
  return {
    placed,
    problems: inFileOrder(left, [...parts, ...beside]),
    accepted,
    cases,
    comparison,
    respondents: respondentsDrawn(questionnaire, respondents),
  };
}

function unread(problems: readonly Problem[]): CheckedHome {
  return { placed: null, problems, accepted: [], cases: [], comparison: null, respondents: 0 };
}

/** In the order of the files as they are read, then of each text. */
function inFileOrder(problems: readonly Problem[], files: readonly string[]): Problem[] {
  return inOrder(problems.toSorted((a, b) => files.indexOf(a.place.file) - files.indexOf(b.place.file)));
}

function ofCoverage(source: SourceFile, { questionnaire }: PlacedQuestionnaire): readonly Problem[] {
  if (besideKind(source) === 'unverified') return shapeOf(source, unverifiedShape);
  const reading = readCoverage(source, questionnaire);
  return reading.ok ? reading.warnings : reading.problems;
}

/** By its keys, else by the folder it is in: a file that has lost its keys is still what it was meant to be. */
function besideKind({ file, text }: SourceFile): 'cases' | 'coverage' | 'unverified' {
  const { kind } = fileKind(text);
  if (kind === 'cases' || kind === 'coverage' || kind === 'unverified') return kind;
  return basename(file.replace(/[\\/][^\\/]*$/, '')) === 'coverage' ? 'coverage' : 'cases';
}

function shapesOf(files: readonly SourceFile[]): Problem[] {
  const shapes = { cases: casesShape, coverage: coverageShape, unverified: unverifiedShape };
  return files.flatMap((source) => shapeOf(source, shapes[besideKind(source)]));
}

export function shapeOf(source: SourceFile, shape: Shape): readonly Problem[] {
  const reading = readTemplate(source, shape);
  return reading.ok ? reading.warnings : reading.problems;
}
