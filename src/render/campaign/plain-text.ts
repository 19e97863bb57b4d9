/** Names and paths come from files and may hold anything: one line, nothing invisible that acts. */

/** What ends a line somewhere, and tabs. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/** Controls, marks that turn the direction of a line, and halves of characters. */
const HARMFUL = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** Line breaks become spaces; controls and direction marks are removed. */
export function harmless(text: string): string {
  return text.replaceAll(BREAKS, ' ').replaceAll(HARMFUL, '');
}

/** The same without needless spaces, cut with « … » when it is longer than `longest`. */
export function oneLine(text: string, longest = 200): string {
  const letters = [...harmless(text).replace(/ {2,}/g, ' ').trim()];
  return letters.length <= longest
    ? letters.join('')
    : `${letters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}
