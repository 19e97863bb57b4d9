/** A campaign that is killed, interrupted, or that loses a thread: what is on the disk is whole, the next run finishes. */
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { sheets } from '../../scripts/campaign-sheets.mjs';
import { Crew } from '../../src/commands/batch/crew.ts';
import type { Job, Setting } from '../../src/commands/batch/job.ts';
import { bareEnvironment, BIN, commune, filesUnder, inFolder, TODAY } from './cli.ts';

const ARGS = ['batch', 'feuilles', '--plans', '--today', TODAY];

function writeSheets(cwd: string, count: number): void {
  mkdirSync(join(cwd, 'feuilles'));
  [...sheets(count)].forEach((sheet, index) => writeFileSync(join(cwd, 'feuilles', `${index}.yaml`), stringify(sheet)));
}

function plans(cwd: string): string[] {
  try {
    return readdirSync(join(cwd, 'campagne')).filter((name) => name.endsWith('.plan.pdf'));
  } catch {
    return [];
  }
}

/** Starts a campaign, sends it a signal once some plans are there, and tells how it ended. */
async function stopped(cwd: string, signal: NodeJS.Signals): Promise<{ code: number | null; stderr: string }> {
  const child = spawn(process.execPath, [BIN, ...ARGS], { cwd, env: bareEnvironment(), stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  while (plans(cwd).length < 3) await pause(5);
  child.kill(signal);
  return { code: await ended, stderr };
}

test('killed in mid-run, then run again: complete, and not a trace of the first', async () => {
  await inFolder(async (cwd) => {
    writeSheets(cwd, 14);
    await stopped(cwd, 'SIGKILL');
    const before = plans(cwd);
    expect(before.length).toBeLessThan(14);
    for (const name of before)
      expect(
        readFileSync(join(cwd, 'campagne', name))
          .subarray(-6)
          .toString(),
      ).toContain('%%EOF');
    const { code, stdout } = await commune(ARGS, { cwd });
    expect(code).toBe(0);
    expect(stdout).not.toContain('0\u00A0inchangé');
    const files = [...filesUnder(join(cwd, 'campagne')).keys()];
    expect(files.filter((name) => name.endsWith('.plan.pdf'))).toHaveLength(14);
    expect(files.filter((name) => name.endsWith('.tmp'))).toEqual([]);
    await inFolder(async (fresh) => {
      writeSheets(fresh, 14);
      await commune(ARGS, { cwd: fresh });
      const bytes = (folder: string): string[][] =>
        [...filesUnder(join(folder, 'campagne'))].map(([name, content]) => [name, content.toString('base64')]);
      expect(bytes(cwd)).toEqual(bytes(fresh));
    });
  });
}, 60_000);

test('Ctrl-C leaves whole files only, says how to go on, and ends with 130', async () => {
  await inFolder(async (cwd) => {
    writeSheets(cwd, 24);
    const { code, stderr } = await stopped(cwd, 'SIGINT');
    expect([code, stderr]).toEqual([130, expect.stringContaining('relancez')]);
    const files = [...filesUnder(join(cwd, 'campagne'))];
    expect(files.filter(([name]) => !name.endsWith('.plan.pdf'))).toEqual([]);
    for (const [, bytes] of files) expect(bytes.subarray(-6).toString()).toContain('%%EOF');
    expect((await commune(ARGS, { cwd })).code).toBe(0);
    expect(plans(cwd)).toHaveLength(24);
  });
}, 60_000);

test('a thread that dies or that runs out of memory is replaced, and only its sheet is refused', async () => {
  await inFolder(async (cwd) => {
    const module = join(cwd, 'worker.mjs');
    writeFileSync(
      module,
      `export default ({ score }) => score.map(({ file }) => {
        if (file === 'throws') throw new Error('boom');
        if (file === 'grows') { const all = []; for (;;) all.push(new Array(1e6).fill(Math.random())); }
        if (file === 'leaves') process.exit(3);
        return { kind: 'diagnosed', source: file };
      });`,
    );
    const setting = { today: TODAY } as unknown as Setting;
    const crew = new Crew(2, setting, { module: pathToFileURL(module), patience: 2, megabytes: 64 });
    const jobs = ['a', 'throws', 'b', 'grows', 'c', 'leaves', 'd'].map((file): Job => ({ kind: 'file', file }));
    try {
      const outcomes = await crew.score(jobs);
      const told = outcomes.map((each) => (each.kind === 'refused' ? [each.file, each.problems[0]!.code] : each.source));
      expect(told).toEqual([
        'a',
        ['throws', 'sheet-too-heavy'],
        'b',
        ['grows', 'sheet-too-heavy'],
        'c',
        ['leaves', 'sheet-too-heavy'],
        'd',
      ]);
    } finally {
      await crew.close();
    }
  });
}, 60_000);
