/** What the migrations of a questionnaire get wrong: names that lead nowhere, questions taken twice. */
import type { Migration, OneOrMore, Question } from './model.ts';
import { nearest } from './nearest.ts';
import { items, type Located, type Merged } from './parts.ts';
import { problem, type Problem } from './problem.ts';
import { compareVersions } from './version.ts';
import type { Path } from './yaml-text.ts';

/** A question that a migration takes, and where that is written. */
interface Taken {
  readonly question: string;
  readonly path: Path;
  /** It may go on under the same name: split or merged into itself, or only its options change. */
  readonly stays: boolean;
  /** Some of its options only: another change of the same version may take the rest. */
  readonly partly: boolean;
}

/** A question that a migration gives an answer to, and the options given. */
interface Given {
  readonly question: string;
  readonly path: Path;
  readonly options: readonly { readonly id: string; readonly path: Path }[];
}

/** Names of older questions cannot be checked here: only the older questionnaire knows them. */
export function checkMigrations(merged: Merged): Problem[] {
  const migrations = items<Migration>(merged, 'migrations').toSorted((a, b) => compareVersions(a.value.version, b.value.version));
  const current = merged.single.get('version')?.value as string;
  const questions = new Map<string, readonly string[]>(
    [...items<Question>(merged, 'profile'), ...items<Question>(merged, 'questions')].map(({ value }) => [
      value.id,
      // A yes-no question of the profile needs no options written out.
      ((value.options as Question['options'] | undefined) ?? (value.kind === 'yes-no' ? YES_NO : [])).map(({ id }) => id),
    ]),
  );
  const problems: Problem[] = [];
  /** What a later version takes further need not exist today. */
  const takenLater = (version: string): Set<string> =>
    new Set(
      migrations
        .filter(({ value }) => compareVersions(value.version, version) > 0)
        .flatMap(({ value }) => takenBy(value).map(({ question }) => question)),
    );
  /** By question, the version that took it for good. */
  const gone = new Set<string>();

  for (const { value, at } of migrations) {
    const { version } = value;
    if (compareVersions(version, current) > 0) problems.push(problem('migration-version', { version, current }, at(['version'])));
    const later = takenLater(version);
    const taken = takenBy(value);
    taken.forEach(({ question, path, stays, partly }, index) => {
      const twice =
        gone.has(question) ||
        taken.some((other, before) => before < index && other.question === question && other.partly === partly);
      if (twice) problems.push(problem('migration-source', { question, rule: 'twice' }, at(path)));
      else if (!stays && questions.has(question))
        problems.push(problem('migration-source', { question, rule: 'still-there' }, at(path)));
    });
    for (const { question, stays } of taken) if (!stays) gone.add(question);
    for (const given of givenBy(value)) problems.push(...checkGiven(given, questions, later, at));
  }
  return problems;
}

const YES_NO = [{ id: 'oui' }, { id: 'non' }] as const;

/** It must be a question of today, or one that a later migration takes further. */
function checkGiven(
  { question, path, options }: Given,
  questions: ReadonlyMap<string, readonly string[]>,
  later: ReadonlySet<string>,
  at: Located<unknown>['at'],
): Problem[] {
  if (later.has(question)) return [];
  const known = questions.get(question);
  if (known === undefined) {
    const args = { noun: 'question' as const, name: question, nearest: nearest(question, questions.keys()) };
    return [problem('unknown-name', args, at(path))];
  }
  return options
    .filter(({ id }) => !known.includes(id) && id !== 'unknown' && id !== 'not-applicable')
    .map((option) =>
      problem('unknown-name', { noun: 'option', name: option.id, nearest: nearest(option.id, known) }, at(option.path)),
    );
}

function takenBy({ rename = [], split = [], merge = [], retire = [] }: Migration): Taken[] {
  return [
    ...rename.map(({ question, to = question }, index) => ({
      question,
      path: ['rename', index, 'question'],
      stays: to === question,
      partly: false,
    })),
    ...split.map(({ question, into }, index) => ({
      question,
      path: ['split', index, 'question'],
      stays: into.some((each) => each.question === question),
      partly: false,
    })),
    ...merge.flatMap(({ questions, into }, index) =>
      questions.map((question, place) => ({
        question,
        path: ['merge', index, 'questions', place],
        stays: question === into,
        partly: false,
      })),
    ),
    ...retire.map(({ question, options }, index) => ({
      question,
      path: ['retire', index, 'question'],
      stays: options !== undefined,
      partly: options !== undefined,
    })),
  ];
}

function givenBy({ rename = [], split = [], merge = [] }: Migration): Given[] {
  return [
    ...rename.map(({ question, to, options = {} }, index) => ({
      question: to ?? question,
      path: ['rename', index, to === undefined ? 'question' : 'to'],
      options: Object.entries(options).map(([older, id]) => ({ id, path: ['rename', index, 'options', older] })),
    })),
    ...split.flatMap(({ into }, index) =>
      into.map(({ question, answers, otherwise }, place) => {
        const base = ['split', index, 'into', place];
        return {
          question,
          path: [...base, 'question'],
          options: [
            ...Object.entries(answers).flatMap(([older, given]) => located(given, [...base, 'answers', older])),
            ...(otherwise === undefined ? [] : [{ id: otherwise, path: [...base, 'otherwise'] }]),
          ],
        };
      }),
    ),
    ...merge.map(({ into, answers = [] }, index) => ({
      question: into,
      path: ['merge', index, 'into'],
      options: answers.flatMap(({ give }, place) => located(give, ['merge', index, 'answers', place, 'give'])),
    })),
  ];
}

function located(given: OneOrMore, path: Path): { id: string; path: Path }[] {
  return typeof given === 'string' ? [{ id: given, path }] : given.map((id, index) => ({ id, path: [...path, index] }));
}
