/** The same plans through each printer in turn, on one core: nobody has the quiet moments of the machine for itself. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { median } from './median.mjs';
import { PRINTERS } from './printers.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const PLANS_A_ROUND = 6;
/** Long enough for everything to be compiled by the engine and kept by the caches. */
const SECONDS_OF_WARMING = 8;
/** The others had the processor and its caches for themselves meanwhile. */
const SECONDS_BEFORE_A_ROUND = 1;

/** Installs the peers in their own folder, at the versions of their lockfile. Null, or why it could not be done. */
function installPeers() {
  const folder = here('peers');
  if (existsSync(`${folder}/node_modules`)) return null;
  // Not `npm ci`: Typst names packages for machines that its registry does not have, and no lockfile can hold them.
  const { status, stderr } = spawnSync('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  return status === 0 ? null : (stderr ?? 'npm').trim().split('\n').at(-1);
}

class Printer {
  #child;

  /** On the first core, where the machine lets us choose. */
  constructor(name, plans, env) {
    const command = [process.execPath, here('print-in-turn.mjs'), name, String(plans)];
    const pinned = spawnSync('taskset', ['--version']).status === 0 ? ['taskset', '-c', '0', ...command] : command;
    this.#child = spawn(pinned[0], pinned.slice(1), { env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    this.#child.stderr.on('data', (bytes) => (this.said += bytes));
  }

  said = '';

  heard() {
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Error(this.said.trim().split('\n').at(-1) || 'ended'));
      this.#child.once('exit', ended);
      this.#child.once('message', (message) => {
        this.#child.off('exit', ended);
        resolve(message);
      });
    });
  }

  tell(order, value) {
    this.#child.send({ order, value });
    return this.heard();
  }

  close() {
    if (this.#child.connected) this.#child.send({ order: 'end' });
  }
}

/** For each printer: plans and pages per second, bytes, and how many times faster ours is; or why it is absent. */
export async function measurePrinters(rounds, env) {
  const absent = installPeers();
  const names = Object.keys(PRINTERS);
  const rows = [];
  for (const name of names) {
    const printer = new Printer(name, rounds * PLANS_A_ROUND, env);
    try {
      const { label } = await printer.heard();
      await printer.tell('warm', SECONDS_OF_WARMING);
      rows.push({ name, label, printer, times: [], files: [] });
    } catch (error) {
      rows.push({ name, label: name, missing: absent ?? error.message });
    }
  }
  const present = rows.filter(({ missing }) => missing === undefined);
  for (let round = 0; round < rounds; round++) {
    for (const row of present) {
      await row.printer.tell('warm', SECONDS_BEFORE_A_ROUND);
      const { milliseconds, files } = await row.printer.tell('plans', PLANS_A_ROUND);
      row.times.push(milliseconds);
      row.files.push(...files);
    }
  }
  for (const { printer } of present) printer.close();

  const ours = present[0].times;
  for (const row of present) {
    const pages = await pagesOf(row.files);
    const seconds = median(row.times) / 1000;
    const plans = rounds * PLANS_A_ROUND;
    Object.assign(row, {
      plansPerSecond: PLANS_A_ROUND / seconds,
      pagesPerSecond: (PLANS_A_ROUND * pages) / plans / seconds,
      pages: pages / plans,
      kilobytes: row.files.reduce((sum, file) => sum + file.length * 0.75, 0) / plans / 1000,
      ratio: median(row.times.map((time, round) => time / ours[round])),
    });
  }
  return rows;
}

async function pagesOf(files) {
  let pages = 0;
  for (const file of files) {
    const loading = getDocument({ data: new Uint8Array(Buffer.from(file, 'base64')), verbosity: 0 });
    pages += (await loading.promise).numPages;
    await loading.destroy();
  }
  return pages;
}
