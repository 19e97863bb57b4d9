/** Rules of French for everything that a town clerk reads, in questionnaires as in pages. */

export const NBSP = '\u00A0';
export const NARROW = '\u202F';

/** A reader is never spoken to as a child. */
export const FAMILIAR = /(?<![\p{L}’-])(tu|te|toi|ton|ta|tes|tien|tienne)(?![\p{L}’])/giu;
export const BLAME = /\b(négligen\w*|faute de votre|irresponsable\w*|vous auriez dû|inadmissible\w*)/giu;

/** What each rule asks, and what breaks it. */
export const TYPOGRAPHY: readonly (readonly [string, RegExp])[] = [
  ['curved apostrophes and French quotation marks only', /['"“”]/gu],
  ['a no-break space before a colon', /(?<!\u00A0):(?=\s|$)/gu],
  ['a narrow no-break space before ; ! ?', /(?<!\u202F)[;!?]/gu],
  ['no-break spaces inside quotation marks', /«(?!\u00A0)|(?<!\u00A0)»/gu],
  ['a no-break space before a percent or euro sign', /(?<![\u00A0\u202F])[%€]/gu],
  ['no ordinary space inside a number', /\d \d{3}(?!\d)/gu],
  [
    'no ordinary space between a number and what it counts',
    /\d (?=heures?\b|jours?\b|minutes?\b|mois\b|ans\b|habitants?\b|euros?\b|caractères\b)/gu,
  ],
  ['a true ellipsis', /\.\.\./gu],
  ['no doubled or stray space', / {2}|^\s|\s$|[\s],|\s\.(?!\p{L})/gu],
  [
    'accents on capitals',
    /(?<!\p{L})(A(?= (?:la|quelle|l’|titre|partir|défaut|qui)\b)|Etat|Ecri\w+|Etu\w+|Evi\w+|Ecole|Ecran|Elu\w*|Eteign\w*)/gu,
  ],
  ['the ligature œ', /(?<!c)oe(?=u|il)/giu],
];

/** Sentences of more than 25 words. */
export function longSentences(text: string): string[] {
  return text
    .split(/(?<=[.!?…](?:\u00A0»)?)\s+/u)
    .filter((sentence) => (sentence.match(/[\p{L}\p{N}][^\s\u00A0\u202F]*/gu) ?? []).length > 25);
}

/** Each place where something is found, with a few words around it. */
export function extracts(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(({ index }) => `…${text.slice(Math.max(0, index - 25), index + 25)}…`);
}
