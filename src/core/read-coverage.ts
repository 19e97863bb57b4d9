/** What a questionnaire takes from a document that others know: item by item, or why it leaves one out. */
import * as coverageShape from '#generated/coverage.js';
import type { Questionnaire } from './model.ts';
import { nearest } from './nearest.ts';
import { inOrder, problem, type Noun, type Problem, type Reading } from './problem.ts';
import { shapeProblems } from './shape.ts';
import { parseYaml, type SourceFile } from './yaml-text.ts';

export interface CoverageItem {
  readonly id: string;
  readonly title: string;
  /** Questions, the profile's included. */
  readonly asks: readonly string[];
  readonly answers: readonly string[];
  /** What is not covered, and why. Never missing when there is neither question nor measure. */
  readonly leftOut?: string | undefined;
}

/** In the folder `coverage/` beside a questionnaire: one file for each list of items. */
export interface Coverage {
  readonly reference: { readonly id: string; readonly title: string; readonly note?: string | undefined };
  readonly items: readonly CoverageItem[];
}

interface RawCoverage extends Omit<Coverage, 'items'> {
  readonly items: readonly (Omit<CoverageItem, 'asks' | 'answers'> & Partial<Pick<CoverageItem, 'asks' | 'answers'>>)[];
}

/** Reads one list of items against its questionnaire. Collects every problem. */
export function readCoverage(source: SourceFile, questionnaire: Questionnaire): Reading<Coverage> {
  const parsed = parseYaml(source);
  if (!parsed.ok) return { ok: false, problems: parsed.problems };
  const { text } = parsed;
  const shape = shapeProblems(text, coverageShape);
  if (shape.length > 0) return { ok: false, problems: inOrder(shape) };

  const problems: Problem[] = [];
  const check = (noun: Noun, name: string, known: readonly string[], path: readonly (string | number)[]): void => {
    if (!known.includes(name))
      problems.push(problem('unknown-name', { noun, name, nearest: nearest(name, known) }, text.at(path)));
  };
  const questions = [...questionnaire.profile, ...questionnaire.questions].map(({ id }) => id);
  const measures = questionnaire.measures.map(({ id }) => id);
  const { reference, items: raw } = text.data as RawCoverage;
  const items = raw.map((item): CoverageItem => ({ ...item, asks: item.asks ?? [], answers: item.answers ?? [] }));

  const sources = questionnaire.sources.map(({ id }) => id);
  check('source', reference.id, sources, ['reference', 'id']);
  const seen = new Set<string>();
  items.forEach(({ id, asks, answers, leftOut }, index) => {
    // Nobody tells « A1 » from « a1 » in a table.
    const folded = id.toLowerCase();
    if (seen.has(folded)) problems.push(problem('duplicate-id', { noun: 'item', id }, text.at(['items', index, 'id'])));
    seen.add(folded);
    asks.forEach((name, place) => check('question', name, questions, ['items', index, 'asks', place]));
    answers.forEach((name, place) => check('measure', name, measures, ['items', index, 'answers', place]));
    if (asks.length === 0 && answers.length === 0 && leftOut === undefined)
      problems.push(problem('item-without-answer', { item: id }, text.at(['items', index, 'id'])));
  });
  return problems.length > 0
    ? { ok: false, problems: inOrder(problems) }
    : { ok: true, value: { reference, items }, warnings: [] };
}
