/** Answer sheets opened by `diagnose`: read, scored, shown, taken up again and printed; alone, or carried by a plan. */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { diagnose } from '../../../src/core/diagnose.ts';
import type { Diagnosis, Questionnaire } from '../../../src/core/model.ts';
import { readAnswers } from '../../../src/core/read-answers.ts';
import { readQuestionnaire } from '../../../src/core/read-questionnaire.ts';
import { withAnswer, withHeading } from '../../../src/core/sheet-text.ts';
import { passphrases } from '../../../src/commands/passphrase.ts';
import { planPdf } from '../../../src/commands/plan-pdf.ts';
import { openSheet } from '../../../src/commands/sheets.ts';
import type { World } from '../../../src/commands/world.ts';
import { loadTemplates } from '../../../src/commands/templates.ts';
import { attachedSheet } from '../../../src/edges/pdf/attachment.ts';
import { plainPalette } from '../../../src/render/palette.ts';
import { resultScreen } from '../../../src/render/screen.ts';
import { communes, projectFile, sheetData, sheets, sheetsData } from '../corpus.ts';
import { spoiltData } from '../data-mutations.ts';
import { spoilt } from '../mutations.ts';
import type { Target } from '../target.ts';
import { examine, must, mustBeReadable, mustBeSound, outcomeOf, type Outcome } from '../verdict.ts';

const TODAY = '2026-11-21';
/** Where nothing is: a sheet carried by a plan looks there for its answers. */
const NOWHERE = '/nonexistent';
const KEEPING = { folder: NOWHERE, encrypt: false, plan: false, phrases: passphrases(undefined, null, {} as World) };

/** Everything that `diagnose` does with a sheet. */
async function taken(path: string, questionnaire: Questionnaire): Promise<Outcome> {
  return outcomeOf(async () => {
    const { text, sheet, warnings } = await openSheet(path, questionnaire, KEEPING);
    const diagnosis = diagnose(questionnaire, sheet, { today: TODAY });
    mustBeSound(diagnosis);
    const { contacts, plan } = loadTemplates();
    const options = { width: 79, palette: plainPalette, plain: false, contacts, plan, files: [], resume: null };
    mustBeReadable(resultScreen(diagnosis, options), 'the screen');
    goesOn(text, diagnosis, questionnaire);
    if (chosen(text)) await printed(diagnosis, text);
    return examine(warnings, new Map([[path, text]]));
  });
}

/** One more answer, saved in the text: it is read again, with what was there before. */
function goesOn(text: string, { sheet, standings, unanswered }: Diagnosis, questionnaire: Questionnaire): void {
  const next = questionnaire.questions.find(({ id }) => unanswered.includes(id)) ?? questionnaire.questions[0]!;
  const saved = withAnswer(withHeading(text, questionnaire, TODAY), questionnaire, next.id, { value: { kind: 'unknown' } });
  const again = readAnswers('again', saved, questionnaire);
  must(again.ok, `a saved sheet is not read again: ${JSON.stringify(again.ok || again.problems.slice(0, 2))}`);
  const { answers } = again.value;
  must(standings.size > 0 && answers.get(next.id)?.value.kind === 'unknown', 'the answer that was saved is not found again');
  for (const [id, { value, note }] of sheet.answers) {
    if (id === next.id) continue;
    const found = answers.get(id);
    const same = JSON.stringify([found?.value, found?.note]) === JSON.stringify([value, note]);
    must(same, `the answer to ${id} changed when another was saved`);
  }
}

/** One input in a hundred or so, always the same ones. */
function chosen(text: string): boolean {
  return createHash('sha256').update(text).digest()[0]! < 3;
}

async function printed(diagnosis: Diagnosis, text: string): Promise<void> {
  const pdf = Buffer.from(await planPdf(diagnosis, text, 'feuille.yaml'));
  must(pdf.subarray(-6).toString().includes('%%EOF'), 'the plan is cut');
  must(attachedSheet(pdf)?.toString('utf8') === text, 'the plan does not carry its sheet');
}

