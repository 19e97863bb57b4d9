/** A blank answer sheet in YAML: every question explained in comments, every key ready to be uncommented. */
import type { ProfileQuestion, Question, Questionnaire } from '../../core/model.ts';
import { isScored } from '../../core/standing.ts';
import { NBSP, THIN } from '../format.ts';
import { wrapWords, oneLine } from '../text-wrap.ts';
import { select, type Entry, type ShowOptions } from './selection.ts';
import { howToAnswer, limits, optionText, whoKnows } from './words.ts';

const WIDTH = 100;

/** How a value is written in YAML, when it is not the name of an option. */
const FORMS: Readonly<Partial<Record<ProfileQuestion['kind'], string>>> = {
  number: ', en chiffres sans espace',
  date: ', écrite AAAA-MM-JJ',
  text: ', entre guillemets',
};

/** Accepted by `readAnswers` once the name is filled and one key at least is uncommented with its answer. Ends with a line feed. */
export function questionnaireSheet(questionnaire: Questionnaire, options: ShowOptions): string {
  const { sections } = select(questionnaire, options);
  return `${[
    ...head(questionnaire, options),
    '',
    `questionnaire: ${questionnaire.id}@${questionnaire.version}`,
    '',
    'commune:',
    ...comment('Le nom de la commune, entre les guillemets.', '  '),
    '  name: ""',
    ...comment('Le reste aide à préparer le plan. Retirez le # devant ce que vous remplissez.', '  '),
    '  # insee: "01001"        # code INSEE, différent du code postal',
    options.population === undefined ? '  # population: 500' : `  population: ${options.population}`,
    '  # department: "01"',
    '  # region: "84"',
    '  # epci: "Nom de l’intercommunalité"',
    '',
    ...comment('Le jour où vous répondez, et qui répond.'),
    '# answeredOn: 2026-11-21',
    '# respondent: { name: "Nom", role: "secrétaire de mairie" }',
    '',
    'answers:',
    ...sections.flatMap(({ title, intro, entries }) => [
      '',
      ...comment(`──── ${title} ────`, '  '),
      ...comment(intro, '  '),
      ...entries.flatMap((entry) => ['', ...entryLines(entry)]),
    ]),
  ].join('\n')}\n`;
}

function head(questionnaire: Questionnaire, options: ShowOptions): string[] {
  const example = questionnaire.questions.find(({ kind }) => kind === 'single') ?? questionnaire.questions[0];
  const answer = example?.options.at(-1)?.id;
  const command = `commune-cyber diagnose ma-feuille.yaml${options.express ? ' --express' : ''}`;
  return [
    ...comment(`Feuille de réponses${NBSP}: ${questionnaire.title}`),
    ...limits(options).flatMap((line) => comment(line)),
    '#',
    ...comment(`Une ligne qui commence par # est une explication. Pour répondre à une question${NBSP}:`),
    ...listed(`retirez le # et l’espace qui le suit, devant le nom de la question (gardez les deux espaces du début)${THIN};`),
    ...listed('écrivez la réponse après les deux-points, avec le mot de gauche.'),
    ...(example === undefined || answer === undefined ? [] : [`#     ${example.id}: ${scalar(answer)}`]),
    ...comment(`Répondez à une question au moins, et laissez le # devant les autres${NBSP}: vous pourrez reprendre plus tard.`),
    '#',
    ...comment(`Je ne sais pas${NBSP}:`),
    ...(example === undefined ? [] : [`#     ${example.id}: unknown`]),
    ...comment(`Plusieurs réponses, quand c’est possible${NBSP}:`),
    '#     nom-de-la-question: [une-reponse, une-autre]',
    ...comment(`Une remarque à garder${NBSP}:`),
    ...(example === undefined || answer === undefined
      ? []
      : [`#     ${example.id}: { answer: ${scalar(answer)}, note: "votre remarque" }`]),
    ...comment(`La question ne vous concerne pas (seulement là où c’est indiqué), avec la raison${NBSP}:`),
    '#     nom-de-la-question: { answer: not-applicable, why: "la raison" }',
    '#',
    ...comment(`Ensuite${NBSP}:`),
    `#     ${command}`,
    ...comment('Cette feuille décrit des points faibles. Gardez-la en lieu sûr.'),
  ];
}

function entryLines({ number, question, condition }: Entry): string[] {
  const who = whoKnows(question);
  return [
    ...comment(`${number}. ${question.text}`, '  '),
    ...(condition === null ? [] : comment(condition, '  ')),
    ...(who === null ? [] : comment(`Qui le sait${NBSP}: ${who}.`, '  ')),
    ...(question.whereToLook === undefined ? [] : comment(`Où trouver la réponse${NBSP}: ${question.whereToLook}`, '  ')),
    ...comment(`${howToAnswer(question)}${FORMS[question.kind] ?? ''}${question.options.length > 0 ? `${NBSP}:` : '.'}`, '  '),
    ...choices(question),
    `  # ${scalar(question.id)}: `,
  ];
}

/** What may be written, in a column, and what it means beside it. */
function choices(question: ProfileQuestion | Question): string[] {
  const rows: (readonly [id: string, text: string])[] = question.options.map((option) => [
    scalar(option.id),
    optionText(question, option),
  ]);
  if (isScored(question)) rows.push(['unknown', 'Je ne sais pas']);
  if (isScored(question) && question.allowNotApplicable)
    rows.push(['not-applicable', 'Ne nous concerne pas, en disant pourquoi (voir plus haut)']);
  const widest = Math.min(40, Math.max(0, ...rows.map(([id]) => id.length)));
  return rows.flatMap(([id, text]) => prefixed(`  #     ${id.padEnd(widest)}  `, `  #     ${' '.repeat(widest)}  `, text));
}

function comment(text: string, indent = ''): string[] {
  return prefixed(`${indent}# `, `${indent}# `, text);
}

function listed(text: string): string[] {
  return prefixed('# - ', '#   ', text);
}

/** Every line is a comment, the ones that a long text goes on with too. */
function prefixed(first: string, next: string, text: string): string[] {
  return wrapWords(oneLine(text), WIDTH - first.length).map((line, index) => `${index === 0 ? first : next}${line}`);
}

/** An id as YAML reads it back: a text, even when it looks like a number, a truth or nothing. */
function scalar(id: string): string {
  return /^(\d+(e\d+)?|0x[\da-f]+|0o[0-7]+|true|false|null)$/.test(id) ? `"${id}"` : id;
}
