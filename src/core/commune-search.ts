/** Finding a commune from what somebody types: name, part of a name, postal code, INSEE code, or several of them. */
import { communeAt, decoded, departmentName, departmentOf, field, populationAt, rowByCode, successor } from './communes.ts';
import type { Communes, Section } from './communes.ts';
import { fold } from './fold.ts';
import type { Commune } from './model.ts';

/**
 * How a commune matched what was typed: `code` a postal or INSEE code · `exact` the whole name, with or without
 * its article · `start` the beginning of the name · `word` words inside it · `near` something close, to be confirmed.
 */
export type MatchKind = 'code' | 'exact' | 'start' | 'word' | 'near';

export interface CommuneMatch {
  readonly commune: Commune;
  readonly departmentName: string;
  readonly how: MatchKind;
  /** What was typed is a former commune, today part of `commune`. `name` is absent when only its code is known. */
  readonly former?: { readonly insee: string; readonly name?: string | undefined } | undefined;
}

/**
 * The communes that fit what was typed, best first, at most `limit`: a name, its beginning, words of it in any
 * order, a postal or INSEE code or its first digits, a name with a code or with the name of its department.
 * Accents, case, hyphens, apostrophes and ligatures do not matter. At equal fit the most populated comes first.
 * When nothing fits, the nearest names, marked `near`. Never throws.
 */
export function searchCommunes(communes: Communes, typed: string, limit = 10): readonly CommuneMatch[] {
  const known = fold(plainly(typed))
    .split(' ')
    .filter((word) => word !== '' && !NOISE.test(word));
  const codes = known.filter(isCode).map((code) => code.toUpperCase());
  const names = known.filter((word) => !isCode(word));
  const ranking = new Ranking(communes, limit);
  if (names.length === 0) {
    return codes.length === 1 ? searchByCode(communes, codes[0] ?? '', ranking) : [];
  }

  addByName(communes, names, codes, ranking);
  if (ranking.isEmpty) addByNameAndDepartment(communes, names, codes, ranking);
  if (!ranking.isEmpty) return ranking.best();

  // The code may be a CEDEX or an arrondissement: keep its department, then do without it.
  const looser = codes.length === 0 ? [] : [codes.map(departmentOf), []];
  for (const fewer of looser) if (ranking.isEmpty) addByName(communes, names, fewer, ranking);
  if (ranking.isEmpty) {
    const bare = names.join(' ').replace(/^(?:mairie|ville|commune|village)(?: de la| de l| des| du| de| d)? /, '');
    addByName(communes, bare.split(' '), [], ranking);
  }
  if (ranking.isEmpty) addNearest(communes, names, ranking);
  return ranking.best('near');
}

// The lower the better. Distances of mistyped names are added to `NEAR`.
const WHOLE = 0;
const WHOLE_BUT_ARTICLE = 1;
const START = 2;
const INSIDE = 3;
const ALL_WORDS = 4;
const NEAR = 5;
const KINDS: readonly MatchKind[] = ['exact', 'exact', 'start', 'word', 'word'];

const ARTICLE = /^\.(?:l|la|le|les)(?=\.)/;

/** Words of an address that are in no name: « Rennes CEDEX », « Paris 18e arrondissement ». */
const NOISE = /^(?:cedex|arrondissement|\d+(?:er|e|eme))$/;

