/** Documents other than plans, read without being seen; and whether that reading would notice anything. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadFonts } from '../../src/edges/pdf/fonts.ts';
import { printPdf } from '../../src/edges/pdf/print-pdf.ts';
import type { Progress } from '../../src/core/campaign.ts';
import type { Block, DocumentModel } from '../../src/render/blocks.ts';
import { campaignDocument } from '../../src/render/campaign/report.ts';
import { questionnaireForm } from '../../src/render/questionnaire/form.ts';
import { campaignOf, PROGRESS, refusals, someCommunes } from '../render/campaign-made.ts';
import { root, shipped } from '../render/plan-made.ts';
import { accessibilityFaults } from './accessibility.ts';
import { readPdf, type ReadPage, type ReadPdf } from './read-pdf.ts';
import { sampleDocument } from './sample-document.ts';
import { hasQpdf, structureFaults } from './structure.ts';

const fonts = loadFonts(join(root, 'templates/fonts'));

function campaign(many: number, progress: Progress | null = null): DocumentModel {
  const input = campaignOf(someCommunes(many), { refused: refusals(progress === null ? 0 : 12) });
  return campaignDocument({ ...input, statistics: { ...input.statistics, progress } });
}

describe('is read without being seen', () => {
  test.each<[string, DocumentModel]>([
    ['every kind of block', withoutSigns(sampleDocument())],
    ['a campaign of 3 communes', campaign(3)],
    ['a campaign of 30 communes, after another, with refused sheets', campaign(30, PROGRESS)],
    ['the questionnaire to print', questionnaireForm(shipped, { express: false, population: undefined, date: '2026-11-21' })],
  ])('%s', async (_, model) => {
    const bytes = await printPdf(model, fonts);
    expect(accessibilityFaults(await readPdf(bytes))).toEqual([]);
    if (hasQpdf) expect(writtenFaults(bytes)).toEqual([]);
  });
});

describe('a fault is told', () => {
  const cover: Block = { kind: 'cover', overline: 'Plan', title: 'Titre', subtitle: 'Sous-titre', facts: [], notice: 'Avis' };
  const section: Block = { kind: 'heading', level: 2, text: 'Partie' };
  const print = (...blocks: readonly Block[]) => printPdf({ ...sampleDocument(), blocks: [cover, ...blocks] }, fonts);
  const told = async (...blocks: readonly Block[]) => accessibilityFaults(await readPdf(await print(...blocks))).join('\n');

  test.each<[string, readonly Block[], string]>([
    ['a level of heading is left out', [{ kind: 'heading', level: 3, text: 'Trop bas' }], 'H3 « Trop bas » after H1'],
    ['there are two titles', [section, cover], 'not exactly one H1'],
    [
      'a figure says too little',
      [section, { kind: 'chart', alt: 'Radar', drawing: { kind: 'radar', axes: [] } }],
      'a figure that only says « Radar »',
    ],
    ['a sign is read', [section, { kind: 'paragraph', text: 'Copier → ranger' }], 'a sign in « Copier → ranger »'],
  ])('when %s', async (_, blocks, fault) => {
    expect(await told(...blocks)).toContain(fault);
  });

  test.skipIf(!hasQpdf)('when a cell says nothing', async () => {
    const columns = ['Action', 'Qui'].map((title) => ({ title, width: 1 }));
    const table: Block = { kind: 'table', summary: 'Actions', columns, rows: [{ cells: ['Copier', ''] }] };
    expect(writtenFaults(await print(section, table))).toEqual(['an empty cell']);
  });

  test('when what is seen first is read last, or is read by nobody', async () => {
    const read = await readPdf(await print(section, { kind: 'paragraph', text: 'Un.' }, { kind: 'paragraph', text: 'Deux.' }));
    expect(accessibilityFaults(read)).toEqual([]);
    const moved = changed(read, (page) => ({
      ...page,
      texts: page.texts.map((text) => (text.text === 'Deux.' ? { ...text, y: 800 } : text)),
    }));
    expect(accessibilityFaults(moved)).toEqual(['page 2: « Deux. » is seen before « Partie » and read after it']);
    const lost = changed(read, (page) => ({
      ...page,
      texts: page.texts.map((text) => (text.text === 'Un.' ? { ...text, mark: undefined } : text)),
    }));
    expect(accessibilityFaults(lost)).toEqual(['page 2: « Un. » is not in the structure']);
  });

  test('when a bookmark or the language is missing', async () => {
    const read = await readPdf(await print(section));
    expect(accessibilityFaults({ ...read, outline: [], language: null })).toEqual([
      'language null',
      'bookmarks and headings differ: 2 1 Partie',
    ]);
  });
});

/** The sample shows every character, signs included. */
function withoutSigns(model: DocumentModel): DocumentModel {
  return JSON.parse(JSON.stringify(model).replaceAll(/ → ✓/g, ''), (key, value: unknown) =>
    key === 'attachments' ? model.attachments : value,
  ) as DocumentModel;
}

function changed(read: ReadPdf, change: (page: ReadPage) => ReadPage): ReadPdf {
  return { ...read, pages: read.pages.map(change) };
}

function writtenFaults(bytes: Uint8Array): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'commune-cyber-'));
  try {
    const path = join(folder, 'document.pdf');
    writeFileSync(path, bytes);
    return structureFaults(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
