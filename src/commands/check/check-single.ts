/** Files that stand alone: answer sheets, templates of documents, cases and lists away from their questionnaire. */
import { checkCases, type ReplayedCase } from '../../core/check-cases.ts';
import type { FileKind } from '../../core/file-kind.ts';
import type { Questionnaire } from '../../core/model.ts';
import { problem, type Problem } from '../../core/problem.ts';
import { readCoverage } from '../../core/read-coverage.ts';
import { parseYaml, type SourceFile } from '../../core/yaml-text.ts';
import { findingOf, findingOfFile, type Finding } from '../../render/check/finding.ts';
import { UserError } from '../../render/user-error.ts';
import { acceptSheet } from '../sheets.ts';
import { shapeOf } from './check-home.ts';
import { shapeOfKind } from './shapes.ts';

export interface CheckedSingle {
  readonly findings: readonly Finding[];
  readonly cases: readonly ReplayedCase[];
}

/** `questionnaire` is null when the one it answers has faults of its own: then only its shape can be checked. */
export async function checkSingle(
  source: SourceFile,
  kind: FileKind | null,
  questionnaire: Questionnaire | null,
): Promise<CheckedSingle> {
  const only = (problems: readonly Problem[]): CheckedSingle => ({ findings: problems.map(findingOf), cases: [] });
  if (kind === null || kind === 'questionnaire') return only(ofNoKind(source));
  const ofShape = async (): Promise<CheckedSingle> =>
    source.known?.fits === kind ? only([]) : only(shapeOf(source, await shapeOfKind(kind)));
  if (questionnaire === null) return ofShape();
  switch (kind) {
    case 'answers':
      return { findings: ofSheet(source, questionnaire), cases: [] };
    case 'cases': {
      const { problems, cases } = checkCases([source], questionnaire);
      return { findings: problems.map(findingOf), cases };
    }
    case 'coverage': {
      const reading = readCoverage(source, questionnaire);
      return only(reading.ok ? reading.warnings : reading.problems);
    }
    default:
      return ofShape();
  }
}

/** What is wrong with the text comes first: it may be why nothing tells what it is. */
function ofNoKind(source: SourceFile): readonly Problem[] {
  const parsed = parseYaml(source);
  return parsed.ok ? [problem('unknown-kind', {}, parsed.text.at([]))] : parsed.problems;
}

/** As `diagnose` opens it, its commune included. */
function ofSheet(source: SourceFile, questionnaire: Questionnaire): Finding[] {
  const { file, text } = source;
  const parsed = parseYaml(source);
  if (!parsed.ok) return parsed.problems.map(findingOf);
  try {
    const refused = (problems: readonly Problem[]): UserError =>
      new UserError('file-refused', { problems, texts: new Map([[file, text]]) });
    return acceptSheet(file, parsed.text, questionnaire, refused).warnings.map(findingOf);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (error.code === 'file-refused') return (error as UserError<'file-refused'>).args.problems.map(findingOf);
    return [findingOfFile(error, file, parsed.text.at(['commune', 'insee']))];
  }
}
