/**
 * The shape of `templates/plan.yaml` (schemas/plan.schema.json): the order of the sections, the fixed words, the
 * colours. Sentences that depend on the answers are not here. Types only.
 */
import type { Condition, ObligationStatus, Role, Source } from '../../core/model.ts';
import type { Theme } from '../blocks.ts';

export type SectionId =
  | 'summary'
  | 'level'
  | 'urgent'
  | 'plan'
  | 'budget'
  | 'confirm'
  | 'obligations'
  | 'contacts'
  | 'reflex'
  | 'sheets'
  | 'answers'
  | 'method';

export interface SectionTemplate {
  readonly id: SectionId;
  readonly title: string;
  readonly intro?: string | undefined;
  /** `own` alone on its pages · `new` at the top of a page · `flow` after what precedes. */
  readonly page: 'own' | 'new' | 'flow';
}

export interface PlanTemplate {
  readonly document: {
    readonly title: string;
    readonly subject: string;
    readonly keywords: readonly string[];
    readonly footer: string;
    readonly attachment: string;
  };
  readonly theme: Theme;
  readonly sections: readonly SectionTemplate[];
  readonly roles: Readonly<Record<Role, RoleWords>>;
  readonly cover: Words<
    | 'overline'
    | 'provisionalOverline'
    | 'subtitle'
    | 'commune'
    | 'territory'
    | 'epci'
    | 'date'
    | 'respondent'
    | 'questionnaire'
    | 'version'
    | 'final'
    | 'notice'
  >;
  readonly summary: Words<
    | 'provisional'
    | 'remember'
    | 'strength'
    | 'risk'
    | 'outlook'
    | 'limited'
    | 'toConfirm'
    | 'everyAnswer'
    | 'decisions'
    | 'referent'
    | 'letter'
    | 'review'
    | 'firstStep'
    | 'startTitle'
    | 'nothingAnswered'
    | 'nothingApplicable'
  > & { readonly keepDecisions: readonly string[]; readonly startSteps: readonly string[] };
  readonly level: Words<'strengths' | 'gates' | 'domains' | 'notScored'>;
  readonly card: Words<
    | 'who'
    | 'before'
    | 'cost'
    | 'time'
    | 'providerTime'
    | 'gain'
    | 'confirm'
    | 'confirmAll'
    | 'why'
    | 'because'
    | 'how'
    | 'ask'
    | 'evidence'
    | 'more'
    | 'unknown'
    | 'indicative'
    | 'together'
  >;
  readonly plan: Words<
    | 'intro'
    | 'urgentWord'
    | 'today'
    | 'shared'
    | 'sharedNote'
    | 'moved'
    | 'postponed'
    | 'keepTitle'
    | 'keepIntro'
    | 'nothingCalled'
  > & {
    readonly columns: Words<'number' | 'measure' | 'who' | 'due' | 'cost' | 'time' | 'gain'>;
    readonly keepSteps: readonly string[];
  };
  readonly budget: Words<'total' | 'indicative' | 'free' | 'togetherNote' | 'providerNote'> & {
    readonly columns: Words<'horizon' | 'purchase' | 'yearly' | 'commune' | 'provider'>;
    readonly notes: readonly string[];
  };
  readonly confirm: Words<
    | 'none'
    | 'intro'
    | 'inconsistencies'
    | 'youAnswered'
    | 'unanswered'
    | 'profile'
    | 'letterTitle'
    | 'letterIntro'
    | 'requestsTitle'
    | 'requestsIntro'
    | 'inLetter'
  > & {
    readonly letter: Words<
      'to' | 'subject' | 'greeting' | 'questions' | 'questionsToUs' | 'requests' | 'deadline' | 'closing' | 'signature'
    >;
  };
  readonly obligations: {
    readonly columns: Words<'duty' | 'evidence'>;
    /** Headings of the groups. */
    readonly statuses: Readonly<Record<ObligationStatus, string>>;
  };
  readonly contacts: Words<'territory' | 'anssi' | 'phone'> & {
    readonly columns: Words<'who' | 'how'>;
    readonly purposes: Words<'incident' | 'prevention'>;
  };
  readonly reflex: Words<'fill' | 'responder' | 'noPhone'> & {
    readonly columns: Words<'when' | 'what' | 'who' | 'name' | 'phone'>;
    /** National contacts printed first, by their id in the contacts. */
    readonly national: readonly { readonly contact: string; readonly who: string }[];
    readonly blanks: readonly string[];
  };
  readonly sheets: Words<'evidence' | 'postponed'> & { readonly columns: Words<'number' | 'how'> };
  readonly answers: Words<
    | 'profile'
    | 'note'
    | 'unknown'
    | 'notApplicable'
    | 'closed'
    | 'closedExcluded'
    | 'closedUnknown'
    | 'express'
    | 'unprintableTitle'
    | 'unprintable'
  > & { readonly columns: Words<'question' | 'answer'> };
  readonly method: Words<
    | 'ownScale'
    | 'computation'
    | 'otherPolicy'
    | 'levels'
    | 'identity'
    | 'questionnaire'
    | 'fingerprint'
    | 'tool'
    | 'date'
    | 'licence'
    | 'attachment'
    | 'sources'
    | 'reported'
    | 'checked'
  > & {
    readonly laws: readonly string[];
    readonly columns: Words<'what' | 'value'>;
  };
  readonly wordings?: readonly Wording[] | undefined;
}

/** What to print instead, here and there, when `if` holds: each word has the path of the one it replaces. */
export interface Wording {
  readonly if: Condition;
  readonly roles?: Partial<PlanTemplate['roles']>;
  readonly summary?: Partial<Words<'letter'>>;
  readonly card?: Partial<Words<'ask' | 'providerTime'>>;
  readonly budget?: Partial<Pick<PlanTemplate['budget'], 'notes' | 'providerNote'>> & {
    readonly columns?: Partial<Words<'provider'>>;
  };
  readonly confirm?: Partial<Words<'letterTitle' | 'letterIntro' | 'requestsTitle' | 'requestsIntro' | 'inLetter'>> & {
    readonly letter?: Partial<PlanTemplate['confirm']['letter']>;
  };
  readonly reflex?: Partial<Pick<PlanTemplate['reflex'], 'blanks'>>;
}

export type Words<Key extends string> = Readonly<Record<Key, string>>;

export interface RoleWords {
  /** In facts: « Qui : la mairie ». */
  readonly name: string;
  /** In narrow columns. */
  readonly short: string;
  /** After « avec ». */
  readonly ask: string;
  /** Above what this person can confirm. */
  readonly heading: string;
}

/** The shape of `templates/reflexes.yaml` (schemas/reflexes.schema.json). */
export interface Reflexes {
  readonly intro: string;
  readonly steps: readonly { readonly when: string; readonly do: readonly string[] }[];
  readonly sources: readonly Source[];
}
