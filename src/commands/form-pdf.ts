/** A questionnaire as a form to print. Loaded only when one is wanted: it brings the PDF library with it. */
import { fileURLToPath } from 'node:url';
import type { Questionnaire } from '../core/model.ts';
import { DATA } from '../edges/data.ts';
import { loadFonts } from '../edges/pdf/fonts.ts';
import { printPdf } from '../edges/pdf/print-pdf.ts';
import { questionnaireForm } from '../render/questionnaire/form.ts';

export function formPdf(questionnaire: Questionnaire, options: Parameters<typeof questionnaireForm>[1]): Promise<Uint8Array> {
  return printPdf(questionnaireForm(questionnaire, options), loadFonts(fileURLToPath(new URL('../../templates/fonts', DATA))));
}