/** A small questionnaire that has changed: its older sheets are read through its migrations. */
const changed: Questionnaire = (() => {
  const migrations = `
migrations:
  - { version: "1.2.0", rename: [{ question: sauvegarde, to: copie, options: { jamais: non, toujours: oui } }] }
  - version: "1.1.0"
    split: [{ question: tout, into: [{ question: sauvegarde, answers: { rien: jamais }, otherwise: toujours }, { question: contenu, answers: { mails: messages } }] }]
    retire: [{ question: fax, why: Plus personne n’en a. }]
`;
  const text = projectFile('test/fixtures/problems/base.yaml').toString() + migrations;
  const reading = readQuestionnaire([{ file: 'changed.yaml', text }]);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
})();

const older = ['1.2.0', '1.1.0', '1.0.0'].map((version) => {
  const { answers, ...rest } = sheetData(changed) as { readonly answers: Record<string, unknown> };
  const { copie, contenu, ...kept } = answers;
  const written =
    version === '1.2.0'
      ? { copie, contenu }
      : version === '1.1.0'
        ? { sauvegarde: { answer: 'jamais', note: 'secret0x' }, contenu }
        : { tout: ['rien', 'mails'], fax: 'oui' };
  return { ...rest, questionnaire: `base@${version}`, answers: { ...kept, ...written } };
});
const olderTexts = older.map((data) => Buffer.from(JSON.stringify(data, null, 1)));

/** A plan as the printer makes it, and its sheet put in the place of another: any text, any wrapping. */
async function plans(): Promise<fc.Arbitrary<Uint8Array>> {
  const reading = readAnswers('sheet', sheets[0]!.toString(), communes);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const pdf = Buffer.from(await planPdf(diagnose(communes, reading.value, { today: TODAY }), sheets[0]!.toString(), 'x.yaml'));
  const mark = pdf.indexOf('/EmbeddedFile');
  const start = pdf.lastIndexOf('obj', mark) - 10;
  const end = pdf.indexOf('endobj', mark) + 'endobj'.length;
  const around = fc.tuple(fc.constant(pdf.subarray(0, start)), fc.constant(pdf.subarray(end)));
  const object = spoilt([pdf.subarray(start, end)]);
  const rewrapped = fc
    .tuple(fc.oneof(spoilt(sheets), spoiltData(sheetsData)), fc.constantFrom(0, 0, 1, -1, 1e9), fc.boolean())
    .map(([sheet, error, packed]) => {
      const bytes = packed ? deflateSync(sheet) : sheet;
      const dictionary = `<</Type/EmbeddedFile${packed ? '/Filter/FlateDecode' : ''}/Length ${bytes.length + error}>>`;
      return Buffer.concat([Buffer.from(`9 0 obj\n${dictionary}\nstream\n`), bytes, Buffer.from('\nendstream\nendobj')]);
    });
  // What swells when it is unpacked.
  const bomb = Buffer.concat([
    Buffer.from('9 0 obj\n<</Type/EmbeddedFile/Filter/FlateDecode/Length 99999>>\nstream\n'),
    deflateSync(Buffer.alloc(20_000_000, 'questionnaire: answers: ')),
  ]);
  const inside = fc.oneof(object, rewrapped, fc.constant(bomb));
  return fc.oneof(
    spoilt([pdf]),
    fc.tuple(around, inside).map(([[before, after], middle]) => Buffer.concat([before, middle, after])),
  );
}

export const SHEET_TARGETS: readonly Target[] = [
  {
    name: 'sheet',
    file: 'feuille.yaml',
    inputs: () => fc.oneof(spoilt(sheets), spoiltData(sheetsData.slice(0, 2))),
    run: (path) => taken(path, communes),
  },
  {
    name: 'older-sheet',
    file: 'feuille.json',
    inputs: () => fc.oneof(spoilt(olderTexts), spoiltData(older)),
    run: (path) => taken(path, changed),
  },
  { name: 'plan', file: 'plan.pdf', inputs: plans, run: (path) => taken(path, communes) },
];
