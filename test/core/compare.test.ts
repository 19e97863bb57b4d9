/** Two versions of a questionnaire: what changed, what the version number must say, what becomes of older sheets. */
import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/core/change.ts';
import { comparisonProblems } from '../../src/core/compare-problems.ts';
import { compareQuestionnaires } from '../../src/core/compare.ts';
import { comparisonText } from '../../src/render/compare/comparison.ts';
import { problemSentence } from '../../src/render/problem-sentences.ts';
import { domain, fact, gate, measure, question, questionnaireOf } from './worked.ts';

type Raw = Parameters<typeof questionnaireOf>[0];

const copie = question('copie', { non: [0, 'copier'], oui: 1 }, { text: 'Avez-vous une copie de vos fichiers ?' });
const wifi = question('wifi', { non: 0, oui: 2 }, { allowNotApplicable: true });
const base: Raw = {
  version: '1.0.0',
  profile: [fact('postes', 'number', { max: 100 })],
  questions: [copie, wifi],
  measures: [measure('copier'), measure('former')],
  gates: [gate('sans-copie', { question: 'copie', isOneOf: ['non'] }, 'bas')],
};

const older = questionnaireOf({ ...base, ...levels() });
function levels(): Partial<Raw> {
  const level = (id: string, from: number): object => ({ id, title: id, letter: 'L', from, sentence: 'S' });
  return { levels: [level('bas', 0), level('haut', 50)] };
}

const compared = (more: Partial<Raw>, version = '9.0.0'): ReturnType<typeof compareQuestionnaires> =>
  compareQuestionnaires(older, questionnaireOf({ ...base, ...levels(), ...more, version }));
const told = ({ kind, part, id, key, step }: Change): string => [kind, part, id, key, step].filter(Boolean).join(' ');
const changes = (more: Partial<Raw>): string[] => compared(more).changes.map(told);
const renamedCopie = { ...copie, id: 'sauvegarde' };
const ontoSauvegarde = {
  questions: [renamedCopie, wifi],
  gates: [gate('sans-copie', { question: 'sauvegarde', isOneOf: ['non'] }, 'bas')],
};

test('nothing changes between two that are the same', () => {
  expect(compared({})).toMatchObject({ changes: [], needed: 'none', enough: true, withoutPlace: [] });
});

describe('each change has its kind and asks for its step', () => {
  test.each<[string, Partial<Raw>, string[]]>([
    ['other words', { questions: [{ ...copie, why: 'Autre' }, wifi] }, ['reworded question copie why patch']],
    ['another weight', { questions: [{ ...copie, weight: 2 }, wifi] }, ['reweighted question copie weight major']],
    [
      'other points',
      { questions: [copie, question('wifi', { non: 0, oui: 3 }, { allowNotApplicable: true })] },
      ['reweighted option oui points major'],
    ],
    ['a question more', { questions: [copie, wifi, question('a', { x: 0, y: 1 })] }, ['added question a minor']],
    ['a question less', { questions: [copie] }, ['removed question wifi major']],
    [
      'an option between the others',
      { questions: [copie, question('wifi', { non: 0, 'un-peu': 1, oui: 2 }, { allowNotApplicable: true })] },
      ['added option un-peu minor'],
    ],
    [
      'an option better than all others',
      { questions: [copie, question('wifi', { non: 0, oui: 2, mieux: 3 }, { allowNotApplicable: true })] },
      ['added option mieux minor', 'reweighted question wifi best major'],
    ],
    ['a measure more', { measures: [measure('copier'), measure('former'), measure('a')] }, ['added measure a minor']],
    ['a measure less', { measures: [measure('copier')] }, ['removed measure former minor']],
    [
      'another urgency',
      { measures: [measure('copier', { urgency: 'high' }), measure('former')] },
      ['planning measure copier urgency minor'],
    ],
    ['measures in another order', { measures: [measure('former'), measure('copier')] }, ['order measure minor']],
    ['questions in another order', { questions: [wifi, copie] }, ['order question patch']],
    ['no gate any more', { gates: [] }, ['removed gate sans-copie major']],
    [
      'a question asked of some',
      { questions: [copie, { ...wifi, askedIf: { question: 'postes', atLeast: 2 } }] },
      ['condition question wifi askedIf major'],
    ],
    [
      'not applicable no longer',
      { questions: [copie, { ...wifi, allowNotApplicable: false }] },
      ['form question wifi allowNotApplicable major'],
    ],
    ['a domain with a weight', { domains: [domain('d', { weight: 3 })] }, ['reweighted domain d weight major']],
    [
      'a question renamed, and the gate that speaks of it',
      { ...ontoSauvegarde, migrations: [{ version: '9.0.0', rename: [{ question: 'copie', to: 'sauvegarde' }] }] },
      ['renamed question sauvegarde minor'],
    ],
    [
      'a question retired',
      { questions: [copie], migrations: [{ version: '9.0.0', retire: [{ question: 'wifi', why: 'W' }] }] },
      ['retired question wifi major'],
    ],
  ])('%s', (_what, more, expected) => expect(changes(more)).toEqual(expected));
});

