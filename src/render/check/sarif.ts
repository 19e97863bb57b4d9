/** What `check` found, in SARIF 2.1.0: the format that code hosts show beside the lines of a change. */
import { sha256 } from '../../core/sha256.ts';
import type { GuideEntry } from '../guide/entry.ts';
import { GUIDE } from '../guide/page.ts';
import type { CheckReport, Finding } from './finding.ts';

export interface SarifOptions {
  readonly version: string;
  /** Names a file from the root of the repository, with slashes; absolute when it is elsewhere. */
  readonly path: (file: string) => string;
}

export function sarifReport({ findings, accepted, files }: CheckReport, { version, path }: SarifOptions): string {
  const suppressed = new Map(accepted.map(({ finding, why }) => [finding, why]));
  const all = [...findings, ...suppressed.keys()];
  const codes = [...new Set(all.map(({ code }) => code))].toSorted();
  const results = all.map((finding) => ({
    ruleId: finding.code,
    ruleIndex: codes.indexOf(finding.code),
    level: finding.severity,
    message: {
      text: [finding.message, finding.remedy, ...(finding.sheet === undefined ? [] : [`\n\n${finding.sheet}`])].join(' '),
    },
    locations: [locationOf(finding, path)],
    partialFingerprints: { 'problem/v1': fingerprint(finding, path) },
    ...(suppressed.has(finding)
      ? { suppressions: [{ kind: 'inSource', status: 'accepted', justification: suppressed.get(finding) }] }
      : {}),
  }));
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'commune-cyber',
            version,
            semanticVersion: version,
            language: 'fr',
            rules: codes.map(ruleOf),
          },
        },
        columnKind: 'utf16CodeUnits',
        artifacts: files.map((file) => ({ location: uriOf(path(file)), roles: ['analysisTarget'] })),
        results,
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** What the page of the problem says; some codes are those of a whole file, which have no page. */
function ruleOf(id: string): object {
  const page: GuideEntry | undefined = (GUIDE as Readonly<Record<string, GuideEntry>>)[id];
  if (page === undefined) return { id };
  const good = page.good.length === 0 ? '' : `\n\n${page.good.join('\n')}`;
  return { id, shortDescription: { text: page.what }, fullDescription: { text: page.why }, help: { text: `${page.why}${good}` } };
}

function locationOf({ place }: Finding, path: SarifOptions['path']): object {
  const { file, line, column, endColumn } = place;
  return {
    physicalLocation: {
      artifactLocation: uriOf(path(file)),
      region: { startLine: line, startColumn: column, ...(endColumn > column ? { endColumn } : {}) },
    },
    ...(place.path === '' ? {} : { logicalLocations: [{ fullyQualifiedName: place.path }] }),
  };
}

function uriOf(path: string): object {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  if (path.startsWith('/')) return { uri: `file://${encoded}` };
  return /^[A-Za-z]:\//.test(path) ? { uri: `file:///${encoded.replace('%3A', ':')}` } : { uri: encoded, uriBaseId: '%SRCROOT%' };
}

/** The same for the same problem of the same item, wherever its line has moved to. */
function fingerprint({ code, place, message }: Finding, path: SarifOptions['path']): string {
  return sha256([code, path(place.file), place.path, message].join('\n'));
}
