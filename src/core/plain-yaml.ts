/**
 * YAML as nearly everybody writes it, read line by line some ten times faster than by the strict reader: block mappings and
 * lists, flow ones on a single line, plain and quoted words, folded and literal texts. Anything else is left to the strict reader.
 */

/** Beyond, the strict reader decides, with its own bounds. */
const LONGEST = 200_000;
const DEEPEST = 50;

/** Tabs, lone carriage returns, controls, marks of order and separators: how they count is the strict reader's business. */
const UNUSUAL = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u2029\uFEFF]/;
const KEY = /^([A-Za-z][A-Za-z0-9_-]*):(?: +(\S.*)?)?$/;
const FLOW_KEY = /([A-Za-z][A-Za-z0-9_-]*): +/y;
const BLOCK_TEXT = /^([|>])(-?) *$/;
const ANCHOR = /^&([A-Za-z0-9-]+)(?: +(\S.*)?)?$/;
const ALIAS = /^\*([A-Za-z0-9-]+) *$/;
/** A convenience; beyond, the strict reader counts what they amount to. */
const MOST_ALIASES = 50;
/** What may follow a value on its line. */
const REST = /^ *$|^ +#/;
const SPACES = / */y;
const FLOW_WORD = /[^,[\]{}]+/y;

/** Thrown, and caught here: this text is for the strict reader. */
const NOT_PLAIN = Symbol('not plain');

/** The data of a text, exactly as the strict reader has it; undefined when the text is not of the simple kind. */
export function plainYaml(text: string): unknown {
  // A space that ends the text, without a line break, is part of its last word for the strict reader.
  if (text.length > LONGEST || UNUSUAL.test(text) || text.endsWith(' ')) return undefined;
  try {
    return new Reader(text).read();
  } catch (error) {
    if (error === NOT_PLAIN) return undefined;
    throw error;
  }
}

function notPlain(): never {
  throw NOT_PLAIN;
}

class Reader {
  readonly #lines: string[];
  /** The line being read; never a blank one nor a comment between two values. */
  #at = 0;
  #indent = 0;
  #depth = 0;
  #aliases = 0;
  readonly #anchors = new Map<string, unknown>();

  constructor(text: string) {
    this.#lines = text.split('\n');
  }

  read(): unknown {
    this.#skip();
    const data = this.#indent === 0 ? this.#block() : notPlain();
    return this.#at === this.#lines.length ? data : notPlain();
  }

