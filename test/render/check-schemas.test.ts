/** The reports that other programs read, against the schemas that these programs publish. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import type { CheckReport } from '../../src/render/check/finding.ts';
import { junitReport } from '../../src/render/check/junit.ts';
import { sarifReport } from '../../src/render/check/sarif.ts';
import { report } from './check-report.ts';

const schemas = new URL('../fixtures/schemas/', import.meta.url);
const reports: readonly (readonly [string, CheckReport])[] = [
  ['with the worst that can be', report],
  ['with nothing to report', { ...report, findings: [], accepted: [], cases: [] }],
];

const schema = JSON.parse(readFileSync(new URL('sarif-2.1.0-rtm.5.json', schemas), 'utf8')) as Record<string, unknown>;
// Draft 4, which differs in nothing used here but the name of this key.
const { id, $schema: _draft, ...draft7 } = schema;
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
ajv.addFormat('uri', (text: string) => URL.canParse(text));
ajv.addFormat('uri-reference', (text: string) => /^[^\s<>"{}|\\^`]*$/.test(text));
ajv.addFormat('date-time', (text: string) => !Number.isNaN(Date.parse(text)));
const isSarif = ajv.compile({ ...draft7, $id: id as string });

test.each(reports)('sarif 2.1.0, %s', (_what, given) => {
  const log = JSON.parse(sarifReport(given, { version: '1.2.3', path: (file) => file })) as { runs: { results: object[] }[] };
  expect([isSarif(log), isSarif.errors]).toEqual([true, null]);
  // The judge judges.
  log.runs[0]!.results.push({ level: 'warning' });
  expect(isSarif(log)).toBe(false);
});

const xmllint = (xml: string): ReturnType<typeof spawnSync> =>
  spawnSync('xmllint', ['--nonet', '--noout', '--schema', fileURLToPath(new URL('junit-4.xsd', schemas)), '-'], { input: xml });
const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;

test.skipIf(!hasXmllint).each(reports)('junit, %s', (_what, given) => {
  const xml = junitReport(given);
  const { status, stderr } = xmllint(xml);
  expect([status, String(stderr).trim()]).toEqual([0, '- validates']);
  expect(xmllint(xml.replace('<testsuite ', '<testsuite other="" ')).status).not.toBe(0);
});
