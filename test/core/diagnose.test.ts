/** What is said beside the score: obligations, inconsistencies, points to confirm, what is missing. */
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/core/diagnose.ts';
import { fact, question, questionnaireOf, sheetOf } from './worked.ts';

const is = (id: string, ...options: readonly string[]) => ({ question: id, isOneOf: options });
const obligation = (id: string, more: object) => ({ id, title: id, law: 'L', whyItApplies: 'W', evidence: 'E', ...more });

const questionnaire = questionnaireOf({
  profile: [fact('site', 'yes-no'), fact('postes', 'number', { min: 0 })],
  questions: [
    question(
      'mentions',
      { non: 0, partie: 1, oui: 2 },
      { essential: true, knownBy: 'elu', allowNotApplicable: true, askedIf: is('site', 'oui') },
    ),
    question('registre', { non: 0, oui: 1 }, { knownBy: 'dpo' }),
  ],
  obligations: [
    obligation('site', {
      appliesIf: is('site', 'oui'),
      metIf: is('mentions', 'oui'),
      partlyIf: { question: 'mentions', atLeast: 'partie' },
    }),
    obligation('registre', { metIf: is('registre', 'oui') }),
    obligation('toujours', {}),
  ],
  inconsistencies: [
    { id: 'site-sans-poste', if: { all: [is('mentions', 'oui'), { not: { question: 'postes', atLeast: 1 } }] }, ask: 'A' },
    { id: 'registre', if: is('registre', 'non'), ask: 'A' },
  ],
});
const of = (answers: object, express = false) =>
  diagnose(questionnaire, sheetOf(questionnaire, answers as Record<string, unknown>), { today: '2026-01-01', express });

describe('an obligation', () => {
  test.each([
    [{ site: 'oui', mentions: 'oui', registre: 'oui' }, 'met met unknown'],
    [{ site: 'oui', mentions: 'partie', registre: 'non' }, 'partly not-met unknown'],
    [{ site: 'oui', mentions: 'non', registre: 'unknown' }, 'not-met unknown unknown'],
    [{ site: 'oui', mentions: 'unknown' }, 'unknown unknown unknown'],
    [{ site: 'oui', mentions: 'not-applicable' }, 'unknown unknown unknown'],
    [{ site: 'non' }, 'not-concerned unknown unknown'],
    [{ mentions: 'oui' }, 'met unknown unknown'],
  ])('%j: %s', (answers, expected) =>
    expect(
      of(answers)
        .obligations.map(({ status }) => status)
        .join(' '),
    ).toBe(expected),
  );
});

describe('an inconsistency', () => {
  test.each([
    [{ site: 'oui', mentions: 'oui', postes: 0, registre: 'oui' }, ['site-sans-poste: mentions postes']],
    [{ site: 'oui', mentions: 'oui', postes: 1, registre: 'non' }, ['registre: registre']],
    // What is not known contradicts nothing, and neither does an answer to a question that is not asked.
    [{ site: 'oui', mentions: 'oui', registre: 'unknown' }, []],
    [{ site: 'non', mentions: 'oui', postes: 0 }, []],
  ])('%j: %j', (answers, expected) => {
    expect(of(answers).inconsistencies.map(({ inconsistency: { id }, questions }) => `${id}: ${questions.join(' ')}`)).toEqual(
      expected,
    );
  });
});

test('"je ne sais pas" is a point to confirm, with who can answer it', () => {
  expect(
    of({ site: 'oui', mentions: 'unknown', registre: 'unknown' }).unknown.map(
      ({ question: { id }, knownBy }) => `${id} ${knownBy}`,
    ),
  ).toEqual(['mentions elu', 'registre dpo']);
  expect(of({ site: 'non', mentions: 'unknown' }).unknown).toEqual([]);
});

test('what is asked and not answered is told, and makes the result provisional', () => {
  const summary = (answers: object, express = false) => {
    const { unanswered, provisional } = of(answers, express);
    return [unanswered.join(' '), provisional];
  };
  expect(summary({})).toEqual(['site postes mentions registre', true]);
  expect(summary({ site: 'non', postes: 1 })).toEqual(['registre', true]);
  expect(summary({ site: 'non', postes: 1, registre: 'unknown' })).toEqual(['', false]);
  expect(summary({ site: 'non', postes: 1 }, true)).toEqual(['', true]);
});

test('the same inputs give the same value', () => {
  expect(JSON.stringify(of({ site: 'oui', mentions: 'partie' }))).toBe(JSON.stringify(of({ site: 'oui', mentions: 'partie' })));
});
