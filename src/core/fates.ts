/** What becomes of each question of an older questionnaire, by the migrations of a newer one. */
import type { Condition, Migration, QuestionCondition, Questionnaire } from './model.ts';
import { compareVersions, majorOf } from './version.ts';

export interface Fate {
  readonly kind: 'kept' | 'renamed' | 'split' | 'merged' | 'retired';
  /** The questions of today that take its place: itself when it is kept. */
  readonly into: readonly string[];
  /** The version that decided it; null when none did. */
  readonly version: string | null;
  /** The option of today, or null when it is retired. */
  readonly option: (older: string) => string | null;
}

/** Those a sheet of this version has to go through, from the oldest. */
export function migrationsSince({ migrations = [] }: Pick<Questionnaire, 'migrations'>, version: string): Migration[] {
  return migrations
    .filter((each) => compareVersions(each.version, version) > 0)
    .toSorted((a, b) => compareVersions(a.version, b.version));
}

/** True when an older sheet can be read: same major version, or each major version since has said what becomes of answers. */
export function reachesBackTo(questionnaire: Pick<Questionnaire, 'version' | 'migrations'>, version: string): boolean {
  const said = new Set(migrationsSince(questionnaire, version).map((each) => majorOf(each.version)));
  for (let major = majorOf(version) + 1; major <= majorOf(questionnaire.version); major++) if (!said.has(major)) return false;
  return true;
}

/** One question, from one version to the present, through the migrations in between. */
export function fateOf(question: string, migrations: readonly Migration[]): Fate {
  let id = question;
  let version: string | null = null;
  const steps: ((option: string) => string | null)[] = [];
  const option = (older: string): string | null =>
    steps.reduce<string | null>((current, step) => (current === null ? null : step(current)), older);
  const end = (kind: Fate['kind'], into: readonly string[], at: string): Fate => ({ kind, into, version: at, option });
  for (const { version: at, rename = [], split = [], merge = [], retire = [] } of migrations) {
    const from = id;
    const divided = split.find((each) => each.question === from);
    if (divided !== undefined)
      return end(
        'split',
        today(
          divided.into.map((each) => each.question),
          migrations,
          at,
        ),
        at,
      );
    const joined = merge.find(({ questions }) => questions.includes(from));
    if (joined !== undefined) return end('merged', today([joined.into], migrations, at), at);
    const retired = retire.find((each) => each.question === from);
    if (retired !== undefined && retired.options === undefined) return end('retired', [], at);
    const renamed = rename.find((each) => each.question === from);
    if (renamed === undefined && retired === undefined) continue;
    version = at;
    id = renamed?.to ?? from;
    steps.push((each) => {
      if (retired?.options?.includes(each) === true) return null;
      const options = renamed?.options ?? {};
      return Object.hasOwn(options, each) ? options[each]! : each;
    });
  }
  return { kind: id === question ? 'kept' : 'renamed', into: [id], version, option };
}

/** Names given by one migration, under those that later ones give them. */
function today(ids: readonly string[], migrations: readonly Migration[], since: string): string[] {
  const later = migrations.slice(migrations.findLastIndex(({ version }) => version === since) + 1);
  return [...new Set(ids.flatMap((id) => fateOf(id, later).into))];
}

/** Questions that migrations take, and that the older questionnaire did not have. */
export function takenFromNothing(
  older: Questionnaire,
  newer: Questionnaire,
): { readonly question: string; readonly version: string }[] {
  const known = new Set([...older.profile, ...older.questions].map(({ id }) => id));
  return migrationsSince(newer, older.version).flatMap(({ version, rename = [], split = [], merge = [], retire = [] }) => {
    const taken = [
      ...rename.map(({ question }) => question),
      ...split.map(({ question }) => question),
      ...merge.flatMap(({ questions }) => questions),
      ...retire.map(({ question }) => question),
    ];
    const missing = taken.filter((question) => !known.has(question)).map((question) => ({ question, version }));
    for (const { question, to } of rename) known.add(to ?? question);
    for (const { into } of split) for (const { question } of into) known.add(question);
    for (const { into } of merge) known.add(into);
    return missing;
  });
}

/** An older condition in the names of today, as far as questions were only renamed. */
export function inNamesOfToday(condition: Condition, fate: (question: string) => Fate): Condition {
  if ('all' in condition) return { all: condition.all.map((part) => inNamesOfToday(part, fate)) };
  if ('any' in condition) return { any: condition.any.map((part) => inNamesOfToday(part, fate)) };
  if ('not' in condition) return { not: inNamesOfToday(condition.not, fate) };
  if ('commune' in condition) return condition;
  const { kind, into, option } = fate(condition.question);
  if (kind !== 'kept' && kind !== 'renamed') return condition;
  const named = (id: string): string => option(id) ?? id;
  const [question = condition.question] = into;
  return testOf(condition, question, named);
}

function testOf(condition: QuestionCondition, question: string, named: (id: string) => string): QuestionCondition {
  if ('isOneOf' in condition) return { question, isOneOf: condition.isOneOf.map(named) };
  if ('includes' in condition) return { question, includes: named(condition.includes) };
  return { question, atLeast: typeof condition.atLeast === 'string' ? named(condition.atLeast) : condition.atLeast };
}
