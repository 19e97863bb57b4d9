/** The plans that every printer prints: real diagnoses of plausible communes, all different. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { sheets } from '../campaign-sheets.mjs';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

/** `count` plans: the diagnosis, the sheet it comes from, and the document before it is laid out. */
export async function plans(count) {
  const { readAnswers, diagnose } = await import(pathToFileURL(join(dist, 'core.js')));
  const { planModel } = await import(pathToFileURL(join(dist, 'plan-pdf.cjs')));
  const questionnaire = JSON.parse(readFileSync(join(dist, 'data/questionnaires/communes.json'), 'utf8'));
  return [...sheets(count)].map((sheet) => {
    const name = `${sheet.commune.insee}.reponses.json`;
    const text = JSON.stringify(sheet);
    const reading = readAnswers(name, text, questionnaire);
    if (!reading.ok) throw new Error(`${name} is refused`);
    const diagnosis = diagnose(questionnaire, reading.value, { today: '2026-11-21' });
    return { diagnosis, text, name, model: planModel(diagnosis, text, name) };
  });
}
