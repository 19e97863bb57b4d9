/** Answers describe the weaknesses of a town hall: nothing of this program may speak to a network. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cases, sheetOf } from './case-sheets.ts';
import { commune, filesUnder, inFolder, ROOT, TODAY } from './cli.ts';

/** Everything in Node that can open a connection or wait for one. */
const NETWORK = ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'dns/promises', 'inspector', 'cluster'];

const withoutNetwork = spawnSync('unshare', ['-n', 'true']).status === 0;

describe('no network', () => {
  test.skipIf(!withoutNetwork)(
    `from the sheet to the plan, in a machine without any interface${withoutNetwork ? '' : ' (skipped: unshare -n is not permitted here)'}`,
    () =>
      inFolder(async (folder) => {
        writeFileSync(join(folder, 'feuille.yaml'), sheetOf(cases[0]!));
        const args = ['diagnose', 'feuille.yaml', '--no-input', '--today', TODAY];
        const alone = await commune([...args, '--output', 'seul'], { cwd: folder, inside: ['unshare', '-n'] });
        expect(alone.code).toBe(0);
        expect(alone.stderr).toBe('');
        const linked = await commune([...args, '--output', 'relie'], { cwd: folder });
        expect(alone.stdout.replaceAll('seul/', 'relie/')).toBe(linked.stdout);
        const files = filesUnder(folder);
        for (const [path, bytes] of files)
          if (path.startsWith('seul/')) expect(files.get(path.replace('seul/', 'relie/'))!.equals(bytes), path).toBe(true);
      }),
  );

  test('no module of the program can open a connection', () => {
    const dist = join(ROOT, 'dist');
    const modules = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
    expect(modules.length).toBeGreaterThan(5);
    const loads = new RegExp(String.raw`(?:from|import|require)\s*\(?\s*["'](?:node:)?(?:${NETWORK.join('|')})["']`);
    const speaks = /\b(?:fetch|WebSocket|EventSource|XMLHttpRequest)\s*\(/;
    const guilty = modules.filter((name) => {
      const code = readFileSync(join(dist, name), 'utf8');
      return loads.test(code) || speaks.test(code);
    });
    expect(guilty).toEqual([]);
  });
});
