/** The page of every problem, as Markdown to publish. */
import type { ProblemArgs } from '../../core/problem.ts';
import { NBSP } from '../format.ts';
import { code } from '../markdown-text.ts';
import { CHECK_GUIDE } from './check.ts';
import type { Guide, GuideEntry, Setting } from './entry.ts';
import { FILE_GUIDE } from './file.ts';
import { QUESTIONNAIRE_GUIDE } from './questionnaire.ts';
import { SHEET_GUIDE } from './sheet.ts';
import { SOUNDNESS_GUIDE } from './soundness.ts';
import { TABLE_GUIDE } from './table.ts';
import { VERSION_GUIDE } from './version.ts';

/** Complete by its type: a code without its page does not compile. */
export const GUIDE: Guide<ProblemArgs> = {
  ...FILE_GUIDE,
  ...QUESTIONNAIRE_GUIDE,
  ...SOUNDNESS_GUIDE,
  ...CHECK_GUIDE,
  ...VERSION_GUIDE,
  ...SHEET_GUIDE,
  ...TABLE_GUIDE,
};

const CHAPTERS: readonly (readonly [title: string, guide: Readonly<Record<string, GuideEntry>>])[] = [
  ['Tous les fichiers', FILE_GUIDE],
  ['Un questionnaire', QUESTIONNAIRE_GUIDE],
  ['Ce qu’un questionnaire promet', SOUNDNESS_GUIDE],
  ['Les cas d’exemple et ce que l’on accepte', CHECK_GUIDE],
  ['D’une version à l’autre', VERSION_GUIDE],
  ['Une feuille de réponses', SHEET_GUIDE],
  ['Un tableau ou une campagne', TABLE_GUIDE],
];

const LANGUAGES: Readonly<Partial<Record<Setting, string>>> = { words: 'text', versions: 'yaml', table: 'text' };

/** One section per code, whose anchor is the code. Ends with a line feed. */
export function problemsMarkdown(): string {
  const blocks = [
    '# Les problèmes, un par un',
    'Cette page est générée par `npm run docs`. Chaque problème que signale `commune-cyber` porte un code. ' +
      `Voici ce qu’il veut dire, pourquoi il compte, un exemple à corriger et le même, correct.`,
    `Les exemples complètent un petit questionnaire${NBSP}: une question ${code('copie')} (oui ou non), un choix multiple ` +
      `${code('contenu')}, un nombre ${code('postes')}, une mesure ${code('copier')} et deux niveaux, ${code('bas')} et ${code('haut')}. ` +
      `Les clés qui ne sont pas en cause ne sont pas répétées.`,
    CHAPTERS.map(([title, guide]) => {
      const links = Object.keys(guide).map((each) => `[${each}](#${each})`);
      return `- **${title}**${NBSP}: ${links.join(', ')}`;
    }).join('\n'),
    ...CHAPTERS.flatMap(([title, guide]) => [
      `## ${title}`,
      ...Object.entries(guide).flatMap(([each, entry]) => section(each, entry)),
    ]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function section(name: string, { what, why, setting, bad, good }: GuideEntry): string[] {
  const fence = (lines: readonly string[]): string => `\`\`\`${LANGUAGES[setting] ?? 'yaml'}\n${lines.join('\n')}\n\`\`\``;
  return [`### ${name}`, what, `**Pourquoi.** ${why}`, 'À corriger', fence(bad), 'Correct', fence(good)];
}
