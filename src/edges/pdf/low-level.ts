import PDFDocument from 'pdfkit';

/**
 * The part of pdfkit that we stand on: numbered objects, pages, bookmarks, attachments and the order in which all
 * that is written. Some of it is not in its public interface, hence the exact version in package.json.
 */
export interface Reference {
  /** `12 0 R`. */
  toString(): string;
  readonly id: number;
  data: Record<string, unknown>;
  compress: boolean;
  end(chunk?: Uint8Array): void;
}

export interface Bookmark {
  addItem(title: string, options: { expanded: boolean; fit: boolean }): Bookmark;
}

export interface LowLevelDocument {
  readonly page: {
    readonly dictionary: Reference;
    readonly content: Reference & { buffer: Uint8Array[] };
    readonly fonts: Record<string, Raw>;
    readonly xobjects: Record<string, Reference>;
    readonly annotations: Raw[];
  };
  readonly outline: Bookmark;
  readonly _root: Reference;
  _id: Uint8Array;
  readonly _info: Reference;
  readonly info: Record<string, string | Date>;
  _offset: number;
  readonly _offsets: (number | null)[];
  ref(data?: object): Reference;
  addPage(): this;
  getMarkInfoDictionary(): Reference;
  appendXML(xml: string): void;
  addNamedEmbeddedFile(name: string, file: Reference): void;
  end(): void;
  _write(data: string | Uint8Array): void;
  _finalize(): void;
  _addInfo(): void;
  _addColorOutputIntent(): void;
}

export const LowLevelDocument = PDFDocument as unknown as new (options: object) => LowLevelDocument;

/** A PDF object already written as text: pdfkit copies it as it is. */
export class Raw {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  // pdfkit walks through plain objects, and writes as text whatever says that it is something else.
  get [Symbol.toStringTag](): string {
    return 'Raw';
  }

  toString(): string {
    return this.#text;
  }
}

const special = /[\\()\r\n]/g;

/** A PDF text string: ASCII when it can be, UTF-16 otherwise. */
export function textString(text: string): string {
  let bytes = '';
  let ascii = true;
  for (let i = 0; i < text.length && ascii; i++) ascii = text.charCodeAt(i) < 0x80;
  if (ascii) bytes = text;
  else {
    bytes = '\xfe\xff';
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      bytes += String.fromCharCode(code >> 8, code & 255);
    }
  }
  return `(${bytes.replace(special, escape)})`;
}

function escape(character: string): string {
  if (character === '\r') return '\\r';
  return character === '\n' ? '\\n' : `\\${character}`;
}

/** Lengths of a page, in hundredths of a point, as they are written: the same ones are met again and again. */
const lengths = new Map<number, string>();
const mostLengths = 100_000;

/** A number as PDF writes it, to a hundredth of a point. */
export function num(value: number): string {
  const hundredths = Math.round(value * 100);
  let text = lengths.get(hundredths);
  if (text === undefined) {
    text = String(hundredths / 100);
    if (lengths.size < mostLengths) lengths.set(hundredths, text);
  }
  return text;
}
