/** An earlier campaign, read back line by line: one commune on each. */
import { isDay } from '../../core/calendar.ts';
import type { Answer, AnswerValue, Questionnaire } from '../../core/model.ts';
import { carryRead } from '../../core/older-sheet.ts';
import type { Earlier } from '../../core/progress.ts';
import { chunksOf } from '../../edges/disk.ts';
import { linesOf } from '../../edges/lines.ts';
import { UserError } from '../../render/user-error.ts';
import { communeKey } from './work.ts';

export interface EarlierCampaign {
  /** YYYY-MM-DD. */
  readonly today: string;
  /** By `communeKey`; null for one without a score. */
  readonly communes: ReadonlyMap<string, Earlier | null>;
}

/** Its answers by the names of today. Throws a UserError when the file is not the synthesis of a named campaign. */
export async function readEarlier(path: string, questionnaire: Questionnaire): Promise<EarlierCampaign> {
  const communes = new Map<string, Earlier | null>();
  let today: string | null = null;
  for await (const line of linesOf(chunksOf(path))) {
    today ??= /^"today":"(\d{4}-\d{2}-\d{2})",$/.exec(line)?.[1] ?? null;
    if (!line.startsWith('{"tool":{')) continue;
    const entry = entryFrom(line, questionnaire);
    if (entry === null) throw new UserError('not-a-campaign', { path });
    communes.set(entry.key, entry.earlier);
  }
  if (today === null || !isDay(today) || communes.size === 0) throw new UserError('not-a-campaign', { path });
  return { today, communes };
}

interface Entry {
  readonly key: string;
  /** Null without a score. */
  readonly earlier: Earlier | null;
}

/** One line of the list of communes; null when it is not one. Somebody may have edited the file: nothing in it is believed. */
function entryFrom(line: string, present: Questionnaire): Entry | null {
  let data: unknown;
  try {
    data = JSON.parse(line.replace(/,$/, ''));
  } catch {
    return null;
  }
  const { overall, commune, questionnaire, unanswered, answers } = fieldsOf(data);
  const { name, insee } = fieldsOf(commune);
  if (typeof name !== 'string' || (insee !== undefined && typeof insee !== 'string')) return null;
  const key = communeKey({ name, insee });
  const { kind, percent } = fieldsOf(overall);
  if (kind === 'inconclusive') return { key, earlier: null };
  const { version, sha256 } = fieldsOf(questionnaire);
  const values = Object.entries(fieldsOf(answers)).map(([id, value]) => [id, valueFrom(value)] as const);
  if (typeof percent !== 'number' || !(percent >= 0 && percent <= 100) || typeof sha256 !== 'string') return null;
  if (typeof version !== 'string' || !/^\d+\.\d+\.\d+$/.test(version)) return null;
  if (!isListOfText(unanswered) || typeof answers !== 'object' || Array.isArray(answers)) return null;
  if (!values.every((each): each is readonly [string, AnswerValue] => each[1] !== null)) return null;
  const given = new Map(values.map(([id, value]): [string, Answer] => [id, { value }]));
  return { key, earlier: { percent, sha256, ...carryRead({ answers: given, unanswered }, version, present) } };
}

/** The fields of an object; none of what is not one. */
function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function isListOfText(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

/** Whether it answers a question of today is for `scoreChange` to see. */
function valueFrom(given: unknown): AnswerValue | null {
  const { kind, options, number, text, why } = fieldsOf(given);
  switch (kind) {
    case 'chosen':
      return isListOfText(options) ? { kind, options } : null;
    case 'number':
      return typeof number === 'number' ? { kind, number } : null;
    case 'text':
      return typeof text === 'string' ? { kind, text } : null;
    case 'unknown':
      return { kind };
    case 'not-applicable':
      return typeof why === 'string' ? { kind, why } : null;
    default:
      return null;
  }
}
