/**
 * Emphasis as a parameter: whoever writes a line says what a word is, the caller decides what it looks like.
 * No meaning rests on colour alone: what is good or bad also has a word or a sign. Colours are for signs; words keep the
 * colour their reader chose for the terminal, in bold when they matter.
 */
export interface Palette {
  readonly bold: Style;
  /** For what may be skipped: rules, separators. Never for a word that matters. */
  readonly dim: Style;
  readonly accent: Style;
  readonly good: Style;
  readonly warning: Style;
  readonly alert: Style;
}

export type Style = (text: string) => string;

const unchanged: Style = (text) => text;

/** No emphasis at all: files, pipes, NO_COLOR, tests. */
export const plainPalette: Palette = {
  bold: unchanged,
  dim: unchanged,
  accent: unchanged,
  good: unchanged,
  warning: unchanged,
  alert: unchanged,
};
