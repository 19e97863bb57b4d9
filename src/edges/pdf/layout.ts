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
  return { items: model.blocks.flatMap((block) => layoutBlock(context, place, block)), root };
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
