/** Tables worked out by hand: the arithmetic is in the comments. */
import { describe, expect, test } from 'vitest';
import type { Questionnaire } from '../../src/core/model.ts';
import { score } from '../../src/core/score.ts';
import { domain, fact, gate, question, questionnaireOf, sheetOf } from './worked.ts';

const two = [domain('d'), domain('e')];
const run = (questionnaire: Questionnaire, answers: object, express = false) =>
  score(questionnaire, sheetOf(questionnaire, answers as Record<string, unknown>), { express });

/** `percent–high value level` overall, then each domain. */
function table(questionnaire: Questionnaire, answers: object, express = false): string {
  const { overall, domains } = run(questionnaire, answers, express);
  const whole =
    overall.kind === 'scored'
      ? `${overall.percent}–${overall.high} ${overall.value} ${overall.level.id}${overall.gates.map(({ id }) => ` ${id}`).join('')}`
      : overall.why;
  return [
    whole,
    ...domains.map(
      ({ domain: { id }, score: each }) => `${id} ${each.kind === 'scored' ? `${each.percent}–${each.high}` : each.why}`,
    ),
  ].join(' | ');
}

const na = { allowNotApplicable: true };
const base = {
  domains: two,
  profile: [fact('site', 'yes-no')],
  questions: [
    question('copie', { non: 0, parfois: 1, oui: 4 }, { weight: 3, essential: true, ...na }),
    question('test', { non: 0, oui: 2 }, { weight: 1, askedIf: { question: 'copie', atLeast: 'parfois' }, ...na }),
    question('postes', { un: 1, deux: 2, trois: 3, aucun: 0 }, { weight: 2, domain: 'e', kind: 'multiple' }),
    question('site-suivi', { non: 1, oui: 2 }, { weight: 2, domain: 'e', askedIf: { question: 'site', isOneOf: ['oui'] } }),
  ],
};
const full = { site: 'oui', copie: 'oui', test: 'oui', postes: ['un', 'deux', 'trois'], 'site-suivi': 'oui' };

describe('the ordinary policy', () => {
  const questionnaire = questionnaireOf(base);
  test.each([
    ['everything right', full, '100–100 100 a | d 100–100 | e 100–100'],
    // d: (3×¼ + 1×0)/4 = 18.75; e: (2×3/6 + 2×½)/4 = 50; whole: (4×0.1875 + 4×0.5)/8 = 34.375
    [
      'points are shares of the best option',
      { site: 'oui', copie: 'parfois', test: 'non', postes: ['un', 'deux'], 'site-suivi': 'non' },
      '34.4–34.4 34.4 c | d 18.8–18.8 | e 50–50',
    ],
    // d: copie 0 closes test, which stays with no points: 0/4; e: (2×1 + 2×1)/4; whole 4/8
    ['a closed question stays, with no points', { ...full, copie: 'non' }, '50–50 50 b | d 0–0 | e 100–100'],
    // d: 0 to 4 out of 4
    ['an unknown answer closes as unknown', { ...full, copie: 'unknown' }, '50–100 50 b | d 0–100 | e 100–100'],
    // The worst option of site-suivi is worth ½: (2×1 + 2×½)/4 = 75; whole (4 + 3)/8 = 87.5
    ['an unknown answer counts as the worst one', { ...full, 'site-suivi': 'unknown' }, '87.5–100 87.5 a | d 100–100 | e 75–100'],
    // Nothing ticked and "aucun" are worth the same.
    ['an empty checklist', { ...full, postes: [] }, '75–75 75 a | d 100–100 | e 50–50'],
    ['an exclusive item', { ...full, postes: ['aucun'] }, '75–75 75 a | d 100–100 | e 50–50'],
    // e keeps postes alone, weight 2: whole (4×1 + 2×1)/6
    ['what the profile rules out leaves the score', { ...full, site: 'non' }, '100–100 100 a | d 100–100 | e 100–100'],
    // e weighs 2, d weighs 4: (4×0 + 2×1)/6
    ['and its weight leaves with it', { ...full, site: 'non', copie: 'non' }, '33.3–33.3 33.3 c | d 0–0 | e 100–100'],
    // copie and test leave: e alone
    [
      'what does not apply takes along what it closes',
      { ...full, copie: 'not-applicable' },
      '100–100 100 a | d nothing-applicable | e 100–100',
    ],
    ['no answer at all', {}, 'nothing-answered | d nothing-answered | e nothing-answered'],
    // site-suivi counts its worst option, ½ of weight 2: whole (3 + 0 + 0 + 1)/8 = 50
    ['unanswered questions count as unknown ones', { copie: 'oui' }, '50–100 50 b | d 75–100 | e nothing-answered'],
    ['only unknown answers', { site: 'non', copie: 'unknown', postes: 'unknown' }, '0–100 0 d | d 0–100 | e 0–100'],
  ])('%s', (_what, answers, expected) => expect(table(questionnaire, answers)).toBe(expected));

  test('the express form counts the essential questions only', () => {
    expect(table(questionnaire, { ...full, copie: 'parfois' }, true)).toBe('25–25 25 c | d 25–25 | e nothing-applicable');
  });
});

