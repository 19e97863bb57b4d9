/** Words and figures follow the commune; the score does not. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diagnose } from '../../src/core/diagnose.ts';
import { fittedTo } from '../../src/core/fitting.ts';
import type { Questionnaire } from '../../src/core/model.ts';
import { score } from '../../src/core/score.ts';
import { draws, drawSheet, questionnaireNumber } from './arbitraries.ts';

const withoutVariants = (questionnaire: Questionnaire): Questionnaire => ({
  ...questionnaire,
  questions: questionnaire.questions.map((question) => ({ ...question, variants: [] })),
  measures: questionnaire.measures.map((measure) => ({ ...measure, variants: [] })),
});

test('no score, level or gate hangs on a variant', () => {
  fc.assert(
    fc.property(fc.nat(400), draws, (number, draw) => {
      const questionnaire = questionnaireNumber(number);
      const sheet = drawSheet(draw, questionnaire);
      const { overall, domains } = score(fittedTo(questionnaire, sheet), sheet, { express: false });
      const plain = score(withoutVariants(questionnaire), sheet, { express: false });
      expect(overall).toEqual(plain.overall);
      expect(domains.map((each) => each.score)).toEqual(plain.domains.map((each) => each.score));
    }),
  );
});

test('fitting twice changes nothing', () => {
  fc.assert(
    fc.property(fc.nat(400), draws, (number, draw) => {
      const questionnaire = questionnaireNumber(number);
      const sheet = drawSheet(draw, questionnaire);
      const once = fittedTo(questionnaire, sheet);
      expect(fittedTo(once, sheet)).toEqual(once);
    }),
  );
});

test('the first variant whose condition holds gives its words, the others keep theirs', () => {
  const base = questionnaireNumber(1);
  const measure = {
    ...{ id: 'm', domain: base.domains[0]!.id, title: 'T', urgency: 'low', why: 'W', how: ['H'], owner: 'mairie' },
    ...{ effort: { commune: { amount: 1, per: 'flat' }, provider: { amount: 0, per: 'flat' } }, evidence: 'E' },
    cost: { purchase: { range: [0, 0], per: 'flat' }, yearly: { range: [0, 0], per: 'flat' }, confidence: 'free' },
    ...{ prerequisites: [], resources: [], references: [] },
    variants: [
      { if: { commune: 'population', atLeast: 10_000 }, owner: 'dpo' },
      { if: { commune: 'population', atLeast: 1000 }, owner: 'elu', how: ['V'] },
    ],
  } as const satisfies Questionnaire['measures'][number];
  const questionnaire = { ...base, measures: [measure] };
  const fitted = (population: number | undefined): unknown => {
    const { owner, how, why } = fittedTo(questionnaire, { commune: { name: 'A', population }, answers: new Map() }).measures[0]!;
    return { owner, how, why };
  };
  expect(fitted(20_000)).toEqual({ owner: 'dpo', how: ['H'], why: 'W' });
  expect(fitted(1000)).toEqual({ owner: 'elu', how: ['V'], why: 'W' });
  expect(fitted(999)).toEqual({ owner: 'mairie', how: ['H'], why: 'W' });
  // What is not known chooses nothing.
  expect(fitted(undefined)).toEqual({ owner: 'mairie', how: ['H'], why: 'W' });
});

test('a diagnosis speaks with the words that fit, and names the questionnaire that was published', () => {
  fc.assert(
    fc.property(fc.nat(400), draws, (number, draw) => {
      const questionnaire = questionnaireNumber(number);
      const sheet = drawSheet(draw, questionnaire);
      const said = diagnose(questionnaire, sheet, { today: '2026-01-01' });
      expect(said.questionnaire).toEqual(fittedTo(questionnaire, sheet));
      expect(said.questionnaire.sha256).toBe(questionnaire.sha256);
    }),
    { numRuns: 30 },
  );
});
