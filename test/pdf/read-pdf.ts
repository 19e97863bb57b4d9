import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface Node {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly Node[];
  readonly type?: string;
  readonly id?: string;
}

export interface ReadPage {
  /** Texts in the order of the page, with the identifier of their mark; null for an artifact, undefined when not marked. */
  readonly texts: readonly { readonly text: string; readonly mark: string | null | undefined; readonly endsLine: boolean }[];
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
  readonly outline: readonly { readonly title: string; readonly children: readonly string[] }[];
  readonly attachments: ReadonlyMap<string, Uint8Array>;
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
    const texts: { text: string; mark: string | null | undefined; endsLine: boolean }[] = [];
    for (const item of items) {
      if ('str' in item) texts.push({ text: item.str, mark: innermost(open), endsLine: item.hasEOL });
      else if (item.type === 'endMarkedContent') open.pop();
      else {
        const { id, tag } = item as { id?: string; tag?: string };
        // A span for a hyphen says nothing of its own: the mark around it counts.
        open.push(tag === 'Artifact' ? null : (id ?? ''));
      }
    }
    const annotations: { url?: string; contentsObj?: { str: string } }[] = await page.getAnnotations();
    pages.push({
      texts,
      tree: (await page.getStructTree()) as unknown as Node | null,
      links: annotations.map((annotation) => ({
        ...(annotation.url === undefined ? {} : { url: annotation.url }),
        contents: annotation.contentsObj?.str ?? '',
      })),
    });
  }
  const { info, metadata } = await pdf.getMetadata();
  const outline: { title: string; items: { title: string }[] }[] = (await pdf.getOutline()) ?? [];
  const attachments: Record<string, { content: Uint8Array }> = (await pdf.getAttachments()) ?? {};
  const result: ReadPdf = {
    pages,
    title: (info as { Title?: string }).Title ?? null,
    language: (info as { Language?: string }).Language ?? null,
    isMarked: ((await pdf.getMarkInfo()) as { Marked?: boolean } | null)?.Marked === true,
    xmp: metadata?.getRaw() ?? '',
    viewerPreferences: (await pdf.getViewerPreferences()) as Record<string, unknown> | null,
    outline: outline.map((item) => ({ title: item.title, children: item.items.map((child) => child.title) })),
    attachments: new Map(Object.entries(attachments).map(([name, { content }]) => [name, content])),
  };
  await loading.destroy();
  return result;
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

/** The text outside artifacts, as it is read. */
export function readAloud(pdf: ReadPdf): string {
  return pdf.pages
    .flatMap((page) => page.texts.filter((item) => item.mark !== null).map((item) => item.text + (item.endsLine ? '\n' : '')))
    .join('');
}
