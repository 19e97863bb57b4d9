/** Every answer, domain by domain, in the respondent's own words. */
import type { Answer, AnswerValue, Diagnosis, ProfileQuestion, Question } from '../../core/model.ts';
import type { Block, Row, Span } from '../blocks.ts';
import { count, day, NBSP, number } from '../format.ts';
import { hasUnprintable, type PlanContext } from './context.ts';
import { bold, group, paragraph, plain, table } from './pieces.ts';
import { interval } from './words.ts';

export function answersSection(context: PlanContext): readonly Block[] {
  const { diagnosis, template } = context;
  const { answers: words } = template;
  const { questionnaire, sheet, express } = diagnosis;
  if (sheet.answers.size === 0) return [];
  const domains = questionnaire.domains.flatMap((domain): Row[] => {
    const own = questionnaire.questions.filter(
      (question) => question.domain === domain.id && (!express || question.essential) && isListed(diagnosis, question.id),
    );
    const score = diagnosis.domains.find((each) => each.domain.id === domain.id)?.score;
    const title = score?.kind === 'scored' ? `${domain.title} (${interval(score.percent, score.high)})` : domain.title;
    return own.length === 0 ? [] : [group(title), ...own.map((question) => row(context, question))];
  });
  const profile = questionnaire.profile.filter(({ id }) => isListed(diagnosis, id));
  const others = questionnaire.questions.filter(
    ({ id, essential }) => (!express || essential) && !concerns(diagnosis, id),
  ).length;
  return [
    ...(express ? [paragraph(words.express)] : []),
    ...(others > 0
      ? [
          paragraph(
            `${count(others, 'question ne concerne', 'questions ne concernent')} pas la commune, d’après ses réponses${NBSP}: ${others === 1 ? 'elle ne compte pas et ne figure' : 'elles ne comptent pas et ne figurent'} pas ici.`,
          ),
        ]
      : []),
    ...(diagnosis.unanswered.length > 0
      ? [paragraph(`${count(diagnosis.unanswered.length, 'question n’a', 'questions n’ont')} pas encore de réponse.`)]
      : []),
    ...(hasUnprintable(context)
      ? [{ kind: 'callout', tone: 'warning', title: words.unprintableTitle, blocks: [paragraph(words.unprintable)] } as const]
      : []),
    {
      ...table(
        'Toutes les questions et les réponses données, par domaine.',
        [
          [words.columns.question, 58],
          [words.columns.answer, 42],
        ],
        [
          ...(profile.length === 0 ? [] : [group(words.profile), ...profile.map((question) => row(context, question))]),
          ...domains,
        ],
      ),
      size: 'small',
    },
  ];
}

function concerns({ standings }: Diagnosis, question: string): boolean {
  const standing = standings.get(question);
  return standing !== 'not-concerned' && standing !== 'closed-not-applicable';
}

/** Answered, or closed by an answer. */
function isListed(diagnosis: Diagnosis, question: string): boolean {
  return concerns(diagnosis, question) && !diagnosis.unanswered.includes(question);
}

function row(context: PlanContext, question: Question | ProfileQuestion): Row {
  return { cells: [question.text, said(context, question)] };
}

function said(context: PlanContext, question: Question | ProfileQuestion): Span[] {
  const { diagnosis, template } = context;
  const { answers: words } = template;
  switch (diagnosis.standings.get(question.id)) {
    case 'closed':
      return [plain(diagnosis.questionnaire.scoring.closed === 'excluded' ? words.closedExcluded : words.closed)];
    case 'closed-unknown':
      return [plain(words.closedUnknown)];
    default: {
      const answer = diagnosis.sheet.answers.get(question.id);
      return answer === undefined ? [] : [bold(answerText(context, question, answer.value)), ...details(context, answer)];
    }
  }
}

function details({ template }: PlanContext, { note, by, on }: Answer): Span[] {
  const origin = [by, on === undefined ? undefined : `le ${day(on)}`].filter((each) => each !== undefined).join(', ');
  return [
    ...(note === undefined || note.trim() === '' ? [] : [plain(`. ${template.answers.note}${NBSP}: ${note}`)]),
    ...(origin === '' ? [] : [plain(` (${origin})`)]),
  ];
}

/** An answer as the respondent read it, without a final point. */
export function answerText({ template }: PlanContext, question: Question | ProfileQuestion, value: AnswerValue): string {
  const { answers: words } = template;
  switch (value.kind) {
    case 'unknown':
      return words.unknown;
    case 'not-applicable':
      return value.why.trim() === '' ? words.notApplicable : `${words.notApplicable}${NBSP}: ${value.why}`;
    case 'number':
      return number(value.number);
    case 'text':
      return question.kind === 'date' ? day(value.text) : value.text;
    case 'chosen': {
      const texts = value.options.map((id) => question.options.find((option) => option.id === id)?.text ?? id);
      return texts.length === 0 ? 'rien de coché' : texts.join('\u202F; ');
    }
  }
}
