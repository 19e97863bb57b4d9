/** What different spellings of one name have in common. Also run by `scripts/communes.mjs`: this file imports nothing. */

/** `L’Haÿ-les-Roses` → `l hay les roses`, `St-Bœuf` → `saint boeuf`, `Chalon s/ Saône` → `chalon sur saone`. */
export function fold(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/\bs\//g, 'sur ')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/(?<= |^)st(e?)(?= |$)/g, 'saint$1')
    .trim();
}

/** The folded name with a dot before each word, so that a word start can be searched for; `''` for no word. */
export function keyOf(name: string): string {
  const folded = fold(name);
  return folded === '' ? '' : `.${folded.replaceAll(' ', '.')}`;
}
