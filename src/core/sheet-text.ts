/**
 * An answer sheet as text, edited in place: the user's comments, order and spacing stay. Pure: text in, text out.
 */
import { isMap, isScalar, parseDocument, stringify, type Document, type YAMLMap } from 'yaml';
import type { Answer, AnswerSheet, Commune, Questionnaire } from './model.ts';
import { carryInText } from './sheet-migration.ts';
import { rawAnswer, writtenAnswer } from './written-answer.ts';
import { asParsed } from './yaml-text.ts';

const HEADER = ` Feuille de réponses de commune-cyber.
 Elle décrit les points faibles de la mairie : gardez-la sur votre ordinateur, ne la publiez pas.
 Vous pouvez la modifier ici, ou la reprendre avec : commune-cyber diagnose <ce fichier>
 « Je ne sais pas » s’écrit unknown.`;

/** A sheet without any answer yet. */
export function newSheet(questionnaire: Questionnaire, commune: Commune, today: string): string {
  const document = parseDocument(
    stringify({
      questionnaire: `${questionnaire.id}@${questionnaire.version}`,
      commune: withoutAbsent(commune),
      answeredOn: today,
      answers: {},
    }),
  );
  document.commentBefore = HEADER;
  return print(document);
}

/** A sheet that was not a file, as one: its answers in the order of the questionnaire. No header for an invented one. */
export function sheetText(
  questionnaire: Questionnaire,
  { commune, answeredOn, respondent, answers }: AnswerSheet,
  header: string | null = HEADER,
): string {
  const ids = [...questionnaire.profile, ...questionnaire.questions].map(({ id }) => id);
  const written = ids.flatMap((id): [string, unknown][] => {
    const answer = answers.get(id);
    return answer === undefined ? [] : [[id, rawAnswer(writtenAnswer(answer))]];
  });
  const document = parseDocument(
    stringify(
      withoutAbsent({
        questionnaire: `${questionnaire.id}@${questionnaire.version}`,
        commune: withoutAbsent(commune),
        answeredOn,
        respondent,
        answers: Object.fromEntries(written),
      }),
    ),
  );
  document.commentBefore = header;
  return print(document);
}

/** As the user's editor wrote it: Windows line ends and a byte order mark stay. */
function like(text: string, printed: string): string {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  return mark + (text.includes('\r\n') ? printed.replaceAll(/\r?\n/g, '\r\n') : printed);
}

/** The text with one answer set, at its place in the order of the questionnaire; comments kept. */
export function withAnswer(text: string, questionnaire: Questionnaire, id: string, answer: Answer): string {
  const document = parseDocument(asParsed(text));
  const answers = answersOf(document);
  const value = document.createNode(rawAnswer(writtenAnswer(answer))) as unknown;
  const present = answers.items.find(({ key }) => keyText(key) === id);
  if (present !== undefined) {
    // Setting the value of the pair, not the pair, keeps the comments above it; those beside it go with the old value.
    const beside = (present.value as { comment?: string | null } | null)?.comment;
    present.value = value;
    if (beside !== undefined && beside !== null && isScalar(value)) value.comment = beside;
  } else {
    const order = new Map([...questionnaire.profile, ...questionnaire.questions].map((question, index) => [question.id, index]));
    const rank = order.get(id) ?? Infinity;
    const next = answers.items.findIndex(({ key }) => (order.get(keyText(key)) ?? -1) > rank);
    const pair = document.createPair(id, value);
    if (next === -1) answers.items.push(pair as never);
    else answers.items.splice(next, 0, pair as never);
  }
  return like(text, print(document));
}

/** The text with the day, the version and the names of its questions brought up to date, once it is read by this questionnaire. */
export function withHeading(text: string, questionnaire: Questionnaire, today: string): string {
  const document = parseDocument(asParsed(text));
  carryInText(document, questionnaire);
  document.set('questionnaire', `${questionnaire.id}@${questionnaire.version}`);
  document.set('answeredOn', today);
  return like(text, print(document));
}

function answersOf(document: Document.Parsed): YAMLMap {
  const found = document.get('answers');
  if (isMap(found)) {
    found.flow = false;
    return found as YAMLMap;
  }
  const created = document.createNode({}) as unknown as YAMLMap;
  document.set('answers', created);
  return created;
}

function withoutAbsent(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined));
}

function keyText(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}

/** Long lines stay long: a folded note would be rewritten each time another answer is saved. */
function print(document: Document.Parsed): string {
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}
