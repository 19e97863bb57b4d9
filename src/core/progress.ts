/** Why a score is not what it was: other answers, another questionnaire, or something found out. */
import type { ScoreChange } from './campaign.ts';
import type { Answer, AnswerSheet, Questionnaire } from './model.ts';
import { readAgain } from './read-value.ts';
import { oneDecimal, score } from './score.ts';
import { writtenAnswer } from './written-answer.ts';

/** A commune in an earlier campaign. */
export interface Earlier {
  readonly percent: number;
  /** Of the questionnaire it answered. */
  readonly sha256: string;
  readonly answers: ReadonlyMap<string, Answer>;
  /** Put to it, and left without an answer. */
  readonly unanswered: readonly string[];
}

/**
 * Splits the change of a score by going from the earlier answers to the present ones in two strides, both scored with
 * the present questionnaire. Null when one of the scores is inconclusive.
 */
export function scoreChange(questionnaire: Questionnaire, sheet: AnswerSheet, earlier: Earlier): ScoreChange | null {
  const same = questionnaire.sha256 === earlier.sha256;
  const percent = (answers: ReadonlyMap<string, Answer>): number | null => {
    const { whole } = score(questionnaire, { commune: sheet.commune, answers }, { express: false });
    return whole.kind === 'scored' ? whole.percent : null;
  };
  const then = asThen(questionnaire, sheet, earlier, same);
  const foundOut = new Map(then);
  for (const [id, { value }] of then) {
    const now = sheet.answers.get(id);
    if (value.kind === 'unknown' && now !== undefined && now.value.kind !== 'unknown') foundOut.set(id, now);
  }

  const to = percent(sheet.answers);
  const before = percent(then);
  const between = percent(foundOut);
  if (to === null || before === null || between === null) return null;
  const byQuestionnaire = same ? 0 : oneDecimal(before - earlier.percent);
  const byUnknownResolved = oneDecimal(between - before);
  // What is left rather than `to - between`: with the same questionnaire the earlier answers may give another score,
  // because the commune has grown for example, and the three parts must add up.
  const byAnswers = oneDecimal(to - earlier.percent - byQuestionnaire - byUnknownResolved);
  return { from: earlier.percent, to, byAnswers, byQuestionnaire, byUnknownResolved };
}

/** What the commune would have answered then to the present questionnaire. A question that is new says nothing of the past. */
function asThen(questionnaire: Questionnaire, sheet: AnswerSheet, earlier: Earlier, same: boolean): Map<string, Answer> {
  const waiting = new Set(earlier.unanswered);
  const answers = new Map<string, Answer>();
  for (const question of [...questionnaire.profile, ...questionnaire.questions]) {
    const { id } = question;
    const given = earlier.answers.get(id);
    // What is no longer accepted answered another question under the same name, or somebody edited it.
    const old = given !== undefined && readAgain(writtenAnswer(given), question) !== null ? given : undefined;
    const known = same || waiting.has(id) || old !== undefined;
    const answer = known ? old : sheet.answers.get(id);
    if (answer !== undefined) answers.set(id, answer);
  }
  return answers;
}
