/** Columns of a table that was made for an older version: names that migrations have taken since. */
import { fateOf, migrationsSince } from './fates.ts';
import { lookup } from './lookup.ts';
import type { Migration, Questionnaire } from './model.ts';
import type { AnyQuestion } from './read-value.ts';
import { compareVersions } from './version.ts';

export interface OlderColumn {
  readonly id: string;
  /** The version that took the name. */
  readonly taken: string;
  /** The question of today, when only its name has changed: it tells how an answer is written. */
  readonly now: AnyQuestion | null;
}

/** Every name of a question that is no longer one, from the oldest. */
export function olderColumns(questionnaire: Questionnaire): OlderColumn[] {
  const { scored, profile } = lookup(questionnaire);
  const seen = new Set([...scored.keys(), ...profile.keys()]);
  const migrations = migrationsSince(questionnaire, '0.0.0');
  return migrations.flatMap((migration, index) =>
    namesTaken(migration).flatMap((id): OlderColumn[] => {
      if (seen.has(id)) return [];
      seen.add(id);
      const { kind, into } = fateOf(id, migrations.slice(index));
      const [name = ''] = into;
      const now = kind === 'renamed' ? (scored.get(name) ?? profile.get(name) ?? null) : null;
      return [{ id, taken: migration.version, now }];
    }),
  );
}

function namesTaken({ rename = [], split = [], merge = [], retire = [] }: Migration): string[] {
  return [
    ...rename.map(({ question }) => question),
    ...split.map(({ question }) => question),
    ...merge.flatMap(({ questions }) => questions),
    ...retire.filter(({ options }) => options === undefined).map(({ question }) => question),
  ];
}

/** The version of a table that does not say it, by its columns: just before the first change that it has not seen. */
export function versionTold(questionnaire: Questionnaire, columns: readonly OlderColumn[]): string {
  const [first] = columns.map(({ taken }) => taken).toSorted(compareVersions);
  if (first === undefined) return questionnaire.version;
  const earlier = migrationsSince(questionnaire, '0.0.0').map(({ version }) => version);
  const before = earlier.filter((version) => compareVersions(version, first) < 0);
  return [...before, versionBefore(first)].toSorted(compareVersions).at(-1)!;
}

function versionBefore(version: string): string {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  if (patch > 0) return `${major}.${minor}.${patch - 1}`;
  if (minor > 0) return `${major}.${minor - 1}.0`;
  return `${Math.max(0, major - 1)}.0.0`;
}