  /** To the next line that says something; its indent is -1 past the end. */
  #skip(): void {
    for (; this.#at < this.#lines.length; this.#at++) {
      const line = this.#lines[this.#at]!;
      const indent = line.search(/[^ ]/);
      if (indent === -1 || line.charCodeAt(indent) === 0x23) continue;
      this.#indent = indent;
      return;
    }
    this.#indent = -1;
  }

  #next(): void {
    this.#at++;
    this.#skip();
  }

  /** A list or a mapping that starts here. */
  #block(): unknown {
    if (++this.#depth > DEEPEST) notPlain();
    const value = this.#isItem() ? this.#list() : this.#mapping();
    this.#depth--;
    return value;
  }

  #isItem(): boolean {
    return this.#lines[this.#at]!.startsWith('- ', this.#indent);
  }

  #list(): unknown[] {
    const indent = this.#indent;
    const items: unknown[] = [];
    while (this.#indent === indent && this.#isItem()) {
      const line = this.#lines[this.#at]!;
      SPACES.lastIndex = indent + 1;
      const start = indent + 1 + SPACES.exec(line)![0].length;
      const rest = line.slice(start);
      if (rest === '' || rest.startsWith('#') || rest.startsWith('- ')) notPlain();
      if (KEY.test(rest)) {
        // The mapping starts on the line of its dash.
        this.#lines[this.#at] = ' '.repeat(start) + rest;
        this.#indent = start;
        items.push(this.#block());
      } else items.push(this.#named(rest, (value) => (value === '' ? notPlain() : this.#value(value, indent))));
    }
    if (this.#indent > indent) notPlain();
    return items;
  }

  #mapping(): Record<string, unknown> {
    const indent = this.#indent;
    const data: Record<string, unknown> = {};
    while (this.#indent === indent) {
      const found = KEY.exec(this.#lines[this.#at]!.slice(indent));
      if (found === null) notPlain();
      const [, key = '', rest = ''] = found;
      claim(data, key);
      data[key] = this.#named(rest, (value) =>
        value === '' || value.startsWith('#') ? this.#below(indent) : this.#value(value, indent),
      );
    }
    if (this.#indent > indent) notPlain();
    return data;
  }

  /** The value of a key that ends its line: what is set in under it, a list at the same level, or nothing. */
  #below(indent: number): unknown {
    this.#next();
    if (this.#indent > indent || (this.#indent === indent && this.#isItem())) return this.#block();
    return null;
  }

  /** A value that starts on the line of its key or dash; what follows must not be set in deeper. */
  #value(rest: string, indent: number): unknown {
    const text = BLOCK_TEXT.exec(rest);
    if (text !== null) return this.#text(text[1] === '>', text[2] === '-', indent);
    const [, alias] = ALIAS.exec(rest) ?? [];
    const value = alias === undefined ? lineValue(rest) : this.#referred(alias);
    this.#next();
    return this.#indent > indent ? notPlain() : value;
  }

  /** A value that others may refer to (`&name` before it). */
  #named(rest: string, read: (rest: string) => unknown): unknown {
    const [, anchor, named = ''] = ANCHOR.exec(rest) ?? [];
    if (anchor === undefined) return read(rest);
    const value = /^[&*]/.test(named) || this.#anchors.has(anchor) ? notPlain() : read(named);
    this.#anchors.set(anchor, value);
    return value;
  }

  /** Written above, and whole: `*name` inside what it names would have no end. */
  #referred(name: string): unknown {
    if (!this.#anchors.has(name) || ++this.#aliases > MOST_ALIASES) notPlain();
    return this.#anchors.get(name);
  }

  /** Lines set in under `|` or `>`. */
  #text(folded: boolean, stripped: boolean, indent: number): string {
    const first = this.#lines[this.#at + 1] ?? '';
    const inner = first.search(/[^ ]/);
    if (inner <= indent) notPlain();
    const lines: string[] = [];
    for (this.#at++; this.#at < this.#lines.length; this.#at++) {
      const line = this.#lines[this.#at]!;
      const start = line.search(/[^ ]/);
      if (start === -1) {
        if (line !== '') notPlain();
        lines.push('');
        continue;
      }
      if (start < inner) {
        // Neither in the text nor out of it: a fault.
        if (start > indent) notPlain();
        break;
      }
      // A line set in deeper keeps its breaks, and spaces at the end have rules of their own.
      if (folded && (start > inner || line.endsWith(' '))) notPlain();
      lines.push(line.slice(inner));
    }
    while (lines.at(-1) === '') lines.pop();
    this.#skip();
    if (this.#indent > indent) notPlain();
    return (folded ? unfold(lines) : lines.join('\n')) + (stripped ? '' : '\n');
  }
}

/** One line break is a space; each empty line is a break. */
function unfold(lines: readonly string[]): string {
  let text = lines[0]!;
  let empty = 0;
  for (const line of lines.slice(1)) {
    if (line === '') {
      empty++;
      continue;
    }
    text += (empty === 0 ? ' ' : '\n'.repeat(empty)) + line;
    empty = 0;
  }
  return text;
}

/** Each key once, and none that the strict reader may take for something else. */
function claim(data: Readonly<Record<string, unknown>>, key: string): void {
  if (Object.hasOwn(data, key) || /^(true|false|null)$/i.test(key)) notPlain();
}

