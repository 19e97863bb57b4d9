/** Worked cases replayed: the questionnaire's own tests, with the place of what each one expected. */
import { runCase } from './cases.ts';
import type { Questionnaire } from './model.ts';
import { inOrder, problem, type Problem } from './problem.ts';
import { readCaseData } from './read-cases.ts';
import { parseYaml, type Path, type SourceFile } from './yaml-text.ts';

/** A case that was replayed. */
export interface ReplayedCase {
  readonly file: string;
  readonly id: string;
  readonly title: string;
  /** Where it differs; empty when it holds. */
  readonly paths: ReadonlySet<string>;
}

export interface CheckedCases {
  readonly cases: readonly ReplayedCase[];
  /** Those of the cases included. */
  readonly problems: readonly Problem[];
}

const KEYS = {
  level: 'level',
  percent: 'percent',
  domain: 'domains',
  urgent: 'urgent',
  gates: 'gates',
  inconsistencies: 'inconsistencies',
} as const;

/** Reads and replays every case of a questionnaire. An id names one case, in whatever file it is. */
export function checkCases(files: readonly SourceFile[], questionnaire: Questionnaire): CheckedCases {
  const problems: Problem[] = [];
  const cases: ReplayedCase[] = [];
  const seen = new Set<string>();
  for (const source of files) {
    const { file } = source;
    const parsed = parseYaml(source);
    if (!parsed.ok) {
      problems.push(...parsed.problems);
      continue;
    }
    const { at } = parsed.text;
    const reading = readCaseData(parsed.text, questionnaire);
    if (!reading.ok) {
      problems.push(...reading.problems);
      continue;
    }
    reading.value.forEach((each, index) => {
      if (seen.has(each.id)) problems.push(problem('duplicate-id', { noun: 'case', id: each.id }, at(['cases', index, 'id'])));
      seen.add(each.id);
      const found = runCase(questionnaire, each).map(({ of, domain, expected, found: given }): Problem => {
        const path: Path = ['cases', index, 'expect', KEYS[of], ...(domain === undefined ? [] : [domain])];
        return problem('case-differs', { case: each.id, of, domain: domain ?? null, expected, found: given }, at(path));
      });
      cases.push({ file, id: each.id, title: each.title, paths: new Set(found.map(({ place }) => place.path)) });
      problems.push(...found);
    });
  }
  return { cases, problems: inOrder(problems) };
}
