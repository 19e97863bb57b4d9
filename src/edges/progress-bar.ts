/** One line redrawn on a terminal: how far, how fast, how long still. Nothing at all anywhere else. */
import { count, NBSP, number } from '../render/format.ts';

/** Redrawn at most so often, in milliseconds. */
const EVERY = 100;
const WIDTH = 24;

export class ProgressBar {
  readonly #stream: NodeJS.WriteStream;
  readonly #redraws: boolean;
  /** Null when it is not known yet. */
  readonly #total: number | null;
  readonly #clock: () => number;
  readonly #start: number;
  #drawn = Number.NEGATIVE_INFINITY;
  #shown = false;

  /** `clock` counts milliseconds. */
  constructor(
    stream: NodeJS.WriteStream,
    env: NodeJS.ProcessEnv,
    total: number | null,
    clock: () => number = () => performance.now(),
  ) {
    this.#stream = stream;
    // What redraws is read again from its beginning by a screen reader.
    this.#redraws = stream.isTTY === true && env['TERM'] !== 'dumb';
    this.#total = total;
    this.#clock = clock;
    this.#start = clock();
  }

  at(done: number): void {
    const now = this.#clock();
    if (!this.#redraws || now - this.#drawn < EVERY) return;
    this.#drawn = now;
    this.#shown = true;
    const line = progressLine(done, this.#total, (now - this.#start) / 1000);
    this.#stream.write(`\r\u001B[K${line.slice(0, Math.max(20, (this.#stream.columns ?? 80) - 1))}`);
  }

  /** Leaves the line free for a message. */
  clear(): void {
    if (this.#shown) this.#stream.write('\r\u001B[K');
    this.#shown = false;
  }
}

/** « ████████░░░░░░░░ 120 sur 300 · 45 par seconde · encore 4 s ». */
export function progressLine(done: number, total: number | null, seconds: number): string {
  const rate = seconds > 0 ? done / seconds : 0;
  const speed = rate >= 1 ? ` · ${number(Math.round(rate))} par seconde` : '';
  if (total === null) return `${count(done, 'feuille', 'feuilles')}${speed}`;
  const filled = Math.round((WIDTH * done) / Math.max(1, total));
  const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`;
  const left = rate > 0 ? ` · encore ${duration((total - done) / rate)}` : '';
  return `${bar} ${number(done)} sur ${number(total)}${speed}${left}`;
}

function duration(seconds: number): string {
  return seconds < 60 ? `${Math.ceil(seconds)}${NBSP}s` : `${Math.ceil(seconds / 60)}${NBSP}min`;
}
