/** Invented communes and their answers, of every kind: those that know everything, those that know nothing, the large, the small. */
import type { Draw } from './draw.ts';
import type { Answer, AnswerSheet, AnswerValue, Commune, Question, Questionnaire } from './model.ts';
import { bestAnswer, worstAnswer } from './points.ts';
import { answersTold, communesTold, conditionsOf, testedIn } from './tested.ts';

export type Respondents = (draw: Draw) => AnswerSheet;

/** Why a question does not apply to an invented commune: a sheet cannot say it without a reason. */
const NO_SUCH_THING = 'Essai';

interface Mind {
  /** Of a hundred answers, how many are of each kind. */
  readonly unknown: number;
  readonly notApplicable: number;
  readonly absent: number;
  /** Of a hundred definite answers, how many are the best, or the worst: chance alone would give all about the same score. */
  readonly lean: number;
}

/** Laws break at the edges: two respondents in nine have the best answer to everything, or the worst. */
const MINDS: readonly Mind[] = [
  { unknown: 0, notApplicable: 0, absent: 0, lean: 0 },
  { unknown: 0, notApplicable: 0, absent: 0, lean: 100 },
  { unknown: 0, notApplicable: 0, absent: 0, lean: 100 },
  { unknown: 0, notApplicable: 0, absent: 0, lean: 90 },
  { unknown: 10, notApplicable: 10, absent: 5, lean: 0 },
  { unknown: 30, notApplicable: 15, absent: 0, lean: 50 },
  { unknown: 70, notApplicable: 0, absent: 0, lean: 0 },
  { unknown: 0, notApplicable: 50, absent: 0, lean: 85 },
  { unknown: 5, notApplicable: 5, absent: 30, lean: 0 },
];

/** Reads the questionnaire once; then draws as many sheets as wanted. A sheet may answer questions that are not asked. */
export function respondentsOf(questionnaire: Questionnaire): Respondents {
  const tested = testedIn(conditionsOf(questionnaire).map(({ condition }) => condition));
  const communes = communesTold(tested);
  const someCommune = (draw: Draw): Commune => {
    const { population, department, region } = communes.at(draw.int(0, communes.count - 1));
    // What stands for any other place has no code of its own.
    return { name: 'Essai', population, department: department || undefined, region: region || undefined };
  };
  const facts = questionnaire.profile.map((question) => {
    const told = answersTold(question, tested.questions.get(question.id) ?? []);
    const each = question.options.map(({ id }): AnswerValue => ({ kind: 'chosen', options: [id] }));
    return { id: question.id, values: (told ?? each).map((value): Answer => ({ value })) };
  });
  const scored = questionnaire.questions.map((question) => ({ ...question, ...answersTo(question) }));

  return (draw) => {
    const { unknown, notApplicable, absent, lean } = draw.pick(MINDS);
    const towards = draw.pick(['worst', 'best'] as const);

    const answers = new Map<string, Answer>();
    for (const { id, values } of facts) if (!draw.chance(absent)) answers.set(id, draw.pick(values));
    for (const { id, allowNotApplicable, definite, worst, best } of scored) {
      if (draw.chance(absent)) continue;
      if (draw.chance(unknown)) answers.set(id, UNKNOWN);
      else if (allowNotApplicable && draw.chance(notApplicable)) answers.set(id, NOT_APPLICABLE);
      else if (draw.chance(lean)) answers.set(id, towards === 'worst' ? worst : best);
      else answers.set(id, definite(draw));
    }
    return {
      questionnaire: { id: questionnaire.id, version: questionnaire.version },
      commune: draw.chance(absent) ? { name: 'Essai' } : someCommune(draw),
      answers,
    };
  };
}

const UNKNOWN: Answer = { value: { kind: 'unknown' } };
const NOT_APPLICABLE: Answer = { value: { kind: 'not-applicable', why: NO_SUCH_THING } };

/** The answers that a question can have. */
export interface AnswersTo {
  /** From one who knows. */
  readonly definite: (draw: Draw) => Answer;
  readonly worst: Answer;
  readonly best: Answer;
  /** "Je ne sais pas", and all the definite ones; those of a checklist are too many, and some are drawn. */
  readonly some: (draw: Draw) => readonly Answer[];
}

export function answersTo(question: Question): AnswersTo {
  const worst: Answer = { value: worstAnswer(question) };
  const best: Answer = { value: bestAnswer(question) };
  const single = question.options.map(({ id }): Answer => ({ value: { kind: 'chosen', options: [id] } }));
  const all = [UNKNOWN, ...single];
  if (question.kind !== 'multiple') return { definite: (draw) => draw.pick(single), worst, best, some: () => all };
  const alone = single.filter((_, index) => question.options[index]!.exclusive === true);
  const items = question.options.filter(({ exclusive }) => exclusive !== true).map(({ id }) => id);
  const ticked = (draw: Draw): Answer => ({ value: { kind: 'chosen', options: items.filter(() => draw.chance(50)) } });
  return {
    definite: (draw) => (alone.length > 0 && draw.chance(25) ? draw.pick(alone) : ticked(draw)),
    worst,
    best,
    some: (draw) => [UNKNOWN, worst, best, ...alone, ticked(draw)],
  };
}
