import { randomBytes } from 'node:crypto';
import { sha256 } from '../../core/sha256.ts';
import type { DocumentModel } from '../../render/blocks.ts';
import { CompactDocument, squeezed } from './compact.ts';
import { paginate } from './flow.ts';
import type { PlacedPage } from './flow.ts';
import { embedFace } from './font-program.ts';
import type { Fonts } from './fonts.ts';
import { Bookmarks, stylesOf } from './layout-context.ts';
import type { Raw } from './low-level.ts';
import type { LayoutContext } from './layout-context.ts';
import { layoutDocument } from './layout.ts';
import { attach, describe, infoOf, tellColours } from './metadata.ts';
import { contentWidth, margin, pageHeight, pageWidth } from './page-size.ts';
import { Page } from './page.ts';
import type { Book } from './page.ts';
import { oneLine } from './printable.ts';
import { writeStructure } from './structure.ts';
import { TextBlock } from './text-block.ts';

/**
 * Prints a document as a tagged PDF (PDF/A-3a and PDF/UA-1), attachments inside. The same model gives the same
 * bytes. Characters that the fonts do not have are printed `[?]`.
 *
 * Under a password it is no longer PDF/A, which forbids one, and its bytes are never twice the same.
 */
export async function printPdf(model: DocumentModel, fonts: Fonts, password?: string): Promise<Uint8Array> {
  const info = infoOf(model);
  const document = new CompactDocument({
    size: 'A4',
    margin: 0,
    // Ours are embedded by hand: null keeps pdfkit from loading Helvetica.
    font: null,
    lang: 'fr-FR',
    displayTitle: true,
    pdfVersion: '1.7',
    autoFirstPage: false,
    bufferPages: true,
    info,
    ...(password === undefined ? { subset: 'PDF/A-3a' } : {}),
  });
  describe(document, info);
  tellColours(document);
  document._id = Buffer.from(model.identity ?? sha256(JSON.stringify(info)).slice(0, 32), 'hex');
  if (password !== undefined) {
    const { lockWith } = await import('./password.ts');
    document.lock = lockWith(password);
    document._root.data['Extensions'] = { ADBE: { BaseVersion: '1.7', ExtensionLevel: 8 } };
    // The identity is drawn from the answers, and is written in clear.
    document._id = randomBytes(16);
  }
  document.getMarkInfoDictionary().data['Marked'] = true;
  attach(document, model);

  const context: LayoutContext = { fonts, theme: model.theme, styles: stylesOf(model.theme), bookmarks: new Bookmarks() };
  const { items, root } = layoutDocument(context, model);
  const placed = paginate(items);
  if (placed.length === 0) placed.push({ parts: [], frames: [], repeated: [] });

  const book: Book = {
    document,
    theme: model.theme,
    used: new Map([fonts.regular, fonts.bold].map((face) => [face, face.usual.slice()])),
    wide: new Set(),
    nextKey: placed.length,
  };
  const pageFonts: Record<string, Raw>[] = [];
  const hasCover = model.blocks[0]?.kind === 'cover';
  const running = document.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, pageWidth, pageHeight] });
  const pages = placed.map((contents, index) => {
    document.addPage();
    const page = new Page(book, index);
    const { content, dictionary, fonts: known, xobjects } = document.page;
    if (index > 0 || !hasCover) {
      xobjects['R'] = running;
      page.artifact('Header', () => page.form('R'));
      drawNumber(context, page, `Page ${index + 1} sur ${placed.length}`);
    }
    drawContents(page, contents);
    dictionary.data['StructParents'] = index;
    pageFonts.push(known);
    // Replaces pdfkit's axes (y downwards): coordinates are already the paper's.
    content.buffer = [];
    content.data['Filter'] = 'FlateDecode';
    content.compress = false;
    content.data['Length'] = 0;
    content.buffer.push(squeezed(Buffer.from(page.content(), 'latin1')));
    return page;
  });
  const repeated = new Page(book, 0);
  drawRunningText(context, model, repeated);
  const runningFonts: Record<string, Raw> = {};
  pageFonts.push(runningFonts);
  for (const [face, used] of book.used) {
    const embedded = embedFace(document, face, used, book.wide.has(face));
    for (const known of pageFonts) Object.assign(known, embedded);
  }
  running.data['Resources'] = { Font: runningFonts };
  running.end(Buffer.from(repeated.content(), 'latin1'));
  writeStructure(document, root, pages, book.nextKey);
  document.end();
  return document.bytes();
}

function drawContents(page: Page, contents: PlacedPage): void {
  for (const { frame, top, bottom, isFirst, isLast } of contents.frames) {
    page.artifact('Layout', () => frame.draw(page, top, bottom, isFirst, isLast));
  }
  for (const { repeated, top } of contents.repeated) repeated.draw(page, top);
  for (const { part, top, from, to } of contents.parts) part.draw(page, top, from, to);
}

const footerTop = pageHeight - 44;

/** What is the same at the top and the foot of every page but the cover: written once in the file. */
function drawRunningText(context: LayoutContext, { header, footer }: DocumentModel, page: Page): void {
  const half = contentWidth / 2;
  drawRunning(context, page, header.left, margin, half - 8, 36, 'left');
  drawRunning(context, page, header.right, margin + half + 8, half - 8, 36, 'right');
  page.line(margin, 52, margin + contentWidth, 52, { stroke: context.theme.rule, width: 0.5 });
  drawRunning(context, page, footer, margin, contentWidth - 90, footerTop, 'left');
}

function drawNumber(context: LayoutContext, page: Page, number: string): void {
  page.artifact('Footer', () => drawRunning(context, page, number, margin + contentWidth - 80, 80, footerTop, 'right'));
}

/** One line of text that belongs to no element. */
function drawRunning(
  { fonts, styles }: LayoutContext,
  page: Page,
  content: string,
  x: number,
  width: number,
  top: number,
  align: 'left' | 'right',
): void {
  new TextBlock({ text: oneLine(content), style: styles.running, fonts, x, width, align }).draw(page, top, 0, 1);
}
