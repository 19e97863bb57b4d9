/** A disk that fills up during an interview, and during a campaign. Needs the right to mount one. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blank, inFolder, leftIn, mustHold, program, questionnaire, sheetIn } from './program.ts';
import { sit } from './clerk.ts';

const run = (command: string, ...args: readonly string[]): ReturnType<typeof spawnSync> =>
  spawnSync(command, args, { encoding: 'utf8' });

export async function fullDisk(): Promise<string> {
  return inFolder(async (outside) => {
    const folder = join(outside, 'disque');
    mkdirSync(folder);
    const mounted = run('mount', '-t', 'tmpfs', '-o', 'size=1m,mode=755', 'none', folder);
    if (mounted.status !== 0) return `skipped, a small disk cannot be mounted here: ${String(mounted.stderr).trim()}`;
    try {
      return `${await interview(folder)}; ${campaign(outside, folder)}`;
    } finally {
      run('umount', folder);
    }
  });
}

function fill(folder: string): void {
  try {
    for (let count = 0; ; count++) writeFileSync(join(folder, `remplissage-${count}`), Buffer.alloc(4096));
  } catch (error) {
    assert.equal((error as NodeJS.ErrnoException).code, 'ENOSPC');
  }
}

function empty(folder: string): void {
  for (const name of readdirSync(folder)) if (name.startsWith('remplissage')) rmSync(join(folder, name));
}

/** Full from the fourth answer on: it is told, the three before are there, and all goes on once there is room. */
async function interview(folder: string): Promise<string> {
  const whenFull = 3;
  const before = (answers: number): void => {
    if (answers === whenFull) fill(folder);
  };
  const { code, screen, given, acknowledged } = await sit({ questionnaire, program, folder, sheet: blank, before });
  assert.equal(code, 2, screen);
  assert.match(screen, /Il n’y a plus de place sur le disque/);
  assert.equal(acknowledged, whenFull, screen);
  mustHold(sheetIn(folder), [...given.answers].slice(0, whenFull));
  assert.deepEqual(leftIn(folder), []);
  empty(folder);
  const end = await sit({ questionnaire, program, folder, sheet: sheetIn(folder) });
  assert.equal(end.code, 0, end.screen);
  return `full during an interview: told, ${acknowledged} answers kept, then finished`;
}

/** Room for a few plans: those are whole, the others told; with room, the next run makes the rest. */
function campaign(outside: string, folder: string): string {
  const count = 30;
  const sheets = join(outside, 'feuilles');
  mkdirSync(sheets);
  for (let index = 0; index < count; index++)
    writeFileSync(
      join(sheets, `${index}.json`),
      JSON.stringify({
        questionnaire: `communes@${questionnaire.version}`,
        commune: { name: `Village ${index}` },
        answers: { sensibilisation: 'jamais' },
      }),
    );
  const batch = (): ReturnType<typeof spawnSync> =>
    run(
      process.execPath,
      program,
      'batch',
      sheets,
      '--plans',
      '--jobs',
      '1',
      '--today',
      '2026-11-21',
      '--output',
      join(folder, 'campagne'),
    );
  const plans = (): string[] => {
    const names = readdirSync(join(folder, 'campagne'));
    assert.deepEqual(leftIn(join(folder, 'campagne')), [], 'unfinished files are left');
    for (const name of names.filter((each) => each.endsWith('.pdf')))
      assert(
        readFileSync(join(folder, 'campagne', name))
          .subarray(-6)
          .includes('%%EOF'),
        `${name} is cut`,
      );
    return names.filter((each) => each.endsWith('.plan.pdf'));
  };
  const first = batch();
  const made = plans().length;
  assert(made > 0 && made < count, `${made} plans of ${count} were made on a small disk`);
  assert.match(String(first.stderr), /plus de place sur le disque/);
  assert([1, 2].includes(first.status ?? -1), `a full disk ended with ${first.status}`);
  assert.equal(run('mount', '-o', 'remount,size=50m', folder).status, 0);
  const second = batch();
  assert.equal(second.status, 0, String(second.stderr));
  assert.equal(plans().length, count);
  return `full during a campaign: told, ${made} whole plans of ${count}, the rest made by the next run`;
}
