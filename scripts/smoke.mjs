/** Smoke test of a build: the program, run by this very Node, turns a sheet into a result and a plan. `node scripts/smoke.mjs <folder>` */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = process.argv[2] ?? '.';
mkdirSync(folder, { recursive: true });

function run(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin/commune-cyber.cjs'), ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`commune-cyber ${args.join(' ')} ended with ${status}\n${stderr}`);
  return stdout;
}

const questionnaire = JSON.parse(run('questionnaire', '--format', 'json'));
const answers = Object.fromEntries(
  questionnaire.questions.map(({ id, options }, index) => [id, index % 5 === 0 ? 'unknown' : options[index % options.length].id]),
);
const sheet = {
  questionnaire: `${questionnaire.id}@${questionnaire.version}`,
  commune: { name: 'Sainte-Essai', population: 412 },
  answers,
};
writeFileSync(join(folder, 'essai.yaml'), JSON.stringify(sheet));

const args = ['diagnose', 'essai.yaml', '--no-input', '--today', '2026-11-21'];
const result = JSON.parse(run(...args, '--json'));
if (result.overall.kind !== 'scored' || result.urgent.length === 0)
  throw new Error('the result has no score or no urgent measure');
run(...args, '--format', 'pdf,json');
const plan = readFileSync(join(folder, 'sainte-essai.plan.pdf'));
run(...args, '--format', 'pdf');
if (!plan.equals(readFileSync(join(folder, 'sainte-essai.plan.pdf')))) throw new Error('the same sheet gave two different plans');
console.log(
  `${process.version}: ${result.overall.percent} %, ${result.urgent.length} urgent measures, plan of ${plan.length} bytes, twice the same`,
);
