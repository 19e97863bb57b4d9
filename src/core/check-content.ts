/** What a questionnaire says for nothing or forgets: no law is broken, and its author would want to know. */
import { measuresCalledBy } from './gaps.ts';
import { lookup } from './lookup.ts';
import type { Question, Questionnaire } from './model.ts';
import { placesIn, type Places } from './places.ts';
import { problem, type Place, type Problem } from './problem.ts';
import type { PlacedQuestionnaire } from './read-questionnaire.ts';
import { bestAnswer, bestPoints } from './points.ts';

/** Texts change: what was read longer ago than this is to be read again. */
const MOST_MONTHS = 18;

/** Warnings only. `today` is YYYY-MM-DD: sources grow old. */
export function checkContent({ questionnaire, merged }: PlacedQuestionnaire, { today }: { readonly today: string }): Problem[] {
  const places = placesIn(merged);
  return [
    ...questionnaire.questions.flatMap((question) => checkAnswers(questionnaire, question, places)),
    ...checkWeights(questionnaire, places),
    ...checkHelp(questionnaire, places),
    ...questionnaire.obligations
      .filter(({ metIf }) => metIf === undefined)
      .map(({ id }) => problem('obligation-without-question', { obligation: id }, places.of('obligations', id), 'warning')),
    ...checkSources(questionnaire, places, today),
  ];
}

function checkAnswers(questionnaire: Questionnaire, question: Question, places: Places): Problem[] {
  const { id, kind, options } = question;
  const problems = kind === 'multiple' ? checkFullList(question, places) : checkBestOptions(question, places);
  const rises = options.map(({ points }, index) => Math.sign(points - (options[index - 1]?.points ?? points)));
  if (kind !== 'multiple' && rises.includes(1) && rises.includes(-1))
    problems.push(problem('options-out-of-order', { question: id }, places.of('questions', id, ['options'], 'key'), 'warning'));
  return [...problems, ...checkScale(questionnaire, question, places)];
}

/** Nothing can be done about a best answer: the plan would never see its measure done. */
function checkBestOptions({ id, options }: Question, places: Places): Problem[] {
  const most = Math.max(...options.map(({ points }) => points));
  return options.flatMap(({ points, measures }, index) =>
    measures.flatMap((measure, place) =>
      points < most ? [] : [calledByBest(id, measure, places.of('questions', id, ['options', index, 'measures', place]))],
    ),
  );
}

/** The same for a checklist where all that can be ticked is. */
function checkFullList(question: Question, places: Places): Problem[] {
  const { id, options } = question;
  return measuresCalledBy(question, bestAnswer(question).options).map((measure) => {
    const index = options.findIndex(({ measuresIfMissing }) => measuresIfMissing.includes(measure));
    return calledByBest(id, measure, places.of('questions', id, ['options', index, 'measuresIfMissing'], 'key'));
  });
}

function calledByBest(question: string, measure: string, place: Place): Problem {
  return problem('best-answer-calls-measure', { question, measure }, place, 'warning');
}

/** Points read against the scale: below it, a commune that does all it can would not have the highest score. */
function checkScale(questionnaire: Questionnaire, question: Question, places: Places): Problem[] {
  const { pointsAgainst, scale } = questionnaire.scoring;
  const best = bestPoints(question);
  if (pointsAgainst === 'own-best' || best === scale) return [];
  const { id } = question;
  const place = places.of('questions', id, ['options'], 'key');
  return [
    best < scale
      ? problem('maximum-never-reached', { question: id, best, scale }, place, 'warning')
      : problem('points-above-scale', { question: id, points: best, scale }, place, 'warning'),
  ];
}

function checkWeights(questionnaire: Questionnaire, places: Places): Problem[] {
  const { domains, questions } = questionnaire;
  const { inDomain } = lookup(questionnaire);
  type Args = Extract<Problem, { readonly code: 'weight-without-effect' }>['args'];
  const useless = (noun: Args['noun'], id: string, why: Args['why']): Problem => {
    const place = noun === 'question' ? places.of('questions', id, ['weight']) : places.of('domains', id);
    return problem('weight-without-effect', { noun, id, why }, place, 'warning');
  };
  const ofDomains = domains.flatMap(({ id, weight }) => {
    const own = inDomain.get(id)!;
    if (own.length === 0) return [useless('domain', id, 'empty-domain')];
    if (weight === undefined) return [];
    if (domains.length === 1) return [useless('domain', id, 'only-domain')];
    return own.length === 1 && own[0]!.weight !== 1 ? [useless('question', own[0]!.id, 'alone-in-domain')] : [];
  });
  const equal = questions
    .filter(({ kind, options }) => kind !== 'multiple' && options.every(({ points }) => points === options[0]!.points))
    .map(({ id }) => useless('question', id, 'equal-points'));
  return [...ofDomains, ...equal];
}

function checkHelp({ profile, questions }: Questionnaire, places: Places): Problem[] {
  return (['profile', 'questions'] as const).flatMap((list) =>
    (list === 'profile' ? profile : questions)
      .filter(({ whereToLook }) => whereToLook === undefined || whereToLook.trim() === '')
      .map(({ id }) => problem('missing-help', { question: id }, places.of(list, id), 'warning')),
  );
}

function checkSources(questionnaire: Questionnaire, places: Places, today: string): Problem[] {
  const { sources, questions, measures, obligations } = questionnaire;
  const cited = new Set(
    [...questions, ...measures, ...obligations].flatMap(({ references }) =>
      references.map((reference) => reference.split('#')[0]!),
    ),
  );
  const limit = monthsBefore(today, MOST_MONTHS);
  return sources.flatMap(({ id, checkedOn }) => [
    ...(cited.has(id) ? [] : [problem('source-never-cited', { source: id }, places.of('sources', id), 'warning')]),
    ...(checkedOn >= limit
      ? []
      : [problem('source-too-old', { source: id, checkedOn }, places.of('sources', id, ['checkedOn']), 'warning')]),
  ]);
}

/** The same day of an earlier month; days that it does not have come after its others, which is all that a comparison needs. */
function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const count = year * 12 + (month - 1) - months;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${two((count % 12) + 1)}-${day.slice(8)}`;
}
