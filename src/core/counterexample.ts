/** A sheet on which a law does not hold, cut down to the fewest answers that show it. */
import type { Answer, AnswerSheet, Commune, Question, Questionnaire } from './model.ts';
import type { Counterexample } from './problem.ts';
import { score, type Scoring } from './score.ts';
import { pointsOf } from './points.ts';
import { sheetText } from './sheet-text.ts';

/** What is lower after an answer that should not lower anything. */
export type Fall = Pick<Counterexample, 'of' | 'domain' | 'before' | 'after'>;

/** Two answers to the same question, the second one not worse. */
export interface Change {
  readonly question: Question;
  readonly from: Answer;
  readonly to: Answer;
}

/**
 * Null when nothing is lower in `after`. What has no score is not compared; a score that is lost is a fall. Levels are
 * looked at when gates may tell the two apart: without them, a level is never lower than the score makes it.
 */
export function fallBetween({ levels }: Questionnaire, before: Scoring, after: Scoring, gated = true): Fall | null {
  const [was, is] = [before.whole, after.whole];
  if (was.kind === 'scored') {
    if (is.kind !== 'scored') return { of: 'overall', domain: null, before: was.percent, after: null };
    if (is.percent < was.percent) return { of: 'overall', domain: null, before: was.percent, after: is.percent };
  }
  // A level that no gate holds down is not lower than the score makes it.
  if (gated && after.overall.kind === 'scored' && after.overall.gates.length > 0) {
    const [high, low] = [before.overall, after.overall];
    if (high.kind === 'scored' && levels.indexOf(low.level) < levels.indexOf(high.level))
      return { of: 'level', domain: null, before: high.level.title, after: low.level.title };
  }
  for (let index = 0; index < before.domains.length; index++) {
    const [each, other] = [before.domains[index]!, after.domains[index]!];
    // What is not worked out again is the same value.
    if (each === other || each.mean === null || other.mean === null || other.mean.low >= each.mean.low) continue;
    const [from, to] = [each.score, other.score];
    if (from.kind === 'scored' && to.kind === 'scored' && to.percent < from.percent)
      return { of: 'domain', domain: each.domain.id, before: from.percent, after: to.percent };
  }
  return null;
}

/** How good an answer is: what is unknown is below every definite answer; NaN for one that is not compared with others. */
export function worthOf(question: Question, { value }: Answer): number {
  return value.kind === 'unknown' ? -1 : value.kind === 'chosen' ? pointsOf(question, value.options) : NaN;
}

/** A sheet from which nothing more can be forgotten; `holds` tells whether a smaller one still shows the fault. */
export function shrunk(sheet: AnswerSheet, holds: (smaller: AnswerSheet) => boolean): AnswerSheet {
  let smallest = sheet;
  for (;;) {
    const fewer = withFewerAnswers(smallest, holds);
    // Without one answer, another one may be forgotten in its turn.
    const next = fewer.answers.size < smallest.answers.size ? fewer : smaller(fewer).find(holds);
    if (next === undefined) return fewer;
    smallest = next;
  }
}

/** Half of the answers are tried at once, then a quarter, down to one: among a thousand, two or three matter. */
function withFewerAnswers(sheet: AnswerSheet, holds: (smaller: AnswerSheet) => boolean): AnswerSheet {
  let smallest = sheet;
  for (let size = sheet.answers.size; size >= 1; size = Math.floor(size / 2)) {
    const ids = [...smallest.answers.keys()];
    for (let from = 0; from < ids.length; from += size) {
      const next = withoutAnswers(smallest, ids.slice(from, from + size));
      if (holds(next)) smallest = next;
    }
  }
  return smallest;
}

/** What else than an answer can be forgotten. */
function smaller(sheet: AnswerSheet): AnswerSheet[] {
  const { name, ...told } = sheet.commune;
  const communes = Object.keys(told)
    .filter((key) => told[key as keyof typeof told] !== undefined)
    .map((key): Commune => ({ name, ...told, [key]: undefined }));
  const fewerTicks = [...sheet.answers].flatMap(([id, { value }]) =>
    value.kind === 'chosen' && value.options.length > 1
      ? value.options.map((option): AnswerSheet => {
          const options = value.options.filter((each) => each !== option);
          return { ...sheet, answers: new Map(sheet.answers).set(id, { value: { kind: 'chosen', options } }) };
        })
      : [],
  );
  return [...communes.map((commune) => ({ ...sheet, commune })), ...fewerTicks];
}

function withoutAnswers(sheet: AnswerSheet, ids: readonly string[]): AnswerSheet {
  const answers = new Map(sheet.answers);
  for (const id of ids) answers.delete(id);
  return { ...sheet, answers };
}

/** The counter-example as it will be told: in the complete form and with as few answers as possible. */
export function counterexample(
  questionnaire: Questionnaire,
  found: AnswerSheet,
  { question, from, to }: Change,
  foundInExpress: boolean,
): Counterexample {
  const scored = (sheet: AnswerSheet, answer: Answer, express: boolean): Scoring =>
    score(questionnaire, { ...sheet, answers: new Map(sheet.answers).set(question.id, answer) }, { express });
  const fall = (sheet: AnswerSheet, express: boolean): Fall | null =>
    fallBetween(questionnaire, scored(sheet, from, express), scored(sheet, to, express));

  const rest = withoutAnswers(found, [question.id]);
  const express = foundInExpress && fall(rest, false) === null;
  const least = shrunk(rest, (sheet) => fall(sheet, express) !== null);
  const sheet: AnswerSheet = { ...least, answers: new Map(least.answers).set(question.id, from) };
  return {
    question: question.id,
    from: written(from),
    to: written(to),
    ...fall(least, express)!,
    express,
    sheet: sheetText(questionnaire, sheet, null),
  };
}

/** An answer as a sheet has it. */
function written({ value }: Answer): string {
  if (value.kind !== 'chosen') return value.kind;
  return value.options.length === 1 ? value.options[0]! : `[${value.options.join(', ')}]`;
}

/** Every number is one, and in its place: nothing else is a result. */
export function faultyScore({ whole, domains }: Scoring): { readonly domain: string | null } | null {
  const sane = ({ percent, high }: { readonly percent: number; readonly high: number }): boolean =>
    0 <= percent && percent <= high && high <= 100;
  if (whole.kind === 'scored' && !sane(whole)) return { domain: null };
  // A mean in its place gives a score in its place: the score of a domain is worked out when asked for.
  const placed = (mean: { readonly low: number; readonly high: number } | null): boolean =>
    mean === null || (0 <= mean.low && mean.low <= mean.high && mean.high <= 1);
  const domain = domains.find((each) => !placed(each.mean) && each.score.kind === 'scored' && !sane(each.score));
  return domain === undefined ? null : { domain: domain.domain.id };
}

/** The sheet that has no proper score, with as few answers as possible. */
export function sheetWithoutResult(questionnaire: Questionnaire, found: AnswerSheet, express: boolean): string {
  const least = shrunk(found, (sheet) => faultyScore(score(questionnaire, sheet, { express })) !== null);
  return sheetText(questionnaire, least, null);
}
