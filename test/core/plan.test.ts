/** Plans fitted by hand. Horizons: a month (30 days), a year (360 days), later (720 days, the second year). */
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/core/diagnose.ts';
import type { Diagnosis, PlanLimits } from '../../src/core/model.ts';
import { fact, measure, question, questionnaireOf, sheetOf } from './worked.ts';

type Raw = Readonly<Record<string, unknown>>;
const euros = (purchase: readonly [number, number], yearly: readonly [number, number] = [0, 0]): Raw => ({
  cost: { confidence: 'indicative', purchase, yearly },
});
const days = (commune: number, provider = 0): Raw => ({ effort: { commune, provider } });

/** Every measure is called for by its own question, all weights equal. */
function diagnosisOf(measures: Readonly<Record<string, Raw>>, limits: PlanLimits = {}, scoring: Raw = {}): Diagnosis {
  const ids = Object.keys(measures);
  const questionnaire = questionnaireOf({
    scoring,
    profile: [
      fact('postes', 'number', { counts: 'workstation', assumed: 3 }),
      fact('serveur', 'yes-no'),
      fact('serveurs', 'number', { counts: 'server', askedIf: { question: 'serveur', isOneOf: ['oui'] } }),
    ],
    questions: ids.map((id) => question(`q-${id}`, { non: [0, id], oui: 1 })),
    measures: ids.map((id) => measure(id, measures[id])),
  });
  const sheet = sheetOf(questionnaire, { postes: 4, serveur: 'non', ...Object.fromEntries(ids.map((id) => [`q-${id}`, 'non'])) });
  return diagnose(questionnaire, sheet, { today: '2026-11-21', limits });
}

/** `measure@horizon`, with where it was moved from and why; then what is postponed. */
function layout({ plan }: Diagnosis): string {
  const steps = plan.steps.map(
    ({ measure: { id }, horizon, moved }) => `${id}@${horizon}${moved === undefined ? '' : `<${moved.from}:${moved.why}`}`,
  );
  return [...steps, ...plan.postponed.map(({ measure: { id }, why }) => `${id}!${why}`)].join(' ');
}

describe('without limits', () => {
  test('urgent measures come first, the others where their urgency says, never sooner than the second horizon', () => {
    const diagnosis = diagnosisOf({
      un: { urgency: 'low' },
      deux: { urgency: 'normal' },
      trois: { urgency: 'vital' },
      quatre: { urgency: 'vital' },
      cinq: { urgency: 'vital' },
    });
    expect(diagnosis.urgent.map(({ measure: { id } }) => id)).toEqual(['trois', 'quatre']);
    expect(layout(diagnosis)).toBe('trois@month quatre@month cinq@year deux@year un@later');
  });

  test('dates are counted from the day of the diagnosis', () => {
    const { plan } = diagnosisOf({ un: { urgency: 'vital' }, deux: {} });
    expect(plan.horizons.map(({ due }) => due)).toEqual(['2026-12-21', '2027-11-16', '2028-11-10']);
    expect(plan.steps.map(({ due }) => due)).toEqual(['2026-12-21', '2027-11-16']);
  });

  test('what is needed comes before what needs it, at the same horizon or earlier', () => {
    expect(layout(diagnosisOf({ fin: { prerequisites: ['milieu'] }, milieu: { prerequisites: ['debut'] }, debut: {} }))).toBe(
      'debut@year milieu@year fin@year',
    );
    expect(layout(diagnosisOf({ fin: { urgency: 'low', prerequisites: ['debut'] }, debut: { urgency: 'vital' } }))).toBe(
      'debut@month fin@later',
    );
  });

  test('each step says what it adds, and the levels climb', () => {
    const { plan } = diagnosisOf({ un: { urgency: 'vital' }, deux: {}, trois: { urgency: 'low' } });
    expect(plan.steps.map(({ gain }) => gain)).toEqual([33.3, 33.4, 33.3]);
    expect(plan.horizons.map(({ after }) => [after?.percent, after?.level.id])).toEqual([
      [33.3, 'c'],
      [66.7, 'b'],
      [100, 'a'],
    ]);
  });

  test('costs and efforts are those of this commune, and add up', () => {
    const { plan } = diagnosisOf({
      un: {
        cost: { confidence: 'indicative', purchase: { range: [10, 20], per: 'workstation' }, yearly: [5, 5] },
        effort: { commune: { amount: 0.1, per: 'workstation' }, provider: 0.5 },
      },
      deux: {
        cost: { confidence: 'indicative', purchase: { range: [100, 100], per: 'server' } },
        effort: { commune: 0.25, provider: { amount: 1, per: 'server' } },
      },
    });
    // Four workstations; servers are not asked about, so there is none.
    expect(plan.cost).toEqual({ purchase: [40, 80], yearly: [5, 5] });
    expect(plan.effort).toEqual({ commune: 0.65, provider: 0.5 });
    expect(plan.horizons[1]).toMatchObject({ cost: plan.cost, effort: plan.effort });
  });
});

