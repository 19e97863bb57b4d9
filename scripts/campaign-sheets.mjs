/**
 * Plausible answer sheets for trials and benchmarks, always the same: one commune of France each, with a profile of its
 * size and answers that hang together. `node scripts/campaign-sheets.mjs 300` writes JSON, one sheet a line.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const root = new URL('..', import.meta.url);

/** Numbers between 0 and 1, drawn in a fixed order from a seed (mulberry32). */
function dice(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** All the communes, in an order that mixes regions and sizes. */
function communes() {
  const all = require('@etalab/decoupage-administratif/data/communes.json').filter(({ type }) => type === 'commune-actuelle');
  const next = dice(7);
  return all
    .map((commune) => [next(), commune])
    .toSorted(([a], [b]) => a - b)
    .map(([, commune]) => commune);
}

function profileOf(population, next) {
  const workstations = Math.max(1, Math.round((population / 250) ** 0.85 * (0.7 + next() * 0.9)));
  const setUps = ['seul', 'prestataire', 'prestataire', 'prestataire', 'structure-mutualisee'];
  const services = ['teleservices', 'videoprotection', 'eau-assainissement', 'ecole', 'police-municipale'].filter(
    () => next() < 0.1 + Math.min(0.6, population / 8000),
  );
  return {
    'postes-nombre': workstations,
    'portables-nombre': Math.round(workstations * next() * 0.6),
    'agents-nombre': workstations + Math.round(next() * 3),
    'boites-nombre': workstations + 1,
    'informatique-qui': population > 8000 && next() < 0.7 ? 'interne' : setUps[Math.floor(next() * setUps.length)],
    'serveur-local': next() < Math.min(0.95, population / 3000) ? 'oui' : 'non',
    'acces-distance': next() < 0.35 ? 'oui' : 'non',
    'site-internet': next() < 0.8 ? 'oui' : 'non',
    'services-geres': services.length === 0 ? ['aucun'] : services,
  };
}

/** Answers around one maturity: a town hall that saves its files well is seldom careless about the rest. */
function answersOf(questions, next) {
  const maturity = next() * 0.8 + 0.1;
  return Object.fromEntries(
    questions.map(({ id, kind, options }) => {
      if (next() < 0.07) return [id, 'unknown'];
      const level = Math.min(0.999, Math.max(0, maturity + (next() - 0.5) * 0.7));
      const ladder = options.toSorted((a, b) => a.points - b.points);
      if (kind !== 'multiple') return [id, ladder[Math.floor(level * ladder.length)].id];
      const ticked = options.filter(({ exclusive }) => exclusive !== true && next() < level).map((option) => option.id);
      const none = options.find(({ exclusive }) => exclusive === true);
      return [id, ticked.length === 0 && none !== undefined ? [none.id] : ticked];
    }),
  );
}

/** `count` sheets, one after the other. */
export function* sheets(count) {
  const questionnaire = JSON.parse(readFileSync(new URL('dist/data/questionnaires/communes.json', root), 'utf8'));
  const all = communes();
  for (let index = 0; index < Math.min(count, all.length); index++) {
    const { nom, code, population = 0 } = all[index];
    const next = dice(index + 1);
    yield {
      questionnaire: `${questionnaire.id}@${questionnaire.version}`,
      commune: { insee: code, name: nom, population },
      answeredOn: '2026-11-02',
      answers: { ...profileOf(population, next), ...answersOf(questionnaire.questions, next) },
    };
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const sheet of sheets(Number(process.argv[2] ?? 300))) process.stdout.write(`${JSON.stringify(sheet)}\n`);
}
