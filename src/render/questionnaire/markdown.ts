/** A questionnaire as Markdown: to publish, to discuss, to compare two versions. */
import type { Questionnaire } from '../../core/model.ts';
import { isScored } from '../../core/standing.ts';
import { capital, NBSP } from '../format.ts';
import { escape } from '../markdown-text.ts';
import { select, type Entry, type ShowOptions } from './selection.ts';
import { howToAnswer, limits, nameAndVersion, optionText, summary, UNKNOWN_ALLOWED, whoKnows, whoKnowsWhat } from './words.ts';

/** One section per domain, one heading per question. Ends with a line feed. */
export function questionnaireMarkdown(questionnaire: Questionnaire, options: ShowOptions): string {
  const selection = select(questionnaire, options);
  const blocks = [
    `# ${escape(questionnaire.title)}`,
    `${escape(nameAndVersion(questionnaire))} · ${summary(selection)}.`,
    ...(questionnaire.description === undefined ? [] : [escape(questionnaire.description)]),
    ...limits(options),
    ...(selection.knownBy.length === 0 ? [] : [`Qui le sait${NBSP}: ${whoKnowsWhat(selection)}.`, UNKNOWN_ALLOWED]),
    ...selection.sections.flatMap(({ title, intro, entries }) => [
      `## ${escape(title)}`,
      escape(intro),
      ...entries.flatMap(entryBlocks),
    ]),
    ...(questionnaire.licence === undefined ? [] : ['---', `Licence des textes${NBSP}: ${escape(questionnaire.licence)}.`]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function entryBlocks({ number, question, condition, essential }: Entry): string[] {
  const who = whoKnows(question);
  const facts = [
    `\`${question.id}\``,
    ...(essential ? ['essentielle'] : []),
    ...(who === null ? [] : [`qui le sait${NBSP}: ${who}`]),
  ];
  const notApplicable = isScored(question) && question.allowNotApplicable;
  return [
    `### ${number}. ${escape(question.text)}`,
    facts.join(' · '),
    ...(condition === null ? [] : [`*${escape(condition)}*`]),
    `**Pourquoi${NBSP}:** ${escape(question.why)}`,
    ...(question.whereToLook === undefined ? [] : [`**Où trouver la réponse${NBSP}:** ${escape(question.whereToLook)}`]),
    `${capital(howToAnswer(question))}${question.options.length > 0 ? `${NBSP}:` : '.'}`,
    ...(question.options.length === 0
      ? []
      : [question.options.map((option) => `- ${escape(optionText(question, option))} \`${option.id}\``).join('\n')]),
    ...(notApplicable ? [`Peut ne pas vous concerner, en disant pourquoi${NBSP}: \`not-applicable\`.`] : []),
  ];
}
