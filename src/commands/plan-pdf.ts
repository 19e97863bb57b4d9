/** The improvement plan as a PDF. Loaded only when one is wanted: it brings the PDF library with it. */
import { fileURLToPath } from 'node:url';
import type { Diagnosis } from '../core/model.ts';
import { sha256 } from '../core/sha256.ts';
import { departmentName } from '../edges/communes.ts';
import { type Fonts, loadFonts } from '../edges/pdf/fonts.ts';
import { unprintable } from '../edges/pdf/printable.ts';
import { printPdf } from '../edges/pdf/print-pdf.ts';
import { DATA } from '../edges/data.ts';
import type { DocumentModel } from '../render/blocks.ts';
import { planDocument } from '../render/plan/plan-document.ts';
import { loadTemplates } from './templates.ts';
import { VERSION } from './version.ts';

let fonts: Fonts | null = null;
let templatesHash: string | null = null;

/** The same for the same inputs and the same program: a plan that has it need not be made again. */
export function planIdentity({ questionnaire, today, express, plan }: Diagnosis, sheetText: string, sheetName: string): string {
  templatesHash ??= sha256(JSON.stringify(loadTemplates()));
  const inputs = [VERSION, questionnaire.sha256, templatesHash, today, express, plan.fittedTo, sheetName, sheetText];
  return sha256(JSON.stringify(inputs)).slice(0, 32);
}

/** Bytes of the plan, under a password if one is given; the answer sheet is attached, byte for byte. */
export async function planPdf(
  diagnosis: Diagnosis,
  sheetText: string,
  sheetName: string,
  password?: string,
): Promise<Uint8Array> {
  return printPdf(planModel(diagnosis, sheetText, sheetName), sharedFonts(), password);
}

/** What the plan says, before it is laid out. */
export function planModel(diagnosis: Diagnosis, sheetText: string, sheetName: string): DocumentModel {
  const { contacts, plan, reflexes } = loadTemplates();
  const { department } = diagnosis.sheet.commune;
  return planDocument({
    diagnosis,
    template: plan,
    contacts,
    reflexes,
    toolVersion: VERSION,
    department: department === undefined ? undefined : departmentName(department),
    sheetText,
    sheetName,
    identity: planIdentity(diagnosis, sheetText, sheetName),
    unprintable: (text) => unprintable(text, sharedFonts()),
  });
}

function sharedFonts(): Fonts {
  fonts ??= loadFonts(fileURLToPath(new URL('../../templates/fonts', DATA)));
  return fonts;
}
