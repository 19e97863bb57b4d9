/** What a questionnaire's shape cannot tell: names that refer to nothing, circles, answers that break the laws. */
import { checkConditions } from './check-conditions.ts';
import { checkMigrations } from './check-migrations.ts';
import { nearest } from './nearest.ts';
import type { Horizon, Level, Measure, ProfileQuestion, Question } from './model.ts';
import { items, type Located, type Merged, type Names } from './parts.ts';
import { cycleFrom } from './cycle.ts';
import { problem, type Noun, type Problem } from './problem.ts';
import { URGENCIES } from './urgencies.ts';
import type { Path } from './yaml-text.ts';

/** Lists whose items have an id, and what the id names. Profile and scored questions share one name space. */
const NAMED: readonly (readonly [list: string, noun: Noun])[] = [
  ['levels', 'level'],
  ['gates', 'gate'],
  ['horizons', 'horizon'],
  ['sources', 'source'],
  ['domains', 'domain'],
  ['profile', 'question'],
  ['questions', 'question'],
  ['measures', 'measure'],
  ['obligations', 'obligation'],
  ['inconsistencies', 'inconsistency'],
];

/** Every problem of meaning in a questionnaire whose shape is right. */
export function checkQuestionnaire(merged: Merged): Problem[] {
  const names = namesOf(merged);
  return [
    ...names.problems,
    ...checkReferences(merged, names.ids),
    ...items<ProfileQuestion>(merged, 'profile').flatMap(checkProfile),
    ...items<Question>(merged, 'questions').flatMap(checkOptions),
    ...items<Measure>(merged, 'measures').flatMap(checkRanges),
    ...checkPrerequisites(items<Measure>(merged, 'measures')),
    ...checkLevels(items<Level>(merged, 'levels')),
    ...checkHorizons(items<Horizon>(merged, 'horizons'), merged),
    ...checkConditions(merged, names.ids),
    ...checkMigrations(merged),
  ];
}

function namesOf(merged: Merged): { ids: Names; problems: Problem[] } {
  const ids = new Map<Noun, Set<string>>();
  const problems: Problem[] = [];
  for (const [list, noun] of NAMED) {
    const known = ids.get(noun) ?? new Set<string>();
    ids.set(noun, known);
    for (const { value, at } of items<{ id: string }>(merged, list)) {
      if (known.has(value.id)) problems.push(problem('duplicate-id', { noun, id: value.id }, at(['id'])));
      known.add(value.id);
    }
  }
  return { ids, problems };
}

function checkReferences(merged: Merged, ids: Names): Problem[] {
  const problems: Problem[] = [];
  const expect = (noun: Noun, name: string, item: Located<unknown>, path: Path): void => {
    const known = ids.get(noun)!;
    if (!known.has(name)) problems.push(problem('unknown-name', { noun, name, nearest: nearest(name, known) }, item.at(path)));
  };
  const sources = (item: Located<{ readonly references?: readonly string[] }>): void =>
    item.value.references?.forEach((reference, index) => expect('source', reference.split('#')[0]!, item, ['references', index]));

  for (const item of items<Question>(merged, 'questions')) {
    expect('domain', item.value.domain, item, ['domain']);
    sources(item);
    item.value.options.forEach((option, index) => {
      for (const key of ['measures', 'measuresIfMissing'] as const) {
        option[key]?.forEach((measure, place) => expect('measure', measure, item, ['options', index, key, place]));
      }
    });
  }
  for (const item of items<Measure>(merged, 'measures')) {
    expect('domain', item.value.domain, item, ['domain']);
    sources(item);
    item.value.prerequisites?.forEach((measure, index) => expect('measure', measure, item, ['prerequisites', index]));
  }
  for (const item of items<{ readonly references?: readonly string[] }>(merged, 'obligations')) sources(item);
  for (const item of items<{ readonly atMost: string }>(merged, 'gates')) expect('level', item.value.atMost, item, ['atMost']);
  return problems;
}

function checkProfile({ value, at }: Located<ProfileQuestion>): Problem[] {
  const written = value.options as readonly { readonly id: string }[] | undefined;
  const takesOptions = value.kind === 'single' || value.kind === 'multiple';
  if (written !== undefined && !takesOptions)
    return [problem('wrong-options', { rule: 'no-options-here' }, at(['options'], 'key'))];
  if (takesOptions && (written ?? []).length < 2) return [problem('wrong-options', { rule: 'options-needed' }, at(['kind']))];
  const { min = -Infinity, max = Infinity } = value;
  if (min > max) return [problem('range-order', {}, at(['max']))];
  return duplicateOptions(written ?? [], at);
}

