/** The answers of an older sheet, brought to the questions of today by the migrations of the questionnaire. */
import { fateOf, migrationsSince } from './fates.ts';
import type { Merge, Migration, OneOrMore, Questionnaire, Rename, Retirement, Split } from './model.ts';

/** An answer as a sheet holds it: an option, several, a number, a text, `unknown` or `not-applicable`. */
export type WrittenValue = string | number | readonly string[];

export interface WrittenAnswer {
  readonly answer: WrittenValue;
  readonly why?: string | undefined;
  readonly note?: string | undefined;
  readonly on?: string | undefined;
  readonly by?: string | undefined;
}

/** An answer and where it comes from. */
export interface CarriedAnswer {
  readonly answer: WrittenAnswer;
  /** Questions of the sheet, at least one. */
  readonly from: readonly string[];
  /** The last version that changed it; null when nothing did. */
  readonly version: string | null;
}

/** An answer, or a part of one, that has no place today. */
export interface LostAnswer {
  /** Questions of the sheet. */
  readonly from: readonly string[];
  readonly answer: WrittenValue;
  readonly version: string;
  readonly why: 'retired' | 'no-equivalent' | 'already-answered';
  /** The questions that take its place. */
  readonly into: readonly string[];
}

export interface Carried {
  /** By the names of today. */
  readonly answers: ReadonlyMap<string, CarriedAnswer>;
  readonly lost: readonly LostAnswer[];
}

/** Carries answers written for `version`. Every answer comes out: carried, untouched, or lost with the reason. */
export function carryAnswers(
  questionnaire: Pick<Questionnaire, 'migrations'>,
  version: string,
  written: ReadonlyMap<string, WrittenAnswer>,
): Carried {
  let answers = new Map([...written].map(([id, answer]): [string, CarriedAnswer] => [id, { answer, from: [id], version: null }]));
  const lost: LostAnswer[] = [];
  const migrations = migrationsSince(questionnaire, version);
  migrations.forEach((migration, index) => {
    // Options go first: those that stay may have another name, or go elsewhere, in the same version.
    for (const change of [retireOptions, moveQuestions]) {
      const stage = new Stage(answers, migration.version);
      change(stage, migration);
      answers = stage.after();
      const later = migrations.slice(change === retireOptions ? index : index + 1);
      lost.push(...stage.lost.map((each) => ({ ...each, into: each.into.flatMap((id) => fateOf(id, later).into) })));
    }
  });
  return { answers, lost };
}

function retireOptions(stage: Stage, { retire: retired = [] }: Migration): void {
  for (const each of retired) if (each.options !== undefined) retire(stage, each);
}

function moveQuestions(
  stage: Stage,
  { rename: renamed = [], split: divided = [], merge: joined = [], retire: retired = [] }: Migration,
): void {
  for (const each of renamed) rename(stage, each);
  for (const each of divided) split(stage, each);
  for (const each of joined) merge(stage, each);
  for (const each of retired) if (each.options === undefined) retire(stage, each);
}

/** One migration under way: what it takes is read as it was before, what it gives appears after. */
class Stage {
  readonly lost: LostAnswer[] = [];
  readonly #before: ReadonlyMap<string, CarriedAnswer>;
  readonly #version: string;
  readonly #taken = new Set<string>();
  readonly #given: { readonly id: string; readonly place: string; readonly answer: CarriedAnswer }[] = [];

  constructor(before: ReadonlyMap<string, CarriedAnswer>, version: string) {
    this.#before = before;
    this.#version = version;
  }

  /** Undefined when it was not answered. */
  take(id: string): CarriedAnswer | undefined {
    this.#taken.add(id);
    return this.#before.get(id);
  }

  /** Gives an answer to a question; it takes the place of the one that it comes from. */
  give(id: string, sources: readonly (readonly [id: string, answer: CarriedAnswer])[], answer: WrittenAnswer): void {
    const from = sources.flatMap(([, each]) => each.from);
    this.#given.push({ id, place: sources[0]![0], answer: { answer, from, version: this.#version } });
  }