describe('fitted to a budget', () => {
  test.each<[string, Readonly<Record<string, Raw>>, number, string]>([
    ['all fits', { un: euros([50, 100]), deux: euros([0, 100]) }, 200, 'un@year deux@year'],
    [
      'the high end counts; what does not fit waits for the next year',
      { un: euros([50, 100]), deux: euros([0, 100]) },
      199,
      'un@year deux@later<year:budget',
    ],
    // A year's purchase of 100 and 60 a year: the second year has 90 left of 150, not the 100 that "deux" needs.
    [
      'what is paid yearly weighs on each year',
      { un: euros([90, 90], [60, 60]), deux: euros([100, 100]) },
      150,
      'un@year deux!budget',
    ],
    [
      'a yearly cost that starts later weighs on that year only',
      { un: euros([150, 150]), deux: euros([0, 0], [150, 150]) },
      150,
      'un@year deux@later<year:budget',
    ],
    ['what is too dear is postponed, and what is free is not', { un: euros([500, 500]), deux: {} }, 100, 'deux@year un!budget'],
    ['nothing to spend', { un: euros([0, 1]), deux: {} }, 0, 'deux@year un!budget'],
    [
      'what needs a postponed measure is postponed with it',
      { un: euros([500, 500]), deux: { prerequisites: ['un'] }, trois: { prerequisites: ['deux'] } },
      100,
      'un!budget deux!budget trois!budget',
    ],
    [
      'what needs a moved measure follows it',
      { un: euros([100, 100]), deux: euros([100, 100]), trois: { prerequisites: ['deux'] } },
      100,
      'un@year deux@later<year:budget trois@later',
    ],
    [
      'an urgent measure too',
      { un: { urgency: 'vital', ...euros([300, 300]) }, deux: { urgency: 'vital', ...euros([60, 60]) } },
      100,
      'deux@month un!budget',
    ],
    [
      'an urgent measure that has a free way is never put off, an ordinary one is',
      { un: { urgency: 'vital', ...euros([0, 300]) }, deux: euros([0, 300]) },
      0,
      'un@month deux!budget',
    ],
  ])('%s', (_what, measures, budget, expected) =>
    expect(layout(diagnosisOf(measures, { budget }, { ranking: ['urgency', 'order'] }))).toBe(expected),
  );
});

describe('fitted to the time of the town hall', () => {
  test.each<[string, Readonly<Record<string, Raw>>, number, string]>([
    // One day a month: 1 day by the month, 12 by the year, 24 by the end.
    ['all fits', { un: days(6), deux: days(6) }, 1, 'un@year deux@year'],
    ['what does not fit waits', { un: days(6), deux: days(6.5) }, 1, 'un@year deux@later<year:days'],
    [
      'what is done early leaves less time for the year',
      { un: { urgency: 'vital', ...days(1) }, deux: days(11), trois: days(0.5) },
      1,
      'un@month deux@year trois@later<year:days',
    ],
    ['more than the whole time', { un: days(25) }, 1, 'un!days'],
    ['the time of the provider is not the town hall’s', { un: days(0, 50) }, 0, 'un@year'],
    ['an urgent measure that does not fit the month', { un: { urgency: 'vital', ...days(2) } }, 1, 'un@year<month:days'],
  ])('%s', (_what, measures, each, expected) =>
    expect(layout(diagnosisOf(measures, { days: each }, { ranking: ['urgency', 'order'] }))).toBe(expected),
  );

  test('budget and time together: the budget is named first', () => {
    expect(layout(diagnosisOf({ un: { ...euros([500, 500]), ...days(100) } }, { budget: 100, days: 1 }))).toBe('un!budget');
  });
});

describe('the ranking keys', () => {
  const measures = {
    cher: { urgency: 'normal', priority: 2, ...euros([100, 300]), ...days(1) },
    long: { urgency: 'low', priority: 1, ...euros([10, 20]), ...days(8, 2) },
    libre: { urgency: 'high', ...days(2) },
  };
  test.each([
    [['urgency'], 'libre cher long'],
    [['priority'], 'long cher libre'],
    [['effort'], 'cher libre long'],
    [['cost'], 'libre long cher'],
    [['order'], 'cher long libre'],
    [['gain'], 'cher long libre'],
    [['lost', 'cost'], 'libre long cher'],
    [['value', 'effort'], 'cher libre long'],
  ])('%j', (ranking, expected) => {
    expect(
      diagnosisOf(measures, {}, { ranking })
        .measures.map(({ measure: { id } }) => id)
        .join(' '),
    ).toBe(expected);
  });

  test('by what is lost and by what is obtained', () => {
    const questionnaire = questionnaireOf({
      scoring: { ranking: ['lost'] },
      questions: [
        question('un', { non: [0, 'a'], oui: 1 }),
        question('deux', { non: [1, 'b'], oui: 2 }, { weight: 3 }),
        question('trois', { non: [0, 'b'], oui: 1 }, { weight: 0.25 }),
      ],
      measures: [measure('a'), measure('b')],
    });
    // a loses 1; b loses 3 × ½ + 0.25; but the worst answers are 0 for both, and then b comes after a in the file.
    const order = (ranking: readonly ('lost' | 'value')[]) =>
      diagnose(
        { ...questionnaire, scoring: { ...questionnaire.scoring, ranking } },
        sheetOf(questionnaire, { un: 'non', deux: 'non', trois: 'non' }),
        { today: '2026-01-01' },
      ).measures.map(({ measure: { id } }) => id);
    expect(order(['lost'])).toEqual(['b', 'a']);
    expect(order(['value'])).toEqual(['a', 'b']);
  });

  test('nothing calm is urgent, and a calm measure ends the urgent head', () => {
    expect(diagnosisOf({ un: { urgency: 'normal' } }).urgent).toEqual([]);
    expect(
      diagnosisOf(
        { un: { urgency: 'normal', priority: 1 }, deux: { urgency: 'vital', priority: 2 } },
        {},
        { ranking: ['priority'] },
      ).urgent,
    ).toEqual([]);
  });
});
