/**
 * The pictures of the README and of `docs/`, made from the real program: screens typed in a real terminal, pages of the
 * documents it writes. The communes are those of the worked cases: none of them exists. `npm run pictures`, after a build;
 * needs tmux, poppler-utils and pngquant.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { readCases, readQuestionnaire } from '../dist/core.js';
import { terminalPicture } from './terminal-picture.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'bin/commune-cyber.cjs');
const pictures = join(root, 'docs/pictures');
const TODAY = '2026-11-21';
const COLUMNS = 80;
/** Twice the width at which a README shows three pages side by side, and enough to read one by itself. */
const DOTS_PER_INCH = 144;
const PATIENCE = 20_000;

/** A new team, a provider, and some answers that nobody in the town hall knows. */
const CASE = 'nouvelle-equipe';
const SHEET = 'neuvelu-la-foret.reponses.yaml';
const ASKED = 'sauvegarde-deconnectee';

const folder = mkdtempSync(join(tmpdir(), 'commune-cyber-pictures-'));
mkdirSync(pictures, { recursive: true });
try {
  const sheets = caseSheets();
  await interview(sheets.get(CASE));
  await result(sheets.get(CASE));
  planPages();
  campaignPage(sheets);
  await check();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The answer sheet of each worked case, by its id, in the order of the files. */
function caseSheets() {
  const from = join(root, 'questionnaires/communes');
  const texts = (names) => names.toSorted().map((file) => ({ file, text: readFileSync(join(from, file), 'utf8') }));
  const all = readdirSync(from, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
  const questionnaire = valueOf(readQuestionnaire(texts(all.filter((name) => !/^(cases|coverage)/.test(name)))));
  const cases = texts(all.filter((name) => name.startsWith('cases'))).flatMap(({ file, text }) =>
    valueOf(readCases(file, text, questionnaire)),
  );
  return new Map(
    cases.map(({ id, sheet }) => [
      id,
      {
        questionnaire: `${questionnaire.id}@${questionnaire.version}`,
        commune: sheet.commune,
        answeredOn: TODAY,
        answers: Object.fromEntries([...sheet.answers].map(([question, { value }]) => [question, written(value)])),
      },
    ]),
  );
}

function valueOf(reading) {
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}

function written(value) {
  switch (value.kind) {
    case 'chosen':
      return value.options.length === 1 ? value.options[0] : value.options;
    case 'not-applicable':
      return { answer: value.kind, why: value.why };
    case 'unknown':
      return value.kind;
    default:
      return value.number ?? value.text;
  }
}

/** An interview taken up again, with the help of the question open. */
async function interview(sheet) {
  const answers = Object.entries(sheet.answers);
  const given = answers.slice(
    0,
    answers.findIndex(([question]) => question === ASKED),
  );
  write(SHEET, { ...sheet, answers: Object.fromEntries(given) });
  const lines = await screen([
    [`npx commune-cyber diagnose ${SHEET}\n`, 'Q quitter'],
    ['a', 'fermer l’aide'],
  ]);
  draw('entretien', lines, 'Une question de l’entretien, avec son aide');
}

/** The top of the result: the level, the themes and the first measures. */
async function result(sheet) {
  write(SHEET, sheet);
  const lines = await screen([[`npx commune-cyber diagnose ${SHEET} --no-input\n`, 'En cas d’attaque']]);
  const begins = (start) => lines.findIndex((line) => stripVTControlCharacters(line).startsWith(start));
  draw('resultat', lines.slice(begins('Neuvélu'), begins('  3. ')), 'Le résultat à l’écran');
}

/** Of the plan that the result has just written. */
function planPages() {
  const plan = join(folder, SHEET.replace('.reponses.yaml', '.plan.pdf'));
  drawPage('plan-en-une-page', plan, 'En une page');
  drawPage('plan-mesures-urgentes', plan, 'Les mesures urgentes');
  drawPage('plan-calendrier', plan, 'Le plan d’amélioration');
  drawPage('plan-jour-de-l-attaque', plan, 'Le jour où plus rien ne marche');
}

function campaignPage(sheets) {
  mkdirSync(join(folder, 'retours'));
  for (const [id, sheet] of sheets) write(`retours/${id}.json`, sheet);
  run('batch', 'retours', '--title', 'Communauté de communes des Exemples', '--today', TODAY);
  drawPage('campagne-achats', join(folder, 'campagne/synthese.pdf'), 'À acheter ou à commander');
}

/** A new questionnaire with two faults. */
async function check() {
  run('init', 'mon-questionnaire', '--today', TODAY);
  spoil('questions.yaml', 'measures: [essayer-copie]', 'measures: [essayer-copies]');
  spoil('measures.yaml', 'purchase: [60, 120]', 'purchase: [120, 60]');
  const lines = await screen([['npx commune-cyber check mon-questionnaire\n', 'fichiers lus.']], 100);
  draw('check', lines, 'Deux fautes trouvées dans un questionnaire', 100);
}

function spoil(file, right, wrong) {
  const path = join(folder, 'mon-questionnaire', file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(right)) throw new Error(`${file} no longer holds « ${right} »`);
  writeFileSync(path, text.replace(right, wrong));
}

/** JSON is YAML, and the program reads either. */
function write(path, sheet) {
  writeFileSync(join(folder, path), JSON.stringify(sheet, null, 2));
}

function run(...args) {
  execFileSync(process.execPath, [program, ...args], { cwd: folder, stdio: 'ignore' });
}

/**
 * Types in a terminal, waits each time for what should come, and returns the lines that it then shows, with their
 * colours, but for the prompt that waits for another command.
 */
async function screen(steps, columns = COLUMNS) {
  const rc = join(folder, 'rc');
  writeFileSync(rc, `npx() { shift; "${process.execPath}" "${program}" "$@"; }\nPS1='$ '\nclear\n`);
  const environment = { PATH: process.env.PATH, HOME: folder, LANG: 'C.UTF-8', TERM: 'xterm-256color', TMUX_TMPDIR: folder };
  const tmux = (...args) =>
    execFileSync('tmux', ['-u', '-L', 'pictures', '-f', '/dev/null', ...args], {
      encoding: 'utf8',
      env: { ...environment, ENV: rc, SOURCE_DATE_EPOCH: String(Date.parse(TODAY) / 1000) },
    });
  tmux('new-session', '-d', '-x', String(columns), '-y', '90', '-c', folder, 'sh');
  try {
    let shown = await settled(tmux, '$');
    for (const [keys, wanted] of steps) {
      tmux('send-keys', '-t', '0', '-l', keys);
      shown = await settled(tmux, wanted);
    }
    return shown.trimEnd().replace(/\n\$$/u, '').trimEnd().split('\n');
  } finally {
    tmux('kill-server');
  }
}

/** What the terminal shows, once it holds some words and no longer moves. */
async function settled(tmux, wanted) {
  const deadline = Date.now() + PATIENCE;
  let before = '';
  for (;;) {
    const plain = tmux('capture-pane', '-p', '-t', '0');
    if (plain.includes(wanted) && plain === before) return tmux('capture-pane', '-e', '-p', '-t', '0');
    if (Date.now() > deadline) throw new Error(`« ${wanted} » never came:\n${plain}`);
    before = plain;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function draw(name, lines, title, columns = COLUMNS) {
  const path = join(pictures, `${name}.svg`);
  writeFileSync(path, terminalPicture(lines, { columns, title }));
  console.log(relative(root, path));
}

/** The page of a PDF under a heading, in few colours: a page has no more. */
function drawPage(name, pdf, heading) {
  const pages = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' }).split('\f');
  const page = String(pages.findIndex((text) => text.split('\n').includes(heading)) + 1);
  if (page === '0') throw new Error(`no page of ${pdf} is headed « ${heading} »`);
  const png = execFileSync('pdftoppm', ['-png', '-r', String(DOTS_PER_INCH), '-f', page, '-l', page, pdf], {
    maxBuffer: 50_000_000,
  });
  const path = join(pictures, `${name}.png`);
  writeFileSync(path, execFileSync('pngquant', ['--speed', '1', '--nofs', '--strip', '32', '-'], { input: png }));
  console.log(relative(root, path));
}