function plainly(typed: string): string {
  return (
    typed
      .slice(0, 100)
      // A suggestion pasted back: what follows the long dash only describes the commune.
      .replace(/\s[—–].*$/su, '')
      // « HAVRE (LE) », as administrative files write it.
      .replace(/^(.*\S)\s*\((l['’]?|la|le|les)\)\s*$/iu, '$2 $1')
  );
}

function isCode(word: string): boolean {
  return /^(?:\d+|2[ab]\d*)$/.test(word);
}

/** One place per commune, kept at its best rank. */
class Ranking {
  readonly #communes: Communes;
  readonly #limit: number;
  readonly #found = new Map<number, { row: number; rank: number; former: number }>();

  constructor(communes: Communes, limit: number) {
    this.#communes = communes;
    this.#limit = Math.max(0, Math.trunc(limit));
  }

  get isEmpty(): boolean {
    return this.#found.size === 0;
  }

  /** `former` is the row of the former commune that matched, or -1. */
  add(row: number, rank: number, former = -1): void {
    const kept = this.#found.get(row);
    if (kept === undefined || rank < kept.rank) this.#found.set(row, { row, rank, former });
  }

  best(how?: MatchKind): readonly CommuneMatch[] {
    const { text } = this.#communes;
    const sorted = [...this.#found.values()].map((entry) => ({ ...entry, population: populationAt(text, entry.row) }));
    sorted.sort(
      (a, b) => a.rank - b.rank || Number(a.former >= 0) - Number(b.former >= 0) || b.population - a.population || a.row - b.row,
    );
    return sorted.slice(0, this.#limit).map((entry) => {
      const commune = communeAt(this.#communes, entry.row);
      return {
        commune,
        departmentName: departmentName(this.#communes, commune.department ?? '') ?? '',
        how: how ?? KINDS[entry.rank] ?? 'near',
        ...(entry.former < 0 ? {} : { former: formerAt(text, entry.former) }),
      };
    });
  }
}

function formerAt(text: string, row: number): { insee: string; name?: string } {
  const name = field(text, row, 2);
  return { insee: text.slice(row, row + 5), ...(name === '' ? {} : { name }) };
}

// ---------------------------------------------------------------- by code

function searchByCode(communes: Communes, code: string, ranking: Ranking): readonly CommuneMatch[] {
  if (code.length > 5) return [];
  if (code.length < 5) {
    addCodesStartingWith(communes, code, ranking);
    return ranking.best('code');
  }
  // Several communes share a postal code and only one bears an INSEE code: it comes first to stay visible.
  const current = rowByCode(communes, communes.communes, code);
  if (current >= 0) ranking.add(current, WHOLE);
  const former = rowByCode(communes, communes.formers, code);
  if (former >= 0) ranking.add(successor(communes, former), WHOLE, former);
  for (const row of rowsWith(communes, communes.communes, `,${code}`)) ranking.add(row, START);
  if (!ranking.isEmpty) return ranking.best('code');
  // CEDEX codes, and town-wide codes such as 69000, are not in the list: show the communes of the department.
  addCodesStartingWith(communes, departmentOf(code), ranking);
  return ranking.best('near');
}

function addCodesStartingWith(communes: Communes, start: string, ranking: Ranking): void {
  for (const row of rowsWith(communes, communes.communes, `\n${start}`)) ranking.add(row, WHOLE);
  for (const row of rowsWith(communes, communes.communes, `,${start}`)) ranking.add(row, WHOLE);
}

/** Start of each row that holds `mark`, once per row. A mark that opens with a newline is sought at the start of rows. */
function* rowsWith(communes: Communes, section: Section, mark: string): Generator<number> {
  const { text } = communes;
  for (let at = text.indexOf(mark, section.from); at >= 0 && at < section.to;) {
    yield mark.startsWith('\n') ? at + 1 : text.lastIndexOf('\n', at) + 1;
    at = text.indexOf(mark, endOfRow(text, at + 1));
  }
}

function endOfRow(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** Whether the INSEE code or a postal code of the commune starts with each of the codes. */
function hasCodes(communes: Communes, row: number, codes: readonly string[]): boolean {
  if (codes.length === 0) return true;
  const line = communes.text.slice(row, endOfRow(communes.text, row));
  return codes.every((code) => line.startsWith(code) || line.includes(`,${code}`));
}

// ---------------------------------------------------------------- by name

function addByName(communes: Communes, names: readonly string[], codes: readonly string[], ranking: Ranking): void {
  addFromSection(communes, communes.communes, names, (row, rank) => {
    if (hasCodes(communes, row, codes)) ranking.add(row, rank);
  });
  addFromSection(communes, communes.formers, names, (former, rank) => {
    const row = successor(communes, former);
    const own = codes.every((code) => communes.text.startsWith(code, former));
    if (own || hasCodes(communes, row, codes)) ranking.add(row, rank, former);
  });
}

/** A row may be added twice; its first rank is not always its best. */
function addFromSection(
  communes: Communes,
  section: Section,
  names: readonly string[],
  add: (row: number, rank: number) => void,
): void {
  const { text } = communes;
  const phrase = `.${names.join('.')}`;
  for (let at = text.indexOf(phrase, section.from); at >= 0 && at < section.to;) {
    add(text.lastIndexOf('\n', at) + 1, rankOf(text, at, phrase));
    at = text.indexOf(phrase, endOfRow(text, at));
  }
  if (names.length < 2) return;
  const marks = names.map((name) => `.${name}`).sort((a, b) => b.length - a.length);
  for (const row of rowsWith(communes, section, marks[0] ?? '')) {
    const line = text.slice(row, endOfRow(text, row));
    if (marks.every((mark) => line.includes(mark))) add(row, ALL_WORDS);
  }
}

function rankOf(text: string, at: number, phrase: string): number {
  const keyStart = text.lastIndexOf('\t', at) + 1;
  const atStart = at === keyStart;
  if (!atStart && !/^\.(?:l|la|le|les)$/.test(text.slice(keyStart, at))) return INSIDE;
  const after = text[at + phrase.length];
  if (after === '\n' || after === undefined) return atStart ? WHOLE : WHOLE_BUT_ARTICLE;
  // « Bors (Canton de Charente-Sud) » is fully named by « Bors ».
  const row = text.lastIndexOf('\n', at) + 1;
  const bracket = text.indexOf(' (', row);
  if (atStart && after === '.' && bracket >= 0 && bracket < keyStart) {
    const bare = decoded(text.slice(text.lastIndexOf('\t', bracket) + 1, bracket));
    if (fold(bare) === fold(phrase)) return WHOLE;
  }
  return START;
}

/** « saint denis réunion »: the last words may be the department. */
function addByNameAndDepartment(communes: Communes, names: readonly string[], codes: readonly string[], ranking: Ranking): void {
  for (let split = names.length - 1; split > 0 && ranking.isEmpty; split--) {
    const place = `.${names.slice(split).join('.')}`;
    if (place.length < 4) continue;
    for (const [code, department] of communes.departments) {
      const fits = department.key.startsWith(place) || department.key.replace(ARTICLE, '').startsWith(place);
      if (fits) addByName(communes, names.slice(0, split), [...codes, code], ranking);
    }
  }
}

// ---------------------------------------------------------------- mistyped

/** Names at a distance of one or two keystrokes, spaces left out: « Lhay les roses », « Sanit-Denis ». */
function addNearest(communes: Communes, names: readonly string[], ranking: Ranking): void {
  const { text } = communes;
  const typed = names.join('');
  if (typed.length < 3) return;
  const most = typed.length < 8 ? 1 : 2;
  for (let row = communes.communes.from + 1; row < text.length;) {
    const end = endOfRow(text, row);
    const key = text.slice(text.lastIndexOf('\t', end) + 1, end);
    const article = ARTICLE.exec(key)?.[0].length ?? 0;
    const whole = compact(key);
    let distance = whole.startsWith(typed) ? 0 : distanceWithin(typed, whole, most);
    if (article > 0) distance = Math.min(distance, distanceWithin(typed, whole.slice(article - 1), most));
    if (distance <= most) ranking.add(row, NEAR + distance);
    row = end + 1;
  }
}

function compact(key: string): string {
  return key.replaceAll('.', '');
}

/** Insertions, deletions, replacements and swaps of neighbours from one word to the other; `most + 1` beyond `most`. */
function distanceWithin(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let lowest = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      current.push(cost);
      if (cost < lowest) lowest = cost;
    }
    if (lowest > most) return most + 1;
    before = previous;
    previous = current;
  }
  return Math.min(previous[b.length] ?? most + 1, most + 1);
}
