/**
 * Measures what a user waits for: each whole process in turn with `node -e 0`, ratios of the medians; then PDF pages per
 * second in a warm loop. Prints a Markdown table. `node scripts/bench.mjs [runs]`
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'bin/commune-cyber.js');
const runs = Number(process.argv[2] ?? 15);
const folder = mkdtempSync(join(tmpdir(), 'commune-cyber-bench-'));
// Reading extra certificates adds to every start of Node 20, and would flatter every ratio.
const env = { ...process.env, NODE_EXTRA_CA_CERTS: undefined, FORCE_COLOR: undefined, SOURCE_DATE_EPOCH: '1795219200' };
delete env.NODE_EXTRA_CA_CERTS;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

function wholeProcess(args) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** From the start of the process to the first question on the screen, in a pseudo-terminal made by util-linux `script`. */
function firstQuestion() {
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
function emptyTerminal() {
  const start = process.hrtime.bigint();
  spawnSync('script', ['-qec', `${process.execPath} -e 0`, '/dev/null'], { cwd: folder, env, stdio: 'ignore' });
  return Number(process.hrtime.bigint() - start) / 1e6;
}

const sheet = join(folder, 'commune.reponses.yaml');
writeFileSync(sheet, sampleSheet());

const journeys = [
  ['`--version`', () => wholeProcess([program, '--version']), 2],
  ['`--help`', () => wholeProcess([program, '--help']), null],
  ['première question à l’écran', firstQuestion, 3.5],
  ['feuille → résultat à l’écran', () => wholeProcess([program, 'diagnose', sheet, '--no-input', '--format', 'none']), 4.5],
  ['feuille → JSON', () => wholeProcess([program, 'diagnose', sheet, '--no-input', '--json']), null],
  [
    'feuille → plan en PDF',
    () => wholeProcess([program, 'diagnose', sheet, '--no-input', '--format', 'pdf', '--output', folder]),
    16,
  ],
];

console.log(
  `Node ${process.version}, ${cpus().length} cœurs (${cpus()[0]?.model.trim()}), ${runs} passes alternées, médianes.\n`,
);
console.log('| parcours | médiane | × `node -e 0` | seuil |\n| --- | ---: | ---: | ---: |');
for (const [name, run, limit] of journeys) {
  const times = [];
  const bases = [];
  for (let pass = 0; pass <= runs; pass++) {
    const base = wholeProcess(['-e', '0']);
    // What the pseudo-terminal itself costs is not ours.
    const time = run === firstQuestion ? (await run()) - (emptyTerminal() - base) : run();
    if (pass === 0) continue;
    times.push(time);
    bases.push(base);
  }
  const ratio = median(times.map((time, index) => time / bases[index]));
  console.log(`| ${name} | ${median(times).toFixed(0)} ms | ${ratio.toFixed(2)} | ${limit ?? '—'} |`);
}

const { pagesPerSecond, pages, bytes } = await warmPdf();
console.log(
  `\nPDF à chaud, un cœur : **${pagesPerSecond.toFixed(0)} pages par seconde** (plan de ${pages} pages, ${(bytes / 1000).toFixed(0)} ko).`,
);
rmSync(folder, { recursive: true });

/** Plans in a loop for three seconds, after one to warm up. */
async function warmPdf() {
  const { readAnswers, diagnose } = await import(pathToFileURL(join(root, 'dist/core.js')));
  const { planPdf } = await import(pathToFileURL(join(root, 'dist/plan-pdf.js')));
  const questionnaire = JSON.parse(readFileSync(join(root, 'dist/data/questionnaires/communes.json'), 'utf8'));
  const text = readFileSync(sheet, 'utf8');
  const reading = readAnswers(sheet, text, questionnaire);
  const diagnosis = diagnose(questionnaire, reading.value, { today: '2026-11-21' });
  const one = () => planPdf(diagnosis, text, 'commune.reponses.yaml');
  const first = await one();
  const pages =
    Buffer.from(first)
      .toString('latin1')
      .match(/\/Type\s*\/Page\b/g)?.length ?? pagesByPoppler(first);
  let made = 0;
  const start = performance.now();
  while (performance.now() - start < 3000) {
    await one();
    made++;
  }
  return { pagesPerSecond: (made * pages * 1000) / (performance.now() - start), pages, bytes: first.length };
}

/** Pages are inside compressed object streams: poppler counts them. */
function pagesByPoppler(pdf) {
  const file = join(folder, 'count.pdf');
  writeFileSync(file, pdf);
  const { stdout } = spawnSync('pdfinfo', [file], { encoding: 'utf8' });
  return Number(/Pages:\s+(\d+)/.exec(stdout)?.[1]);
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
