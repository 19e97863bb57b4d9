/** What the page of a problem says beyond its sentence: what it is, why it matters, a bad and a good example. */

/** What an example is a part of; a test adds the rest and reads it. */
export type Setting =
  | 'questionnaire'
  | 'whole-questionnaire'
  | 'answers'
  | 'cases'
  | 'coverage'
  | 'reflexes'
  | 'table'
  /** Two versions of one questionnaire; shown, not read. */
  | 'versions'
  /** Nothing to write: shown, not read. */
  | 'words';

export interface GuideEntry {
  /** What is wrong, in general: the sentence of the problem names the very thing. */
  readonly what: string;
  readonly why: string;
  readonly setting: Setting;
  readonly bad: readonly string[];
  readonly good: readonly string[];
}

/** One entry per code, by type: a code without its page does not compile. */
export type Guide<Args> = { readonly [Code in keyof Args]: GuideEntry };
