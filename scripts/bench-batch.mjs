/**
 * Measures campaigns: communes scored per second, plans per second, and the peak memory of the whole process, at 1 000
 * sheets and at every commune of France. Prints a Markdown table. `node scripts/bench-batch.mjs [threads]`
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sheets } from './campaign-sheets.mjs';

const program = fileURLToPath(new URL('../bin/commune-cyber.cjs', import.meta.url));
const threads = process.argv[2] ?? String(availableParallelism());
const folder = mkdtempSync(join(tmpdir(), 'commune-cyber-bench-'));
const { NODE_EXTRA_CA_CERTS: _slow, ...env } = process.env;

/** Runs the program under GNU time: seconds, and the most memory it held, in megabytes. */
function measured(args, input) {
  const stdin = input === undefined ? 'ignore' : openSync(input, 'r');
  const log = join(folder, 'time');
  const { status } = spawnSync('/usr/bin/time', ['-f', '%e %M', '-o', log, process.execPath, program, ...args], {
    cwd: folder,
    env,
    stdio: [stdin, openSync('/dev/null', 'w'), 'inherit'],
  });
  if (typeof stdin === 'number') closeSync(stdin);
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
  const [seconds = 0, kilobytes = 0] = readFileSync(log, 'utf8').trim().split(/\s+/).map(Number);
  return { seconds, megabytes: Math.round(kilobytes / 1000) };
}

function writeLines(name, count) {
  const path = join(folder, name);
  const file = openSync(path, 'w');
  let written = 0;
  for (const sheet of sheets(count)) {
    writeSync(file, `${JSON.stringify(sheet)}\n`);
    written++;
  }
  closeSync(file);
  return { path, count: written };
}

function writeFolder(name, count) {
  mkdirSync(join(folder, name));
  for (const sheet of sheets(count)) writeFileSync(join(folder, name, `${sheet.commune.insee}.json`), JSON.stringify(sheet));
}

try {
  const jobs = ['--jobs', threads, '--today', '2026-11-21'];
  const rows = [];
  const add = (what, count, { seconds, megabytes }, unit) =>
    rows.push(`| ${what} | ${count} | ${seconds.toFixed(1)} s | ${(count / seconds).toFixed(0)} ${unit} | ${megabytes} Mo |`);
  for (const wanted of [1000, 35_000]) {
    const { path, count } = writeLines(`${wanted}.ndjson`, wanted);
    add('filtre `batch -`', count, measured(['batch', '-', ...jobs], path), 'communes/s');
  }
  for (const count of [1000, 34_969]) {
    writeFolder(String(count), count);
    add(
      '`batch`, synthèses et rapport',
      count,
      measured(['batch', String(count), '--output', `out${count}`, ...jobs]),
      'communes/s',
    );
  }
  for (const count of [300, 1200]) {
    writeFolder(`plans${count}`, count);
    const args = ['batch', `plans${count}`, '--output', `pdf${count}`, '--plans', ...jobs];
    add('`batch --plans`', count, measured(args), 'plans/s');
    if (count === 300) add('`batch --plans`, rien de changé', count, measured(args), 'plans/s');
  }
  process.stdout.write(
    `Node ${process.version}, ${threads} fils, ${cpus().length} cœurs (${cpus()[0]?.model ?? 'inconnu'}).\n\n` +
      '| travail | feuilles | durée | débit | mémoire au plus |\n| --- | ---: | ---: | ---: | ---: |\n' +
      `${rows.join('\n')}\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
