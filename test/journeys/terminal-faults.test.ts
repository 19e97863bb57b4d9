/** A window that changes its size under a question, then goes away. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { readAnswers } from '../../src/core/read-answers.ts';
import { questionnaire } from './case-sheets.ts';
import { filesUnder, inFolder } from './cli.ts';
import { hasTmux, openTerminal } from './tmux.ts';

const SHEET = '01138-culoz-beon.reponses.yaml';
const [first, second] = questionnaire.profile;

/** Whether a process still runs. */
function runs(pid: number): boolean {
  return existsSync(`/proc/${pid}`);
}

test.skipIf(!hasTmux)(
  'a question follows its window, and a window that closes ends the program with all that was answered',
  { timeout: 60_000 },
  () =>
    inFolder(async (folder) => {
      const terminal = await openTerminal(folder);
      await terminal.start("sh -c 'echo $$ > pid; exec commune-cyber diagnose --express'");
      await terminal.until((screen) => screen.includes('Quelle est votre commune'), 'the question about the commune');
      await terminal.type('01138');
      await terminal.until((screen) => screen.includes('Culoz-Béon'), 'the list of communes');
      await terminal.press('Enter');
      const asks = (text: string) => (screen: string) => screen.includes(text.slice(0, 30)) && /\bquitter\b/.test(screen);
      await terminal.until(asks(first!.text), 'the first question');
      for (const [columns, rows] of [
        [44, 16],
        [100, 45],
        [60, 20],
      ] as const) {
        await terminal.resize(columns, rows);
        await terminal.until(asks(first!.text), `the first question in ${columns} columns`);
      }
      await terminal.type('3');
      await terminal.press('Enter');
      await terminal.until(asks(second!.text), 'the second question');
      const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
      expect(runs(pid)).toBe(true);
      terminal.close();
      for (let tries = 0; runs(pid) && tries < 400; tries++) await pause(25);
      expect(runs(pid)).toBe(false);
      const reading = readAnswers(SHEET, readFileSync(join(folder, SHEET), 'utf8'), questionnaire);
      expect(reading.ok && [...reading.value.answers]).toEqual([[first!.id, { value: { kind: 'number', number: 3 } }]]);
      expect([...filesUnder(folder).keys()].filter((name) => !name.startsWith('tmux-'))).toEqual([SHEET, 'pid']);
    }),
);