function checkOptions({ value, at }: Located<Question>): Problem[] {
  const { kind, options } = value;
  const problems = duplicateOptions(options, at);
  if (
    kind === 'yes-no' &&
    options
      .map(({ id }) => id)
      .toSorted()
      .join() !== 'non,oui'
  ) {
    problems.push(problem('wrong-options', { rule: 'yes-no' }, at(['options'], 'key')));
  }
  options.forEach((option, index) => {
    if (kind === 'multiple' && (option.measures ?? []).length > 0)
      problems.push(problem('measures-in-checklist', {}, at(['options', index, 'measures'], 'key')));
    if (kind !== 'multiple' && (option.measuresIfMissing ?? []).length > 0) {
      problems.push(problem('measures-if-missing-outside-checklist', {}, at(['options', index, 'measuresIfMissing'], 'key')));
    }
  });
  if (options.every(({ points }) => points === 0))
    problems.push(problem('no-points', { question: value.id }, at(['options'], 'key')));
  return problems;
}

function duplicateOptions(options: readonly { readonly id: string }[], at: Located<unknown>['at']): Problem[] {
  return options.flatMap(({ id }, index) =>
    options.findIndex((other) => other.id === id) < index
      ? [problem('duplicate-id', { noun: 'option', id }, at(['options', index, 'id']))]
      : [],
  );
}

/** Ranges are checked before defaults are filled: `[20, 10]`, or `{ range: [20, 10], per: … }`. */
function checkRanges({ value, at }: Located<Measure>): Problem[] {
  const variants = (value.variants ?? []).map(({ cost }, index): [unknown, Path] => [cost, ['variants', index, 'cost']]);
  return [[value.cost, ['cost']] as [unknown, Path], ...variants].flatMap(([cost, path]) => {
    if (typeof cost !== 'object' || cost === null) return [];
    return Object.entries(cost).flatMap(([key, amount]: [string, unknown]) => {
      const wrapped = typeof amount === 'object' && amount !== null && 'range' in amount;
      const range: unknown = wrapped ? amount.range : amount;
      if (!Array.isArray(range) || Number(range[0]) <= Number(range[1])) return [];
      return [problem('range-order', {}, at(wrapped ? [...path, key, 'range'] : [...path, key]))];
    });
  });
}

function checkPrerequisites(measures: readonly Located<Measure>[]): Problem[] {
  const byId = new Map(measures.map(({ value }) => [value.id, value]));
  const problems: Problem[] = [];
  const told = new Set<string>();
  for (const { value, at } of measures) {
    const cycle = told.has(value.id) ? null : cycleFrom(value.id, (id) => byId.get(id)?.prerequisites ?? []);
    cycle?.forEach((id) => told.add(id));
    if (cycle !== null) problems.push(problem('prerequisite-cycle', { cycle }, at(['prerequisites'], 'key')));
    value.prerequisites?.forEach((id, index) => {
      const before = byId.get(id);
      if (before !== undefined && URGENCIES.indexOf(before.urgency) > URGENCIES.indexOf(value.urgency)) {
        problems.push(problem('less-urgent-prerequisite', { measure: value.id, prerequisite: id }, at(['prerequisites', index])));
      }
    });
  }
  return problems;
}

function checkLevels(levels: readonly Located<Level>[]): Problem[] {
  const problems = levels.flatMap(({ value, at }, index) =>
    index > 0 && value.from <= levels[index - 1]!.value.from ? [problem('levels-order', { rule: 'rising' }, at(['from']))] : [],
  );
  const first = levels[0];
  if (first !== undefined && first.value.from !== 0)
    problems.unshift(problem('levels-order', { rule: 'first-at-zero' }, first.at(['from'])));
  return problems;
}

function checkHorizons(horizons: readonly Located<Horizon>[], merged: Merged): Problem[] {
  const problems = horizons.flatMap(({ value, at }, index) =>
    index > 0 && value.days <= horizons[index - 1]!.value.days ? [problem('horizons-order', {}, at(['days']))] : [],
  );
  const placed = horizons.flatMap(({ value }) => value.urgencies);
  return [
    ...problems,
    ...URGENCIES.filter((urgency) => !placed.includes(urgency)).map((urgency) =>
      problem('urgency-without-horizon', { urgency }, horizons.at(-1)?.at(['urgencies'], 'key') ?? merged.start),
    ),
  ];
}
