/** Where the change of a score comes from, by hand and on random questionnaires. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, AnswerSheet, Questionnaire } from '../../src/core/model.ts';
import { scoreChange, type Earlier } from '../../src/core/progress.ts';
import { oneDecimal, score } from '../../src/core/score.ts';
import { draws, drawSheet, questionnaireNumber } from './arbitraries.ts';
import { fact, question, questionnaireOf, sheetOf } from './worked.ts';

const two = { no: 0, yes: 1 };
const four = questionnaireOf({ questions: ['a', 'b', 'c', 'd'].map((id) => question(id, two)) });

const percentOf = (questionnaire: Questionnaire, sheet: AnswerSheet): number | null => {
  const { whole } = score(questionnaire, sheet, { express: false });
  return whole.kind === 'scored' ? whole.percent : null;
};

/** That sheet as an earlier campaign kept it. */
function earlierOf(questionnaire: Questionnaire, sheet: AnswerSheet, more: Partial<Earlier> = {}): Earlier {
  const unanswered = questionnaire.questions.map(({ id }) => id).filter((id) => !sheet.answers.has(id));
  return {
    percent: percentOf(questionnaire, sheet) ?? 0,
    sha256: questionnaire.sha256,
    answers: sheet.answers,
    unanswered,
    ...more,
  };
}

describe('by hand', () => {
  test('nothing has changed', () => {
    const sheet = sheetOf(four, { a: 'yes', b: 'unknown', c: 'no' });
    expect(scoreChange(four, sheet, earlierOf(four, sheet))).toEqual({
      ...{ from: 25, to: 25, byAnswers: 0, byQuestionnaire: 0, byUnknownResolved: 0 },
    });
  });

  test('one thing found out, one done, one let go, one answered at last', () => {
    const before = sheetOf(four, { a: 'unknown', b: 'no', c: 'yes' });
    const resolved = sheetOf(four, { a: 'yes', b: 'no', c: 'yes' });
    expect(scoreChange(four, resolved, earlierOf(four, before))).toEqual({
      ...{ from: 25, to: 50, byAnswers: 0, byQuestionnaire: 0, byUnknownResolved: 25 },
    });
    const after = sheetOf(four, { a: 'yes', b: 'yes', c: 'no', d: 'yes' });
    expect(scoreChange(four, after, earlierOf(four, before))).toEqual({
      ...{ from: 25, to: 75, byAnswers: 25, byQuestionnaire: 0, byUnknownResolved: 25 },
    });
  });

  test('no longer knowing is a change of answer', () => {
    const change = scoreChange(
      four,
      sheetOf(four, { a: 'unknown', b: 'yes' }),
      earlierOf(four, sheetOf(four, { a: 'yes', b: 'yes' })),
    );
    expect(change).toMatchObject({ byAnswers: -25, byUnknownResolved: 0 });
  });

  test('a question added to the questionnaire is not progress, well answered or not', () => {
    const old = questionnaireOf({ questions: ['a', 'b'].map((id) => question(id, two)) });
    const before = earlierOf(old, sheetOf(old, { a: 'yes', b: 'unknown' }));
    const now = (answer: string): AnswerSheet => sheetOf(four, { a: 'yes', b: 'yes', c: answer, d: 'no' });
    // a of a and b; then a and c of four; then b found out.
    expect(scoreChange(four, now('yes'), before)).toEqual({
      ...{ from: 50, to: 75, byQuestionnaire: 0, byUnknownResolved: 25, byAnswers: 0 },
    });
    expect(scoreChange(four, now('no'), before)).toEqual({
      ...{ from: 50, to: 50, byQuestionnaire: -25, byUnknownResolved: 25, byAnswers: 0 },
    });
  });

  test('a question that waited for an answer then is answered now: progress, whatever the version', () => {
    const before = sheetOf(four, { a: 'yes' });
    const after = sheetOf(four, { a: 'yes', b: 'yes' });
    for (const sha256 of [four.sha256, 'another'])
      expect(scoreChange(four, after, earlierOf(four, before, { sha256 }))).toMatchObject({ byAnswers: 25, byQuestionnaire: 0 });
  });

  test('an answer that is no longer offered says nothing of the past', () => {
    const old = questionnaireOf({ questions: [question('a', { never: 0, always: 1 }), question('b', two)] });
    const before = earlierOf(old, sheetOf(old, { a: 'never', b: 'yes' }));
    const renamed = questionnaireOf({ questions: [question('a', two), question('b', two)] });
    expect(scoreChange(renamed, sheetOf(renamed, { a: 'yes', b: 'yes' }), before)).toEqual({
      ...{ from: 50, to: 100, byQuestionnaire: 50, byUnknownResolved: 0, byAnswers: 0 },
    });
  });

  test('an answer that no questionnaire accepts was not given: somebody may have edited the file', () => {
    const sheet = sheetOf(four, { a: 'yes', b: 'yes' });
    const edited = new Map<string, Answer>([
      ['a', { value: { kind: 'chosen', options: ['perhaps'] } }],
      ['b', { value: { kind: 'number', number: 7 } }],
    ]);
    expect(scoreChange(four, sheet, { ...earlierOf(four, sheet), answers: edited })).toBeNull();
    edited.set('c', { value: { kind: 'chosen', options: ['yes'] } });
    expect(scoreChange(four, sheet, { ...earlierOf(four, sheet), percent: 25, answers: edited })).toMatchObject({
      from: 25,
      to: 50,
    });
  });

  test('other facts about the commune are answers', () => {
    const server = questionnaireOf({
      profile: [fact('server', 'yes-no')],
      questions: [question('a', two), question('b', two, { askedIf: { question: 'server', isOneOf: ['oui'] } })],
    });
    const before = sheetOf(server, { server: 'non', a: 'yes' });
    const after = sheetOf(server, { server: 'oui', a: 'yes', b: 'no' });
    expect(scoreChange(server, after, earlierOf(server, before))).toMatchObject({ from: 100, to: 50, byAnswers: -50 });
  });

  test('nothing to say without a score', () => {
    const sheet = sheetOf(four, { a: 'yes' });
    expect(scoreChange(four, sheetOf(four, {}), earlierOf(four, sheet))).toBeNull();
    expect(scoreChange(four, sheet, earlierOf(four, sheetOf(four, {})))).toBeNull();
  });
});

