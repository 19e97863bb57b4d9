/** The sheets of a campaign, scored by two versions of their questionnaire: what the change does to real communes. */
import { examine, type Findings } from './diagnose.ts';
import type { AnswerSheet, Commune, Questionnaire } from './model.ts';
import type { Problem } from './problem.ts';
import { readAnswers } from './read-answers.ts';
import { renamedMeasures } from './renamed-measures.ts';
import { oneDecimal } from './score.ts';
import type { SourceFile } from './yaml-text.ts';

/** Plain data: it can be written as JSON, but for the problems, which are told as any others. */
export interface Replay {
  readonly older: string;
  readonly newer: string;
  /** Read by both versions, in the order given. */
  readonly communes: readonly Effect[];
  /** Sheets that one of the versions refuses. */
  readonly refused: readonly { readonly file: string; readonly by: 'older' | 'newer'; readonly problems: readonly Problem[] }[];
  readonly levels: { readonly up: number; readonly down: number; readonly same: number };
  /** The widest change of score, up or down; null when none changes. */
  readonly largest: Effect | null;
  /** Communes whose urgent measures are not the same ones. */
  readonly urgentChanged: number;
}

/** What the change does to one commune. */
export interface Effect {
  readonly file: string;
  readonly commune: string;
  readonly from: Standing | null;
  readonly to: Standing | null;
  /** Points of percentage; null when one of the scores is inconclusive. */
  readonly difference: number | null;
  /** Where the level goes; `null` when one of the scores is inconclusive. */
  readonly level: 'up' | 'down' | 'same' | null;
  /** Measures that become urgent, and that no longer are, by their rank. */
  readonly urgent: { readonly added: readonly string[]; readonly removed: readonly string[] };
  /** Answers that the newer version does not take up. */
  readonly notCarried: number;
}

export interface Standing {
  readonly percent: number;
  readonly level: string;
}

export interface ReplayOptions {
  /** Completes what a sheet says of its commune, as a diagnosis would. */
  readonly complete?: ((commune: Commune) => Commune) | undefined;
}

/** Pure. Sheets of the older version, or of one before it. */
export function replay(
  older: Questionnaire,
  newer: Questionnaire,
  sheets: readonly SourceFile[],
  { complete = (commune) => commune }: ReplayOptions = {},
): Replay {
  const communes: Effect[] = [];
  const refused: Replay['refused'][number][] = [];
  const renamed = renamedMeasures(older, newer);
  const completed = (sheet: AnswerSheet): AnswerSheet => ({ ...sheet, commune: complete(sheet.commune) });
  for (const { file, text } of sheets) {
    const before = readAnswers(file, text, older);
    if (!before.ok) {
      refused.push({ file, by: 'older', problems: before.problems });
      continue;
    }
    const after = readAnswers(file, text, newer);
    if (!after.ok) {
      refused.push({ file, by: 'newer', problems: after.problems });
      continue;
    }
    const lost = after.warnings.filter(({ code }) => code === 'answer-not-carried').length;
    const [was, is] = [examine(older, completed(before.value)), examine(newer, completed(after.value))];
    communes.push(effectOf(file, was, is, { notCarried: lost, renamed }));
  }
  const levels = { up: 0, down: 0, same: 0 };
  for (const { level } of communes) if (level !== null) levels[level] += 1;
  const changed = communes.filter(({ difference }) => difference !== null && difference !== 0);
  return {
    older: older.version,
    newer: newer.version,
    communes,
    refused,
    levels,
    largest: changed.reduce<Effect | null>(
      (widest, each) => (widest === null || Math.abs(each.difference!) > Math.abs(widest.difference!) ? each : widest),
      null,
    ),
    urgentChanged: communes.filter(({ urgent }) => urgent.added.length + urgent.removed.length > 0).length,
  };
}

function effectOf(
  file: string,
  before: Findings,
  after: Findings,
  { notCarried, renamed }: { readonly notCarried: number; readonly renamed: ReadonlyMap<string, string> },
): Effect {
  const [from, to] = [standingOf(before), standingOf(after)];
  const urgent = ({ urgent: head }: Findings): string[] => head.map(({ measure }) => measure.id);
  const was = urgent(before);
  const is = urgent(after);
  const named = (id: string): string => renamed.get(id) ?? id;
  return {
    file,
    commune: after.sheet.commune.name,
    from,
    to,
    difference: from === null || to === null ? null : oneDecimal(to.percent - from.percent),
    level: levelChange(before, after),
    urgent: {
      added: is.filter((id) => !was.some((each) => named(each) === id)),
      removed: was.filter((id) => !is.includes(named(id))),
    },
    notCarried,
  };
}

function standingOf({ overall }: Findings): Standing | null {
  return overall.kind === 'scored' ? { percent: overall.percent, level: overall.level.id } : null;
}

/**
 * By the name of the level; when the older level is gone, or the newer one is new, by how high it is among the levels
 * of its own questionnaire.
 */
function levelChange(before: Findings, after: Findings): Effect['level'] {
  if (before.overall.kind !== 'scored' || after.overall.kind !== 'scored') return null;
  const [was, is] = [before.overall.level.id, after.overall.level.id];
  if (was === is) return 'same';
  const { levels } = after.questionnaire;
  const known = levels.findIndex(({ id }) => id === was);
  const now = levels.findIndex(({ id }) => id === is);
  if (known !== -1) return now > known ? 'up' : 'down';
  const height = ({ questionnaire }: Findings, id: string): number =>
    (questionnaire.levels.findIndex((level) => level.id === id) + 1) / questionnaire.levels.length;
  const difference = height(after, is) - height(before, was);
  return difference === 0 ? 'same' : difference > 0 ? 'up' : 'down';
}
