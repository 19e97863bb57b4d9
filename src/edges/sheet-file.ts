/** An answer sheet on disk while it is being filled: saved whole after each answer, never over somebody else's change. */
import type { Answer, Questionnaire } from '../core/model.ts';
import { withAnswer, withHeading } from '../core/sheet-text.ts';
import { UserError } from '../render/user-error.ts';
import { exists, readText, writeWhole } from './disk.ts';

export class SheetFile {
  readonly path: string;
  readonly #questionnaire: Questionnaire;
  #text: string;
  /** What the disk holds; null until the first save of a new sheet. */
  #onDisk: string | null;

  constructor(path: string, text: string, questionnaire: Questionnaire) {
    this.path = path;
    this.#text = text;
    this.#questionnaire = questionnaire;
    this.#onDisk = exists(path) ? readText(path) : null;
  }

  get text(): string {
    return this.#text;
  }

  /** Saves one answer, with the day. On return it is on the disk. */
  save(id: string, answer: Answer, today: string): void {
    this.#write(withAnswer(withHeading(this.#text, this.#questionnaire, today), this.#questionnaire, id, answer));
  }

  /** Writes the sheet as it is: a new one before its first question. */
  create(): void {
    this.#write(this.#text);
  }

  #write(text: string): void {
    const found = exists(this.path) ? readText(this.path) : null;
    if (found !== this.#onDisk) throw new UserError('sheet-changed', { path: this.path });
    writeWhole(this.path, text);
    this.#text = text;
    this.#onDisk = text;
  }
}
