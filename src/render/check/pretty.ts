/** What `check` found, for a person at a terminal. */
import { count, list, NBSP, THIN } from '../format.ts';
import type { Palette } from '../palette.ts';
import { excerpt } from '../problems.ts';
import { visible } from '../visible.ts';
import { countOf, type CheckReport, type Finding } from './finding.ts';

/** Several lines for each finding, then an empty line; nothing when there is none. */
export function prettyReport(findings: readonly Finding[], texts: ReadonlyMap<string, string>, palette: Palette): string {
  return findings.map((each) => `${block(each, texts, palette).join('\n')}\n\n`).join('');
}

function block(finding: Finding, texts: ReadonlyMap<string, string>, palette: Palette): string[] {
  const { code, severity, place, message, remedy, sheet } = finding;
  const where = palette.bold(`${visible(place.file)}:${place.line}:${place.column}`);
  const mark = severity === 'warning' ? `avertissement${THIN}: ` : '';
  return [
    `${where}${THIN}: ${mark}${message} [${code}]`,
    ...excerpt(place, texts.get(place.file), palette),
    `  ${palette.accent('→')} ${remedy}`,
    ...(sheet === undefined ? [] : [`  Feuille de réponses qui le montre${NBSP}:`, ...sheetLines(sheet)]),
  ];
}

/** Set in, so that the whole sheet can be copied in one go. */
function sheetLines(sheet: string): string[] {
  return sheet
    .trimEnd()
    .split('\n')
    .map((line) => `    ${visible(line)}`);
}

/** One sentence on what was done and found. */
export function checkSummary({ findings, files, cases, accepted, respondents }: CheckReport, palette: Palette): string {
  const errors = countOf(findings, 'error');
  const warnings = countOf(findings, 'warning');
  const done = [
    count(files.length, 'fichier lu', 'fichiers lus'),
    ...(cases.length === 0 ? [] : [count(cases.length, 'cas rejoué', 'cas rejoués')]),
    ...(respondents === 0 ? [] : [count(respondents, 'commune tirée au hasard', 'communes tirées au hasard')]),
    ...(accepted.length === 0 ? [] : [count(accepted.length, 'problème accepté', 'problèmes acceptés')]),
  ];
  const found = [
    ...(errors === 0 ? [] : [palette.bold(count(errors, 'erreur', 'erreurs'))]),
    ...(warnings === 0 ? [] : [palette.bold(count(warnings, 'avertissement', 'avertissements'))]),
  ];
  const verdict = found.length === 0 ? palette.bold('Rien à signaler') : list(found);
  return `${verdict}${NBSP}: ${list(done)}.\n`;
}
