/** What a file is, told by its keys: nobody has to say it, and a name proves nothing. */

import { nearest } from './nearest.ts';

export type FileKind =
  | 'questionnaire'
  | 'answers'
  | 'cases'
  | 'coverage'
  | 'unverified'
  | 'plan'
  | 'reflexes'
  | 'contacts'
  | 'diagnostic';

/** The keys of each kind, from its schema. Where two kinds share as many keys of a file, the first one wins. */
export const KEYS_OF_KIND: Readonly<Record<FileKind, readonly string[]>> = {
  questionnaire: [
    'id',
    'version',
    'title',
    'description',
    'licence',
    'scoring',
    'levels',
    'gates',
    'horizons',
    'sources',
    'domains',
    'profile',
    'questions',
    'measures',
    'obligations',
    'inconsistencies',
    'accept',
    'migrations',
  ],
  answers: ['questionnaire', 'commune', 'answeredOn', 'respondent', 'answers'],
  cases: ['cases'],
  coverage: ['reference', 'items'],
  unverified: ['unverified'],
  plan: [
    'document',
    'theme',
    'sections',
    'roles',
    'cover',
    'summary',
    'level',
    'card',
    'plan',
    'budget',
    'confirm',
    'obligations',
    'contacts',
    'reflex',
    'sheets',
    'answers',
    'method',
    'wordings',
  ],
  reflexes: ['intro', 'steps', 'sources'],
  contacts: ['sources', 'roles', 'missing', 'notes', 'national', 'territories', 'operators'],
  diagnostic: [
    'tool',
    'questionnaire',
    'commune',
    'today',
    'provisional',
    'overall',
    'domains',
    'unknown',
    'unanswered',
    'inconsistencies',
    'measures',
    'urgent',
    'plan',
    'obligations',
    'answers',
  ],
};

/** The single values that only the head of a questionnaire has; its other files hold lists. */
const OF_A_HEAD = ['id', 'version', 'title', 'scoring'];
/** What a questionnaire in one file has. */
const OF_A_WHOLE = [...OF_A_HEAD, 'levels', 'horizons', 'domains', 'questions', 'measures'];
/** Keys that no other file would have. */
const TELLING: ReadonlySet<string> = new Set([
  'cases',
  'unverified',
  'scoring',
  'levels',
  'gates',
  'horizons',
  'domains',
  'profile',
  'questions',
  'measures',
  'inconsistencies',
  'answers',
]);

export interface Told {
  /** Null when no key is known. */
  readonly kind: FileKind | null;
  /** Enough to take it among other files, when nobody named it. */
  readonly sure: boolean;
  /** Some of a questionnaire: a `version` among unknown keys is in many files that are not ours. */
  readonly part: boolean;
  /** For a questionnaire: the file that gives its id, version, title and way of scoring, or most of them. */
  readonly head: boolean;
  /** For a questionnaire: everything it needs is in this file. */
  readonly whole: boolean;
}

/** Reads the keys at the start of lines; a text that cannot be parsed still says what it was meant to be. */
export function fileKind(text: string): Told {
  const keys = new Set(topKeys(text));
  const shared = (of: readonly string[]): number => of.filter((key) => keys.has(key)).length;
  const ranked = (Object.keys(KEYS_OF_KIND) as FileKind[])
    .map((kind) => ({ kind, keys: shared(KEYS_OF_KIND[kind]) }))
    .toSorted((a, b) => b.keys - a.keys);
  const best = ranked[0]!;
  // A part whose only key is mistyped must not be taken for somebody else's file: nobody would ever read it.
  if (best.keys === 0) return isMistypedPart(text) ? MISTYPED_PART : NOTHING;
  const isQuestionnaire = best.kind === 'questionnaire';
  const sure = best.keys >= 2 || [...keys].some((key) => TELLING.has(key));
  return {
    kind: best.kind,
    sure,
    part: isQuestionnaire && (sure || shared(LISTS) > 0 || best.keys === keys.size),
    head: isQuestionnaire && shared(OF_A_HEAD) >= 2,
    whole: isQuestionnaire && shared(OF_A_WHOLE) === OF_A_WHOLE.length,
  };
}

const NOTHING: Told = { kind: null, sure: false, part: false, head: false, whole: false };
const MISTYPED_PART: Told = { kind: 'questionnaire', sure: true, part: true, head: false, whole: false };
/** The lists that a questionnaire may have in files of their own. */
const LISTS = [
  'levels',
  'gates',
  'horizons',
  'sources',
  'domains',
  'profile',
  'questions',
  'measures',
  'obligations',
  'inconsistencies',
  'accept',
  'migrations',
];

/** A key that nearly names a list, and under it items that have keys. */
function isMistypedPart(text: string): boolean {
  return [...text.matchAll(/^\uFEFF?([A-Za-z]+)[ \t]*:[ \t]*\r?\n(?:[ \t]*(?:#.*)?\r?\n)*[ \t]*- +[A-Za-z]+:/gm)].some(
    ([, key]) => nearest(key!, LISTS) !== null,
  );
}

function topKeys(text: string): string[] {
  const lines = [...text.matchAll(/^\uFEFF?(["']?)([A-Za-z]+)\1[ \t]*:(?=\s|$)/gm)].map((match) => match[2]!);
  if (lines.length > 0) return lines;
  // JSON, or YAML written as JSON: the keys of the outermost braces.
  const found: string[] = [];
  let depth = 0;
  for (const [token, quoted, word, colon] of text.slice(0, 200_000).matchAll(TOKEN)) {
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    else if (depth === 1 && colon !== undefined) found.push((quoted ?? word)!);
  }
  return found;
}

/**
 * A brace; or a text between quotes, closed or not, or a word, and its colon when it is a key. Whatever it starts it
 * finishes: nothing is looked at twice, and a million letters take no longer than a million braces.
 */
const TOKEN = /[{}[\]]|(?:"([^"\\]*(?:\\[^][^"\\]*)*)\\?(?:"|$)|\b([A-Za-z]+)\b)(\s*:)?/g;
