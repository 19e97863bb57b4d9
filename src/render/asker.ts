/**
 * What an interview shows and what it gets back. The interview (commands/interview.ts) decides; an asker
 * (edges/terminal-asker.ts, edges/plain-asker.ts, or a function in a test) only asks. Types only.
 */
import type { AnswerValue, Commune } from '../core/model.ts';

export interface Asker {
  /** Prints a passage between questions: welcome, title of a domain, notice. Wrapped to the width by the asker. */
  say(passage: Passage): void;
  /** Completion over all French communes. */
  findCommune(search: CommuneSearch, prompt: CommunePrompt): Promise<Commune>;
  ask(view: QuestionView): Promise<Reply>;
  /** A line that nobody can read over the shoulder. */
  askSecret(prompt: SecretPrompt): Promise<string>;
  close(): void;
}

/** Thrown by any method of an asker on Ctrl-C, end of input or a closed terminal. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

export interface Passage {
  readonly title?: string | undefined;
  readonly paragraphs: readonly string[];
  readonly tone?: 'plain' | 'notice' | 'good' | undefined;
}

export interface CommuneSuggestion {
  readonly commune: Commune;
  /** "Saint-Denis (93) — Seine-Saint-Denis, 113 116 habitants". */
  readonly label: string;
}
/** Best matches first; empty when nothing fits. */
export type CommuneSearch = (typed: string) => readonly CommuneSuggestion[];

export interface CommunePrompt {
  readonly text: string;
  readonly hint: string;
  readonly nothingFound: string;
  /** Numbered lists, once some communes are shown. Without a colon. */
  readonly numberOrName: string;
}

export interface SecretPrompt {
  /** Without a colon. */
  readonly text: string;
  /** What the screen shows of what is typed: nothing, or one mark for each letter and the key that shows them. */
  readonly unseen: string;
  readonly masked: string;
}

export interface QuestionView {
  /** "Question 7 sur 34 · encore environ 9 minutes". */
  readonly progress: string;
  /** 0–1. */
  readonly done: number;
  /** Title of the domain, or of the profile. */
  readonly theme: string;
  readonly text: string;
  readonly kind: 'single' | 'multiple' | 'yes-no' | 'number' | 'date' | 'text';
  readonly options: readonly { readonly id: string; readonly text: string; readonly exclusive: boolean }[];
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** Shown by the help key: label and text ("Pourquoi", "Où trouver la réponse", "Qui sait"). */
  readonly help: readonly { readonly label: string; readonly text: string }[];
  /** The answer already given, preselected. */
  readonly current?: AnswerValue | undefined;
  readonly note?: string | undefined;
  readonly canSkipUnknown: boolean;
  readonly canNotApply: boolean;
  readonly canGoBack: boolean;
  readonly canNote: boolean;
  readonly labels: QuestionLabels;
  /** A French sentence when what was typed is not accepted, else null. For number, date and text. */
  readonly refuse: (typed: string) => string | null;
}

/**
 * Every word the asker prints by itself, apart from the names of keys. The words of actions follow a key
 * ("J je ne sais pas"), so they start in lower case and are short; the others are whole sentences.
 */
export interface QuestionLabels {
  readonly unknown: string;
  readonly notApplicable: string;
  /** Asks, on one line, why the question does not apply. */
  readonly reason: string;
  /** When that line is left empty. */
  readonly reasonMissing: string;
  readonly back: string;
  readonly help: string;
  readonly closeHelp: string;
  /** After the arrows, when the help is taller than the window. */
  readonly scroll: string;
  readonly note: string;
  /** Asks for the note, on one line. */
  readonly noteAsk: string;
  readonly leave: string;
  /** After the key Enter. */
  readonly confirm: string;
  /** After the key Escape. */
  readonly cancel: string;
  /** After the arrows. */
  readonly choose: string;
  /** After the space bar. */
  readonly tick: string;
  /** Before the line where the answer is typed, without a colon: "Votre réponse, de 1 à 4", "Date (JJ/MM/AAAA)". */
  readonly type: string;
  /** Before the list of letters, where they are typed alone and followed by Enter. Without a colon. */
  readonly letterThenEnter: string;
  readonly nothingTicked: string;
  /** Beside the answer given before, in lower case, without a colon. */
  readonly already: string;
  /** Enter alone keeps that answer. */
  readonly keepCurrent: string;
  /** Numbered lists, when what was typed is not in the list. */
  readonly numberOutOfList: string;
  /** Numbered lists: how to give several numbers. */
  readonly severalNumbers: string;
  /** Numbered lists: an exclusive option was given with others. */
  readonly exclusiveAlone: string;
  /** Numbered lists: before the answer just given, without a colon. */
  readonly recorded: string;
}

/** `note` only when it was changed; empty when it was removed. */
export type Reply =
  | { readonly kind: 'answer'; readonly value: AnswerValue; readonly note?: string | undefined }
  | { readonly kind: 'back' | 'leave'; readonly note?: string | undefined };
