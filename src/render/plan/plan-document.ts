/** The improvement plan of one commune as semantic blocks, in the order of the template. */
import type { Block, DocumentModel } from '../blocks.ts';
import { day } from '../format.ts';
import { answersSection } from './answers.ts';
import { budgetSection } from './budget.ts';
import { confirmSection } from './confirm.ts';
import { contactsSection } from './contacts.ts';
import { planContext, type PlanContext } from './context.ts';
import { coverBlock } from './cover.ts';
import { horizonsSection } from './horizons.ts';
import { levelSection } from './level.ts';
import { methodSection } from './method.ts';
import { obligationsSection } from './obligations.ts';
import type { PlanInput } from './input.ts';
import { heading, paragraph } from './pieces.ts';
import { reflexSection } from './reflex.ts';
import { sheetsSection } from './sheets.ts';
import { summarySection } from './summary.ts';
import type { SectionId } from './template.ts';
import { urgentSection } from './urgent.ts';

/** What a section prints under its title; nothing at all when there is nothing to say. */
type Section = (context: PlanContext) => readonly Block[];

const SECTIONS: Readonly<Record<SectionId, Section>> = {
  summary: summarySection,
  level: levelSection,
  urgent: urgentSection,
  plan: horizonsSection,
  budget: budgetSection,
  confirm: confirmSection,
  obligations: obligationsSection,
  contacts: contactsSection,
  reflex: reflexSection,
  sheets: sheetsSection,
  answers: answersSection,
  method: methodSection,
};

/** Pure: the same input gives the same document. */
export function planDocument(input: PlanInput): DocumentModel {
  const context = planContext(input);
  const { template, diagnosis } = context;
  const { name } = diagnosis.sheet.commune;
  return {
    title: `${template.document.title} – ${name}`,
    author: name,
    subject: template.document.subject,
    keywords: template.document.keywords,
    date: diagnosis.today,
    header: { left: name, right: diagnosis.provisional ? `${template.document.title} (provisoire)` : template.document.title },
    footer: `${template.document.footer} · ${day(diagnosis.today)}`,
    theme: template.theme,
    identity: input.identity,
    blocks: [coverBlock(context), ...sections(context)],
    attachments: [
      {
        name: input.sheetName,
        mediaType: 'application/yaml',
        description: template.document.attachment,
        bytes: new TextEncoder().encode(input.sheetText),
      },
    ],
  };
}

/** Page breaks are put where a section asks for them, never twice. */
function sections(context: PlanContext): Block[] {
  const blocks: Block[] = [];
  // The cover is a page of its own already.
  let onNewPage = true;
  let alone = false;
  for (const { id, title, intro, page } of context.template.sections) {
    const content = SECTIONS[id](context);
    if (content.length === 0) continue;
    if (!onNewPage && (alone || page !== 'flow')) blocks.push({ kind: 'page-break' });
    blocks.push(heading(2, title), ...(intro === undefined ? [] : [paragraph(intro)]), ...content);
    onNewPage = false;
    alone = page === 'own';
  }
  return blocks;
}
