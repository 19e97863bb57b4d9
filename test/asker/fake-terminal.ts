import { PassThrough } from 'node:stream';

/** A keyboard and a screen: keys as a terminal sends them, and what a person would see. */
export interface FakeTerminal {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  /** Everything written, escape sequences included. */
  raw(): string;
  /** Lines above the bottom of what was written, blank lines at both ends left out. */
  screen(): string;
  cursorIsVisible(): boolean;
  /** Column of the cursor, from 0. */
  column(): number;
  isRaw(): boolean;
  press(...keys: readonly string[]): Promise<void>;
  /** As one block between paste marks, the way terminals send a paste. */
  paste(text: string): Promise<void>;
  resize(columns: number, rows: number): Promise<void>;
  hangUp(): Promise<void>;
}

export const keys = {
  enter: '\r',
  up: '\u001B[A',
  down: '\u001B[B',
  right: '\u001B[C',
  left: '\u001B[D',
  space: ' ',
  escape: '\u001B',
  backspace: '\u007F',
  ctrlC: '\u0003',
  ctrlD: '\u0004',
  ctrlZ: '\u001A',
  tab: '\t',
} as const;

export function fakeTerminal(columns = 80, rows = 24): FakeTerminal {
  const screen = new Screen(columns);
  let raw = '';
  let isRaw = false;
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode(mode: boolean) {
      isRaw = mode;
      return input;
    },
  });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns, rows, _isStdio: true });
  output.on('data', (chunk: Buffer) => {
    raw += chunk.toString();
    screen.write(chunk.toString());
  });
  const settled = async () => {
    for (let turn = 0; turn < 6; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    input: input as unknown as NodeJS.ReadStream,
    output: output as unknown as NodeJS.WriteStream,
    raw: () => raw,
    screen: () => screen.text(),
    cursorIsVisible: () => screen.cursorIsVisible,
    column: () => screen.column,
    isRaw: () => isRaw,
    press: async (...pressed) => {
      await settled();
      for (const key of pressed) {
        input.write(key);
        // A lone Escape is told from the start of an arrow by waiting half a second.
        if (key === keys.escape) await new Promise((resolve) => setTimeout(resolve, 550));
        await settled();
      }
    },
    paste: async (text) => {
      await settled();
      input.write(`\u001B[200~${text}\u001B[201~`);
      await settled();
    },
    resize: async (newColumns, newRows) => {
      screen.fold(newColumns);
      Object.assign(output, { columns: newColumns, rows: newRows });
      output.emit('resize');
      await settled();
    },
    hangUp: async () => {
      await settled();
      input.end();
      await settled();
    },
  };
}

/** Just enough of a terminal to know what is on it after the sequences the prompts use. */
class Screen {
  private lines: string[] = [''];
  private row = 0;
  column = 0;
  cursorIsVisible = true;
  private columns: number;

  constructor(columns: number) {
    this.columns = columns;
  }

  write(text: string): void {
    // oxlint-disable-next-line no-control-regex
    for (const [token, parameter, command] of text.matchAll(/\u001B\[([?\d;]*)([A-Za-z])|[^]/gu)) {
      if (command === undefined) this.put(token);
      else this.control(command, parameter ?? '');
    }
  }

  text(): string {
    return this.lines
      .map((line) => line.trimEnd())
      .join('\n')
      .replaceAll(/^\n+|\n+$/g, '');
  }

  /** What a terminal does to lines already there when it becomes narrower. */
  fold(columns: number): void {
    const folded: string[] = [];
    const row = this.row;
    for (const [index, line] of this.lines.entries()) {
      if (index === row) this.row = folded.length + Math.floor(Math.max(0, Math.min(this.column, line.length - 1)) / columns);
      for (let start = 0; start === 0 || start < line.length; start += columns) folded.push(line.slice(start, start + columns));
    }
    this.lines = folded;
    this.columns = columns;
    this.column = Math.min(this.column, columns - 1);
  }

  private put(character: string): void {
    if (character === '\n') {
      this.row += 1;
      this.column = 0;
    } else if (character === '\r') {
      this.column = 0;
    } else {
      if (this.column === this.columns) {
        this.row += 1;
        this.column = 0;
      }
      const line = (this.lines[this.row] ?? '').padEnd(this.column);
      this.lines[this.row] = line.slice(0, this.column) + character + line.slice(this.column + 1);
      this.column += 1;
    }
    while (this.lines.length <= this.row) this.lines.push('');
  }

  private control(command: string, parameter: string): void {
    const count = Number(parameter || '1');
    if (command === 'A') this.row = Math.max(0, this.row - count);
    else if (command === 'B') this.row = Math.min(this.lines.length - 1, this.row + count);
    else if (command === 'G') this.column = count - 1;
    else if (command === 'K') this.lines[this.row] = '';
    else if (command === 'J') this.lines = [...this.lines.slice(0, this.row), (this.lines[this.row] ?? '').slice(0, this.column)];
    else if ((command === 'h' || command === 'l') && parameter === '?25') this.cursorIsVisible = command === 'h';
    else if (command !== 'm' && parameter !== '?2004') throw new Error(`Unexpected sequence: ${parameter}${command}`);
  }
}
