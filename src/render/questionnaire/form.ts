/** A questionnaire on paper: a form to fill in by hand, then to type in. */
import type { ProfileQuestion, Question, Questionnaire } from '../../core/model.ts';
import { isScored } from '../../core/standing.ts';
import type { Block, Card, DocumentModel, List, Text, Theme } from '../blocks.ts';
import { capital, NBSP, quoted, THIN } from '../format.ts';
import { oneLine } from '../text-wrap.ts';
import { select, type Entry, type Selection, type ShowOptions } from './selection.ts';
import { howToAnswer, limits, nameAndVersion, optionText, summary, whoKnows, whoKnowsWhat } from './words.ts';

export interface FormOptions extends ShowOptions {
  /** YYYY-MM-DD: the creation date written in the file. */
  readonly date: string;
}

/** Dark enough to be photocopied in black and white. */
const THEME: Theme = {
  ink: '#1b1b2f',
  muted: '#4d5162',
  accent: '#16437e',
  tint: '#eef2f8',
  rule: '#aab3c2',
  good: '#17633a',
  warning: '#8a5300',
  alert: '#a5281b',
};

/** Something to write on. */
const line = (points: number): string => '.'.repeat(points);
const HALF = line(60);
const WHOLE = line(118);
const WHOLE_PAGE = line(144);
const NOTE_LINES = 12;

/** One section per domain, one frame per question with its boxes to tick. */
export function questionnaireForm(questionnaire: Questionnaire, options: FormOptions): DocumentModel {
  const selection = select(questionnaire, options);
  return {
    title: `${questionnaire.title} – formulaire`,
    author: 'commune-cyber',
    subject: 'Questionnaire à remplir à la main',
    keywords: ['cybersécurité', 'commune', 'questionnaire', 'formulaire'],
    date: options.date,
    header: { left: questionnaire.title, right: 'Formulaire à remplir à la main' },
    footer: `${nameAndVersion(questionnaire)} – confidentiel une fois rempli`,
    theme: THEME,
    attachments: [],
    blocks: [
      {
        kind: 'cover',
        overline: 'Formulaire à remplir à la main',
        title: questionnaire.title,
        subtitle: [`${capital(summary(selection))}.`, ...limits(options)].join(' '),
        facts: [
          ['Commune', HALF],
          ['Rempli par', HALF],
          ['Fonction', HALF],
          ['Date', HALF],
          ['Questionnaire', nameAndVersion(questionnaire)],
        ],
        notice:
          'Une fois rempli, ce formulaire décrit les points faibles de la commune. Gardez-le sous clé, ne le publiez pas et ne l’envoyez pas par messagerie.',
      },
      ...introduction(questionnaire, selection, options),
      ...selection.sections.flatMap(({ title, intro, entries }): Block[] => [
        { kind: 'heading', level: 2, text: title },
        { kind: 'paragraph', text: lead(intro, entries) },
        ...entries.map(entryCard),
      ]),
      ...notes(),
    ],
  };
}

function introduction({ description }: Questionnaire, selection: Selection, { express }: ShowOptions): Block[] {
  return [
    { kind: 'heading', level: 2, text: 'Avant de commencer' },
    ...(description === undefined ? [] : [{ kind: 'paragraph' as const, style: 'lead' as const, text: oneLine(description) }]),
    {
      kind: 'list',
      style: 'bullet',
      items: [
        'Répondez dans l’ordre que vous voulez. Vous pouvez vous arrêter et reprendre plus tard.',
        `Cochez la réponse la plus proche de ce qui se fait aujourd’hui, et non de ce qui est prévu.`,
        `Vous ne savez pas${THIN}? Cochez ${quoted('Je ne sais pas')}${NBSP}: le plan dira à qui demander.`,
        `Une question commence par ${quoted('Posée si…')}${THIN}? Passez-la quand ce n’est pas votre cas.`,
        ...(selection.knownBy.length === 0
          ? []
          : [`Les réponses se trouvent auprès de plusieurs personnes${NBSP}: ${whoKnowsWhat(selection)}.`]),
      ],
    },
    {
      kind: 'callout',
      tone: 'accent',
      title: 'Quand le formulaire est rempli',
      blocks: [
        {
          kind: 'paragraph',
          text: [
            { text: `Sur un ordinateur, lancez${NBSP}: ` },
            { text: `commune-cyber diagnose${express ? ' --express' : ''}`, bold: true },
            { text: `. Les mêmes questions sont posées dans le même ordre, et le plan d’amélioration est écrit à la fin.` },
          ],
        },
      ],
    },
  ];
}

/** Room for notes once, at the end: under each question it would add a third more pages. */
function notes(): Block[] {
  const lines = Array.from({ length: NOTE_LINES }, (): Block => ({ kind: 'paragraph', text: WHOLE_PAGE }));
  return [
    { kind: 'heading', level: 2, text: 'Vos remarques' },
    { kind: 'paragraph', text: `Notez d’abord le numéro de la question, puis ce que le plan doit savoir${NBSP}:` },
    ...lines,
  ];
}

/** On two lines of one paragraph: its colon keeps the introduction on the page of the first question. */
function lead(intro: string, entries: readonly Entry[]): string {
  const [first, last] = [entries[0]?.number, entries.at(-1)?.number];
  return `${oneLine(intro)}\n${first === last ? `Question${NBSP}${first}` : `Questions${NBSP}${first}${NBSP}à${NBSP}${last}`}${NBSP}:`;
}

function entryCard({ number, question, condition }: Entry): Card {
  const who = whoKnows(question);
  return {
    kind: 'card',
    badge: String(number),
    title: oneLine(question.text),
    facts: who === null ? [] : [['Qui le sait', who]],
    parts: [
      // A part, not a fact: facts are printed in bold, and a hint is longer than the question.
      ...(question.whereToLook === undefined ? [] : [{ label: 'Où trouver la réponse', content: oneLine(question.whereToLook) }]),
      { label: `${howToAnswer(question)}${condition === null ? '' : ` – ${condition}`}`, content: answerContent(question) },
    ],
  };
}

function answerContent(question: ProfileQuestion | Question): Text | List {
  switch (question.kind) {
    case 'number':
      return line(20);
    case 'date':
      return `${line(8)} / ${line(8)} / ${line(16)}`;
    case 'text':
      return WHOLE;
    default:
      return {
        kind: 'list',
        style: 'check',
        items: [
          ...question.options.map((option) => optionText(question, option)),
          ...(isScored(question) ? ['Je ne sais pas'] : []),
          ...(isScored(question) && question.allowNotApplicable ? [`Ne nous concerne pas, parce que${NBSP}: ${line(60)}`] : []),
        ],
      };
  }
}
