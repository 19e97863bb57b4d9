/** An earlier campaign, read back line by line: one commune on each. */
import type { Answer, AnswerValue, Questionnaire } from '../../core/model.ts';
import { carryRead } from '../../core/older-sheet.ts';
import type { Earlier } from '../../core/progress.ts';
import { chunksOf } from '../../edges/disk.ts';
import { UserError } from '../../render/user-error.ts';
import { communeKey } from './work.ts';

export interface EarlierCampaign {
  /** YYYY-MM-DD. */
  readonly today: string;
  /** By `communeKey`; those without a score are left out. */
  readonly communes: ReadonlyMap<string, Earlier>;
}

interface Entry {
  readonly questionnaire: { readonly version: string; readonly sha256: string };
  readonly commune: { readonly insee?: string; readonly name: string };
  readonly overall: { readonly kind: 'scored'; readonly percent: number } | { readonly kind: 'inconclusive' };
  readonly unanswered: readonly string[];
  readonly answers: Readonly<Record<string, AnswerValue>>;
}

/** Its answers by the names of today. Throws a UserError when the file is not the synthesis of a named campaign. */
export function readEarlier(path: string, questionnaire: Questionnaire): EarlierCampaign {
  const communes = new Map<string, Earlier>();
  let today: string | null = null;
  for (const line of linesOf(path)) {
    today ??= /^"today":"(\d{4}-\d{2}-\d{2})",$/.exec(line)?.[1] ?? null;
    if (!line.startsWith('{"tool":{')) continue;
    const entry = parsed(line, path);
    if (entry.overall.kind !== 'scored') continue;
    const { version, sha256 } = entry.questionnaire;
    const answers = new Map(Object.entries(entry.answers).map(([id, value]): [string, Answer] => [id, { value }]));
    const { unanswered } = entry;
    communes.set(communeKey(entry.commune), {
      percent: entry.overall.percent,
      sha256,
      ...carryRead({ answers, unanswered }, version, questionnaire),
    });
  }
  if (today === null || communes.size === 0) throw new UserError('not-a-campaign', { path });
  return { today, communes };
}

function parsed(line: string, path: string): Entry {
  try {
    const entry = JSON.parse(line.replace(/,$/, '')) as Partial<Entry>;
    const { overall, commune, questionnaire, unanswered, answers } = entry;
    const whole = [overall, commune, questionnaire, unanswered, answers].every(
      (part) => typeof part === 'object' && part !== null,
    );
    if (whole && /^\d+\.\d+\.\d+$/.test(String(questionnaire?.version))) return entry as Entry;
  } catch {
    // Said below.
  }
  throw new UserError('not-a-campaign', { path });
}

function* linesOf(path: string): Generator<string> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  for (const chunk of chunksOf(path)) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  yield rest + decoder.decode();
}
