/** The YAML that this program writes, read line by line: in a process that has just started, ten times faster than strictly. */

/** Beyond, the strict reader decides, with its own bounds. */
const LONGEST = 100_000;

const KEY = '[A-Za-z][\\w-]*';
const LETTER = 'A-Za-zÀ-ÖØ-öø-ÿŒœ';
/** Signs that mean nothing in YAML once a text has begun. */
const SIGNS = `0-9_@.’'()/+-`;
/** Words, a day: texts without quotes. Then a text between quotes, without any escape; then a whole number. */
const SCALAR = `([${LETTER}][${LETTER}${SIGNS}]*(?: [${LETTER}${SIGNS}]+)*|\\d{4}-\\d\\d-\\d\\d)|"([^"\\\\\\p{C}\\p{Zl}\\p{Zp}]*)"|(0|[1-9]\\d{0,14})`;

/** Its depth, two spaces each, then a key with its value or none, or an item. */
const ENTRY = new RegExp(`^((?:  )*)(?:(${KEY}):(?: (\\S.*))?|- (\\S.*))$`);
const ALONE = new RegExp(`^(?:${SCALAR})$`, 'u');
const LISTED = new RegExp(`(?:${SCALAR})(?:, (?!$)|$)`, 'uy');
const PAIRED = new RegExp(`(${KEY}): (?:${SCALAR})(?:, (?!$)|$)`, 'uy');
/** Words that are not texts, and others that some programs do not take for texts. */
const NOT_A_TEXT = /^(?:null|true|false)$/i;

type Mapping = Record<string, unknown>;

/**
 * The data of a text, when it is a mapping in the few forms that we write, comments aside: one entry a line, indented by
 * two spaces. Undefined otherwise, and then the strict reader says what it holds, or what is wrong and where.
 */
export function plainYaml(text: string): unknown {
  if (text.length > LONGEST) return undefined;
  const root: Mapping = {};
  /** What is open, from the root down to where the last line was. */
  const open: (Mapping | unknown[])[] = [root];
  /** A key whose value is on the next lines. */
  let waiting: { readonly into: Mapping; readonly key: string } | null = null;
  for (const line of text.split('\n')) {
    if (/^ *(?:#.*)?$/.test(line)) continue;
    const [entry, indent = '', key, written, item] = ENTRY.exec(line) ?? [];
    const depth = indent.length / 2;
    if (entry === undefined || depth >= open.length + (waiting === null ? 0 : 1)) return undefined;
    if (waiting !== null) {
      if (depth < open.length) return undefined;
      const child = key === undefined ? [] : {};
      waiting.into[waiting.key] = child;
      open.push(child);
      waiting = null;
    }
    open.length = depth + 1;
    const into = open[depth]!;
    if (key === undefined || Array.isArray(into)) {
      const value = valueOf(item ?? '');
      if (!Array.isArray(into) || value === undefined) return undefined;
      into.push(value);
    } else {
      if (Object.hasOwn(into, key) || NOT_A_TEXT.test(key)) return undefined;
      if (written === undefined) waiting = { into, key };
      else if ((into[key] = valueOf(written)) === undefined) return undefined;
    }
  }
  return waiting === null && Object.keys(root).length > 0 ? root : undefined;
}

function valueOf(text: string): unknown {
  if (text === '{}') return {};
  if (text === '[]') return [];
  if (/^\{ .* \}$/.test(text)) return mappingOf(text.slice(2, -2));
  if (/^\[ .* \]$/.test(text)) return listOf(text.slice(2, -2));
  const [, ...scalar] = ALONE.exec(text) ?? [];
  return scalarOf(scalar);
}

function listOf(text: string): unknown[] | undefined {
  const list: unknown[] = [];
  for (LISTED.lastIndex = 0; LISTED.lastIndex < text.length;) {
    const [, ...scalar] = LISTED.exec(text) ?? [];
    const value = scalarOf(scalar);
    if (value === undefined) return undefined;
    list.push(value);
  }
  return list;
}

function mappingOf(text: string): Mapping | undefined {
  const mapping: Mapping = {};
  for (PAIRED.lastIndex = 0; PAIRED.lastIndex < text.length;) {
    const [, key = '', ...scalar] = PAIRED.exec(text) ?? [];
    const value = scalarOf(scalar);
    if (value === undefined || Object.hasOwn(mapping, key) || NOT_A_TEXT.test(key)) return undefined;
    mapping[key] = value;
  }
  return mapping;
}

/** From the three groups of `SCALAR`; undefined when none has matched. */
function scalarOf([words, quoted, number]: readonly (string | undefined)[]): unknown {
  if (words !== undefined) return NOT_A_TEXT.test(words) ? undefined : words;
  return quoted ?? (number === undefined ? undefined : Number(number));
}
