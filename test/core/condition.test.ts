import { expect, test } from 'vitest';
import { evaluate, questionsIn, type Fact, type Facts } from '../../src/core/condition.ts';
import type { Commune, Condition } from '../../src/core/model.ts';
import { question, questionnaireOf } from './worked.ts';

const { questions } = questionnaireOf({
  questions: [
    question('rythme', { jamais: 0, parfois: 1, souvent: 3 }),
    question('contenu', { un: 1, deux: 1 }, { kind: 'multiple' }),
  ],
});
const commune: Commune = { name: 'Trifouillis', population: 800, department: '2A' };

const chosen = (...options: readonly string[]): Fact => ({ kind: 'chosen', options });
const known: Readonly<Record<string, Fact>> = {
  yes: chosen('oui'),
  no: chosen('non'),
  unknown: { kind: 'unknown' },
  elsewhere: { kind: 'not-applicable', why: '' },
  rythme: chosen('parfois'),
  contenu: chosen('un', 'deux'),
  three: { kind: 'number', number: 3 },
  words: { kind: 'text', text: 'oui' },
  none: chosen(),
};
const facts: Facts = {
  commune,
  question: (id) => questions.find((each) => each.id === id),
  fact: (id) => known[id] ?? { kind: 'absent' },
};

const is = (id: string): Condition => ({ question: id, isOneOf: ['oui'] });
/** `yes`, `no`, or what a `maybe` hangs on: u(nknown), n(ot applicable), a(bsent). */
function truth(condition: Condition): string {
  const found = evaluate(condition, facts);
  if (found.is !== 'maybe') return found.is;
  return `maybe ${found.unknown ? 'u' : ''}${found.notApplicable ? 'n' : ''}${found.absent ? 'a' : ''}`;
}

test.each<[Condition, string]>([
  [is('yes'), 'yes'],
  [is('no'), 'no'],
  [is('unknown'), 'maybe u'],
  [is('elsewhere'), 'maybe n'],
  [is('missing'), 'maybe a'],
  [is('words'), 'no'],
  [is('none'), 'no'],
  [{ question: 'rythme', isOneOf: ['jamais', 'parfois'] }, 'yes'],
  [{ question: 'rythme', atLeast: 'jamais' }, 'yes'],
  [{ question: 'rythme', atLeast: 'parfois' }, 'yes'],
  [{ question: 'rythme', atLeast: 'souvent' }, 'no'],
  [{ question: 'contenu', includes: 'deux' }, 'yes'],
  [{ question: 'none', includes: 'deux' }, 'no'],
  [{ question: 'three', atLeast: 3 }, 'yes'],
  [{ question: 'three', atLeast: 3.1 }, 'no'],
  [{ commune: 'population', atLeast: 800 }, 'yes'],
  [{ commune: 'population', atLeast: 801 }, 'no'],
  [{ commune: 'department', isOneOf: ['2A', '2B'] }, 'yes'],
  [{ commune: 'region', isOneOf: ['94'] }, 'maybe a'],
])('%j is %s', (condition, expected) => expect(truth(condition)).toBe(expected));

const parts = ['yes', 'no', 'unknown'] as const;
test.each([
  ['all', ['yes', 'no', 'maybe u', 'no', 'no', 'no', 'maybe u', 'no', 'maybe u']],
  ['any', ['yes', 'yes', 'yes', 'yes', 'no', 'maybe u', 'yes', 'maybe u', 'maybe u']],
] as const)('"%s" follows the table of three values', (key, expected) => {
  const pairs = parts.flatMap((left) => parts.map((right) => [is(left), is(right)]));
  expect(pairs.map((pair) => truth({ [key]: pair } as unknown as Condition))).toEqual(expected);
});

test('"not" turns yes and no round, and leaves what is not known', () => {
  expect(['yes', 'no', 'unknown', 'elsewhere', 'missing'].map((id) => truth({ not: is(id) }))).toEqual([
    'no',
    'yes',
    'maybe u',
    'maybe n',
    'maybe a',
  ]);
});

test('a maybe remembers everything it hangs on', () => {
  expect(truth({ all: [is('yes'), is('unknown'), { any: [is('no'), is('elsewhere')] }, { not: is('missing') }] })).toBe(
    'maybe una',
  );
});

test('the questions of a condition are named once, in the order of the text', () => {
  expect(questionsIn({ any: [is('b'), { not: { all: [is('a'), is('b')] } }, { commune: 'population', atLeast: 1 }] })).toEqual([
    'b',
    'a',
  ]);
});
