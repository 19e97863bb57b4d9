import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadFonts } from '../../src/edges/pdf/fonts.ts';
import { printPdf } from '../../src/edges/pdf/print-pdf.ts';
import type { Block, List, Paragraph, Text } from '../../src/render/blocks.ts';
import { nodesOf, readAloud, readPdf } from './read-pdf.ts';
import type { ReadPdf } from './read-pdf.ts';
import { sampleDocument } from './sample-document.ts';

const fonts = loadFonts(fileURLToPath(new URL('../../templates/fonts', import.meta.url)));

let bytes: Uint8Array;
let pdf: ReadPdf;
beforeAll(async () => {
  bytes = await printPdf(sampleDocument(), fonts);
  pdf = await readPdf(bytes);
});

describe('a printed document', () => {
  it('is the same bytes twice, whatever was printed in between', async () => {
    await printPdf({ ...sampleDocument(), title: 'Un autre', blocks: [{ kind: 'paragraph', text: 'Ðž ŵ Ș ⅔' }] }, fonts);
    expect(Buffer.from(await printPdf(sampleDocument(), fonts)).equals(bytes)).toBe(true);
    const freshFonts = loadFonts(fileURLToPath(new URL('../../templates/fonts', import.meta.url)));
    expect(Buffer.from(await printPdf(sampleDocument(), freshFonts)).equals(bytes)).toBe(true);
  });

  it('says every text of the model, in order', () => {
    const said = squeeze(readAloud(pdf));
    let from = 0;
    for (const text of sampleDocument().blocks.flatMap(textsOf)) {
      const found = said.indexOf(squeeze(text), from);
      expect(found, `« ${text} » after « …${said.slice(from - 60, from)} »`).toBeGreaterThanOrEqual(0);
      from = found + squeeze(text).length;
    }
  });

  it('says nothing outside the structure and the artifacts', () => {
    for (const page of pdf.pages) {
      const known = new Set(nodesOf(page.tree).map((node) => node.id));
      const texts = page.texts.filter((item) => item.text.trim() !== '');
      expect(texts.length).toBeGreaterThan(0);
      expect(texts.filter((item) => item.mark === undefined)).toEqual([]);
      expect(texts.filter((item) => typeof item.mark === 'string' && !known.has(item.mark))).toEqual([]);
    }
  });

  it('has its headings in order, one of the first level', () => {
    const levels = pdf.pages
      .flatMap((page) => nodesOf(page.tree))
      .flatMap((node) => (/^H[1-6]$/.test(node.role ?? '') ? [Number(node.role?.[1])] : []));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    levels.forEach((level, index) => expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1));
  });

  it('says what its figures show', () => {
    const figures = pdf.pages.flatMap((page) => nodesOf(page.tree)).filter((node) => node.role === 'Figure');
    const charts = sampleDocument().blocks.flatMap((block) => (block.kind === 'chart' ? [block.alt] : []));
    expect(figures.map((figure) => figure.alt)).toEqual(charts);
  });

  it('has tables, lists and links in its structure', () => {
    const roles = new Set(pdf.pages.flatMap((page) => nodesOf(page.tree)).map((node) => node.role));
    for (const role of ['Document', 'P', 'L', 'LI', 'Lbl', 'LBody', 'Table', 'THead', 'TBody', 'TR', 'TH', 'TD', 'Link', 'Div'])
      expect(roles).toContain(role);
    const links = pdf.pages.flatMap((page) => page.links);
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) {
      expect(link.contents).not.toBe('');
      expect(link.url).toMatch(/^(https:|mailto:)/);
    }
  });

  it('gives every link annotation its place in the structure, on its own page', async () => {
    const objects = await uncompressed(bytes);
    const annotations = [...objects.matchAll(/\/Subtype\s*\/Link/g)];
    expect(annotations.length).toBe(pdf.pages.flatMap((page) => page.links).length);
    expect([...objects.matchAll(/\/Type\s*\/OBJR/g)].length).toBe(annotations.length);
    expect([...objects.matchAll(/\/StructParent \d+/g)].length).toBe(annotations.length);
  });

  it('gives header cells their scope, and figures their box', async () => {
    const objects = await uncompressed(bytes);
    const headers = [...objects.matchAll(/\/S\s*\/TH\b/g)].length;
    expect(headers).toBeGreaterThan(40);
    expect([...objects.matchAll(/\/Scope\s*\/(?:Row|Column)/g)].length).toBe(headers);
    expect([...objects.matchAll(/\/BBox\s*\[/g)].length).toBe(4);
    expect(objects).not.toContain('/CIDSet');
  });

  it('has its title, its language and the standards it follows', () => {
    expect(pdf.title).toBe('Plan d’amélioration – Saint-Étienne & <Vallée>');
    expect(pdf.language).toBe('fr-FR');
    expect(pdf.isMarked).toBe(true);
    expect(pdf.viewerPreferences).toMatchObject({ DisplayDocTitle: true });
    expect(pdf.xmp).toContain('Saint-Étienne &amp; &lt;Vallée&gt;');
    expect(pdf.xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(pdf.xmp).toMatch(/<pdfaid:part>3<\/pdfaid:part>\s*<pdfaid:conformance>A</);
  });

  it('has bookmarks for sections, subsections and cards', () => {
    expect(pdf.outline.map((item) => item.title)).toEqual([
      'Où en est la commune\u202f?',
      'Les mesures urgentes',
      'Le plan complet',
      'Cas particuliers',
      'Lettre au prestataire',
    ]);
    expect(pdf.outline[1]?.children.map((item) => item.title)).toEqual([
      '1. Garder une copie des données débranchée de l’ordinateur',
      '2. Remplacer les mots de passe partagés',
      '3. Activer la double validation sur la messagerie de la mairie et sur les comptes qui donnent accès aux autres',
    ]);
  });

  it('carries its attachments unchanged', () => {
    const [attachment] = sampleDocument().attachments;
    expect(Buffer.from(pdf.attachments.get('42218-reponses.yaml') ?? [])).toEqual(Buffer.from(attachment?.bytes ?? []));
  });

  it('repeats table headers and running text as artifacts only', () => {
    const artifacts = pdf.pages.map((page) =>
      page.texts
        .filter((item) => item.mark === null)
        .map((item) => item.text)
        .join(''),
    );
    expect(artifacts[0]).toBe('');
    artifacts.slice(1).forEach((text, index) => expect(text).toContain(`Page ${index + 2} sur ${pdf.pages.length}`));
    expect(artifacts.filter((text) => text.includes('Avant le')).length).toBeGreaterThanOrEqual(2);
    expect(squeeze(readAloud(pdf)).split('ActionQuiCoûtAvantle')).toHaveLength(2);
  });

  it('shows unusual letters beside usual ones', async () => {
    const text = 'Mairie de Škofja Loka\u202f: « déjà vu », Łódź – œuvre \u2011 « ŵ » (a\\b)';
    const read = await readPdf(await printPdf({ ...sampleDocument(), blocks: [{ kind: 'paragraph', text }] }, fonts));
    expect(squeeze(readAloud(read))).toBe(squeeze(text));
  });

  it('lets a long row go on overleaf, three lines at least on each side', async () => {
    for (let above = 0; above < 12; above++) {
      const rows = Array.from({ length: 16 }, (_, row) => ({
        cells: [`${row}`, Array.from({ length: row === 0 ? above + 1 : 12 }, (_line, line) => `r${row}l${line}`).join('\n')],
      }));
      const columns = [
        { title: 'N°', width: 1 },
        { title: 'Quoi', width: 9 },
      ];
      const blocks: Block[] = [{ kind: 'table', summary: 'Un essai.', columns, rows }];
      const read = await readPdf(await printPdf({ ...sampleDocument(), blocks, attachments: [] }, fonts));
      expect(read.pages.length).toBeGreaterThan(2);
      for (const { texts } of read.pages) {
        const shown = texts.flatMap(({ text }) => /^r(\d+)l\d+/.exec(text)?.[1] ?? []);
        for (const row of new Set(shown.filter((each) => each !== '0')))
          expect(shown.filter((each) => each === row).length).toBeGreaterThanOrEqual(3);
      }
    }
  });

  it('stays light', () => {
    expect(bytes.length / pdf.pages.length).toBeLessThan(6_000);
  });

  it('satisfies qpdf and poppler, where they are installed', () => {
    if (spawnSync('qpdf', ['--version']).status !== 0 || spawnSync('pdffonts', ['-v']).error !== undefined) return;
    const directory = mkdtempSync(join(tmpdir(), 'pdf-'));
    try {
      const path = join(directory, 'sample.pdf');
      writeFileSync(path, bytes);
      expect(execFileSync('qpdf', ['--check', path], { encoding: 'utf8' })).toContain('No syntax or stream encoding errors');
      const faces = execFileSync('pdffonts', [path], { encoding: 'utf8' }).trim().split('\n').slice(2);
      expect(faces.length).toBeGreaterThanOrEqual(2);
      for (const face of faces) expect(face).toMatch(/^[A-Z]{6}\+Inter-\w+ +CID TrueType +(?:Custom|Identity-H) +yes yes yes/);
      execFileSync('pdfdetach', ['-saveall', '-o', directory, path]);
      expect(readFileSync(join(directory, '42218-reponses.yaml'))).toEqual(
        Buffer.from(sampleDocument().attachments[0]?.bytes ?? []),
      );
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});

/** The objects of a file as text, when it was written by us: streams opened, one after the other. */
async function uncompressed(file: Uint8Array): Promise<string> {
  const { inflateSync } = await import('node:zlib');
  const text = Buffer.from(file).toString('latin1');
  let all = '';
  for (const match of text.matchAll(/\/Type\/ObjStm[^]*?\/Length (\d+)>>\nstream\n/g)) {
    const start = match.index + match[0].length;
    all += inflateSync(Buffer.from(text.slice(start, start + Number(match[1])), 'latin1')).toString('latin1');
  }
  return all;
}

/** Without what breaking lines may change: spaces, and the hyphens of broken words. */
function squeeze(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{Extended_Pictographic}(?:\u200d?\p{Extended_Pictographic})*/gu, '[?]')
    .replace(/[\u0400-\u04ff]+/g, '[?]')
    .replace(/[\ud800-\udfff]/g, '[?]')
    .replace(/[\s\u00ad\u2010\u2011-]/g, '');
}

function textsOf(block: Block): string[] {
  switch (block.kind) {
    case 'cover':
      return [block.overline, block.title, block.subtitle, ...block.facts.flat(), block.notice];
    case 'heading':
      return [block.text];
    case 'paragraph':
    case 'list':
      return proseOf(block);
    case 'table':
      return [...block.columns.map((column) => column.title), ...block.rows.flatMap((row) => row.cells.map(plain))];
    case 'callout':
      return [block.title, ...block.blocks.flatMap(proseOf)];
    case 'card':
      return [
        block.badge,
        block.title,
        ...block.facts.flat(),
        ...block.parts.flatMap(({ label, content }) => [
          label,
          ...(typeof content === 'object' && 'kind' in content ? proseOf(content) : [plain(content)]),
        ]),
      ];
    case 'key-figures':
      return block.figures.flatMap((figure) => [figure.value, figure.label]);
    case 'letter':
      return [block.to, block.subject, ...block.blocks.flatMap(proseOf)];
    case 'chart':
      return block.caption === undefined ? [] : [block.caption];
    case 'page-break':
      return [];
  }
}

function proseOf(block: Paragraph | List): string[] {
  return block.kind === 'list' ? block.items.map(plain) : [plain(block.text)];
}

function plain(text: Text): string {
  return typeof text === 'string' ? text : text.map((span) => span.text).join('');
}
