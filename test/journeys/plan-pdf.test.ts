/** The plan of every worked case, reopened by other programs than the one that wrote it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { planPdf } from '../../src/commands/plan-pdf.ts';
import { diagnose } from '../../src/core/diagnose.ts';
import type { AnswerSheet, Case, Diagnosis } from '../../src/core/model.ts';
import { readAnswers } from '../../src/core/read-answers.ts';
import { attachedSheet } from '../../src/edges/pdf/attachment.ts';
import { accessibilityFaults } from '../pdf/accessibility.ts';
import { nodesOf, readPdf, textOf, type ReadPdf } from '../pdf/read-pdf.ts';
import { structureFaults } from '../pdf/structure.ts';
import { caseNamed, cases, questionnaire, sheetOf } from './case-sheets.ts';
import { commune, filesUnder, inFolder, TODAY } from './cli.ts';

const URGENT = 'Les mesures urgentes';
const missing = ['qpdf', 'pdftotext', 'pdfdetach'].filter((tool) => spawnSync(tool, ['--version']).error !== undefined);
const lacking = missing.length === 0 ? '' : ` (skipped: ${missing.join(', ')} absent)`;

function planOf({ sheet, express }: Pick<Case, 'sheet' | 'express'>): Diagnosis {
  return diagnose(questionnaire, sheet, { today: TODAY, express });
}

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Reopening a plan takes a second: one case in five, all of them with `STRESS=2`. */
const reopened = cases.filter((_, index) => Number(process.env['STRESS'] ?? 1) > 1 || index % 5 === 0);

describe.each(reopened)('the plan of $id', (example) => {
  const diagnosis = planOf(example);
  const text = sheetOf(example);
  let bytes: Uint8Array;
  let read: ReadPdf;
  beforeAll(async () => {
    bytes = await planPdf(diagnosis, text, 'feuille.reponses.yaml');
    read = await readPdf(bytes);
  });

  test('has its urgent measures, once each, as headings of their section', () => {
    const { pages } = read;
    const headings = pages.flatMap((page) =>
      nodesOf(page.tree)
        .filter(({ role }) => role !== undefined && /^H[1-6]$/.test(role))
        .map((node) => ({ role: node.role!, text: textOf(node, page) })),
    );
    const from = headings.findIndex(({ role, text: title }) => role === 'H2' && title === URGENT);
    const length = headings.slice(from + 1).findIndex(({ role }) => role === 'H2');
    const cards = headings.slice(from + 1, from + 1 + length).filter(({ role }) => role === 'H3');
    // Without anything urgent, there is no such section.
    expect(from > 0).toBe(diagnosis.urgent.length > 0);
    if (from > 0)
      expect(cards.map(({ text: title }) => title.replace(/^\d+\.?\s*/, ''))).toEqual(
        diagnosis.urgent.map(({ measure }) => plain(measure.title)),
      );
    for (const { measure } of diagnosis.urgent)
      expect(headings.filter(({ text: title }) => title.endsWith(plain(measure.title)))).toHaveLength(1);
  });

  test('is read without being seen, as another reader tells', () => {
    const { pages, title } = read;
    expect(accessibilityFaults(read)).toEqual([]);
    expect(title).toContain(example.sheet.commune.name);
    const roles = new Set(pages.flatMap(({ tree }) => nodesOf(tree)).map(({ role }) => role));
    const figures = diagnosis.overall.kind === 'scored' ? ['Figure'] : [];
    for (const role of ['H1', 'H2', 'H3', 'P', 'L', 'LI', 'LBody', 'Table', 'TR', 'TH', 'TD', ...figures])
      expect(roles, role).toContain(role);
  });

  test('carries the answer sheet as it is', () => {
    const { attachments } = read;
    expect([...attachments.keys()]).toEqual(['feuille.reponses.yaml']);
    expect(new TextDecoder().decode([...attachments.values()][0])).toBe(text);
    expect(attachedSheet(Buffer.from(bytes))?.toString('utf8')).toBe(text);
    const reading = readAnswers('feuille.yaml', text, questionnaire);
    expect(reading.ok && [...reading.value.answers.keys()]).toEqual([...example.sheet.answers.keys()]);
  });

  test.skipIf(missing.length > 0)(`is sound for qpdf and readable by poppler${lacking}`, async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'plan.pdf');
      writeFileSync(path, bytes);
      expect(execFileSync('qpdf', ['--check', path], { encoding: 'utf8' })).toContain(
        'No syntax or stream encoding errors found',
      );
      expect(structureFaults(path)).toEqual([]);
      const words = plain(execFileSync('pdftotext', ['-l', '1', path, '-'], { encoding: 'utf8' }));
      expect(words).toContain(plain(example.sheet.commune.name));
      execFileSync('pdfdetach', ['-saveall', '-o', folder, path]);
      expect(readFileSync(join(folder, 'feuille.reponses.yaml'), 'utf8')).toBe(text);
    });
  });
});

