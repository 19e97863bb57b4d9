/** Build time only: the shipped questionnaires and templates, read and checked once, stored as JSON for a quick start. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFolder } from '../edges/disk.ts';
import { readQuestionnaireFiles } from '../edges/questionnaires.ts';
import { problemLine } from '../render/problems.ts';
import { readQuestionnaire } from '../core/read-questionnaire.ts';

/** Compiles everything under `root` into `out`. Throws, with every problem, when something shipped is wrong. */
export function compileShipped({ root, out }: { readonly root: string; readonly out: string }): void {
  const folder = join(root, 'questionnaires');
  for (const name of readdirSync(folder).filter((each) => isFolder(join(folder, each)))) {
    const reading = readQuestionnaire(readQuestionnaireFiles(join(folder, name)));
    if (!reading.ok) throw new Error(`questionnaires/${name}:\n${reading.problems.map(problemLine).join('\n')}`);
    writeFileSync(join(out, 'questionnaires', `${name}.json`), JSON.stringify(reading.value));
  }
}
