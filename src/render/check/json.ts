/** What `check` found, for scripts: the shape is part of the command line's contract, keys may be added. */
import type { Comparison } from '../../core/compare.ts';
import type { Replay } from '../../core/replay.ts';
import { problemJson } from '../problem-json.ts';
import type { Finding } from './finding.ts';

/** `versions` is there when two versions were compared; it changes nothing of `problems`. */
export function jsonReport(
  findings: readonly Finding[],
  versions: readonly { readonly comparison: Comparison; readonly replay: Replay | null }[] = [],
): string {
  const problems = findings.map(({ code, severity, place, message, remedy, sheet }) => ({
    code,
    severity,
    file: place.file,
    line: place.line,
    column: place.column,
    endColumn: place.endColumn,
    path: place.path,
    message,
    remedy,
    ...(sheet === undefined ? {} : { sheet }),
  }));
  const compared = versions.map(({ comparison, replay }) => ({
    comparison,
    ...(replay === null
      ? {}
      : {
          replay: { ...replay, refused: replay.refused.map((each) => ({ ...each, problems: each.problems.map(problemJson) })) },
        }),
  }));
  return `${JSON.stringify({ problems, ...(compared.length === 0 ? {} : { versions: compared }) }, null, 2)}\n`;
}
