/** The figures that pages tell are those of the questionnaire, of its sources and of its worked cases. */
import { expect, test } from 'vitest';
import { docsOf } from '../../src/commands/docs.ts';
import { diagnose } from '../../src/core/diagnose.ts';
import type { Diagnosis, Questionnaire } from '../../src/core/model.ts';
import { oneDecimal } from '../../src/core/score.ts';
import { cases, questionnaire } from '../journeys/case-sheets.ts';
import { ROOT, TODAY } from '../journeys/cli.ts';
import { pageAt } from './pages.ts';

/** The page with ordinary spaces, and one between the cells of a table. */
const plain = (path: string): string =>
  pageAt(path)
    .text.replaceAll(/[\u00A0\u202F]/gu, ' ')
    .replaceAll(/ {2,}/gu, ' ');
const method = plain('docs/methode.md');

const { questions, profile, measures, obligations, inconsistencies, sources, levels, gates, scoring } = questionnaire;
const { coverages } = docsOf(ROOT);
const items = coverages.flatMap((each) => each.items);
const among = <T>(list: readonly T[], wanted: (each: T) => boolean): number => list.filter(wanted).length;
const leftOut = (list: readonly (typeof items)[number][]): number =>
  among(list, ({ asks, answers }) => asks.length + answers.length === 0);
const read = among(sources, ({ confidence }) => confidence === 'read');
const urgencies = (['vital', 'high', 'normal', 'low'] as const).map((each) => among(measures, ({ urgency }) => urgency === each));
const inWords = ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze', 'douze'];

test.each([
  `${profile.length} faits sur la commune, qui ne rapportent rien, et ${questions.length} questions notées`,
  `${measures.length} mesures, dont ${among(measures, ({ cost }) => cost.confidence === 'free')} gratuites`,
  `${obligations.length} obligations légales et repèrent ${inconsistencies.length} contradictions`,
  `${coverages.length} listes tirées de guides publics, soit ${items.length} éléments. Il en reste ${leftOut(items)} sans`,
  `Sur ${sources.length} sources, ${read} sont lues`,
  `les ${among(questions, ({ essential }) => essential)} questions essentielles`,
  `${inWords[among(questions, ({ allowNotApplicable }) => allowNotApplicable)]} questions seulement le permettent`,
  `${inWords[gates.length]} **verrous**`,
  `${inWords[levels.length]}, à partir de ${levels.map(({ from }) => from).join(', ')}`.replace(/, (\d+)$/u, ' et $1 %'),
  levels
    .map(({ letter }) => letter)
    .join(', ')
    .replace(/, (\w)$/u, ' et $1'),
  `Sur ${measures.length} mesures, ${urgencies[0]} sont vitales, ${urgencies[1]} hautes, ${urgencies[2]} normales et ${urgencies[3]} basses`,
  `${inWords[scoring.urgent]} au plus`,
  `${cases.length} communes inventées`,
])('the method says: %s', (sentence) => {
  expect(method.toLowerCase()).toContain(sentence.toLowerCase());
});

test('each weight is told with the number of its questions', () => {
  const told = [...method.matchAll(/^\| (\d) \| .* \| (\d+) \|$/gmu)].map(([, weight, count]) => [Number(weight), Number(count)]);
  const weights = [...new Set(questions.map(({ weight }) => weight))].toSorted((a, b) => b - a);
  expect(told).toEqual(weights.map((each) => [each, among(questions, ({ weight }) => weight === each)]));
});

test('each list of a guide is told with what it holds and what is left out', () => {
  const told = [...method.matchAll(/^\| [^|]+ \| (\d+ \| \d+ \| (?:lue|rapportée))[^|]* \|$/gmu)].map(([, row]) => row!);
  const held = coverages.map(({ reference, items: own }) => {
    const confidence = sources.find(({ id }) => id === reference.id)?.confidence;
    return `${own.length} | ${leftOut(own)} | ${confidence === 'read' ? 'lue' : 'rapportée'}`;
  });
  expect(told.toSorted((a, b) => a.localeCompare(b))).toEqual(held.toSorted((a, b) => a.localeCompare(b)));
});

test('each gate holds the level under which it is told', () => {
  const rows = [...method.matchAll(/^\| ([^|]+) \((\S+)\) \| ([^|]+) \|$/gmu)].map(([, title]) => title);
  expect(rows).toEqual(levels.filter(({ id }) => gates.some(({ atMost }) => atMost === id)).map(({ title }) => title));
});

test('with equal weights, the worked cases change as little as is said', () => {
  const equal: Questionnaire = { ...questionnaire, questions: questions.map((each) => ({ ...each, weight: 1 })) };
  const both = cases.map(({ sheet, express }): readonly [Diagnosis, Diagnosis] => [
    diagnose(questionnaire, sheet, { today: TODAY, express }),
    diagnose(equal, sheet, { today: TODAY, express }),
  ]);
  const scores = both.flatMap(([{ overall: a }, { overall: b }]) =>
    a.kind === 'scored' && b.kind === 'scored'
      ? [{ level: a.level.id === b.level.id, by: oneDecimal(Math.abs(a.percent - b.percent)) }]
      : [],
  );
  const urgent = (each: Diagnosis): string => JSON.stringify(each.urgent.map(({ measure }) => measure.id).toSorted());
  const most = String(Math.max(...scores.map(({ by }) => by))).replace('.', ',');
  expect(method).toContain(`Sur les ${scores.length} cas qui ont une note, ${among(scores, ({ level }) => !level)} change`);
  expect(method).toContain(`aucune note ne bouge de plus de ${most} points`);
  expect(method).toContain(`${among(both, ([a, b]) => urgent(a) !== urgent(b))} listes de mesures urgentes changent`);
});

test('the README tells the same figures', () => {
  const readme = plain('README.md');
  expect(readme).toContain(`rapprochées de ${coverages.length} listes tirées de guides publics`);
  expect(readme).toContain(`sont ${sources.length}, dont ${read} lues dans le document lui-même`);
});
