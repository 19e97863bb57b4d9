/** The road through a questionnaire: what is asked, in what order, and what remains. */
import { fittedTo } from './fitting.ts';
import type { Answer, AnswerSheet, ProfileQuestion, Question, Questionnaire } from './model.ts';
import { isScored, standingsOf } from './standing.ts';

/** One question on the road. */
export interface Stop {
  readonly question: ProfileQuestion | Question;
  readonly answered: boolean;
}

/** The questions asked of this commune given the answers so far: the profile, then domain by domain. */
export function itinerary(questionnaire: Questionnaire, sheet: AnswerSheet, express: boolean): readonly Stop[] {
  const standings = standingsOf(questionnaire, sheet);
  const { questions } = fittedTo(questionnaire, sheet);
  const scored = questionnaire.domains.flatMap((domain) => questions.filter((question) => question.domain === domain.id));
  return [...questionnaire.profile, ...scored]
    .filter((question) => !express || !isScored(question) || question.essential)
    .filter(({ id }) => standings.of(id) === 'asked')
    .map((question) => ({ question, answered: sheet.answers.has(question.id) }));
}

/** Seconds to read, look where the hint says and answer: an estimate, less for a fact about the commune. */
const SECONDS = { profile: 45, scored: 60 };

/** Minutes to answer these stops, at least one. */
export function minutesFor(stops: readonly Stop[]): number {
  const seconds = stops.reduce((sum, { question }) => sum + (isScored(question) ? SECONDS.scored : SECONDS.profile), 0);
  return Math.max(1, Math.round(seconds / 60));
}

/** The same sheet with one answer set. */
export function setAnswer(sheet: AnswerSheet, id: string, answer: Answer): AnswerSheet {
  return { ...sheet, answers: new Map([...sheet.answers, [id, answer]]) };
}