describe('difficult sheets', () => {
  const hostile = '👩🏽‍💻 Привет שלום مرحبا \uD800 fin';

  test('a note in any script is printed; what the fonts lack is said to be there', async () => {
    const example = caseNamed('version-courte');
    const [first] = example.sheet.answers.keys();
    const answers = new Map(
      [...example.sheet.answers].map(([id, answer]) => [
        id,
        id === first || id === 'sensibilisation' ? { ...answer, note: hostile } : answer,
      ]),
    );
    const sheet: AnswerSheet = { ...example.sheet, answers };
    const { pages } = await readPdf(
      await planPdf(planOf({ sheet, express: false }), 'questionnaire: x\nanswers: {}\n', 'feuille.reponses.yaml'),
    );
    const said = plain(pages.flatMap(({ texts }) => texts.map(({ text, endsLine }) => text + (endsLine ? ' ' : ''))).join(''));
    expect(said).toContain('[?]');
    expect(said).toContain('fin');
  });

  test('a name made to harm stays a name', async () => {
    for (const name of [
      '../../x',
      'CON',
      'Saint-'.repeat(50),
      'Val\nmorin\u001B[31m\0',
      "=cmd|' /C calc'!A0",
      'Val\u202Emorin',
      '🐴',
      '<script>alert(1)</script>',
      '(\\)%PDF-1.4 endobj',
    ]) {
      const sheet: AnswerSheet = { ...caseNamed('petit-village-exemplaire').sheet, commune: { name } };
      const bytes = await planPdf(planOf({ sheet, express: false }), 'questionnaire: x\nanswers: {}\n', 'feuille.reponses.yaml');
      const { pages, title } = await readPdf(bytes);
      expect(pages.length).toBeGreaterThan(3);
      expect(title).not.toMatch(/\p{Cc}/u);
    }
  });

  test('a plan that was cut, or is not ours, is refused without harm', () =>
    inFolder(async (folder) => {
      const text = sheetOf(cases[0]!);
      const bytes = Buffer.from(await planPdf(planOf(cases[0]!), text, 'feuille.reponses.yaml'));
      for (let part = 0; part <= 50; part++) {
        const carried = attachedSheet(bytes.subarray(0, Math.floor((bytes.length * part) / 50)));
        // Half a sheet would be worse than none.
        if (carried !== null) expect(carried.toString('utf8')).toBe(text);
      }
      writeFileSync(join(folder, 'coupe.pdf'), bytes.subarray(0, bytes.indexOf('/EmbeddedFile') + 300));
      const { code, stdout, stderr } = await commune(['diagnose', 'coupe.pdf', '--no-input', '--today', TODAY], { cwd: folder });
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain('ne contient pas de feuille de réponses');
      expect([...filesUnder(folder).keys()]).toEqual(['coupe.pdf']);
    }));

  test('our own plan, taken up again, gives the same plan with the same sheet in it', () =>
    inFolder(async (folder) => {
      const text = sheetOf(cases[0]!);
      writeFileSync(join(folder, 'feuille.yaml'), text);
      const args = ['--no-input', '--today', TODAY, '--format', 'pdf'];
      await commune(['diagnose', 'feuille.yaml', ...args, '--output', 'un'], { cwd: folder });
      const [plan] = [...filesUnder(join(folder, 'un')).keys()];
      const again = await commune(['diagnose', join('un', plan!), ...args, '--output', 'deux'], { cwd: folder });
      expect(again.code).toBe(0);
      const [first, second] = ['un', 'deux'].map((name) => readFileSync(join(folder, name, plan!)));
      expect(second!.equals(first!)).toBe(true);
      expect(attachedSheet(second!)?.toString('utf8')).toBe(text);
    }));
});
