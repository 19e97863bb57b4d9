/**
 * Random questionnaires and answer sheets. They are drawn as an author would write them, then go through the same
 * door as real files: what the laws are tried on is proven readable.
 */
import fc from 'fast-check';
import type {
  AnswerSheet,
  AnswerValue,
  Answer,
  Condition,
  Measure,
  Question,
  Questionnaire,
  ScoringPolicy,
} from '../../src/core/model.ts';
import { readQuestionnaire } from '../../src/core/read-questionnaire.ts';
import { URGENCIES } from '../../src/core/urgencies.ts';

/** A source of choices, all decided by one number. */
export interface Draw {
  readonly int: (min: number, max: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
  /** True that many times out of a hundred. */
  readonly chance: (percent: number) => boolean;
  /** Some of them, in their order. */
  readonly some: <T>(list: readonly T[], percent: number) => T[];
  readonly shuffled: <T>(list: readonly T[]) => T[];
}

export const draws: fc.Arbitrary<Draw> = fc.noShrink(fc.integer()).map(drawFrom);

function drawFrom(seed: number): Draw {
  let state = seed;
  // A multiplicative hash of a counter: even enough to choose between a handful of things.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  const chance = (percent: number): boolean => int(0, 99) < percent;
  return {
    int,
    chance,
    pick: (list) => list[int(0, list.length - 1)]!,
    some: (list, percent) => list.filter(() => chance(percent)),
    shuffled: (list) => {
      const left = [...list];
      return list.map(() => left.splice(int(0, left.length - 1), 1)[0]!);
    },
  };
}

type Raw = Record<string, unknown>;
interface RawOption {
  readonly id: string;
  readonly text: string;
  readonly exclusive?: true;
  readonly points: number;
}
interface RawQuestion {
  readonly id: string;
  readonly kind: string;
  readonly options?: readonly RawOption[];
}
/** What a condition may speak of: whatever was drawn before, so that no circle can appear. */
interface Before {
  readonly profile: readonly RawQuestion[];
  readonly scored: readonly RawQuestion[];
  readonly wild: boolean;
}

const LAWFUL: Pick<ScoringPolicy, 'unknown' | 'closed'> = { unknown: 'worst', closed: 'worst' };
const UNITS = ['flat', 'workstation', 'laptop', 'server', 'agent', 'mailbox'] as const;

const drawn = new Map<string, Questionnaire>();

/**
 * The questionnaire of that number, the same each time: reading one costs far more than scoring a sheet. The higher
 * the number's last digit, the larger. Its policy keeps the three laws, unless `anyPolicy`.
 */
export function questionnaireNumber(number: number, { anyPolicy = false } = {}): Questionnaire {
  const key = `${number} ${anyPolicy}`;
  const found = drawn.get(key) ?? read(number, 2 + (number % 10), anyPolicy);
  drawn.set(key, found);
  return found;
}

/** One in three is wild: its conditions are any, and only those that the door accepts come through. */
function read(number: number, size: number, anyPolicy: boolean): Questionnaire {
  const wild = number % 3 === 0;
  for (let attempt = 0; ; attempt++) {
    const draw = drawFrom(number + attempt * 1_000_003);
    const raw = rawQuestionnaire(draw, { size, anyPolicy, wild });
    const reading = readQuestionnaire([{ file: 'drawn.json', text: JSON.stringify(raw) }]);
    if (reading.ok) return reading.value;
    const refused =
      wild && reading.problems.every(({ code }) => code === 'closed-by-better-answer' || code === 'gate-for-better-answer');
    if (!refused)
      throw new Error(`the drawn questionnaire is not readable: ${JSON.stringify(reading.problems)}\n${JSON.stringify(raw)}`);
  }
}

interface Kind {
  readonly size: number;
  readonly anyPolicy: boolean;
  readonly wild: boolean;
}

function rawQuestionnaire(draw: Draw, { size, anyPolicy, wild }: Kind): Raw {
  const measures = rawMeasures(draw, size);
  const domains = range(draw.int(1, 3)).map((index) => ({
    id: `d${index}`,
    title: 'T',
    short: 'S',
    intro: 'I',
    ...(draw.chance(30) ? { weight: draw.pick([0.5, 1, 10]) } : {}),
  }));
  const profile: RawQuestion[] = [];
  for (const index of range(draw.int(0, 3))) profile.push(rawProfile(draw, index, { profile, scored: [], wild }));
  const scored: RawQuestion[] = [];
  for (const index of range(draw.int(1, size)))
    scored.push(rawQuestion(draw, index, { profile, scored, wild }, domains, measures));
  const levels = range(draw.int(1, 5)).map((index) => ({
    id: `l${index}`,
    title: 'L',
    letter: 'L',
    from: index * draw.int(15, 20),
    sentence: 'S',
  }));
  const grades = levels.filter(({ from }, index) => index === 0 || levels.slice(0, index).every((lower) => lower.from < from));
  const before = { profile, scored, wild };
  return {
    id: 'drawn',
    version: '1.0.0',
    title: 'Drawn',
    scoring: {
      ...(anyPolicy ? { unknown: draw.pick(['worst', 'excluded']), closed: draw.pick(['worst', 'excluded']) } : LAWFUL),
      scale: draw.pick([100, 3, 5]),
      pointsAgainst: draw.pick(['own-best', 'scale']),
      urgent: draw.int(1, 4),
      ranking: draw
        .shuffled(['urgency', 'priority', 'value', 'lost', 'gain', 'effort', 'cost', 'order'])
        .slice(0, draw.int(1, 8)),
    },
    levels: grades,
    gates: range(draw.int(0, 2)).map((index) => ({
      id: `g${index}`,
      if: falling(draw, before, 2),
      atMost: draw.pick(grades).id,
      why: 'W',
    })),
    horizons: rawHorizons(draw),
    domains,
    profile,
    questions: scored,
    measures,
    obligations: range(draw.int(0, 2)).map((index) => ({
      id: `o${index}`,
      title: 'T',
      law: 'L',
      whyItApplies: 'W',
      evidence: 'E',
      ...(draw.chance(50) ? { appliesIf: rising(draw, before, 2) } : {}),
      ...(draw.chance(70) ? { metIf: rising(draw, before, 2) } : {}),
      ...(draw.chance(40) ? { partlyIf: rising(draw, before, 2) } : {}),
    })),
    inconsistencies: range(draw.int(0, 1)).map((index) => ({ id: `i${index}`, if: falling(draw, before, 2), ask: 'A' })),
  };
}

const range = (length: number): number[] => Array.from({ length }, (_, index) => index);

function rawProfile(draw: Draw, index: number, before: Before): RawQuestion {
  const kind = draw.pick(['number', 'yes-no', 'single', 'multiple', 'text']);
  return {
    id: `p${index}`,
    kind,
    ...{ text: 'T', why: 'W' },
    ...(kind === 'single' || kind === 'multiple'
      ? { options: range(draw.int(2, 3)).map((each) => ({ id: `o${each}`, text: 'T' }) as RawOption) }
      : {}),
    ...(kind === 'number' ? { counts: draw.pick(UNITS), assumed: draw.int(0, 4), max: 50 } : {}),
    ...(before.profile.length > 0 && draw.chance(25) ? { askedIf: profileLeaf(draw, before) } : {}),
  };
}

function rawQuestion(
  draw: Draw,
  index: number,
  before: Before,
  domains: readonly { readonly id: string }[],
  measures: readonly { readonly id: string }[],
): RawQuestion {
  const kind = draw.pick(['single', 'multiple', 'yes-no']);
  const count = kind === 'yes-no' ? 2 : draw.int(2, 4);
  const called = (key: string): Raw =>
    measures.length > 0 && draw.chance(60) ? { [key]: draw.some(measures, 35).map(({ id }) => id) } : {};
  const options = range(count).map((each) => ({
    id: kind === 'yes-no' ? ['non', 'oui'][each]! : `o${each}`,
    text: 'T',
    points: draw.pick([0, 1, 2, 3, 0.5, 5]),
    ...(kind === 'multiple' && each === count - 1 && draw.chance(40) ? { exclusive: true as const } : {}),
    ...called(kind === 'multiple' ? 'measuresIfMissing' : 'measures'),
  }));
  return {
    id: `q${index}`,
    kind,
    ...{ text: 'T', why: 'W', domain: draw.pick(domains).id, knownBy: 'mairie', weight: draw.pick([1, 2, 3, 0.1, 7.3]) },
    ...{ essential: draw.chance(60), allowNotApplicable: draw.chance(50) },
    options: options.every(({ points }) => points === 0) ? options.with(0, { ...options[0]!, points: 3 }) : options,
    ...(before.profile.length + before.scored.length > 0 && draw.chance(55) ? { askedIf: rising(draw, before, 2) } : {}),
    ...(draw.chance(30) ? { variants: [{ if: profileLeaf(draw, before), text: 'V', knownBy: 'elu' }] } : {}),
  };
}

function rawHorizons(draw: Draw): Raw[] {
  const days = [[730], [30, 365], [30, 90, 365, 730]][draw.int(0, 2)]!;
  const from = (urgency: number): number => Math.min(days.length - 1, urgency);
  return days.map((each, index) => ({
    id: `h${index}`,
    title: 'H',
    days: each,
    urgencies: URGENCIES.filter((_, urgency) => from(urgency) === index),
  }));
}

function rawMeasures(draw: Draw, size: number): (Raw & { readonly id: string })[] {
  const measures: { readonly id: string; readonly urgency: Measure['urgency'] }[] = [];
  for (const index of range(draw.int(0, size))) {
    const urgency = draw.pick(URGENCIES);
    const allowed = measures.filter((each) => URGENCIES.indexOf(each.urgency) <= URGENCIES.indexOf(urgency));
    const amount = (): unknown => ({
      range: draw.pick([
        [0, 0],
        [10, 50],
        [100, 900],
      ]),
      per: draw.pick(UNITS),
    });
    const figures = (): Raw => ({
      effort: { commune: draw.pick([0, 0.25, 1, 10]), provider: { amount: draw.pick([0, 0.5]), per: draw.pick(UNITS) } },
      cost: draw.chance(40) ? 'free' : { confidence: 'indicative', purchase: amount(), yearly: amount() },
    });
    const extra = {
      ...{ domain: 'd0', title: 'T', why: 'W', how: ['H'], owner: 'mairie', evidence: 'E' },
      ...figures(),
      ...(draw.chance(30) ? { variants: [{ if: { commune: 'population', atLeast: 500 }, ...figures() }] } : {}),
      prerequisites: draw.some(allowed, 30).map(({ id }) => id),
      ...(draw.chance(30) ? { priority: draw.int(1, 3) } : {}),
    };
    measures.push({ id: `m${index}`, urgency, ...extra });
  }
  return measures as (Raw & { readonly id: string })[];
}

/** A condition that a better answer can only open. */
function rising(draw: Draw, before: Before, depth: number): Condition {
  const parts = (): Condition[] => range(draw.int(1, 3)).map(() => rising(draw, before, depth - 1));
  switch (depth > 0 ? draw.int(0, 4) : 0) {
    case 3:
      return draw.chance(50) ? { all: parts() } : { any: parts() };
    case 4:
      return { not: falling(draw, before, depth - 1) };
    default:
      return before.scored.length > 0 && draw.chance(75) ? scoredLeaf(draw, before) : profileLeaf(draw, before);
  }
}

/** A condition that a better answer can only close: what a gate is made of. */
function falling(draw: Draw, before: Before, depth: number): Condition {
  const parts = (): Condition[] => range(draw.int(1, 3)).map(() => falling(draw, before, depth - 1));
  if (depth > 0 && draw.chance(40)) return draw.chance(50) ? { all: parts() } : { any: parts() };
  const question = before.scored.length > 0 ? draw.pick(before.scored) : undefined;
  if (question === undefined || question.kind === 'multiple' || draw.chance(50)) return { not: rising(draw, before, 0) };
  const limit = draw.pick(question.options!).points;
  return { question: question.id, isOneOf: question.options!.filter(({ points }) => points <= limit).map(({ id }) => id) };
}

function scoredLeaf(draw: Draw, before: Before): Condition {
  const { id, kind, options = [] } = draw.pick(before.scored);
  if (before.wild && draw.chance(40)) {
    return kind === 'multiple'
      ? { question: id, includes: draw.pick(options).id }
      : { question: id, isOneOf: [draw.pick(options), draw.pick(options)].map((option) => option.id) };
  }
  if (kind === 'multiple') {
    const strong = options.find((option) => {
      const others = options.filter((other) => other !== option);
      const together = others.reduce((sum, { points, exclusive }) => sum + (exclusive === true ? 0 : points), 0);
      return option.points > 0 && option.points >= Math.max(together, ...others.map(({ points }) => points));
    });
    return strong === undefined ? profileLeaf(draw, before) : { question: id, includes: strong.id };
  }
  const from = draw.pick(options);
  if (draw.chance(50)) return { question: id, atLeast: from.id };
  return { question: id, isOneOf: options.filter(({ points }) => points >= from.points).map((option) => option.id) };
}

function profileLeaf(draw: Draw, { profile }: Before): Condition {
  const question = profile.length > 0 ? draw.pick(profile) : undefined;
  switch (question?.kind) {
    case 'number':
      return { question: question.id, atLeast: draw.int(0, 4) };
    case 'yes-no':
      return { question: question.id, isOneOf: [draw.pick(['oui', 'non'])] };
    case 'single':
      return { question: question.id, isOneOf: [draw.pick(question.options!).id] };
    case 'multiple':
      return { question: question.id, includes: draw.pick(question.options!).id };
    default:
      return { commune: 'population', atLeast: draw.pick([0, 500, 1000]) };
  }
}

/** A definite answer. */
export function drawAnswer(draw: Draw, question: Question): Extract<AnswerValue, { kind: 'chosen' }> {
  if (question.kind !== 'multiple') return { kind: 'chosen', options: [draw.pick(question.options).id] };
  const exclusive = question.options.filter((option) => option.exclusive === true);
  if (exclusive.length > 0 && draw.chance(30)) return { kind: 'chosen', options: [draw.pick(exclusive).id] };
  return {
    kind: 'chosen',
    options: draw
      .some(
        question.options.filter((option) => option.exclusive !== true),
        50,
      )
      .map(({ id }) => id),
  };
}

/** A sheet with definite answers, unknowns, what does not apply, and holes. */
export function drawSheet(draw: Draw, questionnaire: Questionnaire): AnswerSheet {
  const answers = new Map<string, Answer>();
  for (const question of questionnaire.profile) {
    if (draw.chance(15)) continue;
    const chosen = (options: readonly string[]): AnswerValue => ({ kind: 'chosen', options });
    const ids = question.options.map(({ id }) => id);
    const one = (): AnswerValue => chosen([draw.pick(ids)]);
    const number = (): AnswerValue => ({ kind: 'number', number: draw.int(question.min ?? 0, Math.min(question.max ?? 50, 12)) });
    const values = { single: one, 'yes-no': one, multiple: () => chosen(draw.some(ids, 50)), number, date: text, text };
    answers.set(question.id, { value: values[question.kind]() });
  }
  for (const question of questionnaire.questions) {
    const dice = draw.int(0, 99);
    if (dice >= 90) continue;
    if (dice >= 75) answers.set(question.id, { value: { kind: 'unknown' } });
    else if (dice >= 60 && question.allowNotApplicable)
      answers.set(question.id, { value: { kind: 'not-applicable', why: 'no such thing here' } });
    else answers.set(question.id, { value: drawAnswer(draw, question) });
  }
  return {
    questionnaire: { id: questionnaire.id, version: questionnaire.version },
    commune: { name: 'Trifouillis', ...(draw.chance(80) ? { population: draw.pick([0, 400, 700, 2000]) } : {}) },
    answers,
  };
}

const text = (): AnswerValue => ({ kind: 'text', text: 'text' });

/** The sheet with another answer to one question; without any when `value` is null. */
export function withAnswer(sheet: AnswerSheet, question: string, value: AnswerValue | null): AnswerSheet {
  const answers = new Map(sheet.answers);
  if (value === null) answers.delete(question);
  else answers.set(question, { value });
  return { ...sheet, answers };
}
