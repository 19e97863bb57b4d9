/** `--against` and `--replay`: what a new version changes, in its text and for communes that have answered. */
import { findByInsee } from '../../core/communes.ts';
import type { Comparison } from '../../core/compare.ts';
import { fileKind } from '../../core/file-kind.ts';
import type { Commune, Questionnaire } from '../../core/model.ts';
import { replay, type Replay } from '../../core/replay.ts';
import { loadCommunes } from '../../edges/communes.ts';
import { DATA } from '../../edges/data.ts';
import { filesIn, readText } from '../../edges/disk.ts';
import { UserError } from '../../render/user-error.ts';
import { CHECKED } from './gather.ts';

export interface VersionChange {
  readonly older: Questionnaire;
  readonly newer: Questionnaire;
  readonly comparison: Comparison;
  /** Null when no folder of sheets was given. */
  readonly replay: Replay | null;
}

/** Throws a UserError when the folder cannot be read, or holds no sheet. */
export function versionChange(
  older: Questionnaire,
  newer: Questionnaire,
  comparison: Comparison,
  folder: string | undefined,
): VersionChange {
  if (folder === undefined) return { older, newer, comparison, replay: null };
  const sheets = filesIn(folder, CHECKED)
    .map((file) => ({ file, text: readText(file) }))
    .filter(({ text }) => fileKind(text).kind === 'answers');
  if (sheets.length === 0) throw new UserError('no-sheet', { paths: [folder] });
  return { older, newer, comparison, replay: replay(older, newer, sheets, { complete }) };
}

/** As a diagnosis does: the code tells the population and the territory. */
function complete(commune: Commune): Commune {
  if (commune.insee === undefined) return commune;
  const found = findByInsee(loadCommunes(DATA), commune.insee);
  return found.kind === 'current'
    ? { ...found.commune, ...commune, department: found.commune.department, region: found.commune.region }
    : commune;
}
