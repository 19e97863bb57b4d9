/** A questionnaire to read in a terminal. */
import type { Questionnaire } from '../../core/model.ts';
import { isScored } from '../../core/standing.ts';
import { NBSP } from '../format.ts';
import { plainPalette, type Palette, type Style } from '../palette.ts';
import { hanging, wrapWords, oneLine } from '../text-wrap.ts';
import { select, type Entry, type ShowOptions } from './selection.ts';
import { howToAnswer, limits, nameAndVersion, optionText, summary, UNKNOWN_ALLOWED, whoKnows, whoKnowsWhat } from './words.ts';

export interface TextOptions extends ShowOptions {
  /** Columns. */
  readonly width?: number | undefined;
  readonly palette?: Palette | undefined;
}

/** Question by question, domain by domain: what is asked, of whom, the answers, and when it is asked. Ends with a line feed. */
export function questionnaireText(questionnaire: Questionnaire, options: TextOptions): string {
  const { width = 80, palette = plainPalette } = options;
  const selection = select(questionnaire, options);
  // Wrapped first, styled line by line after: no escape sequence spans two lines.
  const put = (text: string, style: Style = (line) => line): string[] => wrapWords(oneLine(text), width).map(style);
  return `${[
    ...put(questionnaire.title, palette.bold),
    ...put(`${nameAndVersion(questionnaire)} · ${summary(selection)}`),
    ...(questionnaire.description === undefined ? [] : ['', ...put(questionnaire.description)]),
    '',
    ...limits(options).flatMap((line) => put(line)),
    ...(selection.knownBy.length === 0
      ? []
      : [...put(`Qui le sait${NBSP}: ${whoKnowsWhat(selection)}.`), ...put(UNKNOWN_ALLOWED)]),
    ...put(`Entre crochets${NBSP}: le nom à écrire dans une feuille de réponses.`),
    ...selection.sections.flatMap(({ title, intro, entries }) => [
      '',
      '',
      ...put(title.toUpperCase(), palette.bold),
      ...put(intro),
      ...entries.flatMap((entry) => ['', ...entryLines(entry, width, palette)]),
    ]),
  ].join('\n')}\n`;
}

function entryLines({ number, question, condition, essential }: Entry, width: number, palette: Palette): string[] {
  const margin = `${String(number).padStart(3)}. `;
  const indent = ' '.repeat(margin.length);
  const who = whoKnows(question);
  const put = (text: string): string[] => hanging(indent, oneLine(text), width);
  return [
    ...hanging(margin, oneLine(question.text), width).map(palette.bold),
    ...put(`[${question.id}]${essential ? ' · essentielle' : ''}`),
    ...(who === null ? [] : put(`Qui le sait${NBSP}: ${who}`)),
    ...(condition === null ? [] : put(condition)),
    ...put(`${howToAnswer(question)}${question.options.length > 0 ? `${NBSP}:` : ''}`),
    ...question.options.flatMap((option) => hanging(`${indent}- `, `${optionText(question, option)} [${option.id}]`, width)),
    ...(isScored(question) && question.allowNotApplicable
      ? put('Peut ne pas vous concerner, en disant pourquoi [not-applicable]')
      : []),
  ];
}
