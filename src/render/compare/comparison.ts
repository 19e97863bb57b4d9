/** What changed between two versions of a questionnaire, for whoever wrote it. */
import type { Change, ChangeKind } from '../../core/change.ts';
import type { Comparison } from '../../core/compare.ts';
import { count, list, NBSP, number, THIN } from '../format.ts';
import { plainPalette, type Palette } from '../palette.ts';
import { STEP_WORDS } from '../sentences/version.ts';
import { visible } from '../visible.ts';
import { KEYS, KINDS, PARTS } from './words.ts';

/** Longest text shown as it was and as it is. */
const LONGEST = 40;

/** A title, the changes by kind, then what they mean for the version and for older sheets. Ends with a line feed. */
export function comparisonText(comparison: Comparison, palette: Palette = plainPalette): string {
  const { questionnaire, older, newer, changes } = comparison;
  const groups = (Object.keys(KINDS) as ChangeKind[]).flatMap((kind) => {
    const found = changes.filter((change) => change.kind === kind);
    if (found.length === 0) return [];
    return [
      [palette.bold(`${KINDS[kind]} (${number(found.length)})`), ...found.map((change) => `  ${changeLine(change)}`)].join('\n'),
    ];
  });
  const blocks = [
    `${palette.bold(`${visible(questionnaire)}${NBSP}: ${older} → ${newer}`)}`,
    ...(groups.length === 0 ? ['Rien n’a changé.'] : groups),
    [versionLine(comparison, palette), ...sheetsLines(comparison)].join('\n'),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function changeLine({ kind, part, id, question, key, from, to, into }: Change): string {
  const name = [
    ...(question === undefined ? [] : [`question ${question},`]),
    ...(kind === 'order' ? [`${PARTS[part]}${THIN}: autre ordre`] : [PARTS[part], id]),
  ]
    .filter((word) => word !== '')
    .join(' ');
  if (kind === 'renamed') return visible(`${name} (avant${NBSP}: ${String(from)})`);
  if (into !== undefined) return visible(`${name} → ${list(into)}`);
  if (key === undefined) return visible(name);
  const label = KEYS[key] ?? key;
  // A condition, or a list of objects, is not said in a line.
  const shown = (from !== undefined || to !== undefined) && short(from) && short(to);
  const values = shown ? `${NBSP}: ${said(from)} → ${said(to)}` : '';
  return visible(`${name}, ${label}${values}`);
}

function short(value: Change['from']): boolean {
  return String(value ?? '').length <= LONGEST;
}

function said(value: Change['from']): string {
  if (value === undefined || value === '') return 'rien';
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  return typeof value === 'number' ? number(value) : value;
}

function versionLine({ newer, older, needed, declared, enough, expected }: Comparison, palette: Palette): string {
  if (declared === null) return palette.bold(`La version ${newer} est plus ancienne que ${older}.`);
  const what = `Il y a ${STEP_WORDS[needed]}`.replace('Il y a aucun', 'Il n’y a aucun');
  return enough
    ? `${what}${NBSP}: la version ${newer} convient.`
    : palette.bold(`${what}${NBSP}: il faut au moins la version ${expected}.`);
}

function sheetsLines({ older, olderSheetsRead, withoutPlace }: Comparison): string[] {
  if (!olderSheetsRead) return [`Les feuilles de la version ${older} ne sont plus lues.`];
  if (withoutPlace.length === 0) return [`Les feuilles de la version ${older} restent lues.`];
  const questions = [...new Set(withoutPlace.map(({ question }) => question))];
  return [
    `Dans les feuilles de la version ${older}, des réponses n’ont plus de place dans ${count(questions.length, 'question', 'questions')}${NBSP}: ${visible(list(questions))}.`,
  ];
}
