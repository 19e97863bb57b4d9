import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface Node {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly Node[];
  readonly type?: string;
  readonly id?: string;
}

export interface ReadText {
  readonly text: string;
  /** The identifier of its mark; null for an artifact, undefined when not marked. */
  readonly mark: string | null | undefined;
  readonly endsLine: boolean;
  /** In points, from the bottom left corner; `y` is the line it stands on. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface ReadPage {
  /** Texts in the order of the page. */
  readonly texts: readonly ReadText[];
  readonly tree: Node | null;
  readonly links: readonly { readonly url?: string; readonly contents: string }[];
}

export interface ReadPdf {
  readonly pages: readonly ReadPage[];
  readonly title: string | null;
  readonly language: string | null;
  readonly isMarked: boolean;
  readonly xmp: string;
  readonly viewerPreferences: Record<string, unknown> | null;
  readonly outline: readonly Bookmark[];
  readonly attachments: ReadonlyMap<string, Uint8Array>;
}

export interface Bookmark {
  readonly title: string;
  /** From 0. */
  readonly page: number;
  readonly children: readonly Bookmark[];
}

/** Reopens a PDF with another program than the one that wrote it. */
export async function readPdf(bytes: Uint8Array, password?: string): Promise<ReadPdf> {
  const loading = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    useSystemFonts: false,
    ...(password === undefined ? {} : { password }),
  });
  const pdf = await loading.promise;
  const pages: ReadPage[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
    const open: (string | null)[] = [];
    const texts: ReadText[] = [];
    for (const item of items) {
      if ('str' in item) {
        const [, , , , x, y] = item.transform as number[];
        texts.push({ text: item.str, mark: innermost(open), endsLine: item.hasEOL, x: x!, y: y!, width: item.width });
      } else if (item.type === 'endMarkedContent') open.pop();
      else {
        const { id, tag } = item as { id?: string; tag?: string };
        // A span for a hyphen says nothing of its own: the mark around it counts.
        open.push(tag === 'Artifact' ? null : (id ?? ''));
      }
    }
    const annotations: { url?: string; contentsObj?: { str: string } }[] = await page.getAnnotations();
    pages.push({
      texts,
      tree: onThisPage((await page.getStructTree()) as unknown as Node | null),
      links: annotations.map((annotation) => ({
        ...(annotation.url === undefined ? {} : { url: annotation.url }),
        contents: annotation.contentsObj?.str ?? '',
      })),
    });
  }
  const { info, metadata } = await pdf.getMetadata();
  const outline = await bookmarksOf(pdf, (await pdf.getOutline()) ?? []);
  const attachments: Record<string, { content: Uint8Array }> = (await pdf.getAttachments()) ?? {};
  const result: ReadPdf = {
    pages,
    title: (info as { Title?: string }).Title ?? null,
    language: (info as { Language?: string }).Language ?? null,
    isMarked: ((await pdf.getMarkInfo()) as { Marked?: boolean } | null)?.Marked === true,
    xmp: metadata?.getRaw() ?? '',
    viewerPreferences: (await pdf.getViewerPreferences()) as Record<string, unknown> | null,
    outline,
    attachments: new Map(Object.entries(attachments).map(([name, { content }]) => [name, content])),
  };
  await loading.destroy();
  return result;
}

/** pdf.js also gives, empty, what the parents of a page hold on other pages: the other rows of a table. */
function onThisPage(node: Node | null): Node | null {
  if (node === null || node.type !== undefined) return node;
  const children = (node.children ?? []).map(onThisPage).filter((child) => child !== null);
  return children.length === 0 ? null : { ...node, children };
}

interface OutlineItem {
  readonly title: string;
  readonly dest: string | unknown[] | null;
  readonly items: readonly OutlineItem[];
}

async function bookmarksOf(pdf: PDFDocumentProxy, items: readonly OutlineItem[]): Promise<Bookmark[]> {
  const bookmarks: Bookmark[] = [];
  for (const { title, dest, items: children } of items) {
    const [page] = Array.isArray(dest) ? dest : [];
    bookmarks.push({
      title,
      page: await pdf.getPageIndex(page as { num: number; gen: number }),
      children: await bookmarksOf(pdf, children),
    });
  }
  return bookmarks;
}

function innermost(open: readonly (string | null)[]): string | null | undefined {
  for (let i = open.length - 1; i >= 0; i--) if (open[i] !== '') return open[i];
  return undefined;
}

/** Every node of a tree, in reading order. */
export function nodesOf(tree: Node | null): Node[] {
  if (tree === null) return [];
  return [tree, ...(tree.children ?? []).flatMap((child) => nodesOf(child))];
}

/** What a screen reader says of a node. */
export function textOf(node: Node, { texts }: ReadPage): string {
  const marks = new Set(nodesOf(node).flatMap(({ type, id }) => (type === 'content' && id !== undefined ? [id] : [])));
  return texts
    .filter(({ mark }) => typeof mark === 'string' && marks.has(mark))
    .map(({ text, endsLine }) => text + (endsLine ? ' ' : ''))
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The text outside artifacts, as it is read. */
export function readAloud(pdf: ReadPdf): string {
  return pdf.pages
    .flatMap((page) => page.texts.filter((item) => item.mark !== null).map((item) => item.text + (item.endsLine ? '\n' : '')))
    .join('');
}
