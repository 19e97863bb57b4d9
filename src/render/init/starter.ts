/** A questionnaire to start from, fitted to the folder it is written in, and what to do next. */
import { slug } from '../slug.ts';
import { NBSP, quoted } from '../format.ts';

/** Where the schemas stand in the folder of the questionnaire: hidden, so that nobody takes them for a part of it. */
export const SCHEMAS = '.schemas';
/** Kinds of files that the author of a questionnaire writes. */
export const AUTHORED = ['questionnaire', 'cases', 'coverage', 'answers'] as const;

/** The id of a questionnaire that lives in a folder of this name. */
export function idFrom(folder: string): string {
  return slug({ name: folder });
}

/** A text of the package with its id, its day and the place of its schema. */
export function fitted(text: string, { id, today }: { readonly id: string; readonly today: string }): string {
  return text
    .replace(/^# yaml-language-server: \$schema=(\S*\/)?(?=[a-z]+\.schema\.json$)/m, (_all, up: string) => {
      // Two steps up lead from the starter to the package; what is left leads to its own folder.
      const left = up.replace('schemas/', '').replace('../../', '');
      return `# yaml-language-server: $schema=${left}${SCHEMAS}/`;
    })
    .replace(/^id: mon-questionnaire$/m, `id: ${id}`)
    .replace(/^( +checkedOn: )"\d{4}-\d{2}-\d{2}"$/m, `$1"${today}"`);
}

/** What was made, and the three commands that follow. */
export function initReport(folder: string, id: string): string {
  const path = /[\s'"$&()*;<>?[\\\]`{|}~]/.test(folder) ? `"${folder}"` : folder;
  return [
    `Le questionnaire ${quoted(id)} est prêt dans ${folder}. Tout y est expliqué, à commencer par questionnaire.yaml.`,
    '',
    `  commune-cyber check ${path}`,
    `  commune-cyber questionnaire ${path}`,
    `  commune-cyber diagnose --questionnaire ${path}`,
    '',
    `Dans un éditeur qui connaît YAML, chaque clé est expliquée et complétée${NBSP}: les schémas sont dans ${SCHEMAS}.`,
    '',
  ].join('\n');
}
