/**
 * The dashboard of speed, written into docs/benchmarks.md: whole processes against `node -e 0`, then the same plans through
 * our printer and its peers, in one run. `node scripts/bench.mjs [passes] [rounds]`
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureProcesses } from './bench/processes.mjs';
import { measurePrinters } from './bench/warm.mjs';

const page = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url));
const passes = Number(process.argv[2] ?? 15);
const rounds = Number(process.argv[3] ?? 5);
const FASTER_THAN = { typst: 2, chromium: 30 };
const PAGES_PER_SECOND = 250;
const LARGEST_TEN_PAGES = 60;
// Reading extra certificates adds to every start of Node 20, and would flatter every ratio.
const { NODE_EXTRA_CA_CERTS: _slow, FORCE_COLOR: _colour, ...rest } = process.env;
const env = { ...rest, SOURCE_DATE_EPOCH: '1795219200' };
const { version } = createRequire(import.meta.url)('../package.json');

const folder = mkdtempSync(join(tmpdir(), 'commune-cyber-bench-'));
try {
  const processes = await measureProcesses(passes, folder, env);
  const printers = await measurePrinters(rounds, env);
  const text = dashboard(processes, printers);
  process.stdout.write(text);
  // Campaigns are measured by another script, in the rest of the page.
  const written = readFileSync(page, 'utf8');
  writeFileSync(page, text + written.slice(written.indexOf('\n## Campagnes')));
  // Tables are aligned like those of the other pages.
  spawnSync('npx', ['--no-install', 'oxfmt', page], { shell: process.platform === 'win32' });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function dashboard(processes, printers) {
  const day = new Intl.DateTimeFormat('fr', { dateStyle: 'long' }).format(new Date());
  return `# Mesures de vitesse

Page écrite par \`npm run bench\`, la partie « Campagnes » exceptée. Les temps changent d’une machine à l’autre, et d’une
minute à l’autre sur une machine partagée : fiez-vous aux rapports, mesurés en alternance dans la même série.

Relevé du ${day}, commune-cyber ${version}, Node ${process.version}, ${cpus().length} cœurs (${cpus()[0]?.model.trim() ?? 'inconnus'}), médianes.
Charge de la machine à la fin de la mesure : ${number(loadavg()[0], 1)} tâches pour ${cpus().length} cœurs ; au-dessus de 1, les temps sont ceux d’une machine partagée.

## Ce qu’attend une secrétaire

Chaque parcours est un processus entier, lancé en alternance avec \`node -e 0\` (${passes} passes), pour une commune de 412
habitants et deux ordinateurs. \`NODE_EXTRA_CA_CERTS\` est retirée : sur Node 20, elle ralentit tous les démarrages et
flatterait les rapports.

${table(
  ['parcours', 'médiane', '× `node -e 0`', 'but'],
  processes.map(({ name, milliseconds, ratio, limit }) => [
    name,
    `${number(milliseconds)} ms`,
    number(ratio, 2),
    limit === undefined ? '—' : goal(`≤ ${number(limit, 1)}`, ratio <= limit),
  ]),
)}

- **Première question** : du lancement à « Quelle est votre commune ? » dans un pseudo-terminal ; ce que coûte le
  pseudo-terminal lui-même (mesuré à vide, dans la même passe) est retiré.
- **Plan en PDF** : questionnaire, note, mise en page et écriture du fichier compris.

## Le même plan, imprimé par d’autres

Les plans de ${rounds * 6} communes, toutes différentes, par lots de six. Chaque programme a sa propre tâche sur un seul cœur,
chauffée pendant huit secondes avec d’autres plans, puis une seconde avant chacun de ses tours : pendant ceux des autres, le
processeur l’a oubliée. Il imprime le même lot que les autres, en ${rounds} tours. Est compté le temps de processeur, celui de
tous les processus du programme : une machine occupée le fausse moins que l’horloge.

${table(
  ['programme', 'plans/s', 'pages/s', 'pages par plan', 'ko par plan', 'ko pour 10 pages', 'commune-cyber est', 'but'],
  printers.map(printerRow),
)}

- **Même contenu** : chaque programme reçoit les mêmes textes, titres, listes, tableaux, encadrés et liens, tirés du même
  modèle de document, dans la même police (Inter). Leurs pages n’ont pas la même densité : comparez les plans.
- **Ce que les autres ne font pas ici** : les dessins (jauge, étoile, barres, calendrier) et la feuille de réponses jointe.
  pdfmake ne balise pas ses PDF pour les lecteurs d’écran.
- **Ce qui est compté** : pour commune-cyber, du diagnostic au fichier ; pour les autres, l’impression seule, à partir d’un
  document déjà préparé.
- **Chromium** imprime comme le font les outils en ligne : une page du navigateur par rapport, le navigateur restant ouvert.
`;
}

function printerRow({ name, label, missing, plansPerSecond, pagesPerSecond, pages, kilobytes, ratio }) {
  if (missing !== undefined) return [label, `non mesuré : ${missing}`, '', '', '', '', '', '—'];
  const tenPages = (kilobytes / pages) * 10;
  const isOurs = name === 'commune-cyber';
  const wanted = FASTER_THAN[name];
  return [
    isOurs ? `**${label}**` : label,
    number(plansPerSecond, 2),
    number(pagesPerSecond),
    number(pages, 1),
    number(kilobytes),
    number(tenPages),
    isOurs ? '' : `${number(ratio, 1)} × plus rapide`,
    isOurs
      ? `${goal(`≥ ${PAGES_PER_SECOND} pages/s`, pagesPerSecond >= PAGES_PER_SECOND)}, ${goal(`≤ ${LARGEST_TEN_PAGES} ko`, tenPages <= LARGEST_TEN_PAGES)}`
      : wanted === undefined
        ? '—'
        : goal(`≥ ${wanted} ×`, ratio >= wanted),
  ];
}

function goal(what, isMet) {
  return `${what} : ${isMet ? 'tenu' : '**manqué**'}`;
}

function table(columns, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(columns), line(columns.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

function number(value, decimals = 0) {
  return new Intl.NumberFormat('fr', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);
}
