/** Counts, amounts and groups of a campaign in words. */
import type { Average, Count, MeasureStatistics, Statistics } from '../../core/campaign.ts';
import type { Range, Role, ScaledCost } from '../../core/model.ts';
import { count, euros, NBSP, number, percent, quoted } from '../format.ts';
import type { CampaignContext } from './input.ts';

/** Printed in place of a figure that would let a commune be recognised. */
export const WITHHELD = '–';

/** In anonymous mode, before a list that may lack some lines. */
export const NOT_ALL_SHOWN = 'Les mesures dont le chiffre permettrait de reconnaître une commune n’y sont pas.';

/** Where everything is that a table of this report cuts short. */
export const DATA_FILE = 'synthese.json';

/** Titles of the sections, also for the references from one to another. */
export const TITLES = {
  summary: 'En une page',
  scores: 'Les niveaux et les notes',
  gaps: 'Ce qui manque le plus souvent',
  unknown: 'Ce qu’on ne peut pas encore dire',
  together: 'À acheter ou à faire ensemble',
  priorities: 'Les priorités du territoire',
  calls: 'Les communes à appeler d’abord',
  progress: 'Le chemin parcouru',
  refused: 'Les feuilles refusées',
  method: 'Annexe, méthode et limites',
} as const;

/** Who knows, seen from the territory. */
export const WHO_KNOWS: Readonly<Record<Role, string>> = {
  mairie: 'La mairie',
  elu: 'L’élu référent',
  prestataire: 'Le prestataire informatique',
  dpo: 'Le délégué à la protection des données',
};

/** « (partie « … ») ». */
export function see(title: string): string {
  return `(partie ${quoted(title)})`;
}

export function communes(value: number): string {
  return count(value, 'commune', 'communes');
}

/** 12 → « 12 », withheld → « – ». */
export function shown(value: Count): string {
  return value === null ? WITHHELD : number(value);
}

/** A part of a whole, without decimals: « 40 % », « moins de 1 % ». */
export function share(part: Count, whole: number): string {
  if (part === null) return WITHHELD;
  const exact = whole === 0 ? 0 : (100 * part) / whole;
  return exact > 0 && exact < 0.5 ? `moins de 1${NBSP}%` : `${number(Math.round(exact))}${NBSP}%`;
}

/** A mean or a median: withheld, or said to be missing when no commune of the group has a score. */
export function score(value: number | null, { communes: scored }: Pick<Average, 'communes'>): string {
  if (value !== null) return percent(value);
  return scored === 0 ? 'sans note' : WITHHELD;
}

/** « Moins de 500 habitants », « De 500 à 1 999 habitants », « 10 000 habitants et plus ». */
export function sizeTitle({ from, below }: Pick<Statistics['sizes'][number], 'from' | 'below'>): string {
  if (below !== null && (from === null || from === 0)) return `Moins de ${number(below)}${NBSP}habitants`;
  if (from === null) return 'Population non connue';
  if (below === null) return `${number(from)}${NBSP}habitants et plus`;
  return `De ${number(from)} à ${number(below - 1)}${NBSP}habitants`;
}

const THOUSANDS_FROM = 100_000;
const MILLIONS_FROM = 1_000_000;

/**
 * For columns. [0, 0] → « 0 € »; large sums in k€ or M€: the rest is noise in a sum of estimates. `largest` gives its
 * unit to the amounts that are compared with it.
 */
export function amount([low, high]: Range, largest = high): string {
  if (high === 0) return `0${NBSP}€`;
  const [unit, one, decimals] = unitOf(largest);
  const [from, to] = [number(low / one, decimals), number(high / one, decimals)];
  // Held together, so that a column is as wide as its amounts.
  return from === to ? `${to}${NBSP}${unit}` : `${from}${NBSP}à${NBSP}${to}${NBSP}${unit}`;
}

function unitOf(value: number): readonly [unit: string, one: number, decimals: number] {
  if (value >= MILLIONS_FROM) return ['M€', 1_000_000, 1];
  return value >= THOUSANDS_FROM ? ['k€', 1000, 0] : ['€', 1, 0];
}

/** For sentences: « 197 000 à 730 000 € », « 1,2 à 4,5 millions d’euros ». */
export function amountInWords([low, high]: Range): string {
  if (high >= MILLIONS_FROM) {
    const [from, to] = [number(low / MILLIONS_FROM, 1), number(high / MILLIONS_FROM, 1)];
    return `${from === to ? '' : `${from} à `}${to}${NBSP}${high < 2 * MILLIONS_FROM ? 'million' : 'millions'} d’euros`;
  }
  const step = high >= THOUSANDS_FROM ? 1000 : 1;
  return euros([Math.round(low / step) * step, Math.round(high / step) * step]);
}

/** What k€ and M€ mean, after the sentence before a table that uses them; empty when none does. */
export function unitsNote(amounts: readonly Range[]): string {
  const units = [
    ...(amounts.some(([, high]) => high >= THOUSANDS_FROM && high < MILLIONS_FROM) ? ['k€ veut dire milliers d’euros'] : []),
    ...(amounts.some(([, high]) => high >= MILLIONS_FROM) ? ['M€ veut dire millions d’euros'] : []),
  ];
  return units.length === 0 ? '' : ` ${units.join(', ')}.`;
}

/** Purchases and the first year of subscriptions. */
export function firstYear({ purchase, yearly }: ScaledCost): Range {
  return [purchase[0] + yearly[0], purchase[1] + yearly[1]];
}

/** Days of work in a column of figures: « 0,5 », « 1 250 ». */
export function days(value: number): string {
  if (value === 0) return '0';
  return number(value < 20 ? Math.max(0.5, Math.round(value * 2) / 2) : Math.round(value));
}

/** 4.2 → « + 4,2 points », -1 → « − 1 point », 0 → « 0 point ». */
export function signed(points: number): string {
  const rounded = Math.round(points * 10) / 10;
  const sign = rounded === 0 ? '' : rounded > 0 ? `+${NBSP}` : `−${NBSP}`;
  return `${sign}${count(Math.abs(rounded), 'point', 'points')}`;
}

/** The title of a measure, or its id when the questionnaire has none of that name. */
export function measureTitle({ measures }: CampaignContext, { measure }: Pick<MeasureStatistics, 'measure'>): string {
  return measures.get(measure)?.title ?? measure;
}
