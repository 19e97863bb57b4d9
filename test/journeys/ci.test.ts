/** In CI: the steps of the GitHub Action are run as they are written, and the pre-commit hooks call commands that exist. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { bareEnvironment, BIN, commune, inFolder, ROOT, TODAY } from './cli.ts';

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: {
    readonly steps: readonly { readonly name?: string; readonly run?: string; readonly env?: Readonly<Record<string, string>> }[];
  };
}
const action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as Action;

/** The last step, with these inputs, in this folder. */
function runAction(cwd: string, inputs: Readonly<Record<string, string>>): { code: number | null; stdout: string } {
  const { run = '', env = {} } = action.runs.steps.at(-1)!;
  const values = Object.fromEntries(
    Object.entries(env).map(([name, value]) => [
      name,
      value
        .replace('${{ github.action_path }}/bin/commune-cyber.cjs', BIN)
        .replace(/\$\{\{ inputs\.([a-z-]+) \}\}/, (_all, input: string) => inputs[input] ?? action.inputs[input]!.default),
    ]),
  );
  const { status, stdout } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', run], {
    cwd,
    encoding: 'utf8',
    env: bareEnvironment({ ...values, SOURCE_DATE_EPOCH: String(Date.parse(`${TODAY}T12:00:00Z`) / 1000) }),
  });
  return { code: status, stdout };
}

test('no input is ever written into a script', () => {
  for (const { run = '' } of action.runs.steps) expect(run).not.toContain('${{');
});

test('the action passes on a correct questionnaire and annotates a faulty one', () =>
  inFolder(async (cwd) => {
    await commune(['init', 'le questionnaire', '--today', TODAY], { cwd });
    expect(runAction(cwd, { paths: 'le questionnaire\n\n' })).toEqual({ code: 0, stdout: '' });

    const file = join(cwd, 'le questionnaire/measures.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('owner: mairie', 'owner: maire'));
    const { code, stdout } = runAction(cwd, { sarif: 'rapport.sarif' });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error file=le questionnaire\/measures\.yaml,line=\d+,.*::.*maire/m);
    expect(JSON.parse(readFileSync(join(cwd, 'rapport.sarif'), 'utf8'))).toHaveProperty('version', '2.1.0');
  }));

test('what a path contains is never run', () =>
  inFolder(async (cwd) => {
    const { code } = runAction(cwd, { paths: '$(touch pwned); `touch pwned`', questionnaire: '"; touch pwned; "' });
    expect(code).toBe(2);
    expect(() => readFileSync(join(cwd, 'pwned'))).toThrow();
  }));

test('each pre-commit hook is complete', () => {
  const hooks = parse(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')) as readonly Record<string, unknown>[];
  for (const hook of hooks) expect(hook).toMatchObject({ language: 'node', entry: 'commune-cyber check', require_serial: true });
  expect(new Set(hooks.map(({ id }) => id)).size).toBe(hooks.length);
});
