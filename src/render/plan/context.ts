/** What every section of the plan needs, worked out once from the input. */
import { contactsFor, type Contacts, type TerritoryContacts } from '../../core/contacts.ts';
import type {
  Diagnosis,
  Measure,
  Plan,
  PlanStep,
  ProfileQuestion,
  Question,
  Range,
  RankedMeasure,
  ScaledCost,
  Unit,
} from '../../core/model.ts';
import { addCosts, costOf, effortOf, unitsOf, type Units } from '../../core/scale.ts';
import { standingsOf, type Standings } from '../../core/standing.ts';
import type { PlanInput } from './input.ts';
import type { PlanTemplate, Reflexes, SectionId } from './template.ts';
import { wordedFor } from './wording.ts';

export interface PlanContext {
  readonly diagnosis: Diagnosis;
  /** Worded for this commune. */
  readonly template: PlanTemplate;
  readonly standings: Standings;
  readonly contacts: Contacts;
  readonly territory: TerritoryContacts;
  readonly reflexes: Reflexes;
  readonly toolVersion: string;
  readonly sheetName: string;
  readonly department: string | undefined;
  readonly unprintable: (text: string) => boolean;
  readonly questions: ReadonlyMap<string, Question>;
  readonly profile: ReadonlyMap<string, ProfileQuestion>;
  /** Every measure called for, with its number in this document, in the order of the numbers. */
  readonly entries: readonly Entry[];
  /** What costs were multiplied by. */
  readonly counted: readonly Counted[];
}

/** A measure with the number it has everywhere in this document: urgent ones first, then in the order of the plan. */
export interface Entry {
  readonly number: number;
  readonly measure: Measure;
  readonly ranked: RankedMeasure;
  readonly urgent: boolean;
  /** Absent when it is postponed. */
  readonly step: PlanStep | undefined;
  readonly cost: ScaledCost;
  readonly effort: { readonly commune: number; readonly provider: number };
}

export interface Counted {
  readonly unit: Unit;
  readonly count: number;
  /** Nobody has answered: the questionnaire's own hypothesis. */
  readonly assumed: boolean;
}

export function planContext(input: PlanInput): PlanContext {
  const { diagnosis, contacts, reflexes, toolVersion, sheetName, department, unprintable } = input;
  const { questionnaire, sheet } = diagnosis;
  const standings = standingsOf(questionnaire, sheet);
  const units = unitsOf(questionnaire, sheet, standings);
  return {
    diagnosis,
    template: wordedFor(input.template, standings.facts),
    standings,
    contacts,
    territory: contactsFor(contacts, sheet.commune),
    reflexes,
    toolVersion,
    sheetName,
    department,
    unprintable,
    questions: new Map(questionnaire.questions.map((question) => [question.id, question])),
    profile: new Map(questionnaire.profile.map((question) => [question.id, question])),
    entries: entriesOf(diagnosis, units),
    counted: countedIn(diagnosis, units),
  };
}

function entriesOf({ measures, urgent, plan }: Diagnosis, units: Units): Entry[] {
  const ranked = new Map(measures.map((each) => [each.measure.id, each]));
  const steps = new Map(plan.steps.map((step) => [step.measure.id, step]));
  const order = [...new Set([...urgent.map(({ measure }) => measure.id), ...steps.keys(), ...ranked.keys()])];
  return order.flatMap((id, index) => {
    const found = ranked.get(id);
    if (found === undefined) return [];
    const { measure } = found;
    const step = steps.get(id);
    return [
      {
        number: index + 1,
        measure,
        ranked: found,
        urgent: urgent.includes(found),
        step,
        cost: step?.cost ?? costOf(measure, units),
        effort: step?.effort ?? effortOf(measure, units),
      },
    ];
  });
}

/** The numbers of the profile that costs were multiplied by, and which are hypotheses. */
function countedIn({ questionnaire, sheet, standings }: Diagnosis, units: Units): Counted[] {
  return questionnaire.profile.flatMap(({ id, counts: unit }) =>
    unit === undefined
      ? []
      : [
          {
            unit,
            count: units[unit],
            assumed: standings.get(id) === 'asked' && sheet.answers.get(id)?.value.kind !== 'number',
          },
        ],
  );
}

/** Purchases of the first year and a whole year of what is paid yearly from then. */
export function firstYear({ horizons }: Plan): Range {
  const { purchase, yearly } = addCosts(horizons.filter(({ horizon }) => horizon.days <= 365).map(({ cost }) => cost));
  return [purchase[0] + yearly[0], purchase[1] + yearly[1]];
}

export function entryOf({ entries }: PlanContext, measure: string): Entry | undefined {
  return entries.find((each) => each.measure.id === measure);
}

/** The title of a section, or undefined when the template leaves it out. */
export function titleOf({ template }: PlanContext, id: SectionId): string | undefined {
  return template.sections.find((section) => section.id === id)?.title;
}

/** Whether this person's own words cannot all be printed. */
export function hasUnprintable({ diagnosis: { sheet }, department, unprintable }: PlanContext): boolean {
  const { commune, respondent } = sheet;
  const answers = [...sheet.answers.values()].flatMap(({ value, note, by }) => [
    note,
    by,
    value.kind === 'text' ? value.text : undefined,
    value.kind === 'not-applicable' ? value.why : undefined,
  ]);
  return [commune.name, commune.epci, department, respondent?.name, respondent?.role, ...answers].some(
    (text) => text !== undefined && unprintable(text),
  );
}
