/** What the campaign report is made from, and what its sections look up. */
import type { CommuneSummary, Statistics } from '../../core/campaign.ts';
import type { Domain, Level, Measure, Question, Questionnaire } from '../../core/model.ts';
import type { Theme } from '../blocks.ts';
import { oneLine } from './plain-text.ts';

export interface CampaignInput {
  readonly statistics: Statistics;
  readonly questionnaire: Questionnaire;
  /** The communes to call first, in that order. Not printed in anonymous mode. */
  readonly highlights: readonly { readonly summary: CommuneSummary }[];
  /** Not printed in anonymous mode, where `statistics.refused` says how many. */
  readonly refused: readonly RefusedSheet[];
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly toolVersion: string;
  readonly theme: Theme;
  /** On the cover and at the top of the pages. */
  readonly title?: string | undefined;
}

export interface RefusedSheet {
  /** The file, and for a table the line of the row. */
  readonly source: string;
  /** The sentence of the first problem. */
  readonly reason: string;
}

export interface CampaignContext extends CampaignInput {
  readonly title: string;
  /** Figures that would let a commune be recognised are withheld. */
  readonly anonymous: boolean;
  readonly measures: ReadonlyMap<string, Measure>;
  readonly questions: ReadonlyMap<string, Question>;
  readonly domains: ReadonlyMap<string, Domain>;
  readonly levels: ReadonlyMap<string, Level>;
}

const TITLE = 'La cybersécurité des communes du territoire';
/** A title longer than this leaves no room for anything else on the cover. */
const LONGEST_TITLE = 120;

export function campaignContext(input: CampaignInput): CampaignContext {
  const { questionnaire } = input;
  const byId = <Part extends { readonly id: string }>(parts: readonly Part[]): ReadonlyMap<string, Part> =>
    new Map(parts.map((part) => [part.id, part]));
  const title = oneLine(input.title ?? '', LONGEST_TITLE);
  return {
    ...input,
    title: title === '' ? TITLE : title,
    anonymous: input.statistics.smallestGroup > 1,
    measures: byId(questionnaire.measures),
    questions: byId(questionnaire.questions),
    domains: byId(questionnaire.domains),
    levels: byId(questionnaire.levels),
  };
}
