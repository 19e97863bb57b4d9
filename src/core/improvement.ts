/** From measures done to the better answer that a question then gets. */
import type { Entry } from './lookup.ts';
import type { AnswerValue, Option, Question } from './model.ts';
import { pointsOf, worstOption } from './points.ts';

/**
 * The options chosen once `done` is: the nearest better answer that no longer calls for one of these measures. Null when
 * there is none. `given` is the answer before anything was done, `now` the one it has moved to.
 */
export function betterAnswer(
  entry: Entry,
  { given, now }: { readonly given: AnswerValue | undefined; readonly now: AnswerValue | undefined },
  done: readonly string[],
): readonly string[] | null {
  if (now?.kind === 'not-applicable') return null;
  const chosen = now?.kind === 'chosen' ? now.options : entry.worst.options;
  const better =
    entry.question.kind === 'multiple'
      ? // Everything done is weighed against what was ticked at first, so that the order does not show.
        tickDone(entry.question, given?.kind === 'chosen' ? given.options : [], done)
      : climb(entry, chosen, done);
  return sameOptions(better, chosen) ? null : better;
}

function climb({ question, ladder }: Entry, from: readonly string[], done: readonly string[]): readonly string[] {
  const start = question.options.find((option) => option.id === from[0]) ?? worstOption(question);
  let current = start;
  for (;;) {
    const better = nextUp(ladder, current, done);
    if (better === null) return current === start ? from : [current.id];
    current = better;
  }
}

/** The nearest better option that no longer calls for a measure that is done. Any one will do: doing more must never lead less far. */
function nextUp(ladder: readonly Option[], { points, measures }: Option, done: readonly string[]): Option | null {
  for (const option of ladder) {
    if (option.points <= points) continue;
    for (const measure of measures) if (done.includes(measure) && !option.measures.includes(measure)) return option;
  }
  return null;
}

function tickDone(question: Question, chosen: readonly string[], done: readonly string[]): readonly string[] {
  const gained = question.options.filter(
    (option) => !chosen.includes(option.id) && option.measuresIfMissing.some((measure) => done.includes(measure)),
  );
  if (gained.length === 0) return chosen;
  const together = question.options.filter(
    (option) => option.exclusive !== true && (gained.includes(option) || chosen.includes(option.id)),
  );
  const alone = gained.filter((option) => option.exclusive === true);
  // An exclusive answer stands alone, and nothing is given up for less.
  return [together, ...alone.map((option) => [option])]
    .map((options) => options.map(({ id }) => id))
    .reduce((best, options) => (pointsOf(question, options) > pointsOf(question, best) ? options : best), chosen);
}

function sameOptions(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((id, index) => id === b[index]));
}