  lose({ from, answer }: CarriedAnswer, why: LostAnswer['why'], into: readonly string[], part?: WrittenValue): void {
    this.lost.push({ from, answer: part ?? answer.answer, version: this.#version, why, into });
  }

  after(): Map<string, CarriedAnswer> {
    const result = new Map<string, CarriedAnswer>();
    const kept = (id: string): boolean => this.#before.has(id) && !this.#taken.has(id);
    for (const [place, answer] of this.#before) {
      if (kept(place)) result.set(place, answer);
      for (const given of this.#given.filter((each) => each.place === place)) {
        // Somebody has answered the question of today already: that is the later word.
        if (kept(given.id) || result.has(given.id)) this.lose(given.answer, 'already-answered', [given.id]);
        else result.set(given.id, given.answer);
      }
    }
    return result;
  }
}

function rename(stage: Stage, { question, to = question, options = {} }: Rename): void {
  const source = stage.take(question);
  if (source === undefined) return;
  const { answer } = source.answer;
  const renamed = (option: string): string => (Object.hasOwn(options, option) ? options[option]! : option);
  const value =
    typeof answer === 'string' ? renamed(answer) : typeof answer === 'number' ? answer : [...new Set(answer.map(renamed))];
  stage.give(to, [[question, source]], { ...source.answer, answer: value });
}

function split(stage: Stage, { question, into }: Split): void {
  const source = stage.take(question);
  if (source === undefined) return;
  const { answer } = source.answer;
  const targets = into.map((each) => each.question);
  if (isAside(answer)) {
    for (const target of targets) stage.give(target, [[question, source]], source.answer);
    return;
  }
  const chosen = typeof answer === 'number' ? [] : listOf(answer);
  const said = (option: string): boolean => into.some(({ answers }) => Object.hasOwn(answers, option));
  const unsaid = chosen.filter((option) => !said(option));
  let given = 0;
  /** Those for which what was chosen and is said nowhere would have counted. */
  const without: string[] = [];
  for (const { question: target, answers, otherwise } of into) {
    const found = [...new Set(chosen.flatMap((option) => (Object.hasOwn(answers, option) ? listOf(answers[option]!) : [])))];
    // An empty checklist stays empty: nothing was ticked, in any of its parts.
    const none = Array.isArray(answer) && chosen.length === 0 ? [] : undefined;
    const value = found.length > 0 ? written(found) : typeof answer === 'number' ? undefined : (otherwise ?? none);
    if (found.length > 0 || value === undefined) without.push(target);
    if (value === undefined) continue;
    given += 1;
    stage.give(target, [[question, source]], { ...source.answer, answer: value });
  }
  if (given === 0) stage.lose(source, 'no-equivalent', targets);
  else if (unsaid.length > 0 && without.length > 0) stage.lose(source, 'no-equivalent', without, written(unsaid));
}

function merge(stage: Stage, { questions, into, answers }: Merge): void {
  const sources = questions.flatMap((id): (readonly [string, CarriedAnswer])[] => {
    const source = stage.take(id);
    return source === undefined ? [] : [[id, source]];
  });
  if (sources.length === 0) return;
  const values = new Map(sources.map(([id, { answer }]) => [id, answer.answer]));
  const found = answers === undefined ? together([...values.values()]) : firstThatHolds(answers, values);
  if (found === undefined) {
    for (const [, source] of sources) stage.lose(source, 'no-equivalent', [into]);
    return;
  }
  const whole = sources.map(([, { answer }]) => answer);
  const joined = (key: 'why' | 'note' | 'by'): string | undefined => {
    const texts = [...new Set(whole.flatMap((each) => each[key] ?? []))];
    return texts.length === 0 ? undefined : texts.join(' · ');
  };
  stage.give(into, sources, {
    answer: found,
    why: found === 'not-applicable' ? joined('why') : undefined,
    note: joined('note'),
    // As old as the oldest of them.
    on: whole.flatMap(({ on }) => on ?? []).toSorted()[0],
    by: joined('by'),
  });
}

function retire(stage: Stage, { question, options }: Retirement): void {
  const source = stage.take(question);
  if (source === undefined) return;
  if (options === undefined) return stage.lose(source, 'retired', []);
  const { answer } = source.answer;
  const chosen = typeof answer === 'number' ? [] : listOf(answer);
  const gone = chosen.filter((option) => options.includes(option));
  const left = chosen.filter((option) => !options.includes(option));
  if (gone.length > 0) stage.lose(source, 'retired', [question], written(gone));
  if (gone.length === 0) stage.give(question, [[question, source]], source.answer);
  else if (left.length > 0) stage.give(question, [[question, source]], { ...source.answer, answer: left });
}

/** All that was ticked in each; what is unknown in one is unknown in the whole. */
function together(values: readonly WrittenValue[]): WrittenValue | undefined {
  if (values.includes('unknown')) return 'unknown';
  if (values.some((value) => typeof value === 'number')) return undefined;
  const definite = values.filter((value) => value !== 'not-applicable') as readonly OneOrMore[];
  return definite.length === 0 ? 'not-applicable' : written([...new Set(definite.flatMap(listOf))]);
}

/**
 * What the first rule that holds gives. A rule that hangs on an unknown answer stops there: what comes after it could
 * be better than the truth, and unknown is never rewarded.
 */
function firstThatHolds(
  rules: NonNullable<Merge['answers']>,
  values: ReadonlyMap<string, WrittenValue>,
): WrittenValue | undefined {
  for (const { if: tests, give } of rules) {
    const truths = Object.entries(tests).map(([id, wanted]) => truthOf(values.get(id), listOf(wanted)));
    if (truths.every((truth) => truth === 'yes')) return written(listOf(give));
    if (!truths.includes('no')) return truths.includes('absent') ? undefined : 'unknown';
  }
  const all = [...values.values()];
  if (all.includes('unknown')) return 'unknown';
  return all.every((value) => value === 'not-applicable') ? 'not-applicable' : undefined;
}

function truthOf(value: WrittenValue | undefined, wanted: readonly string[]): 'yes' | 'no' | 'unknown' | 'absent' {
  if (value === undefined) return 'absent';
  if (typeof value === 'number') return wanted.includes(String(value)) ? 'yes' : 'no';
  if (listOf(value).some((each) => wanted.includes(each))) return 'yes';
  return value === 'unknown' ? 'unknown' : 'no';
}

function isAside(value: WrittenValue): boolean {
  return value === 'unknown' || value === 'not-applicable';
}

function listOf(value: OneOrMore): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}

/** One option is written alone. */
function written(options: readonly string[]): WrittenValue {
  return options.length === 1 ? options[0]! : options;
}
