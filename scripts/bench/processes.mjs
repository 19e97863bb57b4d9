/** What a user waits for: each whole process in turn with `node -e 0`, so that both meet the same machine. */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './median.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = join(root, 'bin/commune-cyber.cjs');

/** For each journey: the median time in milliseconds, and the median of its ratios to `node -e 0`, pass by pass. */
export async function measureProcesses(passes, folder, env) {
  const sheet = join(folder, 'commune.reponses.yaml');
  writeFileSync(sheet, sampleSheet());
  const run = (...args) => wholeProcess([program, ...args], folder, env);
  const journeys = [
    { name: '`--version`', limit: 1.5, run: () => run('--version') },
    { name: '`--help`', limit: 2, run: () => run('--help') },
    { name: 'première question à l’écran', limit: 2.5, run: () => firstQuestion(folder, env), inTerminal: true },
    { name: 'feuille → résultat à l’écran', limit: 3.2, run: () => run('diagnose', sheet, '--no-input', '--format', 'none') },
    { name: 'feuille → JSON', run: () => run('diagnose', sheet, '--no-input', '--json') },
    {
      name: 'feuille → plan en PDF',
      limit: 10,
      run: () => run('diagnose', sheet, '--no-input', '--format', 'pdf', '--output', folder),
    },
    {
      name: '`check` du questionnaire, 1 000 communes tirées',
      limit: 15,
      run: () => run('check', join(root, 'questionnaires/communes')),
    },
  ];
  const rows = [];
  for (const { name, limit, run: measured, inTerminal = false } of journeys) {
    const times = [];
    const ratios = [];
    for (let pass = 0; pass <= passes; pass++) {
      const base = wholeProcess(['-e', '0'], folder, env);
      // What the pseudo-terminal itself costs is not ours.
      const time = inTerminal ? (await measured()) - (emptyTerminal(folder, env) - base) : measured();
      // The first pass fills the caches of the disk.
      if (pass === 0) continue;
      times.push(time);
      ratios.push(time / base);
    }
    rows.push({ name, limit, milliseconds: median(times), ratio: median(ratios) });
  }
  return rows;
}

function wholeProcess(args, cwd, env) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** From the start of the process to the first question on the screen, in a pseudo-terminal made by util-linux `script`. */
function firstQuestion(folder, env) {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const command = `${process.execPath} ${program} diagnose --output ${folder}`;
    const child = spawn('script', ['-qec', command, '/dev/null'], {
      cwd: folder,
      env: { ...env, TERM: 'xterm-256color' },
      detached: true,
    });
    let seen = '';
    let time = null;
    child.on('error', reject);
    child.on('close', () => (time === null ? reject(new Error(`no question seen: ${seen}`)) : resolve(time)));
    child.stdout.on('data', (bytes) => {
      seen += bytes;
      if (time !== null || !seen.includes('Quelle est votre commune')) return;
      time = Number(process.hrtime.bigint() - start) / 1e6;
      process.kill(-child.pid, 'SIGKILL');
    });
  });
}

/** `node -e 0` in a pseudo-terminal. */
function emptyTerminal(cwd, env) {
  const start = process.hrtime.bigint();
  spawnSync('script', ['-qec', `${process.execPath} -e 0`, '/dev/null'], { cwd, env, stdio: 'ignore' });
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** A village of 412: some answers good, some bad, some unknown. */
function sampleSheet() {
  const questionnaire = JSON.parse(readFileSync(join(root, 'dist/data/questionnaires/communes.json'), 'utf8'));
  const lines = [
    `questionnaire: communes@${questionnaire.version}`,
    'commune: { name: Sainte-Essai, population: 412, department: "53", region: "52" }',
    'answers:',
  ];
  for (const question of questionnaire.profile) {
    const exclusive = question.options.find((option) => option.exclusive)?.id;
    const answer = { number: 2, 'yes-no': 'non', single: question.options[1]?.id, multiple: exclusive }[question.kind];
    lines.push(`  ${question.id}: ${answer}`);
  }
  questionnaire.questions.forEach((question, index) => {
    const option = question.options[(index * 7) % question.options.length];
    lines.push(`  ${question.id}: ${index % 6 === 0 ? 'unknown' : option.id}`);
  });
  return `${lines.join('\n')}\n`;
}
