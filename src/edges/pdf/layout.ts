import type { Block, DocumentModel } from '../../render/blocks.ts';
import { layoutChart } from './chart.ts';
import { layoutCover } from './cover.ts';
import type { FlowItem } from './flow.ts';
import type { LayoutContext } from './layout-context.ts';
import { contentWidth, margin } from './page-size.ts';
import { layoutCallout, layoutCard, layoutKeyFigures, layoutLetter } from './panels.ts';
import { layoutHeading, layoutList, layoutParagraph } from './prose.ts';
import type { Place } from './prose.ts';
import { StructureElement } from './structure.ts';
import { layoutTable } from './table.ts';

/** The blocks of a document as pieces to put on pages, and their logical structure. */
export function layoutDocument(context: LayoutContext, model: DocumentModel): { items: FlowItem[]; root: StructureElement } {
  const root = new StructureElement('Document', {}, undefined);
  const place: Place = { parent: root, x: margin, width: contentWidth };
  const { blocks } = model;
  const items = blocks.flatMap((block, index) => {
    const laid = [...layoutBlock(context, place, block)];
    const [first] = laid;
    const isText = block.kind === 'paragraph' || block.kind === 'list';
    if (isText && standsOut(blocks[index - 1]) && first !== undefined && first !== 'page-break') first.before = afterPicture;
    // An introduction between a title and what it introduces is not left at the foot of a page.
    const last = laid[laid.length - 1];
    const introduces =
      block.kind === 'paragraph' && blocks[index - 1]?.kind === 'heading' && blocks[index + 1]?.kind !== 'paragraph';
    if (introduces && laid.length <= 4 && last !== undefined && last !== 'page-break' && last.bond === 'none')
      last.bond = 'together';
    return laid;
  });
  return { items, root };
}

/** Text after a table, a panel or a picture is clearly apart from it. */
const afterPicture = 15;

function standsOut(block: Block | undefined): boolean {
  return block !== undefined && !['heading', 'paragraph', 'list', 'page-break'].includes(block.kind);
}

function layoutBlock(context: LayoutContext, place: Place, block: Block): readonly FlowItem[] {
  switch (block.kind) {
    case 'cover':
      return layoutCover(context, place, block);
    case 'heading':
      return layoutHeading(context, place, block);
    case 'paragraph':
      return layoutParagraph(context, place, block);
    case 'list':
      return layoutList(context, place, block);
    case 'table':
      return layoutTable(context, place, block);
    case 'callout':
      return layoutCallout(context, place, block);
    case 'card':
      return layoutCard(context, place, block);
    case 'key-figures':
      return layoutKeyFigures(context, place, block);
    case 'letter':
      return layoutLetter(context, place, block);
    case 'chart':
      return layoutChart(context, place, block);
    case 'page-break':
      return ['page-break'];
  }
}
