/** What `check` may have to report at its worst. */
import type { CheckReport, Finding } from '../../src/render/check/finding.ts';

/** A name and a message that would break a careless writer, a warning with its sheet, and a problem that is accepted. */
export const FILE = 'dossier, à vous: 100 %/a&b<c>"d".yaml';
export const hostile: Finding = {
  code: 'unknown-option',
  severity: 'error',
  place: { file: FILE, line: 2, column: 4, endColumn: 9, path: 'answers.a' },
  message: '« a,b:c%0A\r\n::error::<b>&"\u0007 » n’est pas possible.',
  remedy: 'Corrigez.',
};
export const plain: Finding = {
  code: 'case-differs',
  severity: 'warning',
  place: { file: 'cas.yaml', line: 1, column: 1, endColumn: 1, path: 'cases[0].expect.level' },
  message: 'Le cas diffère.',
  remedy: 'Revoyez-le.',
  sheet: 'answers:\n  a: oui\n',
};
export const report: CheckReport = {
  today: '2026-11-21',
  files: [FILE, 'cas.yaml', 'bon.yaml'],
  findings: [hostile, plain],
  accepted: [{ finding: { ...plain, code: 'missing-help' }, why: 'Bientôt.' }],
  cases: [
    { file: 'cas.yaml', id: 'un', title: 'Une mairie', paths: new Set(['cases[0].expect.level']) },
    { file: 'cas.yaml', id: 'deux', title: 'Une autre', paths: new Set() },
  ],
  respondents: 1000,
};
