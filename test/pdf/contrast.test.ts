/** Every colour that is printed can be told from what is under it, by those who see little. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadFonts } from '../../src/edges/pdf/fonts.ts';
import { paler } from '../../src/edges/pdf/page.ts';
import { printPdf } from '../../src/edges/pdf/print-pdf.ts';
import type { DocumentModel } from '../../src/render/blocks.ts';
import { campaignDocument } from '../../src/render/campaign/report.ts';
import { questionnaireForm } from '../../src/render/questionnaire/form.ts';
import { campaignOf, refusals, someCommunes } from '../render/campaign-made.ts';
import { answered, middle, planOf, root, shipped, template, worst } from '../render/plan-made.ts';
import { contrast, drawnIn } from './contrast.ts';
import { sampleDocument } from './sample-document.ts';

const fonts = loadFonts(join(root, 'templates/fonts'));
/** The pairs of colours that cannot be told apart; there are others, so that an empty list means something. */
async function tooClose({ theme }: DocumentModel, bytes: Uint8Array): Promise<string[]> {
  // What drawings stand on: paper, grids and areas, that say nothing the lines and the words over them do not say.
  const grounds = ['#ffffff', theme.tint, theme.rule, paler(theme.accent, 0.16)];
  const pairs = new Map<string, boolean>();
  for (const { what, color, under, means } of await drawnIn(bytes)) {
    if (what === 'shape' && (!means || grounds.includes(color))) continue;
    pairs.set(`${what} ${color} on ${under}`, contrast(color, under) < (what === 'text' ? 4.5 : 3));
  }
  expect(pairs.size).toBeGreaterThan(4);
  return [...pairs].flatMap(([pair, isClose]) => (isClose ? [pair] : []));
}

const plan = (pick: Parameters<typeof answered>[0]): DocumentModel => planOf(shipped, answered(pick)).model;

test.each<[string, DocumentModel]>([
  ['every kind of block', { ...sampleDocument(), theme: template.theme }],
  ['the plan of a commune where all is to be done', plan(worst)],
  ['the plan of a commune that does not know', plan((question) => (question.weight > 1 ? 'unknown' : middle(question)))],
  ['a campaign', campaignDocument(campaignOf(someCommunes(30), { refused: refusals(3) }))],
  ['the questionnaire to print', questionnaireForm(shipped, { express: true, population: undefined, date: '2026-11-21' })],
])('%s', async (_, model) => {
  expect(await tooClose(model, await printPdf(model, fonts))).toEqual([]);
});

test('a theme too pale is found out', async () => {
  const model = { ...sampleDocument(), theme: { ...template.theme, muted: '#8a93a3', accent: '#8fb4d9' } };
  const found = await tooClose(model, await printPdf(model, fonts));
  for (const pair of ['text #8a93a3 on #ffffff', 'text #ffffff on #8fb4d9', 'shape #8fb4d9 on #ffffff'])
    expect(found).toContain(pair);
});

test('contrasts are those of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});
