/**
 * The one strict door for questionnaires: text → shape → meaning. What comes out is correct, complete with its
 * defaults, and needs no defence anywhere else.
 */
import * as questionnaireShape from '#generated/questionnaire.js';
import { checkQuestionnaire } from './check-questionnaire.ts';
import type {
  Amount,
  Cost,
  Measure,
  Migration,
  Option,
  ProfileOption,
  Quantity,
  Question,
  Questionnaire,
  Range,
} from './model.ts';
import { mergeParts, type Located, type Merged } from './parts.ts';
import { inOrder, problem, type Problem, type Reading } from './problem.ts';
import { SetAside } from './set-aside.ts';
import { sha256 } from './sha256.ts';
import { MOST_SHOWN, shapeProblems } from './shape.ts';
import { parseYaml, type SourceFile, type YamlText } from './yaml-text.ts';

const SINGLE = ['id', 'version', 'title', 'scoring'] as const;
const LISTS = ['levels', 'horizons', 'domains', 'questions'] as const;

/** Ten times the longest questionnaire known. Nobody would answer more, and reading or checking them would take minutes. */
const MOST_QUESTIONS = 1000;

/** A questionnaire and where each of its items is written: what `check` needs to say more than its reading does. */
export interface PlacedQuestionnaire {
  readonly questionnaire: Questionnaire;
  readonly merged: Merged;
}

/** Reads a questionnaire from its files (one, or a folder's in the order of their names). Collects every problem. */
export function readQuestionnaire(files: readonly SourceFile[]): Reading<Questionnaire> {
  const reading = readPlacedQuestionnaire(files);
  return reading.ok ? { ...reading, value: reading.value.questionnaire } : reading;
}

/** The same, with the places. */
export function readPlacedQuestionnaire(files: readonly SourceFile[]): Reading<PlacedQuestionnaire> {
  const problems: Problem[] = [];
  const texts: YamlText[] = [];
  const set = new SetAside();
  let questions = 0;
  for (const source of files) {
    const parsed = parseYaml(source);
    const beyond = MOST_QUESTIONS - questions;
    questions += parsed.ok ? questionsIn(parsed.text) : 0;
    // The files that follow are not read: however many there are, the answer comes at once.
    if (parsed.ok && questions > MOST_QUESTIONS) {
      const limit = { limit: MOST_QUESTIONS, bound: 'most', of: 'list' } as const;
      return {
        ok: false,
        problems: inOrder([...problems, problem('wrong-length', limit, parsed.text.at(['questions', beyond]))]),
      };
    }
    if (!parsed.ok) problems.push(...parsed.problems);
    else if (typeof parsed.text.data !== 'object' || parsed.text.data === null || Array.isArray(parsed.text.data)) {
      problems.push(problem('not-a-mapping', { expected: 'questionnaire' }, parsed.text.at([])));
    } else {
      const faults = shapeProblems(parsed.text, questionnaireShape);
      problems.push(...faults);
      // Beyond what is shown, nobody knows what to set aside: the meaning of such a file is not looked at.
      if (faults.length < MOST_SHOWN) texts.push(faults.length === 0 ? parsed.text : set.aside(parsed.text, faults));
    }
  }
  // The names that an unread file gives are not known: every reference to them would look wrong.
  if (texts.length < files.length || texts.length === 0) return { ok: false, problems: inOrder(problems) };

  const { merged, problems: repeated } = mergeParts(texts);
  const missing = missingParts(merged, set);
  problems.push(...repeated, ...missing);
  if (missing.length === 0) problems.push(...checkQuestionnaire(merged).filter((each) => !set.explains(each)));
  if (problems.length > 0) return { ok: false, problems: inOrder(problems) };
  return { ok: true, value: { questionnaire: complete(merged), merged }, warnings: [] };
}

function questionsIn({ data }: YamlText): number {
  const { questions } = (data ?? {}) as { readonly questions?: unknown };
  return Array.isArray(questions) ? questions.length : 0;
}

function missingParts(merged: Merged, set: SetAside): Problem[] {
  const { single, lists } = merged;
  return [...SINGLE.filter((key) => !single.has(key)), ...LISTS.filter((key) => (lists.get(key) ?? []).length === 0)]
    .filter((part) => !set.has(part))
    .map((part) => problem('missing-part', { part }, merged.start));
}

