/**
 * One bad questionnaire per fault that is found once the whole has been read, in `fixtures/soundness`, marked like those
 * of `problems.test.ts`; and what must never be called a fault.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkContent } from '../../src/core/check-content.ts';
import { evaluate } from '../../src/core/condition.ts';
import { fallBetween, type Fall } from '../../src/core/counterexample.ts';
import { drawFrom } from '../../src/core/draw.ts';
import { checkLaws, respondentsDrawn } from '../../src/core/laws.ts';
import type { Answer, AnswerSheet } from '../../src/core/model.ts';
import type { Counterexample, Problem } from '../../src/core/problem.ts';
import { checkReach } from '../../src/core/reach.ts';
import { readAnswers } from '../../src/core/read-answers.ts';
import { readPlacedQuestionnaire, type PlacedQuestionnaire } from '../../src/core/read-questionnaire.ts';
import type { SourceFile } from '../../src/core/yaml-text.ts';
import { respondentsOf } from '../../src/core/respondents.ts';
import { score, type Scoring } from '../../src/core/score.ts';
import { readQuestionnaireFiles } from '../../src/edges/questionnaires.ts';
import { questionnaireNumber } from './arbitraries.ts';

const TODAY = '2026-11-21';
const folder = new URL('../fixtures/soundness/', import.meta.url);
const textOf = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const base = { file: 'base.yaml', text: textOf('base.yaml') };

function placed(name: string): PlacedQuestionnaire {
  const file = { file: name, text: textOf(name) };
  return read(name.endsWith('-alone.yaml') || name === 'base.yaml' ? [file] : [base, file]);
}

function read(files: readonly SourceFile[]): PlacedQuestionnaire {
  const reading = readPlacedQuestionnaire(files);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems, null, 1));
  return reading.value;
}
const shipped = read(readQuestionnaireFiles(fileURLToPath(new URL('../../questionnaires/communes', import.meta.url))));

const problemsOf = (questionnaire: PlacedQuestionnaire): Problem[] => [
  ...checkLaws(questionnaire, { respondents: 1000, seed: 1 }),
  ...checkReach(questionnaire),
  ...checkContent(questionnaire, { today: TODAY }),
];

/** `line:column code` of each mark, in the order of the text. */
function marksIn(text: string): string[] {
  let line = 0;
  return text.split('\n').flatMap((content, index) => {
    const mark = /^#(?<space> *)(?<sign>\^|<-) (?<code>[a-z0-9-]+)$/.exec(content);
    if (mark === null) {
      line = index + 1;
      return [];
    }
    const { space = '', sign, code } = mark.groups!;
    return [`${line}:${sign === '^' ? space.length + 2 : 1} ${code}`];
  });
}

const files = readdirSync(folder).filter((name) => name !== 'base.yaml');

test.each(files)('%s is faulty where it says, and nowhere else', (name) => {
  const marks = marksIn(textOf(name));
  const problems = problemsOf(placed(name));
  expect(problems.map(({ code, place }) => `${place.line}:${place.column} ${code}`)).toEqual(marks);
  expect(problems.map(({ place }) => place.file)).toEqual(problems.map(() => name));
  expect(marks.length).toBe(1);
  expect(name.startsWith(marks[0]!.split(' ')[1]!)).toBe(true);
});

test('as many respondents as asked for walk a questionnaire of any ordinary size, and fewer one out of measure', () => {
  const { questionnaire } = shipped;
  const times = (count: number): typeof questionnaire => ({
    ...questionnaire,
    questions: Array.from({ length: count }, () => questionnaire.questions).flat(),
  });
  expect(respondentsDrawn(questionnaire, 1000)).toBe(1000);
  expect(respondentsDrawn(questionnaire, 20)).toBe(20);
  expect(respondentsDrawn(times(3), 1000)).toBeGreaterThan(300);
  expect(respondentsDrawn(times(16), 1000)).toBeLessThan(200);
  expect(respondentsDrawn(times(16), 1000)).toBeGreaterThan(10);
});

test('the base has no fault', () => expect(problemsOf(placed('base.yaml'))).toEqual([]));

test('the shipped questionnaire keeps the laws, and all of it can be reached', () => {
  expect(checkLaws(shipped, { respondents: 1000, seed: 1 })).toEqual([]);
  expect(checkReach(shipped)).toEqual([]);
});

test('the same seed finds the same counter-example, and another seed a counter-example too', () => {
  const questionnaire = placed('better-answer-punished.yaml');
  const found = (seed: number): Problem[] => checkLaws(questionnaire, { respondents: 1000, seed });
  expect(found(7)).toEqual(found(7));
  expect(found(8).map(({ code }) => code)).toEqual(['better-answer-punished']);
});

