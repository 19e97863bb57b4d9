/**
 * Builds the program when it is installed from its sources. `npm install --global` from a git address, as pre-commit does,
 * runs this without the tools it needs (npm/cli issue 8440): they are installed first.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
if (!existsSync(`${root}node_modules/rolldown`)) {
  const npm = process.env.npm_execpath;
  if (npm === undefined) throw new Error('run `npm ci` first');
  const { status } = spawnSync(process.execPath, [npm, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--include=dev'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, npm_config_global: 'false', npm_config_location: 'project' },
  });
  if (status !== 0) throw new Error('the build tools could not be installed');
}
await import('./build.mjs');
