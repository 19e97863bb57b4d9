/** The campaign report as a PDF. Loaded once there is something to print: it brings the PDF library with it. */
import { fileURLToPath } from 'node:url';
import type { CommuneSummary, Statistics } from '../../core/campaign.ts';
import type { Questionnaire } from '../../core/model.ts';
import { DATA } from '../../edges/data.ts';
import { loadFonts } from '../../edges/pdf/fonts.ts';
import { printPdf } from '../../edges/pdf/print-pdf.ts';
import { campaignDocument } from '../../render/campaign/report.ts';
import { loadTemplates } from '../templates.ts';
import { VERSION } from '../version.ts';
import type { Refused } from './job.ts';

interface Input {
  readonly statistics: Statistics;
  readonly questionnaire: Questionnaire;
  readonly lowest: readonly CommuneSummary[];
  readonly refused: readonly Refused[];
  readonly today: string;
  readonly title: string | undefined;
}

export function campaignPdf({ statistics, questionnaire, lowest, refused, today, title }: Input): Promise<Uint8Array> {
  const model = campaignDocument({
    statistics,
    questionnaire,
    highlights: lowest.map((summary) => ({ summary })),
    refused: refused.map(({ file, line, problems }) => ({
      source: line === undefined ? file : `${file}:${line}`,
      reason: problems[0]?.message ?? '',
    })),
    date: today,
    toolVersion: VERSION,
    title,
    theme: loadTemplates().plan.theme,
  });
  return printPdf(model, loadFonts(fileURLToPath(new URL('../../templates/fonts', DATA))));
}
