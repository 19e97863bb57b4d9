/** Whether what an older questionnaire let people answer still has a place in a newer one. */
import type { Fate } from './fates.ts';
import type { Questionnaire } from './model.ts';
import type { AnyQuestion } from './read-value.ts';
import { isScored } from './standing.ts';

export interface WithoutPlace {
  /** By its older name. */
  readonly question: string;
  /** One of its options; null when it is the whole question. */
  readonly option: string | null;
  readonly why: 'removed' | 'kind' | 'not-applicable' | 'bounds';
}

/** What no migration accounts for. */
export function answersWithoutPlace(older: Questionnaire, newer: Questionnaire, fate: (id: string) => Fate): WithoutPlace[] {
  const now = new Map<string, AnyQuestion>([...newer.profile, ...newer.questions].map((question) => [question.id, question]));
  return [...older.profile, ...older.questions].flatMap((was): WithoutPlace[] => {
    const { kind, into, option } = fate(was.id);
    // Those have said what becomes of each answer, and tell the commune what is left out.
    if (kind === 'split' || kind === 'merged' || kind === 'retired') return [];
    const is = now.get(into[0]!);
    const whole = (why: WithoutPlace['why']): WithoutPlace => ({ question: was.id, option: null, why });
    if (is === undefined) return [whole('removed')];
    if (!sameForm(was, is)) return [whole('kind')];
    const gone = was.options.filter(({ id }) => option(id) !== null && !is.options.some((each) => each.id === option(id)));
    return [
      ...gone.map(({ id }): WithoutPlace => ({ question: was.id, option: id, why: 'removed' })),
      ...(isScored(was) && isScored(is) && was.allowNotApplicable && !is.allowNotApplicable ? [whole('not-applicable')] : []),
      ...(narrower(was, is) ? [whole('bounds')] : []),
    ];
  });
}

/** An answer to one, as it is written, reads as an answer to the other. */
function sameForm(was: AnyQuestion, is: AnyQuestion): boolean {
  if (isScored(was) && !isScored(is)) return false;
  const choice = (kind: AnyQuestion['kind']): boolean => kind === 'single' || kind === 'yes-no';
  if (choice(was.kind)) return choice(is.kind) || is.kind === 'multiple';
  return was.kind === is.kind || (was.kind === 'date' && is.kind === 'text');
}

function narrower(was: AnyQuestion, is: AnyQuestion): boolean {
  if (isScored(was) || isScored(is) || was.kind !== 'number') return false;
  return (is.min ?? 0) > (was.min ?? 0) || (is.max ?? Infinity) < (was.max ?? Infinity);
}
