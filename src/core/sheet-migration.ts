/** An older sheet as text, brought to the questions of today: nothing that somebody wrote in it disappears. */
import { isMap, isScalar, stringify, visit, type Document, type Pair, type Scalar, type YAMLMap } from 'yaml';
import { migrationsSince } from './fates.ts';
import type { CarriedAnswer } from './migrations.ts';
import type { Questionnaire } from './model.ts';
import { carrySheet } from './older-sheet.ts';
import { compareVersions } from './version.ts';
import { rawAnswer, wholeAnswer, type RawAnswer } from './written-answer.ts';

type AnswerPair = Pair<Scalar<string>, { comment?: string | null } | null>;

/**
 * Rewrites the answers that migrations touch, in place. One that only changed its name keeps its line and its comments;
 * for the others, what was answered stays above as a comment. The version is left to the caller.
 */
export function carryInText(document: Document.Parsed, questionnaire: Questionnaire): void {
  const version = versionOf(document.get('questionnaire'));
  if (version === null || compareVersions(version, questionnaire.version) >= 0) return;
  if (migrationsSince(questionnaire, version).length === 0 || !isMap(document.get('answers'))) return;
  withoutAliases(document);
  const map = document.get('answers') as YAMLMap;
  map.flow = false;
  const raw = (document.toJS() as { readonly answers: Readonly<Record<string, RawAnswer>> }).answers;
  const { answers, lost } = carrySheet(raw, version, questionnaire);
  const carried = [...answers].filter(([, { version: since }]) => since !== null);
  const touched = new Set([...carried.flatMap(([, { from }]) => from), ...lost.flatMap(({ from }) => from)]);

  const items: AnswerPair[] = [];
  let waiting: string[] = [];
  const add = (pair: AnswerPair): void => {
    if (waiting.length > 0) pair.key.commentBefore = [...waiting, pair.key.commentBefore ?? []].flat().join('\n');
    waiting = [];
    items.push(pair);
  };
  for (const pair of map.items as AnswerPair[]) {
    const id = String(pair.key.value);
    if (!touched.has(id)) {
      add(pair);
      continue;
    }
    const here = carried.filter(([, { from }]) => from[0] === id);
    const [only] = here;
    const alone = here.length === 1 && only![1].from.length === 1 && !lost.some(({ from }) => from.includes(id));
    if (alone) {
      add(renamed(document, pair, raw[id]!, only!));
      continue;
    }
    waiting.push(...remembered(pair, id, raw[id]!, version));
    for (const [target, answer] of here) add(document.createPair(target, rawAnswer(answer.answer)) as unknown as AnswerPair);
  }
  if (waiting.length > 0) map.comment = [...waiting, map.comment ?? []].flat().join('\n');
  map.items = items as never;
}

function versionOf(written: unknown): string | null {
  const version = typeof written === 'string' ? written.split('@')[1] : undefined;
  return version !== undefined && /^\d+\.\d+\.\d+$/.test(version) ? version : null;
}

/** An anchor may stand in a line that goes: each value is then written in full. */
function withoutAliases(document: Document.Parsed): void {
  let aliases = false;
  visit(document, {
    Alias: () => {
      aliases = true;
      return visit.BREAK;
    },
  });
  if (aliases) document.contents = document.createNode(document.toJS()) as never;
}

function renamed(
  document: Document.Parsed,
  pair: AnswerPair,
  before: RawAnswer,
  [id, { answer }]: readonly [string, CarriedAnswer],
): AnswerPair {
  pair.key.value = id;
  if (JSON.stringify(rawAnswer(wholeAnswer(before))) !== JSON.stringify(rawAnswer(answer))) {
    const beside = pair.value?.comment;
    const value = document.createNode(rawAnswer(answer)) as unknown as { comment?: string | null };
    if (beside !== undefined && beside !== null && isScalar(value)) value.comment = beside;
    pair.value = value;
  }
  return pair;
}

/** Lines of a comment: what was written above, then the answer and what was written beside it. */
function remembered({ key, value }: AnswerPair, id: string, answer: RawAnswer, version: string): string[] {
  const lines = stringify({ [id]: answer }, { lineWidth: 0 })
    .trimEnd()
    .split('\n');
  return [
    ...(typeof key.commentBefore === 'string' ? [key.commentBefore] : []),
    ` Réponse d’une version plus ancienne (${version}) :`,
    ...lines.map((line) => `   ${line}`),
    ...(typeof value?.comment === 'string' ? [value.comment] : []),
  ];
}
