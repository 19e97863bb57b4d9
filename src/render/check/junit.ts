/** What `check` found, as a JUnit report: one suite for each file, one test for each worked case and for each problem. */
import type { ReplayedCase } from '../../core/check-cases.ts';
import type { CheckReport, Finding } from './finding.ts';

interface Test {
  readonly name: string;
  /** Empty when it passes. */
  readonly findings: readonly Finding[];
}

/** Valid for the schemas of Ant and of Jenkins, the strictest in use. The day stands for the time of the run: same inputs, same bytes. */
export function junitReport({ files, findings, cases, today }: CheckReport): string {
  const suites = files.map((file, id) => {
    const tests = testsOf(
      findings.filter(({ place }) => place.file === file),
      cases.filter((each) => each.file === file),
    );
    const failures = tests.filter((test) => test.findings.length > 0).length;
    const counts = { tests: tests.length, failures, errors: 0, time: 0 };
    return [
      `  <testsuite${attributes({ name: file, package: 'commune-cyber', id, timestamp: `${today}T00:00:00`, hostname: 'localhost', ...counts })}>`,
      '    <properties><property name="tool" value="commune-cyber"/></properties>',
      ...tests.map((test) => testOf(test, file)),
      '    <system-out/>',
      '    <system-err/>',
      '  </testsuite>',
    ].join('\n');
  });
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites>', ...suites, '</testsuites>', ''].join('\n');
}

function testsOf(findings: readonly Finding[], cases: readonly ReplayedCase[]): Test[] {
  const replayed = cases.map(({ id, title, paths }): Test => ({
    name: `${title} (${id})`,
    findings: findings.filter(({ code, place }) => code === 'case-differs' && paths.has(place.path)),
  }));
  const inCases = new Set(replayed.flatMap((test) => test.findings));
  const others = findings.filter((each) => !inCases.has(each));
  const problems = others.map((each): Test => ({
    name: `${each.code} ${each.place.line}:${each.place.column}`,
    findings: [each],
  }));
  const tests = [...replayed, ...problems];
  return tests.length > 0 ? tests : [{ name: 'lecture', findings: [] }];
}

function testOf({ name, findings }: Test, file: string): string {
  const open = `    <testcase${attributes({ name, classname: file, time: 0 })}`;
  const [first] = findings;
  if (first === undefined) return `${open}/>`;
  const details = findings.map(({ place, severity, message, remedy, sheet }) =>
    [`${place.file}:${place.line}:${place.column} ${severity}`, message, remedy, ...(sheet === undefined ? [] : [sheet])].join(
      '\n',
    ),
  );
  const failure = `<failure${attributes({ message: first.message, type: first.code })}>${escape(details.join('\n\n'))}</failure>`;
  return `${open}>\n      ${failure}\n    </testcase>`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escape(String(value)).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`)
    .join('');
}

/** XML has no way to write most control characters. */
const UNWRITABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

function escape(text: string): string {
  return text
    .replaceAll(UNWRITABLE, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}
