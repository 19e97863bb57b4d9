/** Problems that an author accepts, in the questionnaire itself: for a reason, until a day. Accepting is itself checked. */
import { isDay } from './calendar.ts';
import { nearest } from './nearest.ts';
import { items, type Merged } from './parts.ts';
import { problem, type Place, type Problem } from './problem.ts';

/** One line of `accept` in a questionnaire. */
export interface Acceptance {
  readonly code: string;
  /** Id of the item that the problem is in (question, measure, source, case…), or the key of a part: `scoring`. */
  readonly where: string;
  readonly why: string;
  /** Last day, YYYY-MM-DD. */
  readonly until: string;
}

export interface AcceptedProblem {
  readonly problem: Problem;
  readonly acceptance: Acceptance;
}

export interface AfterAcceptance {
  /** Not accepted, with what is wrong in `accept`. */
  readonly problems: readonly Problem[];
  readonly accepted: readonly AcceptedProblem[];
}

export interface AcceptanceOptions {
  /** YYYY-MM-DD. */
  readonly today: string;
  /** Every code there is. */
  readonly codes: readonly string[];
}

/** Takes away the problems that are accepted on that day. One acceptance may cover several problems of one item. */
export function acceptProblems(
  problems: readonly Problem[],
  merged: Merged,
  { today, codes }: AcceptanceOptions,
): AfterAcceptance {
  const lines = items<Acceptance>(merged, 'accept');
  if (lines.length === 0) return { problems, accepted: [] };
  const nameAt = namer(merged);
  const accepted = new Map<Problem, Acceptance>();
  const faults: Problem[] = [];
  for (const { value, at } of lines) {
    const { code, where, until } = value;
    const covered = problems.filter((each) => each.code === code && nameAt(each) === where);
    if (!isDay(until)) faults.push(problem('impossible-date', { value: until }, at(['until'])));
    else if (!codes.includes(code))
      faults.push(problem('unknown-code', { code: code.slice(0, 60), nearest: nearest(code, codes) }, at(['code'])));
    else if (covered.length === 0)
      faults.push(problem('useless-acceptance', { code, where: where.slice(0, 60) }, at(['where']), 'warning'));
    else if (until < today) faults.push(problem('expired-acceptance', { code, where, until }, at(['until']), 'warning'));
    else for (const each of covered) accepted.set(each, value);
  }
  return {
    problems: [...problems.filter((each) => !accepted.has(each)), ...faults],
    accepted: [...accepted].map(([each, acceptance]) => ({ problem: each, acceptance })),
  };
}

/** `questions[3]` of `questions[3].options[0].points`, or the first key. */
const ITEM = /^(?<key>[^.[]*)(\[\d+\])?/;

/** What an author calls the part that a problem is in. Places cost a second reading: only those of the lists at fault are looked up. */
function namer({ lists }: Merged): (problem: Problem) => string {
  const itemOf = ({ file, path }: Place): string => `${file}\0${ITEM.exec(path)?.[0] ?? ''}`;
  const known = new Map<string, ReadonlyMap<string, string>>();
  const namesIn = (key: string): ReadonlyMap<string, string> => {
    const names =
      known.get(key) ??
      new Map(
        (lists.get(key) ?? []).flatMap(({ value, at }): [string, string][] => {
          const id: unknown = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
          return typeof id === 'string' ? [[itemOf(at([])), id]] : [];
        }),
      );
    known.set(key, names);
    return names;
  };
  return (each) => {
    if (each.code === 'case-differs') return each.args.case;
    const key = ITEM.exec(each.place.path)?.groups?.['key'] ?? '';
    return namesIn(key).get(itemOf(each.place)) ?? key;
  };
}