describe('a measure that has another name', () => {
  const renamed = (more: object = {}): Partial<Raw> => ({
    questions: [question('copie', { non: [0, 'sauver'], oui: 1 }, { text: copie.text }), wifi],
    measures: [{ ...measure('copier'), id: 'sauver', ...more }, measure('former', { prerequisites: ['sauver'] })],
  });
  const before = questionnaireOf({
    ...base,
    ...levels(),
    measures: [measure('copier'), measure('former', { prerequisites: ['copier'] })],
  });
  const told2 = (raw: Partial<Raw>): string[] =>
    compareQuestionnaires(before, questionnaireOf({ ...base, ...levels(), ...raw, version: '9.0.0' })).changes.map(told);

  test('is neither lost nor new, nor are those that speak of it changed', () =>
    expect(told2(renamed())).toEqual(['renamed measure sauver minor']));
  test('with another text too, when its title stays', () =>
    expect(told2(renamed({ why: 'Autre' }))).toEqual(['reworded measure sauver why patch', 'renamed measure sauver minor']));
  test('with another title too, when all else stays', () =>
    expect(told2(renamed({ title: 'Autre' }))).toEqual(['reworded measure sauver title patch', 'renamed measure sauver minor']));
  test('with another title and another text, it is another one', () =>
    expect(told2(renamed({ title: 'Autre', why: 'Autre' }))).toContain('removed measure copier minor'));
});

describe('the version number', () => {
  const reworded = { questions: [{ ...copie, why: 'Autre' }, wifi] };
  const added = { measures: [measure('copier'), measure('former'), measure('a')] };
  const lighter = { questions: [{ ...copie, weight: 2 }, wifi] };
  test.each<[string, Partial<Raw>, string, boolean, string]>([
    ['says a patch, is one', reworded, '1.0.1', true, '1.0.1'],
    ['says nothing, is a patch', reworded, '1.0.0', false, '1.0.1'],
    ['says a patch, is a minor', added, '1.0.1', false, '1.1.0'],
    ['says a minor, is one', added, '1.1.0', true, '1.1.0'],
    ['says a minor, is a major', lighter, '1.4.2', false, '2.0.0'],
    ['says a major, is one', lighter, '2.0.0', true, '2.0.0'],
    ['says more than needed', reworded, '2.0.0', true, '1.0.1'],
    ['goes back', reworded, '0.9.0', false, '1.0.1'],
  ])('%s', (_what, more, version, enough, expected) => expect(compared(more, version)).toMatchObject({ enough, expected }));
});

describe('older sheets', () => {
  const places = (more: Partial<Raw>): unknown =>
    compared(more, '1.1.0').withoutPlace.map(({ question: id, option, why }) => [id, option, why]);
  test.each<[string, Partial<Raw>, unknown]>([
    ['a question is gone', { questions: [copie] }, [['wifi', null, 'removed']]],
    [
      'an option is gone',
      { questions: [copie, question('wifi', { jamais: 0, oui: 2 }, { allowNotApplicable: true })] },
      [['wifi', 'non', 'removed']],
    ],
    [
      'not applicable is gone',
      { questions: [copie, { ...wifi, allowNotApplicable: false }] },
      [['wifi', null, 'not-applicable']],
    ],
    ['a number is bounded', { profile: [fact('postes', 'number', { max: 50 })] }, [['postes', null, 'bounds']]],
    ['a choice becomes a number', { profile: [fact('postes', 'text')] }, [['postes', null, 'kind']]],
    [
      'an option is retired',
      {
        questions: [copie, question('wifi', { jamais: 0, oui: 2 }, { allowNotApplicable: true })],
        migrations: [{ version: '1.1.0', retire: [{ question: 'wifi', options: ['non'], why: 'W' }] }],
      },
      [],
    ],
  ])('%s', (_what, more, expected) => expect(places(more)).toEqual(expected));

  test('are refused after a major version that says nothing of them', () => {
    expect(compared({}, '2.0.0').olderSheetsRead).toBe(false);
    expect(compared({ migrations: [{ version: '2.0.0' }] }, '2.0.0').olderSheetsRead).toBe(true);
  });

  test('something renamed without saying so is noticed', () => {
    expect(compared(ontoSauvegarde).looksRenamed).toEqual([{ noun: 'question', from: 'copie', to: 'sauvegarde' }]);
  });

  test('a migration of a question that never was is noticed', () => {
    const { takenFromNothing } = compared({ migrations: [{ version: '2.0.0', rename: [{ question: 'copies', to: 'copie' }] }] });
    expect(takenFromNothing).toEqual([{ question: 'copies', version: '2.0.0' }]);
  });
});

test('what is wrong is a list of problems, at the version', () => {
  const place = { file: 'q.yaml', line: 2, column: 10, endColumn: 17, path: 'version' };
  const problems = comparisonProblems(compared(ontoSauvegarde, '1.1.0'), place);
  expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    'error version-too-low',
    'warning answer-without-place',
    'warning looks-renamed',
  ]);
  expect(problems.every((each) => each.place === place)).toBe(true);
  for (const each of problems) expect(problemSentence(each).message.length).toBeGreaterThan(20);
  expect(comparisonProblems(compared({}, '0.1.0'), place).map(({ code }) => code)).toEqual(['version-goes-back']);
  expect(comparisonProblems(compared({}, '1.0.0'), place)).toEqual([]);
});

test('reads as a page', () => {
  const comparison = compared(
    {
      questions: [{ ...renamedCopie, weight: 2, why: 'Autre' }, question('nouvelle', { a: 0, b: 1 })],
      gates: ontoSauvegarde.gates,
      migrations: [{ version: '1.1.0', rename: [{ question: 'copie', to: 'sauvegarde' }] }],
    },
    '1.1.0',
  );
  expect(comparisonText(comparison)).toMatchInlineSnapshot(`
    "worked : 1.0.0 → 1.1.0

    Disparu (1)
      question wifi

    Compté autrement (1)
      question sauvegarde, poids : 1 → 2

    Ajouté (1)
      question nouvelle

    Renommé (1)
      question sauvegarde (avant : copie)

    Dit autrement (1)
      question sauvegarde, pourquoi : W → Autre

    Il y a un changement des notes : il faut au moins la version 2.0.0.
    Dans les feuilles de la version 1.0.0, des réponses n’ont plus de place dans 1 question : wifi.
    "
  `);
});
