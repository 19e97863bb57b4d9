/** The pages of problems tell the truth: each bad example shows its code, each good one shows nothing of the kind. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as reflexesShape from '#generated/reflexes.js';
import { checkCases } from '../../src/core/check-cases.ts';
import { checkContent } from '../../src/core/check-content.ts';
import type { Problem, Reading } from '../../src/core/problem.ts';
import { checkReach } from '../../src/core/reach.ts';
import { readAnswers } from '../../src/core/read-answers.ts';
import { readCoverage } from '../../src/core/read-coverage.ts';
import { readPlacedQuestionnaire, readQuestionnaire } from '../../src/core/read-questionnaire.ts';
import { readTemplate } from '../../src/core/read-template.ts';
import { readColumns } from '../../src/core/wide-table.ts';
import type { GuideEntry, Setting } from '../../src/render/guide/entry.ts';
import { GUIDE } from '../../src/render/guide/page.ts';

const base = {
  file: 'base.yaml',
  text: readFileSync(new URL('../fixtures/problems/base.yaml', import.meta.url), 'utf8'),
};
const questionnaire = (() => {
  const reading = readQuestionnaire([base]);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
})();

const QUESTION = {
  domain: 'donnees',
  kind: 'yes-no',
  text: 'Un essai ?',
  why: 'Pour essayer.',
  knownBy: 'mairie',
  weight: '1',
  options: '[{ id: non, text: Non, points: 0 }, { id: oui, text: Oui, points: 1 }]',
};
/** What the pages do not repeat: the other keys of an item, by the list it is in. */
const ITEM: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  questions: QUESTION,
  profile: { kind: 'yes-no', text: 'Un fait ?', why: 'Pour savoir.' },
  measures: {
    domain: 'donnees',
    title: 'Une mesure',
    urgency: 'normal',
    why: 'Pour avancer.',
    how: '[Commencer.]',
    owner: 'mairie',
    effort: '{ commune: 1, provider: 0 }',
    cost: 'free',
    evidence: 'Un papier.',
  },
  obligations: { title: 'Un devoir', law: 'Une loi', whyItApplies: 'Toujours.', evidence: 'Un papier.' },
  sources: { title: 'Un document', publisher: 'Éditeur', checkedOn: '"2026-11-01"', confidence: 'read' },
};
/** And the other keys of the file. */
const FILE: Readonly<Partial<Record<Setting, Readonly<Record<string, string>>>>> = {
  answers: { questionnaire: 'base@1.2.0', commune: '{ name: Trifouillis }', answers: '{}' },
  coverage: { reference: '{ id: guide, title: Guide }', items: '[]' },
  'whole-questionnaire': {
    id: 'exemple',
    version: '"1.0.0"',
    title: 'Exemple',
    scoring: '{ unknown: worst, closed: worst, scale: 100, pointsAgainst: own-best, urgent: 3, ranking: [urgency] }',
    levels: '[{ id: bas, title: Bas, letter: B, from: 0, sentence: Bas. }]',
    horizons: '[{ id: bientot, title: Bientôt, days: 30, urgencies: [vital, high, normal, low] }]',
    domains: '[{ id: donnees, title: Données, short: Données, intro: Vos données. }]',
    questions: `[{ id: essai, ${Object.entries(QUESTION)
      .map(([key, value]) => `${key}: ${value}`)
      .join(', ')} }]`,
  },
};

/** An example with all that its page leaves out. */
function completed(lines: readonly string[], setting: Setting, add = true): string {
  const out: string[] = [];
  let list = '';
  let keys: Set<string> | null = null;
  const close = (): void => {
    if (keys !== null)
      for (const [key, value] of Object.entries(ITEM[list] ?? {})) if (!keys.has(key)) out.push(`    ${key}: ${value}`);
    keys = null;
  };
  const roots = new Set<string>();
  for (const line of lines) {
    const root = /^([a-zA-Z]+):/.exec(line)?.[1];
    if (root !== undefined || line.startsWith('  - id:')) close();
    if (root !== undefined) {
      list = root;
      roots.add(root);
    } else if (line.startsWith('  - id:')) keys = new Set();
    const key = /^ {4}([a-zA-Z]+):/.exec(line)?.[1];
    if (key !== undefined) (keys as Set<string> | null)?.add(key);
    out.push(line);
  }
  close();
  const rest = add ? Object.entries(FILE[setting] ?? {}).filter(([key]) => !roots.has(key)) : [];
  return [...out, ...rest.map(([key, value]) => `${key}: ${value}`)].join('\n');
}

const problemsOf = (reading: Reading<unknown>): readonly Problem[] => (reading.ok ? reading.warnings : reading.problems);

function problemsIn(setting: Setting, code: string, lines: readonly string[], good: boolean): readonly Problem[] {
  // Of what is empty or lacks a part, nothing must be added.
  const text = completed(lines, setting, good || !['empty-file', 'missing-part'].includes(code));
  switch (setting) {
    case 'questionnaire':
    case 'whole-questionnaire': {
      const file = { file: 'example.yaml', text };
      const reading = readPlacedQuestionnaire(setting === 'questionnaire' ? [base, file] : [file]);
      if (!reading.ok) return reading.problems;
      return [...checkReach(reading.value), ...checkContent(reading.value, { today: '2026-11-21' })];
    }
    case 'answers':
      return problemsOf(readAnswers('example.yaml', text, questionnaire));
    case 'cases':
      return checkCases([{ file: 'example.yaml', text }], questionnaire).problems;
    case 'coverage':
      return problemsOf(readCoverage({ file: 'example.yaml', text }, questionnaire));
    case 'reflexes':
      return problemsOf(readTemplate({ file: 'example.yaml', text }, reflexesShape));
    case 'table':
      return problemsOf(readColumns({ file: 'example.csv', line: 1, cells: lines[0]!.split(';') }, questionnaire));
    case 'versions':
    case 'words':
      return [];
  }
}

/** Found in a sheet or a campaign that has been read, or between two versions: shown in their own tests. */
const IN_ROWS = ['table-syntax', 'cells-without-column'];
const shown = Object.entries(GUIDE as Readonly<Record<string, GuideEntry>>).filter(
  ([code, { setting }]) => !['versions', 'words'].includes(setting) && !IN_ROWS.includes(code),
);
/** What is found only when reading has gone well, whatever its own faults are. */
const REFUSED = new Set(['error']);

test.each(shown)('%s is in its bad example, and not in its good one', (code, { setting, bad, good }) => {
  const found = problemsIn(setting, code, bad, false);
  expect(found.map((each) => each.code)).toContain(code);
  const after = problemsIn(setting, code, good, true);
  expect(after.filter((each) => each.code === code || (setting !== 'questionnaire' && REFUSED.has(each.severity)))).toEqual([]);
});

test.each(Object.entries(GUIDE as Readonly<Record<string, GuideEntry>>))('%s is said in plain French', (_code, { what, why }) => {
  for (const text of [what, why]) {
    expect(text).toMatch(/^[A-ZÀÂÉÊÎÔŒ].*[.!]$/);
    expect(text).not.toMatch(/'| [:;!?»]|« /);
    for (const each of text.split(/(?<=[.!]) /)) expect(each.split(/\s+/).length).toBeLessThanOrEqual(25);
  }
});
