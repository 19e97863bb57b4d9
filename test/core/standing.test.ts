import { describe, expect, test } from 'vitest';
import { worstAnswer } from '../../src/core/points.ts';
import { standingsOf } from '../../src/core/standing.ts';
import { fact, question, questionnaireOf, sheetOf } from './worked.ts';

const na = { allowNotApplicable: true };
const yes = (id: string) => ({ question: id, isOneOf: ['oui'] });
const asked = (id: string, condition: object) => question(id, { non: 0, oui: 1 }, { askedIf: condition, ...na });

const questionnaire = questionnaireOf({
  profile: [fact('site', 'yes-no'), fact('hebergeur', 'yes-no', { askedIf: yes('site') }), fact('postes', 'number')],
  questions: [
    question('copie', { non: 0, oui: 1 }, na),
    question('autre', { non: 0, oui: 1 }, na),
    asked('test', yes('copie')),
    asked('journal', yes('test')),
    asked('site-copie', { all: [yes('site'), yes('copie')] }),
    asked('contrat', yes('hebergeur')),
    asked('une-des-deux', { any: [yes('copie'), yes('autre')] }),
    asked('les-deux', { all: [yes('copie'), yes('autre')] }),
    asked('grande', { commune: 'population', atLeast: 1000 }),
  ],
});
const standing = (answers: object, id: string, population?: number): string =>
  standingsOf(
    questionnaire,
    sheetOf(questionnaire, answers as Record<string, unknown>, population === undefined ? {} : { population }),
  ).of(id);

describe('a question that hangs on a scored answer', () => {
  test.each([
    [{ copie: 'oui' }, 'asked'],
    [{ copie: 'non' }, 'closed'],
    [{ copie: 'unknown' }, 'closed-unknown'],
    [{}, 'closed-unknown'],
    [{ copie: 'not-applicable' }, 'closed-not-applicable'],
  ])('%j: %s', (answers, expected) => expect(standing(answers, 'test')).toBe(expected));
});

describe('two steps away', () => {
  test.each([
    [{ copie: 'oui', test: 'oui' }, 'asked'],
    [{ copie: 'non', test: 'oui' }, 'closed'],
    [{ copie: 'unknown', test: 'oui' }, 'closed-unknown'],
    [{ copie: 'not-applicable', test: 'oui' }, 'closed-not-applicable'],
    [{ copie: 'oui', test: 'not-applicable' }, 'closed-not-applicable'],
  ])('%j: %s', (answers, expected) => expect(standing(answers, 'journal')).toBe(expected));
});

describe('a question that hangs on the profile', () => {
  test.each([
    [{ site: 'non', copie: 'oui' }, 'site-copie', 'not-concerned'],
    [{ site: 'non', copie: 'non' }, 'site-copie', 'not-concerned'],
    [{ site: 'oui', copie: 'non' }, 'site-copie', 'closed'],
    [{ site: 'oui', copie: 'oui' }, 'site-copie', 'asked'],
    [{ copie: 'oui' }, 'site-copie', 'asked'],
    [{ site: 'non', hebergeur: 'oui' }, 'contrat', 'not-concerned'],
    [{ site: 'oui', hebergeur: 'oui' }, 'contrat', 'asked'],
    [{ site: 'oui' }, 'contrat', 'asked'],
    [{ site: 'non' }, 'hebergeur', 'not-concerned'],
  ])('%j: %s is %s', (answers, id, expected) => expect(standing(answers, id)).toBe(expected));

  test('a fact of the commune that is not known rules nothing out', () => {
    expect([999, 1000, undefined].map((population) => standing({}, 'grande', population))).toEqual([
      'not-concerned',
      'asked',
      'asked',
    ]);
  });
});

describe('what does not apply beside another answer', () => {
  test.each([
    // The other answer alone decides: a better one opens the question, so it must not cost points then.
    [{ copie: 'not-applicable', autre: 'non' }, 'une-des-deux', 'closed'],
    [{ copie: 'not-applicable', autre: 'oui' }, 'une-des-deux', 'asked'],
    [{ copie: 'not-applicable', autre: 'unknown' }, 'une-des-deux', 'closed-unknown'],
    [{ copie: 'not-applicable', autre: 'not-applicable' }, 'une-des-deux', 'closed-not-applicable'],
    [{ copie: 'not-applicable', autre: 'oui' }, 'les-deux', 'closed-not-applicable'],
    [{ copie: 'not-applicable', autre: 'non' }, 'les-deux', 'closed'],
  ])('%j: %s is %s', (answers, id, expected) => expect(standing(answers, id)).toBe(expected));
});

test('the worst answer is the first one with the fewest points; nothing ticked in a checklist', () => {
  const [single, checklist] = questionnaireOf({
    questions: [question('un', { bien: 2, mal: 1, pire: 1 }), question('deux', { un: 1, aucun: 0 }, { kind: 'multiple' })],
  }).questions;
  expect([worstAnswer(single!).options, worstAnswer(checklist!).options]).toEqual([['mal'], []]);
});
