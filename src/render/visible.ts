/** What comes from a file may hold anything; what reaches a terminal may not. */

/** Controls, separators of lines, and marks that turn the direction of a whole line. */
const HARMFUL = /[\p{Cc}\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu;

/** The text with a dot in place of each character that would move the cursor, change colours or reorder the line. */
export function visible(text: string): string {
  return text.replaceAll(HARMFUL, '·');
}
