/** What a questionnaire takes from each document that others know, as a page to publish. */
import type { Questionnaire } from '../core/model.ts';
import type { Coverage, CoverageItem } from '../core/read-coverage.ts';
import { list, NBSP } from './format.ts';
import { code, escape, table } from './markdown-text.ts';

/** One table per reference: its items, the questions and the measures, or why an item is left out. Ends with a line feed. */
export function coverageMarkdown(questionnaire: Questionnaire, coverages: readonly Coverage[]): string {
  const blocks = [
    `# ${escape(questionnaire.title)}${NBSP}: ce que couvre le questionnaire`,
    'Cette page est générée par `npm run docs`. Elle rapproche chaque élément des guides connus des questions et des mesures de ' +
      `${code(questionnaire.id)}, version ${questionnaire.version}. Un élément laissé de côté l’est avec sa raison.`,
    'Les guides ne sont ni recopiés ni remplacés. Ce rapprochement est celui de ce projet, et personne d’autre ne l’a validé. ' +
      'D’où viennent ces listes, et ce qui reste à vérifier, est dans [les sources](../sources.md).',
    '## En résumé',
    table(
      ['Référence', 'Éléments', 'Avec une question', 'Avec une mesure', 'Sans question ni mesure'],
      coverages.map(({ reference, items }) => [
        escape(reference.title),
        ...[items, items.filter(isAsked), items.filter(isAnswered), items.filter(isLeftOut)].map(({ length }) => String(length)),
      ]),
    ),
    ...coverages.flatMap(referenceBlocks),
    ...unnamed(questionnaire, coverages),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function referenceBlocks({ reference, items }: Coverage): string[] {
  return [
    `## ${escape(reference.title)}`,
    `Source${NBSP}: ${code(reference.id)}.${reference.note === undefined ? '' : ` ${escape(reference.note)}`}`,
    table(
      ['N°', 'Élément', 'Questions', 'Mesures', 'Ce qui est laissé de côté, et pourquoi'],
      items.map(({ id, title, asks, answers, leftOut }) => [
        escape(id),
        escape(title),
        asks.map(code).join(', '),
        answers.map(code).join(', '),
        escape(leftOut ?? ''),
      ]),
    ),
  ];
}

/** What this questionnaire adds: nobody should have to search fifteen tables for it. */
function unnamed({ questions, measures }: Questionnaire, coverages: readonly Coverage[]): string[] {
  const items = coverages.flatMap((each) => each.items);
  const named = new Set(items.flatMap(({ asks, answers }) => [...asks, ...answers]));
  const left = [...questions, ...measures].filter(({ id }) => !named.has(id)).map(({ id }) => code(id));
  return [
    '## Hors de ces listes',
    left.length === 0
      ? 'Chaque question notée et chaque mesure figure dans au moins une de ces listes.'
      : `Questions et mesures qui ne figurent dans aucune de ces listes${NBSP}: ${list(left)}.`,
  ];
}

const isAsked = ({ asks }: CoverageItem): boolean => asks.length > 0;
const isAnswered = ({ answers }: CoverageItem): boolean => answers.length > 0;
const isLeftOut = (item: CoverageItem): boolean => !isAsked(item) && !isAnswered(item);
