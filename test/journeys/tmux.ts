/** A real terminal, without anybody in front of it: keys are typed, the screen is read. */
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { bareEnvironment, BIN } from './cli.ts';

const run = promisify(execFile);

export const hasTmux = spawnSync('tmux', ['-V']).status === 0;

/** SOURCE_DATE_EPOCH of 2026-11-21 at noon: the command printed to resume does not tell the day. */
const NOON = '1795262400';
/** How long a screen may take on a loaded machine. */
const PATIENCE = 20_000;

let opened = 0;

export interface Terminal {
  /** Types a command and Enter; its exit code is then waited for by `ended`. `commune-cyber` is the program under test. */
  start(command: string): Promise<void>;
  /** Types text as it is. */
  type(text: string): Promise<void>;
  /** Presses keys by their tmux names: Enter, C-c, Space. */
  press(...keys: readonly string[]): Promise<void>;
  /** Makes the window that large. */
  resize(columns: number, rows: number): Promise<void>;
  /** The screen on one line, spaces made simple, once it is as wanted. */
  until(wanted: (screen: string) => boolean, what: string): Promise<string>;
  /** The exit code of the last command. */
  ended(): Promise<number>;
  close(): void;
}

/** Opens a shell in a folder, on a tmux server of its own whose socket goes away with the folder. */
export async function openTerminal(folder: string): Promise<Terminal> {
  const socket = `commune-cyber-${process.pid}-${opened++}`;
  const tmux = async (...args: readonly string[]): Promise<string> =>
    (
      await run('tmux', ['-u', '-L', socket, '-f', '/dev/null', ...args], {
        env: bareEnvironment({ TMUX_TMPDIR: folder, TERM: 'xterm-256color', SOURCE_DATE_EPOCH: NOON, PS1: '$ ' }),
      })
    ).stdout;
  await tmux('new-session', '-d', '-x', '100', '-y', '45', '-c', folder, 'sh');
  let commands = 0;

  const read = async (): Promise<string> => (await tmux('capture-pane', '-p', '-t', '0')).replaceAll(/\s+/g, ' ').trim();

  async function until(wanted: (screen: string) => boolean, what: string): Promise<string> {
    const deadline = Date.now() + PATIENCE;
    for (;;) {
      const screen = await read();
      if (wanted(screen)) return screen;
      if (Date.now() > deadline)
        throw new Error(`${what} never came; the screen says:\n${await tmux('capture-pane', '-p', '-t', '0')}`);
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  }

  const type = async (text: string): Promise<void> => void (await tmux('send-keys', '-t', '0', '-l', text));
  const press = async (...keys: readonly string[]): Promise<void> => void (await tmux('send-keys', '-t', '0', ...keys));

  return {
    type,
    press,
    until,
    resize: async (columns, rows) => void (await tmux('resize-window', '-t', '0', '-x', String(columns), '-y', String(rows))),
    start: async (command) => {
      commands++;
      // The code is computed, so that the line typed does not look like the line printed.
      await type(`clear; ${command.replace('commune-cyber', `"${process.execPath}" "${BIN}"`)}; echo "fin-$((${commands}))-$?."`);
      await press('Enter');
    },
    ended: async () => {
      const said = new RegExp(String.raw`fin-${commands}-(\d+)\.`);
      return Number(said.exec(await until((screen) => said.test(screen), 'the end of the command'))![1]);
    },
    close: () => void execFileSync('tmux', ['-L', socket, 'kill-server'], { env: bareEnvironment({ TMUX_TMPDIR: folder }) }),
  };
}
