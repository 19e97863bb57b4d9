/**
 * YAML text to plain data, and from a path in the data back to a place in the text. Strict: no custom tag,
 * no merge key, unique keys, one document, bounded alias expansion. JSON is YAML, so JSON files come here too.
 */
import {
  Composer,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  Parser,
  visit,
  type CST,
  type Document,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { plainJson } from './plain-json.ts';
import { plainYaml } from './plain-yaml.ts';
import { problem, type Place, type Problem } from './problem.ts';

export type Path = readonly (string | number)[];

export interface SourceFile {
  /** As it will be named in problems. */
  readonly file: string;
  readonly text: string;
  /** When this very text was read already. */
  readonly known?: KnownText | undefined;
}

export interface KnownText {
  readonly data: unknown;
  /** The name of the schema that it was found to fit. */
  readonly fits: string | null;
}

export interface PlacedData {
  readonly data: unknown;
  readonly fits?: string | null | undefined;
  /** Place of a value, or of its key; of the nearest parent when the path does not exist. */
  readonly at: (path: Path, part?: 'key' | 'value') => Place;
}

export interface YamlText extends PlacedData {
  readonly file: string;
}

/** Longest text accepted, in UTF-16 units: far above any real file, far below what could tire the parser. */
export const LONGEST_TEXT = 4_000_000;
/** A shared anchor is a convenience; hundreds of expansions are an attack. */
const MOST_ALIASES = 100;
/** Those of JSON. Others, such as `!!timestamp` or `!!set`, make values that are not plain data. */
const PLAIN_TAGS: ReadonlySet<string> = new Set(
  ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`),
);
/** The composer recurses, and a stack overflow inside its regular expressions ends the process: depth is bounded before it runs. */
const DEEPEST = 100;
/** Several times what the longest questionnaire holds. */
const MOST_LEXEMES = 100_000;

export type ParsedYaml =
  | { readonly ok: true; readonly text: YamlText }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Parses one YAML or JSON text. Never throws. */
export function parseYaml({ file, text: source, known }: SourceFile): ParsedYaml {
  const start: Place = { file, line: 1, column: 1, endColumn: 1, path: '' };
  if (source.length > LONGEST_TEXT) return { ok: false, problems: [problem('too-large', { limit: LONGEST_TEXT }, start)] };
  const text = asParsed(source);
  if (text.trim() === '') return { ok: false, problems: [problem('empty-file', {}, start)] };
  const plain = known?.data ?? plainJson(text) ?? plainYaml(text);
  if (plain === undefined) return parseStrictly(file, text, start);
  let strict: ParsedYaml | undefined;
  const at: YamlText['at'] = (path, part) =>
    placeLater(file, pathText(path), () => {
      strict ??= parseStrictly(file, text, start);
      return strict.ok ? strict.text.at(path, part) : start;
    });
  return { ok: true, text: { file, data: plain, fits: known?.fits, at } };
}

/** A place that costs a reading of the text, when somebody looks at it: nobody does for a problem that is accepted. */
function placeLater(file: string, path: string, find: () => Place): Place {
  let found: Place | undefined;
  const place = (): Place => (found ??= find());
  return {
    file,
    path,
    get line() {
      return place().line;
    },
    get column() {
      return place().column;
    },
    get endColumn() {
      return place().endColumn;
    },
  };
}

function parseStrictly(file: string, text: string, start: Place): ParsedYaml {
  const place = placer(file, text);
  const tokens = tokensOf(text);
  if (!Array.isArray(tokens))
    return { ok: false, problems: [problem('yaml-syntax', { detail: tokens.detail }, place([tokens.refusedAt], ''))] };
  // Keys are compared below: the composer's own check compares each key with all the others of its mapping.
  const composer = new Composer({
    schema: 'core',
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
    stringKeys: true,
    logLevel: 'silent',
  });
  const documents = composer.compose(tokens);
  const document = withoutStacks(() => documents.next().value);
  if (document === undefined) return { ok: false, problems: [problem('empty-file', {}, start)] };

  const problems: Problem[] = [];
  const open = unclosedQuote(document);
  if (open !== null) problems.push(problem('yaml-syntax', { detail: 'OPEN_QUOTE' }, place([open, open + 1], '')));
  for (const error of [...document.errors, ...document.warnings]) {
    // All that follows an open quote is inside it.
    if (open !== null && error.pos[0] >= open) continue;
    const where = place([error.pos[0], error.pos[1], error.pos[1]], '');
    if (error.code === 'TAG_RESOLVE_FAILED') problems.push(problem('custom-tag', { tag: wordAt(text, error.pos[0]) }, where));
    else problems.push(problem('yaml-syntax', { detail: error.code }, where));
  }
  const second = problems.length === 0 ? documents.next().value : undefined;
  if (second !== undefined) {
    problems.push(problem('several-documents', {}, place([second.range[0], second.range[0], second.range[0]], '')));
  }
  const toldOfTags = problems.some(({ code }) => code === 'custom-tag');
  const anchors = new Set<string>();
  visit(document, {
    Node(_key, node, ancestors) {
      if (isAlias(node)) {
        // An anchor must be written before its alias, and cannot hold it: that value would have no end.
        const inside = ancestors.some((each) => (isMap(each) || isSeq(each)) && each.anchor === node.source);
        if (inside || !anchors.has(node.source))
          problems.push(problem('yaml-syntax', { detail: 'BAD_ALIAS' }, place(rangeOf(node), '')));
        return undefined;
      }
      if (node.anchor !== undefined) anchors.add(node.anchor);
      if (node.tag !== undefined && !PLAIN_TAGS.has(node.tag) && !toldOfTags)
        problems.push(problem('custom-tag', { tag: node.tag.slice(0, 60) }, place(tagBefore(text, rangeOf(node)[0] ?? 0), '')));
      if (isMap(node)) for (const each of keyProblems(node, place)) problems.push(each);
      return undefined;
    },
  });
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, 20) };

  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch {
    return { ok: false, problems: [problem('too-many-aliases', {}, start)] };
  }
  return { ok: true, text: { file, data, at: (path, part = 'value') => locate(document, path, part, place) } };
}

/**
 * The text as the parser understands it: without the byte order marks at its start, however many programs put one, and
 * with the carriage returns that stand alone as the line breaks that they are in YAML.
 */
export function asParsed(source: string): string {
  const text = source.replace(/^\uFEFF+/, '');
  return text.includes('\r') ? text.replaceAll(/\r(?!\n)/g, '\n') : text;
}

/** The syntax of a text, or where and why it is refused before it can tire the composer. */
function tokensOf(text: string): CST.Token[] | { readonly refusedAt: number; readonly detail: string } {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > DEEPEST) return { refusedAt: parser.offset, detail: 'TOO_DEEP' };
    if (++lexemes > MOST_LEXEMES) return { refusedAt: parser.offset, detail: 'TOO_MANY_ITEMS' };
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

/** The composer makes an error for each fault, tens of thousands of them in a hostile text: their stacks take most of the time. */
function withoutStacks<T>(run: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return run();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function keyProblems({ items }: YAMLMap, place: Placer): Problem[] {
  const seen = new Set<string>();
  return items.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    const name = String(key.value);
    // Some programs put a passage together with another one here. Nobody would see which words are whose.
    if (name === '<<' && key.type === 'PLAIN') return [problem('yaml-syntax', { detail: 'MERGE_KEY' }, place(rangeOf(key), ''))];
    if (seen.has(name)) return [problem('duplicate-key', { key: name.slice(0, 60) }, place(rangeOf(key), ''))];
    seen.add(name);
    return [];
  });
}

type Placer = (range: readonly number[], path: string) => Place;

function placer(file: string, text: string): Placer {
  // The parser tells the line breaks it understands, and those of what it does not are missing.
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
  const widthOf = (line: number): number => {
    const start = lines.lineStarts[line - 1]!;
    return text.slice(start, (lines.lineStarts[line] ?? text.length + 1) - 1).replace(/\r$/, '').length;
  };
  return ([from = 0, to = from], path) => {
    const start = lines.linePos(Math.min(from, text.length));
    const end = lines.linePos(Math.min(Math.max(from, to), text.length));
    const { line } = start;
    // What is missing at the end of a line is told just after it, and not among the signs that end it.
    const column = Math.min(start.col, widthOf(line) + 1);
    const endColumn = end.line === line ? Math.max(column, Math.min(end.col, Math.max(widthOf(line), column) + 1)) : column;
    return { file, line, column, endColumn, path };
  };
}

function locate(document: Document.Parsed, path: Path, part: 'key' | 'value', place: Placer): Place {
  let node: Node | null = document.contents;
  let range: readonly number[] = rangeOf(node);
  path.forEach((step, depth) => {
    if (isAlias(node)) node = node.resolve(document) ?? null;
    const last = depth === path.length - 1;
    if (isMap(node)) {
      const pair = pairsOf(node).get(String(step));
      if (pair === undefined) {
        node = null;
        return;
      }
      const value = pair.value as Node | null;
      range = rangeOf(last && part === 'key' ? (pair.key as Node) : (value ?? (pair.key as Node)));
      node = value;
    } else if (isSeq(node)) {
      node = (node.items[Number(step)] as Node | undefined) ?? null;
      if (node !== null) range = rangeOf(node);
    } else node = null;
  });
  return place(range, pathText(path));
}

const pairs = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

/** By key. Remembered for each mapping: a sheet with thousands of faults asks for as many places in the same one. */
function pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  const found =
    pairs.get(map) ?? new Map(map.items.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : String(pair.key), pair]));
  pairs.set(map, found);
  return found;
}

function rangeOf(node: Node | null | undefined): readonly number[] {
  return node?.range ?? [0, 0, 0];
}

/** `['questions', 3, 'text']` → `questions[3].text`. */
export function pathText(path: Path): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('');
}

/** Where a quote opens that nothing closes: the parser says it at the end of the text. */
function unclosedQuote({ errors, contents }: Document.Parsed): number | null {
  const missing = errors.find(({ code, message }) => code === 'MISSING_CHAR' && message.includes('quote'));
  let opening: number | null = null;
  const look = (_key: unknown, { type, range }: Scalar): void => {
    if (type?.startsWith('QUOTE') === true && range != null && range[0] < missing!.pos[0]) opening = range[0];
  };
  if (missing !== undefined) visit(contents, { Scalar: look });
  return opening;
}

/** A value is placed after its tag, and the tag is what is wrong. */
function tagBefore(text: string, offset: number): number[] {
  const found = /!\S*\s+(&\S+\s+)?$/.exec(text.slice(Math.max(0, offset - 100), offset));
  const from = offset - (found?.[0].length ?? 0);
  return [from, from + (found?.[0].trimEnd().length ?? 0)];
}

/** The word that starts at an offset, at most 60 characters: enough to name it, too little to leak a sheet. */
function wordAt(text: string, offset: number): string {
  return /^[^\s:,\]}]{0,60}/u.exec(text.slice(offset, offset + 60))?.[0] ?? '';
}