/** A value on one line, with a comment after it or not. */
function lineValue(rest: string): unknown {
  const first = rest[0]!;
  if (first === '"' || first === "'") {
    const end = closing(rest, 0);
    return REST.test(rest.slice(end)) ? rest.slice(1, end - 1) : notPlain();
  }
  if (first === '[' || first === '{') {
    const flow = new Flow(rest);
    const value = flow.value(0);
    return REST.test(rest.slice(flow.at)) ? value : notPlain();
  }
  const comment = rest.indexOf(' #');
  return word(trimmed(comment === -1 ? rest : rest.slice(0, comment)));
}

/** Without the spaces at the end; those that cannot be broken at are letters like others. */
function trimmed(text: string): string {
  return text.replace(/ +$/, '');
}

/** Past the quote that closes the one at `start`; a doubled or escaped one is not plain. */
function closing(text: string, start: number): number {
  const quote = text[start]!;
  const end = text.indexOf(quote, start + 1);
  if (end === -1 || (quote === "'" && text[end + 1] === quote)) notPlain();
  if (quote === '"' && text.slice(start, end).includes('\\')) notPlain();
  return end + 1;
}

/** Lists and mappings in brackets, on one line. */
class Flow {
  at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): unknown {
    if (depth > DEEPEST) notPlain();
    const text = this.#text;
    switch (text[this.at]) {
      case '[': {
        const items: unknown[] = [];
        this.#each(']', () => items.push(this.value(depth + 1)));
        return items;
      }
      case '{': {
        const data: Record<string, unknown> = {};
        this.#each('}', () => {
          FLOW_KEY.lastIndex = this.at;
          const found = FLOW_KEY.exec(text) ?? notPlain();
          this.at = FLOW_KEY.lastIndex;
          claim(data, found[1]!);
          data[found[1]!] = this.value(depth + 1);
        });
        return data;
      }
      case '"':
      case "'": {
        const start = this.at;
        this.at = closing(text, start);
        return text.slice(start + 1, this.at - 1);
      }
      default: {
        FLOW_WORD.lastIndex = this.at;
        const found = FLOW_WORD.exec(text) ?? notPlain();
        this.at = FLOW_WORD.lastIndex;
        if (found[0].includes(' #')) notPlain();
        return word(trimmed(found[0]));
      }
    }
  }

  /** What is between the bracket here and `close`, with a comma between two. */
  #each(close: string, take: () => void): void {
    this.at++;
    this.#space();
    if (this.#text[this.at] === close) {
      this.at++;
      return;
    }
    for (;;) {
      take();
      this.#space();
      const sign = this.#text[this.at++];
      if (sign === close) return;
      if (sign !== ',') notPlain();
      this.#space();
    }
  }

  #space(): void {
    SPACES.lastIndex = this.at;
    SPACES.exec(this.#text);
    this.at = SPACES.lastIndex;
  }
}

/** Signs that a plain word cannot start with, or that mean something else there. */
const SPECIAL = /^[,[\]{}#&*!|>'"%@`?:]|^-( |$)|:( |$)/;
const WHOLE = /^(0|-?[1-9]\d{0,14})$/;
const DECIMAL = /^-?(0|[1-9]\d{0,9})\.\d{1,10}$/;
/** A day or a version: not a number, for all its digits. */
const NOT_NUMBER = /^(\d{4}-\d{2}-\d{2}|\d+\.\d+\.\d+)$/;
/** What some number, infinity or nothing at all may be written with. */
const NUMERIC = /^[-+.\d][-+.\w]*$/;

function word(text: string): unknown {
  if (text === '' || SPECIAL.test(text)) notPlain();
  switch (text) {
    case 'true':
    case 'True':
    case 'TRUE':
      return true;
    case 'false':
    case 'False':
    case 'FALSE':
      return false;
    case 'null':
    case 'Null':
    case 'NULL':
    case '~':
      return null;
  }
  if (!NUMERIC.test(text) || NOT_NUMBER.test(text)) return text;
  return WHOLE.test(text) || DECIMAL.test(text) ? Number(text) : notPlain();
}
