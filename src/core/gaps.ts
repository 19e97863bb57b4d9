/** From answers to the measures they call for. */
import { questionsIn } from './condition.ts';
import { lookup } from './lookup.ts';
import type { Because, Gap, Question, Questionnaire } from './model.ts';
import { worstAnswer } from './points.ts';
import type { Contribution, Scoring } from './score.ts';
import type { AnswersOf } from './standing.ts';

/**
 * The questions that call for measures. A question closed by an answer calls for the measures of its worst
 * answer too, because of the answer that closed it: a town hall without any backup needs the offline copy as well.
 * A question nobody has answered yet calls for nothing.
 */
export function gapsOf(questionnaire: Questionnaire, sheet: AnswersOf, { standings, contributions }: Scoring): Gap[] {
  const { scored: byId } = lookup(questionnaire);

  /** The answered question that a closed one hangs on, and its answer. */
  function closerOf(question: Question): Because | null {
    for (const id of questionsIn(question.askedIf!)) {
      const parent = byId.get(id);
      if (parent === undefined) continue;
      const because = standings.of(id) === 'asked' ? ownAnswer(parent) : closerOf(parent);
      if (because !== null) return because;
    }
    return null;
  }

  function ownAnswer(question: Question): Because | null {
    const value = sheet.answers.get(question.id)?.value;
    if (value?.kind === 'unknown') return { question: question.id, option: 'unknown' };
    if (value?.kind !== 'chosen') return null;
    if (question.kind !== 'multiple') return { question: question.id, option: value.options[0]! };
    const missing = question.options.find((option) => option.measuresIfMissing.length > 0 && !value.options.includes(option.id));
    return { question: question.id, option: missing === undefined ? value.options[0]! : `missing:${missing.id}` };
  }

  const gaps: Gap[] = [];
  for (const each of contributions) if (each !== null) add(each);
  return gaps;

  function add({ question, low }: Contribution): void {
    const asked = standings.of(question.id) === 'asked';
    const because = asked ? ownAnswer(question) : closerOf(question);
    if (because === null) return;
    const value = sheet.answers.get(question.id)?.value;
    const chosen = asked && value?.kind === 'chosen' ? value.options : worstAnswer(question).options;
    const measures = measuresCalledBy(question, chosen);
    if (measures.length > 0) gaps.push({ question, because, measures, lost: question.weight * (1 - low), share: low });
  }
}

/** Measures called for by a definite answer. */
export function measuresCalledBy(question: Question, chosen: readonly string[]): readonly string[] {
  if (question.kind !== 'multiple') return question.options.find(({ id }) => id === chosen[0])?.measures ?? [];
  return [
    ...new Set(question.options.flatMap((option) => (chosen.includes(option.id) ? option.measures : option.measuresIfMissing))),
  ];
}