test.each(['better-answer-punished', 'unknown-rewarded'])('%s is shown by the smallest sheet, which can be replayed', (code) => {
  const { questionnaire, merged } = placed(`${code}.yaml`);
  const [found] = checkLaws({ questionnaire, merged }, { respondents: 1000, seed: 1 });
  const example = found!.args as Counterexample;
  const fallOf = (sheet: AnswerSheet): Fall | null => {
    const answered = (option: string): Scoring => {
      const answer: Answer = { value: option === 'unknown' ? { kind: 'unknown' } : { kind: 'chosen', options: [option] } };
      const answers = new Map(sheet.answers).set(example.question, answer);
      return score(questionnaire, { ...sheet, answers }, { express: false });
    };
    return fallBetween(questionnaire, answered(example.from), answered(example.to));
  };
  const reading = readAnswers('essai.yaml', example.sheet, questionnaire);
  if (!reading.ok) throw new Error(example.sheet);
  expect(fallOf(reading.value)).toEqual({ of: 'level', domain: null, before: 'Haut', after: 'Bas' });
  const others = [...reading.value.answers.keys()].filter((id) => id !== example.question);
  for (const id of others) {
    const answers = new Map([...reading.value.answers].filter(([each]) => each !== id));
    expect(fallOf({ ...reading.value, answers })).toBeNull();
  }
  // A copy, and every question that the gate speaks of.
  expect(others).toEqual(['copie', ...Array.from({ length: 9 }, (_, index) => `n${index + 2}`)]);
  expect(example.sheet).not.toContain('#');
});

test('a policy that gives a law up comes with an example of what it costs', () => {
  const [unknown] = problemsOf(placed('policy-breaks-law-unknown-alone.yaml'));
  expect(unknown!.args).toMatchObject({
    policy: 'unknown',
    example: { from: 'unknown', of: 'overall', after: expect.any(Number) },
  });
});

test('a score that is not a number is no result', () => {
  const { questionnaire, merged } = placed('base.yaml');
  const broken = { ...questionnaire, questions: questionnaire.questions.map((each) => ({ ...each, weight: Infinity })) };
  const [found] = checkLaws({ questionnaire: broken, merged }, { respondents: 10, seed: 1 });
  expect(found).toMatchObject({ code: 'no-result', severity: 'error', args: { domain: null } });
});

/** Random questionnaires keep the laws by their making; what is reached in them by chance cannot be out of reach. */
describe('on random questionnaires', () => {
  const numbers = Array.from({ length: 100 }, (_, index) => index + 1);
  const nowhere = { single: new Map(), lists: new Map(), start: { file: '', line: 1, column: 1, endColumn: 1, path: '' } };

  test('no law is said to be broken', () => {
    for (const number of numbers) {
      const questionnaire = { questionnaire: questionnaireNumber(number), merged: nowhere };
      // A condition that contradicts itself is refused anyway; what hangs on it has no order to keep.
      if (checkReach(questionnaire).some(({ code }) => code === 'question-never-asked')) continue;
      expect(checkLaws(questionnaire, { respondents: 60, seed: number })).toEqual([]);
    }
  });

  test('nothing that a respondent reaches is said to be out of reach', () => {
    for (const number of numbers) {
      const questionnaire = questionnaireNumber(number);
      const problems = checkReach({ questionnaire, merged: nowhere });
      const respondent = respondentsOf(questionnaire);
      const draw = drawFrom(number);
      for (let each = 0; each < 60; each++) {
        const sheet = respondent(draw);
        // Whoever has said nothing of itself may be asked anything.
        if (sheet.commune.population === undefined) continue;
        if (questionnaire.profile.some(({ id }) => !sheet.answers.has(id))) continue;
        const { standings, overall } = score(questionnaire, sheet, { express: false });
        for (const { code, args } of problems) {
          const reached =
            (code === 'question-never-asked' && standings.of(args.question) === 'asked') ||
            (code === 'gate-never-closes' && overall.kind === 'scored' && overall.gates.some(({ id }) => id === args.gate)) ||
            (code === 'level-never-reached' && overall.kind === 'scored' && overall.level.id === args.level) ||
            (code === 'condition-never-holds' &&
              args.noun === 'inconsistency' &&
              evaluate(questionnaire.inconsistencies.find(({ id }) => id === args.id)!.if, standings.facts).is === 'yes');
          expect(reached ? { number, code, args } : null).toBeNull();
        }
      }
    }
  });
});
