/** What `check` found, as annotations of a GitHub workflow: one command per line, on standard output. */
import type { Finding } from './finding.ts';

/** `path` names a file from the root of the repository. */
export function githubReport(findings: readonly Finding[], path: (file: string) => string): string {
  return findings
    .map(({ code, severity, place, message, remedy }) => {
      const properties = {
        file: path(place.file),
        line: place.line,
        col: place.column,
        // The last column itself; ours is one past it.
        ...(place.endColumn > place.column ? { endLine: place.line, endColumn: place.endColumn - 1 } : {}),
        title: code,
      };
      const written = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
      return `::${severity} ${written.join(',')}::${data(`${message} ${remedy}`)}\n`;
    })
    .join('');
}

/** The runner reads these three as written, and nothing else. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** In a property, two more signs separate. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
