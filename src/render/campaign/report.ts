/** The report of a campaign as semantic blocks, for those who decide for many communes. */
import type { Block, DocumentModel } from '../blocks.ts';
import { day } from '../format.ts';
import { heading } from '../plan/pieces.ts';
import { coverBlock } from './cover.ts';
import { firstCallsSection } from './first-calls.ts';
import { gapsSection } from './gaps.ts';
import { campaignContext, type CampaignContext, type CampaignInput } from './input.ts';
import { methodSection } from './method.ts';
import { prioritiesSection } from './priorities.ts';
import { progressSection } from './progress.ts';
import { refusedSection } from './refused.ts';
import { scoresSection } from './scores.ts';
import { summarySection } from './summary.ts';
import { togetherSection } from './together.ts';
import { unknownSection } from './unknown.ts';
import { TITLES } from './words.ts';

/** What a section prints under its title; nothing at all when there is nothing to say. */
type Section = (context: CampaignContext) => readonly Block[];

/** `own` alone on its page, `new` at the top of a page, `flow` after what comes before. */
const SECTIONS: readonly (readonly [title: string, page: 'own' | 'new' | 'flow', section: Section])[] = [
  [TITLES.summary, 'own', summarySection],
  [TITLES.scores, 'new', scoresSection],
  [TITLES.gaps, 'new', gapsSection],
  [TITLES.unknown, 'new', unknownSection],
  [TITLES.together, 'new', togetherSection],
  [TITLES.priorities, 'new', prioritiesSection],
  [TITLES.calls, 'new', firstCallsSection],
  [TITLES.progress, 'new', progressSection],
  [TITLES.refused, 'flow', refusedSection],
  [TITLES.method, 'new', methodSection],
];

/** Pure: the same input gives the same document. Nothing in it names a commune in anonymous mode. */
export function campaignDocument(input: CampaignInput): DocumentModel {
  const context = campaignContext(input);
  const { title, theme, date, anonymous } = context;
  return {
    title: `Rapport de campagne – ${title}`,
    author: 'commune-cyber',
    subject: 'Synthèse des diagnostics de cybersécurité de plusieurs communes, achats communs et priorités du territoire',
    keywords: ['cybersécurité', 'communes', 'campagne', 'synthèse', 'mutualisation'],
    date,
    header: { left: title, right: 'Rapport de campagne' },
    footer: `${anonymous ? 'Document anonyme' : 'Document confidentiel, à ne pas publier'} · ${day(date)}`,
    theme,
    blocks: [coverBlock(context), ...sections(context)],
    attachments: [],
  };
}

/** Page breaks are put where a section asks for them, never twice. */
function sections(context: CampaignContext): Block[] {
  const blocks: Block[] = [];
  // The cover is a page of its own already.
  let onNewPage = true;
  let alone = false;
  for (const [title, page, section] of SECTIONS) {
    const content = section(context);
    if (content.length === 0) continue;
    // A sentence does not deserve a page.
    const flows = page === 'flow' || (page === 'new' && content.length === 1 && content[0]?.kind !== 'table');
    if (!onNewPage && (alone || !flows)) blocks.push({ kind: 'page-break' });
    blocks.push(heading(2, title), ...content);
    onNewPage = false;
    alone = page === 'own';
  }
  return blocks;
}