describe('other policies', () => {
  test.each([
    // Unknown left out: copie alone is 3×1, test out; e: postes out, site-suivi 2×½
    [
      'unknown answers left out',
      { unknown: 'excluded' },
      { ...full, test: 'unknown', postes: 'unknown', 'site-suivi': 'non' },
      '80–80 80 a | d 100–100 | e 50–50',
    ],
    [
      'everything unknown, left out',
      { unknown: 'excluded' },
      { copie: 'unknown', test: 'unknown', postes: 'unknown', 'site-suivi': 'unknown' },
      'nothing-answered | d nothing-answered | e nothing-answered',
    ],
    // Closed left out: copie 0/3, test out; e 4/4: whole 4/7
    ['closed questions left out', { closed: 'excluded' }, { ...full, copie: 'non' }, '57.1–57.1 57.1 b | d 0–0 | e 100–100'],
    // Scale 3 with points against it: parfois 1/3, test oui 2/3, postes 1+2 = 3/3, site-suivi oui 2/3
    // d: (3×⅓ + 1×⅔)/4 = 41.67; e: (2×1 + 2×⅔)/4 = 83.33; whole 62.5 → 1.88 out of 3
    [
      'points read against the scale of 3',
      { scale: 3, pointsAgainst: 'scale' },
      { ...full, copie: 'parfois', postes: ['un', 'deux'] },
      '62.5–62.5 1.88 b | d 41.7–41.7 | e 83.3–83.3',
    ],
    // Points above the scale count as the scale: copie 4/3 → 1; test 2/3; postes 6/3 → 1; site-suivi ⅔
    // d: (3 + ⅔)/4 = 91.67; e: (2 + 4/3)/4 = 83.33; whole 87.5 → 2.63
    [
      'points above the scale are worth the scale',
      { scale: 3, pointsAgainst: 'scale' },
      full,
      '87.5–87.5 2.63 a | d 91.7–91.7 | e 83.3–83.3',
    ],
    // Own best, shown out of 5: 34.375 % of 5 = 1.71875
    [
      'a scale of 5 only changes what is shown',
      { scale: 5 },
      { site: 'oui', copie: 'parfois', test: 'non', postes: ['un', 'deux'], 'site-suivi': 'non' },
      '34.4–34.4 1.72 c | d 18.8–18.8 | e 50–50',
    ],
    // Against the scale of 5 the best site-suivi is 2/5: the high end cannot reach 100.
    [
      'the high end is the best answer possible, not the scale',
      { scale: 5, pointsAgainst: 'scale' },
      { site: 'oui', copie: 'oui', test: 'oui', postes: ['un', 'deux', 'trois'], 'site-suivi': 'unknown' },
      '65–70 3.25 b | d 70–70 | e 60–70',
    ],
  ])('%s', (_what, scoring, answers, expected) => expect(table(questionnaireOf({ ...base, scoring }), answers)).toBe(expected));
});

test('a domain may weigh what its author says', () => {
  // d 0 with its own weight (4), e 100 with 12: 12/16
  const questionnaire = questionnaireOf({ ...base, domains: [domain('d'), domain('e', { weight: 12 })] });
  expect(table(questionnaire, { ...full, copie: 'non' })).toBe('75–75 75 a | d 0–0 | e 100–100');
});

describe('gates', () => {
  const questionnaire = questionnaireOf({
    ...base,
    gates: [
      gate('sans-copie', { not: { question: 'copie', atLeast: 'parfois' } }, 'c'),
      gate('sans-test', { question: 'test', isOneOf: ['non'] }, 'b'),
      gate('inutile', { question: 'copie', isOneOf: ['non'] }, 'a'),
    ],
  });
  test.each([
    ['open when the answers are good', full, '100–100 100 a | d 100–100 | e 100–100'],
    ['the lowest of two holds, and both are named', { ...full, copie: 'non' }, '50–50 50 c sans-copie | d 0–0 | e 100–100'],
    [
      'an unknown answer holds the gate like the worst one',
      { ...full, copie: 'unknown' },
      '50–100 50 c sans-copie | d 0–100 | e 100–100',
    ],
    ['one at a time', { ...full, test: 'non' }, '87.5–87.5 87.5 b sans-test | d 75–75 | e 100–100'],
    ['unanswered too', { ...full, test: undefined }, '87.5–100 87.5 b sans-test | d 75–100 | e 100–100'],
    [
      'what does not apply holds nothing',
      { ...full, copie: 'not-applicable' },
      '100–100 100 a | d nothing-applicable | e 100–100',
    ],
    [
      'a gate above the level reached is not named',
      { ...full, copie: 'non', postes: [], 'site-suivi': 'non' },
      '12.5–12.5 12.5 d | d 0–0 | e 25–25',
    ],
  ])('%s', (_what, answers, expected) => expect(table(questionnaire, answers)).toBe(expected));

  test('in the express form, a question left out holds no gate, known or not', () => {
    expect(['non', 'unknown', 'oui'].map((test) => table(questionnaire, { ...full, test }, true))).toEqual(
      Array.from({ length: 3 }, () => '100–100 100 a | d 100–100 | e nothing-applicable'),
    );
  });

  test('where unknown answers are left out, they hold no gate either', () => {
    const lenient = questionnaireOf({
      ...base,
      scoring: { unknown: 'excluded' },
      gates: [gate('sans-test', { question: 'test', isOneOf: ['non'] }, 'b')],
    });
    expect(table(lenient, { ...full, test: 'unknown' })).toBe('100–100 100 a | d 100–100 | e 100–100');
  });
});

test('percentages are rounded once, half up', () => {
  const thousandths = questionnaireOf({ questions: [question('q', { peu: 0.4, assez: 0.5, moitie: 499.5, tout: 1000 })] });
  expect(['peu', 'assez', 'moitie'].map((q) => table(thousandths, { q }).split(' ')[0])).toEqual(['0–0', '0.1–0.1', '50–50']);
});