test('the parts add up, and nothing is put down to what has not changed', () => {
  fc.assert(
    fc.property(draws, (draw) => {
      const questionnaire = questionnaireNumber(draw.int(1, 100));
      const [before, drawn] = [drawSheet(draw, questionnaire), drawSheet(draw, questionnaire)];
      const kept = new Map<string, Answer>([...before.answers].filter(() => draw.chance(70)));
      const after = { ...drawn, commune: before.commune, answers: new Map([...drawn.answers, ...kept]) };
      const sha256 = draw.pick([questionnaire.sha256, 'another']);
      const percent = draw.chance(80) ? percentOf(questionnaire, before) : draw.int(0, 1000) / 10;
      if (percent === null) return;
      const change = scoreChange(questionnaire, after, earlierOf(questionnaire, before, { sha256, percent }));
      if (change === null) return;
      const { from, to, byAnswers, byQuestionnaire, byUnknownResolved } = change;
      expect(from).toBe(percent);
      expect(to).toBe(percentOf(questionnaire, after));
      expect(oneDecimal(byAnswers + byQuestionnaire + byUnknownResolved)).toBe(oneDecimal(to - from));
      for (const part of [byAnswers, byQuestionnaire, byUnknownResolved]) expect(part).toBe(oneDecimal(part));
      if (sha256 === questionnaire.sha256) expect(byQuestionnaire).toBe(0);
      if (![...before.answers.values()].some(({ value }) => value.kind === 'unknown')) expect(byUnknownResolved).toBe(0);
    }),
    { seed: Number(process.env['SEED'] ?? 20_261_121), numRuns: 500 * Number(process.env['STRESS'] ?? 1) },
  );
});
