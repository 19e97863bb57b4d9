import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadFonts } from '../../src/edges/pdf/fonts.ts';
import { printPdf } from '../../src/edges/pdf/print-pdf.ts';
import type { Block, DocumentModel, Paragraph } from '../../src/render/blocks.ts';
import { readAloud, readPdf } from './read-pdf.ts';
import { sampleDocument } from './sample-document.ts';

const fonts = loadFonts(fileURLToPath(new URL('../../templates/fonts', import.meta.url)));

/** Some hundred pages; a thousand with `STRESS=5`. */
const LONG = 200_000 * Number(process.env['STRESS'] ?? 1);

describe('hostile text', () => {
  const hostile: readonly (readonly [string, string])[] = [
    ['a very long word', 'x'.repeat(LONG)],
    ['slashes', '/'.repeat(LONG)],
    ['line feeds', '\n'.repeat(LONG)],
    ['lone surrogates', '\ud800 a \udfff\udc00 b \ud83d'],
    ['right to left', 'שלום \u202eabc\u202c مرحبا'],
    ['emoji sequences', '👩‍👩‍👧‍👦🏳️‍🌈 fin 1️⃣'],
    ['piled accents', `e${'\u0301'.repeat(5_000)}`],
    ['control characters', '\u0000\u0001\u0007\u001b[31m rouge \u007f\u0085'],
    ['PDF syntax', ') Tj ET Q endstream endobj \\( << >> <</S/JavaScript>> %%EOF'],
    ['nothing', ''],
    ['spaces', ' \u00a0 \u00ad '],
  ];

  it.each(hostile)(
    'prints %s',
    async (_, text) => {
      const short = text.slice(0, 3_000);
      const blocks: Block[] = [
        { kind: 'cover', overline: short, title: short, subtitle: short, facts: [[short, short]], notice: short },
        { kind: 'heading', level: 2, text: short },
        { kind: 'paragraph', text },
        {
          kind: 'paragraph',
          text: [
            { text: short, bold: true },
            { text: short, link: 'https://exemple.fr/é' },
            { text: short, link: 'javascript:alert(1)' },
          ],
        },
        { kind: 'list', style: 'check', items: [short, short] },
        {
          kind: 'table',
          summary: short,
          columns: Array.from({ length: 12 }, () => ({ title: short.slice(0, 40), width: 1 })),
          rows: [{ cells: [short] }, { style: 'group', cells: [short] }],
        },
        { kind: 'callout', tone: 'alert', title: short, blocks: [paragraph(short)] },
        {
          kind: 'card',
          badge: short.slice(0, 40),
          title: short,
          facts: [[short, short]],
          parts: [{ label: short, content: short }],
        },
        { kind: 'key-figures', figures: [{ value: short.slice(0, 20), label: short.slice(0, 200) }] },
        { kind: 'letter', to: short, subject: short, blocks: [paragraph(short)] },
        {
          kind: 'chart',
          alt: short,
          drawing: { kind: 'radar', axes: [{ label: short.slice(0, 60), percent: Number.NaN, high: 400 }] },
        },
        {
          kind: 'chart',
          alt: short,
          drawing: { kind: 'bars', bars: [{ label: short.slice(0, 60), percent: -5, high: null, value: short.slice(0, 60) }] },
        },
      ];
      const model: DocumentModel = {
        ...sampleDocument(),
        title: short,
        author: short,
        header: { left: short, right: short },
        footer: short,
        blocks,
      };
      const printed = await printPdf(model, fonts);
      expect(Buffer.from(printed.subarray(-6)).toString()).toBe('%%EOF\n');
      if (printed.length > 150_000) return;
      const read = await readPdf(printed);
      expect(read.pages.flatMap((page) => page.links).every((link) => link.url?.startsWith('https:') === true)).toBe(true);
      expect(readAloud(read)).not.toMatch(/[\ud800-\udfff]/);
    },
    30_000,
  );

  it('prints a document without any block', async () => {
    const read = await readPdf(await printPdf({ ...sampleDocument(), blocks: [], attachments: [] }, fonts));
    expect(read.pages).toHaveLength(1);
  });
});

function paragraph(text: string): Paragraph {
  return { kind: 'paragraph', text };
}