/** Fills the defaults that authors may leave out. */
function complete({ single, lists }: Merged): Questionnaire {
  const one = <T>(key: string): T => single.get(key)?.value as T;
  const many = <T>(key: string): T[] => (lists.get(key) ?? []).map((item: Located<unknown>) => item.value as T);
  const content = {
    id: one<string>('id'),
    version: one<string>('version'),
    title: one<string>('title'),
    description: one<string | undefined>('description'),
    licence: one<string | undefined>('licence'),
    scoring: one<Questionnaire['scoring']>('scoring'),
    levels: many<Questionnaire['levels'][number]>('levels'),
    gates: many<Questionnaire['gates'][number]>('gates'),
    horizons: many<Questionnaire['horizons'][number]>('horizons'),
    sources: many<Questionnaire['sources'][number]>('sources'),
    domains: many<Questionnaire['domains'][number]>('domains'),
    profile: many<Questionnaire['profile'][number]>('profile').map((question) => ({ ...question, options: optionsOf(question) })),
    questions: many<Question>('questions').map((question) => ({
      ...question,
      essential: question.essential ?? false,
      allowNotApplicable: question.allowNotApplicable ?? false,
      references: question.references ?? [],
      variants: question.variants ?? [],
      options: question.options.map((option): Option => ({
        ...option,
        measures: option.measures ?? [],
        measuresIfMissing: option.measuresIfMissing ?? [],
      })),
    })),
    measures: many<RawMeasure>('measures').map(completeMeasure),
    obligations: many<Questionnaire['obligations'][number]>('obligations').map((each) => ({
      ...each,
      references: each.references ?? [],
    })),
    inconsistencies: many<Questionnaire['inconsistencies'][number]>('inconsistencies'),
    // Absent rather than empty: the hash of what was published before there were any stays the same.
    migrations: lists.has('migrations') ? many<Migration>('migrations') : undefined,
  };
  return { ...content, sha256: sha256(JSON.stringify(content)) };
}

/** A yes-no question of the profile needs no options written out. */
function optionsOf({
  kind,
  options,
}: {
  readonly kind: string;
  readonly options?: readonly ProfileOption[];
}): readonly ProfileOption[] {
  if (options !== undefined) return options;
  return kind === 'yes-no'
    ? [
        { id: 'oui', text: 'Oui' },
        { id: 'non', text: 'Non' },
      ]
    : [];
}

type RawQuantity = number | Quantity;
type RawAmount = Range | Amount;
interface RawFigures {
  readonly effort: { readonly commune: RawQuantity; readonly provider: RawQuantity };
  readonly cost: 'free' | { readonly confidence: 'indicative'; readonly purchase?: RawAmount; readonly yearly?: RawAmount };
}
type RawMeasure = Omit<Measure, 'effort' | 'cost' | 'variants'> &
  RawFigures & { readonly variants?: readonly (Omit<Measure['variants'][number], 'effort' | 'cost'> & Partial<RawFigures>)[] };

function completeMeasure(measure: RawMeasure): Measure {
  return {
    ...measure,
    effort: effortFrom(measure.effort),
    cost: costFrom(measure.cost),
    prerequisites: measure.prerequisites ?? [],
    resources: measure.resources ?? [],
    references: measure.references ?? [],
    variants: (measure.variants ?? []).map(({ effort, cost, ...words }) => ({
      ...words,
      ...(effort === undefined ? {} : { effort: effortFrom(effort) }),
      ...(cost === undefined ? {} : { cost: costFrom(cost) }),
    })),
  };
}

function effortFrom({ commune, provider }: RawFigures['effort']): Measure['effort'] {
  const quantity = (raw: RawQuantity): Quantity => (typeof raw === 'number' ? { amount: raw, per: 'flat' } : raw);
  return { commune: quantity(commune), provider: quantity(provider) };
}

function costFrom(cost: RawFigures['cost']): Cost {
  const amount = (raw: RawAmount | undefined): Amount =>
    raw === undefined ? { range: [0, 0], per: 'flat' } : 'range' in raw ? raw : { range: raw, per: 'flat' };
  return cost === 'free'
    ? { purchase: amount(undefined), yearly: amount(undefined), confidence: 'free' }
    : { purchase: amount(cost.purchase), yearly: amount(cost.yearly), confidence: cost.confidence };
}
