/** French numbers, euros, days and plurals, without the locale of the machine. */

/** Espace insécable. */
export const NBSP = '\u00A0';
/** Espace fine insécable. */
export const THIN = '\u202F';

const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];

/** 1234.5 → « 1 234,5 »; at most `decimals` of them, none for whole numbers. */
export function number(value: number, decimals = 2): string {
  const [whole = '0', fraction] = String(Math.round(Math.abs(value) * 10 ** decimals) / 10 ** decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, THIN);
  return `${value < 0 ? '−' : ''}${grouped}${fraction === undefined ? '' : `,${fraction}`}`;
}

/** 41.7 → « 41,7 % ». */
export function percent(value: number): string {
  return `${number(value, 1)}${NBSP}%`;
}

/** « 1 mesure », « 2 mesures », « aucune mesure » when a word for none is given. */
export function count(value: number, one: string, many: string, none?: string): string {
  if (value === 0 && none !== undefined) return none;
  return `${number(value)}${NBSP}${Math.abs(value) < 2 ? one : many}`;
}

/** [0, 0] → « gratuit »; [10, 10] → « 10 € »; [10, 60] → « 10 à 60 € ». */
export function euros([low, high]: readonly [number, number]): string {
  if (high === 0) return 'gratuit';
  return low === high ? `${number(high)}${NBSP}€` : `${number(low)} à ${number(high)}${NBSP}€`;
}

/** Purchase and yearly cost in a few words. */
export function cost({
  purchase,
  yearly,
}: {
  readonly purchase: readonly [number, number];
  readonly yearly: readonly [number, number];
}): string {
  if (purchase[1] === 0 && yearly[1] === 0) return 'gratuit';
  const parts = [...(purchase[1] > 0 ? [euros(purchase)] : []), ...(yearly[1] > 0 ? [`${euros(yearly)} par an`] : [])];
  return parts.join(' puis ');
}

/** Days of work in words a person would use: « moins d’une heure », « une demi-journée », « 2,5 jours ». */
export function effort(days: number): string {
  if (days === 0) return 'aucun';
  if (days <= 0.15) return 'environ une heure';
  if (days <= 0.35) return 'deux heures';
  if (days <= 0.65) return 'une demi-journée';
  if (days <= 1.1) return 'une journée';
  const halves = Math.round(days * 2) / 2;
  return count(halves, 'jour', 'jours');
}

/** 2026-11-21 → « 21 novembre 2026 », and « 1er » for the first. */
export function day(iso: string): string {
  const [year, month, date] = iso.split('-').map(Number) as [number, number, number];
  return `${date === 1 ? '1er' : date}${NBSP}${MONTHS[month - 1] ?? ''} ${year}`;
}

/** « a », « a et b », « a, b et c ». */
export function list(words: readonly string[], last = 'et'): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)!}`;
}

/** « texte », with its spaces. */
export function quoted(text: string): string {
  return `«${NBSP}${text}${NBSP}»`;
}

/** First letter in capitals, accents kept. */
export function capital(text: string): string {
  const [first = '', ...rest] = text;
  return first.toUpperCase() + rest.join('');
}

/** A name from the official table with the apostrophe of printed French: « L'Haÿ » → « L’Haÿ ». */
export function typographic(name: string): string {
  return name.replaceAll("'", '’');
}
