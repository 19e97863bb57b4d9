/** The questions of two versions, each with what it became. */
import { OPTION, PROFILE, PROFILE_OPTION, QUESTION, type Aspect, type Change, type Part } from './change.ts';
import { differences, inToday, reordered, type Item, type Names } from './difference.ts';
import type { Fate } from './fates.ts';
import type { Questionnaire } from './model.ts';
import type { AnyQuestion } from './read-value.ts';
import { alike } from './resemblance.ts';
import { bestPoints, worstOption } from './points.ts';
import { isScored } from './standing.ts';

export interface Resemblance {
  readonly noun: 'question' | 'option';
  readonly from: string;
  readonly to: string;
}

/** What became of the older ones, then the present ones in their order. */
export function compareAsked(older: Questionnaire, newer: Questionnaire, names: Names): Change[] {
  const { fate } = names;
  const now = byId(newer);
  const then = [...older.profile, ...older.questions];
  const expected = new Set(then.flatMap(({ id }) => fate(id).into));
  const partOf = (question: AnyQuestion): Part => (isScored(question) ? 'question' : 'profile');
  const gone = then.flatMap((question): Change[] => {
    const { kind, into } = fate(question.id);
    const part = partOf(question);
    const { id } = question;
    switch (kind) {
      case 'split':
      case 'merged':
        return [{ kind, part, id, step: 'major', into }];
      case 'retired':
        // No score hangs on the profile alone; conditions that spoke of it have changed too.
        return [{ kind, part, id, step: part === 'profile' ? 'minor' : 'major' }];
      default:
        return now.has(into[0]!) ? [] : [{ kind: 'removed', part, id, step: 'major' }];
    }
  });
  const successors = new Map(
    then.flatMap((question) => {
      const { kind, into } = fate(question.id);
      return kind === 'kept' || kind === 'renamed' ? [[into[0]!, question] as const] : [];
    }),
  );
  const present = [...now.values()].flatMap((question): Change[] => {
    const was = successors.get(question.id);
    if (was !== undefined) return compareQuestion(was, question, names, older.scoring.pointsAgainst === 'own-best');
    return expected.has(question.id) ? [] : [{ kind: 'added', part: partOf(question), id: question.id, step: 'minor' }];
  });
  const order = (part: Part, list: 'profile' | 'questions'): Change[] =>
    reordered(
      part,
      older[list].flatMap(({ id }) => fate(id).into),
      newer[list].map(({ id }) => id),
      'patch',
    );
  return [...gone, ...present, ...order('profile', 'profile'), ...order('question', 'questions')];
}

function compareQuestion(was: AnyQuestion, is: AnyQuestion, names: Names, ownBest: boolean): Change[] {
  const part: Part = isScored(is) ? 'question' : 'profile';
  const { id } = is;
  const renamed: Change[] = was.id === id ? [] : [{ kind: 'renamed', part, id, step: 'minor', from: was.id, to: id }];
  if (isScored(was) !== isScored(is)) return [...renamed, { kind: 'form', part, id, key: 'weight', step: 'major' }];
  const [said] = inToday([was as unknown as Item], names);
  const options = compareOptions(was, is, names);
  const changes = [...renamed, ...differences(part, id, isScored(is) ? QUESTION : PROFILE, said!, is), ...options];
  if (!isScored(was) || !isScored(is) || options.some(({ step }) => step === 'major')) return changes;
  // An answer more may be better, or worse, than all there were: the share that the others obtain is another one.
  const best = [bestPoints(was), bestPoints(is)] as const;
  const worst = [worstOption(was).points, worstOption(is).points] as const;
  const moved = ([from, to]: readonly [number, number], key: string): Change[] =>
    from === to ? [] : [{ kind: 'reweighted', part, id, key, step: 'major', from, to }];
  return [...changes, ...(ownBest ? moved(best, 'best') : []), ...(is.kind === 'multiple' ? [] : moved(worst, 'worst'))];
}

function compareOptions(was: AnyQuestion, is: AnyQuestion, names: Names): Change[] {
  const { option } = names.fate(was.id);
  const base = { part: 'option', question: is.id } as const;
  const aspects: Readonly<Record<string, Aspect>> = isScored(is) ? OPTION : PROFILE_OPTION;
  const before = new Map<string, object>();
  const changes = was.options.flatMap((each): Change[] => {
    const now = option(each.id);
    if (now === null) return [{ ...base, kind: 'retired', id: each.id, step: 'major' }];
    if (!is.options.some(({ id }) => id === now)) return [{ ...base, kind: 'removed', id: each.id, step: 'major' }];
    before.set(now, inToday([each as unknown as Item], names)[0]!);
    return now === each.id ? [] : [{ ...base, kind: 'renamed', id: now, step: 'minor', from: each.id, to: now }];
  });
  const present = is.options.flatMap((each): Change[] => {
    const then = before.get(each.id);
    return then === undefined
      ? [{ ...base, kind: 'added', id: each.id, step: 'minor' }]
      : differences('option', each.id, aspects, then, each, is.id);
  });
  return [...changes, ...present];
}

/** Something gone and something new that say nearly the same, without a migration. */
export function resemblances(older: Questionnaire, newer: Questionnaire, fate: (id: string) => Fate): Resemblance[] {
  const now = byId(newer);
  const then = byId(older);
  const gone = [...then.values()].filter(({ id }) => fate(id).kind === 'kept' && !now.has(id));
  const reached = new Set([...then.keys()].flatMap((id) => fate(id).into));
  const added = [...now.values()].filter(({ id }) => !reached.has(id));
  const questions = alike(gone, added).map((pair) => ({ noun: 'question' as const, ...pair }));
  const options = [...then.values()].flatMap((was) => {
    const { kind, into, option } = fate(was.id);
    const is = now.get(into[0] ?? '');
    if (is === undefined || kind === 'split' || kind === 'merged') return [];
    const named = was.options.map(({ id }) => option(id));
    const lost = was.options.filter(({ id }) => option(id) === id && !is.options.some((each) => each.id === id));
    return alike(
      lost,
      is.options.filter(({ id }) => !named.includes(id)),
    ).map((pair) => ({ noun: 'option' as const, ...pair }));
  });
  return [...questions, ...options];
}

function byId({ profile, questions }: Questionnaire): Map<string, AnyQuestion> {
  return new Map([...profile, ...questions].map((question) => [question.id, question]));
}
