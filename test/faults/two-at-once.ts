/** Two programs at work on one file. */
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { newSheet } from '../../src/core/sheet-text.ts';
import { writeWhole } from '../../src/edges/disk.ts';
import { sit } from './clerk.ts';
import { SHEET, blank, inFolder, leftIn, mustHold, program, questionnaire, sheetIn } from './program.ts';

const WRITES = 400;
const LENGTH = 200_000;

/** A second process: see the end of this file. */
const [role, target, letter] = process.argv.slice(2);

/** Two processes replace one file as fast as they can: a reader never sees anything but one of the two texts, whole. */
export async function twoWriters(): Promise<string> {
  return inFolder(async (folder) => {
    const path = join(folder, 'file');
    writeWhole(path, 'a'.repeat(LENGTH));
    const writers = ['a', 'b'].map((each) => fork(fileURLToPath(import.meta.url), ['writer', path, each]));
    let alive = writers.length;
    for (const writer of writers) void once(writer, 'close').then(([code]) => (alive--, assert.equal(code, 0)));
    let readings = 0;
    for (; alive > 0; readings++) {
      const text = readFileSync(path, 'utf8');
      assert(text === 'a'.repeat(LENGTH) || text === 'b'.repeat(LENGTH), `a file of ${text.length} was seen`);
      await pause(0);
    }
    assert.deepEqual(leftIn(folder), []);
    return `${WRITES * 2} writes by two processes, ${readings} readings, each of a whole file`;
  });
}

/** Two interviews on one sheet: whoever saves second is told and stops; nothing that the other was told to be recorded is lost. */
export async function twoInterviews(seed: number): Promise<string> {
  const rounds = 10;
  const delays = fc.sample(fc.nat(400), { seed, numRuns: rounds });
  let told = 0;
  for (const delay of delays) {
    await inFolder(async (folder) => {
      // Both take up a sheet that is there.
      writeWhole(join(folder, SHEET), newSheet(questionnaire, blank.commune, '2026-11-21'));
      const both = await Promise.all(
        [0, delay].map(async (after) => {
          await pause(after);
          return sit({ questionnaire, program, folder, sheet: blank });
        }),
      );
      for (const { code, screen } of both) {
        assert(code === 0 || code === 2, screen);
        if (code !== 2) continue;
        told++;
        assert.match(screen, /a été modifié par un autre programme/);
      }
      const found = sheetIn(folder);
      const best = both.toSorted((a, b) => b.acknowledged - a.acknowledged)[0]!;
      mustHold(found, [...best.given.answers].slice(0, best.acknowledged));
      assert.deepEqual(leftIn(folder), []);
    });
  }
  return `${rounds} times two interviews on one sheet: one was told ${told} times, the sheet whole each time`;
}

if (role === 'writer') {
  for (let count = 0; count < WRITES; count++) writeWhole(target!, letter!.repeat(LENGTH));
  process.exit(0);
}
