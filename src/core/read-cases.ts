/** Worked cases: situations and the results their author expects. */
import * as casesShape from '#generated/cases.js';
import type { Case, Commune, Questionnaire } from './model.ts';
import { nearest } from './nearest.ts';
import { inOrder, problem, type Noun, type Problem, type Reading } from './problem.ts';
import { readAnswerMap } from './read-answers.ts';
import { shapeProblems } from './shape.ts';
import { parseYaml, type PlacedData } from './yaml-text.ts';

interface RawCase {
  readonly id: string;
  readonly title: string;
  readonly because: string;
  readonly express?: boolean;
  readonly commune: Commune;
  /** Null when the key stands alone. */
  readonly answers: Parameters<typeof readAnswerMap>[0] | null;
  readonly expect: Omit<Case['expect'], 'domains'> & { readonly domains?: Readonly<Record<string, number>> };
}

/** Reads one file of cases against its questionnaire. Collects every problem. */
export function readCases(file: string, source: string, questionnaire: Questionnaire): Reading<readonly Case[]> {
  const parsed = parseYaml({ file, text: source });
  return parsed.ok ? readCaseData(parsed.text, questionnaire) : { ok: false, problems: parsed.problems };
}

/** The same from data already parsed. */
export function readCaseData(text: PlacedData, questionnaire: Questionnaire): Reading<readonly Case[]> {
  const shape = shapeProblems(text, casesShape);
  if (shape.length > 0) return { ok: false, problems: inOrder(shape) };

  const known: Partial<Record<Noun, readonly string[]>> = {
    // An inconclusive score is a result that a case may expect.
    level: [...questionnaire.levels.map(({ id }) => id), 'nothing-answered', 'nothing-applicable'],
    measure: questionnaire.measures.map(({ id }) => id),
    gate: questionnaire.gates.map(({ id }) => id),
    inconsistency: questionnaire.inconsistencies.map(({ id }) => id),
    domain: questionnaire.domains.map(({ id }) => id),
  };
  const problems: Problem[] = [];
  const cases = (text.data as { readonly cases: readonly RawCase[] }).cases.map((raw, index): Case => {
    const base = ['cases', index];
    const { answers, problems: faults } = readAnswerMap(raw.answers ?? {}, questionnaire, text.at, [...base, 'answers']);
    problems.push(...faults);
    const named = (noun: Noun, key: string, names: readonly string[]): void =>
      names.forEach((name, place) => {
        const path = [...base, 'expect', key, ...(noun === 'level' ? [] : noun === 'domain' ? [name] : [place])];
        if (!known[noun]!.includes(name))
          problems.push(problem('unknown-name', { noun, name, nearest: nearest(name, known[noun]!) }, text.at(path)));
      });
    const { expect } = raw;
    named('level', 'level', expect.level === undefined ? [] : [expect.level]);
    named('measure', 'urgent', expect.urgent ?? []);
    named('gate', 'gates', expect.gates ?? []);
    named('inconsistency', 'inconsistencies', expect.inconsistencies ?? []);
    named('domain', 'domains', Object.keys(expect.domains ?? {}));
    return {
      id: raw.id,
      title: raw.title,
      because: raw.because,
      express: raw.express ?? false,
      sheet: { questionnaire: { id: questionnaire.id, version: questionnaire.version }, commune: raw.commune, answers },
      expect: { ...expect, domains: expect.domains === undefined ? undefined : new Map(Object.entries(expect.domains)) },
    };
  });
  return problems.length > 0 ? { ok: false, problems: inOrder(problems) } : { ok: true, value: cases, warnings: [] };
}
