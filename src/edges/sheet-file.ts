/** An answer sheet on disk while it is being filled: saved whole after each answer, never over somebody else's change. */
import type { Answer, Questionnaire } from '../core/model.ts';
import { withAnswer, withHeading } from '../core/sheet-text.ts';
import { UserError } from '../render/user-error.ts';
import { exists, readBytes, writeWhole } from './disk.ts';
import type { Seal } from './seal.ts';

export class SheetFile {
  readonly path: string;
  readonly #questionnaire: Questionnaire;
  readonly #seal: Seal | null;
  #text: string;
  /** What the disk holds; null until the first save of a new sheet. */
  #onDisk: Uint8Array | null;

  constructor(path: string, text: string, questionnaire: Questionnaire, seal: Seal | null = null) {
    this.path = path;
    this.#text = text;
    this.#questionnaire = questionnaire;
    this.#seal = seal;
    this.#onDisk = exists(path) ? readBytes(path) : null;
  }

  get text(): string {
    return this.#text;
  }

  /** Saves one answer, with the day. Once done, it is on the disk. */
  save(id: string, answer: Answer, today: string): Promise<void> {
    return this.#write(withAnswer(withHeading(this.#text, this.#questionnaire, today), this.#questionnaire, id, answer));
  }

  /** Writes the sheet as it is: a new one before its first question. */
  create(): Promise<void> {
    return this.#write(this.#text);
  }

  async #write(text: string): Promise<void> {
    const content = this.#seal === null ? Buffer.from(text, 'utf8') : await this.#seal.encrypt(text);
    const found = exists(this.path) ? readBytes(this.path) : null;
    if (!same(found, this.#onDisk)) throw new UserError('sheet-changed', { path: this.path });
    writeWhole(this.path, content);
    this.#text = text;
    this.#onDisk = content;
    this.#seal?.prepare();
  }
}

function same(one: Uint8Array | null, other: Uint8Array | null): boolean {
  return one === null || other === null ? one === other : Buffer.compare(one, other) === 0;
}
