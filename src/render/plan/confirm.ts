/** What is still to be found out, grouped by who knows, and the letter that asks the provider. */
import type { Question, Role } from '../../core/model.ts';
import type { Block, Letter, Paragraph, List, Text } from '../blocks.ts';
import { count, NBSP } from '../format.ts';
import { answerText } from './answers.ts';
import type { PlanContext } from './context.ts';
import { bold, heading, list, paragraph, plain } from './pieces.ts';

/** Beyond this many, where to look for each would take pages. */
const EXPLAINED = 12;
/** Beyond this many, questions are counted by domain; they are all in the annex. */
const NAMED = 10;

/** The questions were written for the town hall; the letter says so when it shows. */
const TO_US = /\b(vous|votre|vos)\b/iu;

const ROLES: readonly Role[] = ['prestataire', 'mairie', 'elu', 'dpo'];

export function confirmSection(context: PlanContext): readonly Block[] {
  const { diagnosis, template } = context;
  const { confirm: words } = template;
  if (diagnosis.overall.kind === 'inconclusive' && diagnosis.unknown.length === 0) return [];
  const points = [...inconsistencies(context), ...ROLES.flatMap((role) => unknowns(context, role)), ...unanswered(context)];
  const letter = providerLetter(context);
  if (points.length === 0 && letter === null) return [];
  if (points.length === 0)
    return [
      paragraph(words.none),
      ...(letter === null
        ? []
        : [heading(3, words.requestsTitle), paragraph(words.requestsIntro), paragraph(words.letterIntro), letter]),
    ];
  return [
    paragraph(words.intro),
    ...points,
    ...(letter === null ? [] : [heading(3, words.letterTitle), paragraph(words.letterIntro), letter]),
  ];
}

function inconsistencies(context: PlanContext): Block[] {
  const { diagnosis, template } = context;
  const { confirm: words } = template;
  if (diagnosis.inconsistencies.length === 0) return [];
  const items = diagnosis.inconsistencies.map(({ inconsistency, questions }): Text => {
    const answers = questions.flatMap((id) => {
      const question = context.questions.get(id) ?? context.profile.get(id);
      const answer = diagnosis.sheet.answers.get(id);
      return question === undefined || answer === undefined
        ? []
        : [`${question.text} ${answerText(context, question, answer.value)}.`];
    });
    return [bold(inconsistency.ask), plain(answers.length === 0 ? '' : ` ${words.youAnswered}${NBSP}: ${answers.join(' ')}`)];
  });
  return [heading(3, words.inconsistencies), list('bullet', items)];
}

function unknowns(context: PlanContext, role: Role): Block[] {
  const { diagnosis, template } = context;
  const own = diagnosis.unknown.filter(({ knownBy }) => knownBy === role).map(({ question }) => question);
  if (own.length === 0) return [];
  const title = heading(3, template.roles[role].heading);
  // The provider's questions are printed once, in the letter.
  if (role === 'prestataire')
    return [title, paragraph(`${count(own.length, 'question', 'questions')}, ${template.confirm.inLetter}`)];
  return [
    title,
    list(
      'check',
      own.map((question) => withHelp(question, diagnosis.unknown.length <= EXPLAINED)),
    ),
  ];
}

function withHelp({ text, whereToLook }: Question, explained: boolean): Text {
  return explained && whereToLook !== undefined ? [bold(text), plain(` ${whereToLook}`)] : text;
}

function unanswered(context: PlanContext): Block[] {
  const { diagnosis, template, questions, profile } = context;
  const { confirm: words } = template;
  const ids = diagnosis.unanswered;
  if (ids.length === 0) return [];
  if (ids.length <= NAMED) {
    return [
      heading(3, words.unanswered),
      list(
        'check',
        ids.flatMap((id) => questions.get(id)?.text ?? profile.get(id)?.text ?? []),
      ),
    ];
  }
  const groups = [
    { title: words.profile, many: ids.filter((id) => profile.has(id)).length },
    ...diagnosis.questionnaire.domains.map(({ id, title }) => ({
      title,
      many: ids.filter((each) => questions.get(each)?.domain === id).length,
    })),
  ];
  return [
    heading(3, words.unanswered),
    list(
      'bullet',
      groups.filter(({ many }) => many > 0).map(({ title, many }) => `${title}${NBSP}: ${count(many, 'question', 'questions')}`),
    ),
  ];
}

/** Whether there is a letter to send. */
export function asksProvider(context: PlanContext): boolean {
  const { questions, requests } = forProvider(context);
  return questions.length + requests.length > 0;
}

function forProvider({ diagnosis, entries }: PlanContext) {
  return {
    questions: diagnosis.unknown.filter(({ knownBy }) => knownBy === 'prestataire').map(({ question }) => question.text),
    requests: entries.flatMap(({ urgent, measure }) =>
      urgent && measure.askProvider !== undefined ? [measure.askProvider] : [],
    ),
  };
}

/** Null when there is nothing to ask. */
function providerLetter(context: PlanContext): Letter | null {
  const { diagnosis, template } = context;
  const { letter: words } = template.confirm;
  const { questions, requests } = forProvider(context);
  if (questions.length === 0 && requests.length === 0) return null;
  const { commune, respondent } = diagnosis.sheet;
  const part = (intro: string, items: readonly string[]): (Paragraph | List)[] =>
    items.length === 0 ? [] : [paragraph(intro), list('number', items)];
  return {
    kind: 'letter',
    to: words.to,
    subject: words.subject,
    blocks: [
      paragraph(words.greeting),
      paragraph(`Nous faisons le point sur la sécurité informatique de la mairie (commune${NBSP}: ${commune.name}).`),
      ...part(questions.some((each) => TO_US.test(each)) ? words.questionsToUs : words.questions, questions),
      ...part(words.requests, requests),
      paragraph(words.deadline),
      paragraph(words.closing),
      paragraph(respondent?.name === undefined ? words.signature : `${words.signature}\nContact${NBSP}: ${respondent.name}`),
    ],
  };
}
