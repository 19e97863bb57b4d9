import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/core/diagnose.ts';
import { measuresCalledBy } from '../../src/core/gaps.ts';
import { Outcome } from '../../src/core/outcome.ts';
import type { Questionnaire } from '../../src/core/model.ts';
import { score } from '../../src/core/score.ts';
import { domain, measure, question, questionnaireOf, sheetOf } from './worked.ts';

const questionnaire = questionnaireOf({
  domains: [domain('d')],
  questions: [
    question(
      'copie',
      { jamais: [0, 'copier', 'noter'], parfois: [1, 'copier'], souvent: 3 },
      { weight: 2, allowNotApplicable: true },
    ),
    question('test', { non: [0, 'tester'], oui: 1 }, { askedIf: { question: 'copie', atLeast: 'parfois' } }),
    question('journal', { non: [0, 'ecrire'], oui: 1 }, { askedIf: { question: 'test', isOneOf: ['oui'] } }),
    question('contenu', { messages: [1, 'messages'], documents: [3, 'documents'], aucun: 0 }, { kind: 'multiple' }),
  ],
  measures: ['copier', 'noter', 'tester', 'ecrire', 'messages', 'documents'].map((id) => measure(id)),
});
type Answers = Readonly<Record<string, unknown>>;
const full = { copie: 'souvent', test: 'oui', journal: 'oui', contenu: ['messages', 'documents'] };

function gaps(answers: Answers): unknown[] {
  const found = diagnose(questionnaire, sheetOf(questionnaire, answers), { today: '2026-01-01' }).gaps;
  return found.map(
    ({ question: { id }, because, measures, lost }) =>
      `${id} ← ${because.question}=${because.option}: ${measures.join(' ')} (${lost})`,
  );
}

describe('what calls for measures', () => {
  test.each<[string, Answers, string[]]>([
    ['nothing when all is well', full, []],
    ['nothing when nobody has answered', {}, []],
    ['an answer', { ...full, copie: 'parfois' }, [`copie ← copie=parfois: copier (${2 * (1 - 1 / 3)})`]],
    [
      'an unknown answer calls for what the worst one calls for',
      { ...full, test: 'unknown', journal: undefined },
      ['test ← test=unknown: tester (1)', 'journal ← test=unknown: ecrire (1)'],
    ],
    [
      'a closed question does too, because of the answer that closed it, however far',
      { ...full, copie: 'jamais' },
      ['copie ← copie=jamais: copier noter (2)', 'test ← copie=jamais: tester (1)', 'journal ← copie=jamais: ecrire (1)'],
    ],
    ['what does not apply calls for nothing', { ...full, copie: 'not-applicable' }, []],
    [
      'an item left out of a checklist',
      { ...full, contenu: ['messages'] },
      ['contenu ← contenu=missing:documents: documents (0.75)'],
    ],
    ['an exclusive item', { ...full, contenu: ['aucun'] }, ['contenu ← contenu=missing:messages: messages documents (1)']],
  ])('%s', (_what, answers, expected) => expect(gaps(answers)).toEqual(expected));
});

test('a measure is to confirm when nothing but unknown answers calls for it', () => {
  const { measures } = diagnose(questionnaire, sheetOf(questionnaire, { ...full, copie: 'unknown', contenu: ['messages'] }), {
    today: '2026-01-01',
  });
  expect(Object.fromEntries(measures.map((each) => [each.measure.id, each.toConfirm]))).toEqual({
    copier: true,
    noter: true,
    tester: true,
    ecrire: true,
    documents: false,
  });
});

/** The answers once measures are done, as written in a sheet. */
function after(answers: Answers, done: readonly string[], of: Questionnaire = questionnaire): Record<string, string> {
  const sheet = sheetOf(of, answers);
  const outcome = new Outcome(of, sheet, score(of, sheet, { express: false }), { express: false });
  outcome.carryOut(done);
  const improved = outcome.sheet;
  return Object.fromEntries(
    of.questions.flatMap(({ id }) => {
      const value = improved.answers.get(id)?.value;
      expect(improved.answers.has(id)).toBe(value !== undefined);
      return value === undefined ? [] : [[id, value.kind === 'chosen' ? value.options.join('+') : value.kind]];
    }),
  );
}

describe('once a measure is done', () => {
  test.each<[string, Answers, string[], Answers]>([
    [
      'the answer moves to the nearest better one that does not call for it',
      { copie: 'jamais' },
      ['noter'],
      { copie: 'parfois' },
    ],
    ['and no further than it says', { copie: 'jamais', test: 'oui' }, ['copier'], { copie: 'souvent' }],
    ['what it opens moves on in turn', { copie: 'jamais' }, ['copier', 'tester'], { copie: 'souvent', test: 'oui' }],
    ['an unknown answer moves from the worst', { copie: 'unknown' }, ['noter'], { copie: 'parfois' }],
    ['or stays unknown when the measure says nothing of it', { copie: 'unknown' }, ['messages'], { copie: 'unknown' }],
    ['nobody has answered: nothing moves', {}, ['copier'], {}],
    ['what does not apply does not move', { copie: 'not-applicable' }, ['copier'], { copie: 'not-applicable' }],
    ['an item is ticked', { contenu: ['messages'] }, ['documents'], { contenu: 'messages+documents' }],
    ['and an exclusive one gives way', { contenu: ['aucun'] }, ['messages'], { contenu: 'messages' }],
  ])('%s', (_what, answers, done, expected) => expect(after(answers, done)).toEqual(expected));

  test('doing more never leads less far', () => {
    const stairs = questionnaireOf({
      questions: [question('q', { bas: [0, 'm', 'x'], milieu: [1, 'y', 'x'], haut: [2, 'y'] })],
      measures: ['m', 'x', 'y'].map((id) => measure(id)),
    });
    expect(after({ q: 'bas' }, ['x'], stairs)).toEqual({ q: 'haut' });
    expect(after({ q: 'bas' }, ['m', 'x', 'y'], stairs)).toEqual({ q: 'haut' });
  });

  test('an exclusive answer worth more is not given up', () => {
    const risks = questionnaireOf({
      questions: [question('q', { badge: [1, 'badge'], code: [0.5, 'code'], aucun: [5, 'fermer'] }, { kind: 'multiple' })],
      measures: ['badge', 'code', 'fermer'].map((id) => measure(id)),
    });
    expect(after({ q: ['aucun'] }, ['badge', 'code'], risks)).toEqual({ q: 'aucun' });
    expect(after({ q: ['code'] }, ['badge', 'fermer'], risks)).toEqual({ q: 'aucun' });
    expect(after({ q: [] }, ['code'], risks)).toEqual({ q: 'code' });
  });
});

test('what a definite answer calls for is listed once', () => {
  const [copie, , , contenu] = questionnaire.questions;
  expect(measuresCalledBy(copie!, ['jamais'])).toEqual(['copier', 'noter']);
  expect(measuresCalledBy(contenu!, [])).toEqual(['messages', 'documents']);
});
