/** The report of a run, in each format, on the standard output and in files. */
import { relative, resolve, sep } from 'node:path';
import { writeWhole } from '../../edges/disk.ts';
import { terminalPalette } from '../../edges/palette.ts';
import { countOf, type Finding } from '../../render/check/finding.ts';
import { githubReport } from '../../render/check/github.ts';
import { jsonReport } from '../../render/check/json.ts';
import { junitReport } from '../../render/check/junit.ts';
import { checkSummary, prettyReport } from '../../render/check/pretty.ts';
import { comparisonText } from '../../render/compare/comparison.ts';
import { replayText } from '../../render/compare/replay.ts';
import { plainPalette, type Palette } from '../../render/palette.ts';
import { VERSION } from '../version.ts';
import type { World } from '../world.ts';
import type { CheckFormat, CheckOptions } from './options.ts';
import type { CheckRun } from './run.ts';

/** Writes everything; the exit code: 1 when something is reported beyond the warnings allowed. */
export async function writeReports(
  run: CheckRun,
  { format, outputFile, maxWarnings, quiet }: CheckOptions,
  world: World,
): Promise<number> {
  const { stdout, stderr, env } = world;
  const { report } = run;
  const shown = quiet ? { ...report, findings: errorsOf(report.findings) } : report;
  const text = (each: CheckFormat, palette: Palette): Promise<string> => textOf(each, { ...run, report: shown }, palette, world);
  for (const file of outputFile) writeWhole(file.path, await text(file.format, plainPalette));
  stdout.write(await text(format, format === 'pretty' ? await terminalPalette(stdout, env) : plainPalette));

  const code = countOf(report.findings, 'error') > 0 || countOf(report.findings, 'warning') > maxWarnings ? 1 : 0;
  if (!quiet || code !== 0) stderr.write(checkSummary(report, await terminalPalette(stderr, env)));
  return code;
}

function errorsOf(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ severity }) => severity === 'error');
}

async function textOf(
  format: CheckFormat,
  { report, texts, versions }: CheckRun,
  palette: Palette,
  world: World,
): Promise<string> {
  const path = pathsFrom(world);
  switch (format) {
    case 'pretty':
      return [
        prettyReport(report.findings, texts, palette),
        ...versions.flatMap(({ comparison, replay, older, newer }) => [
          comparisonText(comparison, palette),
          ...(replay === null ? [] : ['\n', replayText(replay, { older, newer }, palette)]),
        ]),
      ].join('');
    case 'json':
      return jsonReport(report.findings, versions);
    case 'github':
      return githubReport(report.findings, path);
    case 'sarif': {
      // It carries a page of documentation for each code.
      const { sarifReport } = await import('../../render/check/sarif.ts');
      return sarifReport(report, { version: VERSION, path });
    }
    case 'junit':
      return junitReport(report);
  }
}

/** From the root of what is built when a workflow says it, else from the current folder; with slashes, absolute when elsewhere. */
function pathsFrom({ cwd, env }: World): (file: string) => string {
  const root = env['GITHUB_WORKSPACE'] ?? cwd();
  return (file) => {
    const path = resolve(cwd(), file);
    const inside = relative(root, path);
    const name = inside === '' || inside.startsWith('..') ? path : inside;
    return sep === '/' ? name : name.replaceAll(sep, '/');
  };
}
