/** Conditions said in French: what comes after « Posée si ». */
import type { Condition, ProfileQuestion, Question, Questionnaire } from '../../core/model.ts';
import { list, NBSP, number, quoted, THIN } from '../format.ts';

type Leaf = Exclude<Condition, { readonly all: unknown } | { readonly any: unknown } | { readonly not: unknown }>;
type AnyQuestion = Question | ProfileQuestion;

type LeafClause = { readonly kind: 'leaf'; readonly leaf: Leaf; readonly negated: boolean };

/** A condition without `not` above groups, without groups of one and without a group inside its like. */
type Clause = LeafClause | { readonly kind: 'all' | 'any'; readonly parts: readonly Clause[] };

/**
 * The condition in words, to be read after « si »: « la réponse à la question 3 est « Oui » et si … ».
 * `named` says how a question is called after « à »; without it, by its own words.
 */
export function conditionText(condition: Condition, questionnaire: Questionnaire, named?: (id: string) => string): string {
  const questions = new Map<string, AnyQuestion>(
    [...questionnaire.profile, ...questionnaire.questions].map((question) => [question.id, question]),
  );
  const name = named ?? ((id) => `la question ${quoted(questions.get(id)?.text ?? id)}`);
  const leaf = (part: LeafClause): string => leafText(part.leaf, part.negated, questions, name);
  const clause = clauseOf(condition, false);
  if (clause.kind === 'leaf') return leaf(clause);
  // A list of cases ends the sentence: what came after it would seem to belong to its last case.
  const parts = clause.parts.toSorted((a, b) => Number(isCases(a)) - Number(isCases(b)));
  const onlyOne = parts.filter(isCases).length === 1;
  const said = parts.map((part, index) => `${index === 0 ? '' : 'si '}${phrase(part, leaf, onlyOne)}`);
  const join = clause.kind === 'all' ? 'et' : 'ou';
  // « si A, ou si B et C »: the comma tells what goes together.
  return parts.every(({ kind }) => kind === 'leaf') ? list(said, join) : said.join(`, ${join} `);
}

/** Choices that do not fit between two commas. */
function isCases(clause: Clause): boolean {
  return clause.kind === 'any' && clause.parts.some(({ kind }) => kind !== 'leaf');
}

/** A group inside another one. `last`: it may run to the end of the sentence. */
function phrase(clause: Clause, leaf: (clause: LeafClause) => string, last: boolean): string {
  if (clause.kind === 'leaf') return leaf(clause);
  if (isCases(clause)) {
    const cases = clause.parts.map((part) => phrase(part, leaf, false)).join(`${THIN}; ou `);
    return `l’un de ces cas se présente${last ? `${NBSP}: ${cases}` : ` (${cases})`}`;
  }
  if (clause.kind === 'any') return clause.parts.map((part) => phrase(part, leaf, false)).join(' ou si ');
  // Two groups down, only brackets are left to tell what goes together.
  const parts = clause.parts.map((part) => (part.kind === 'leaf' ? leaf(part) : `(si ${phrase(part, leaf, false)})`));
  return list(parts, 'et');
}

/** De Morgan's laws hold in three values: `not` goes down to the leaves. */
function clauseOf(condition: Condition, negated: boolean): Clause {
  if ('not' in condition) return clauseOf(condition.not, !negated);
  if ('all' in condition) return group('all', condition.all, negated);
  if ('any' in condition) return group('any', condition.any, negated);
  return { kind: 'leaf', leaf: condition, negated };
}

function group(written: 'all' | 'any', conditions: readonly Condition[], negated: boolean): Clause {
  const kind = negated === (written === 'all') ? 'any' : 'all';
  const parts = conditions.map((part) => clauseOf(part, negated)).flatMap((part) => (part.kind === kind ? part.parts : [part]));
  const merged = merge(kind, parts);
  return merged.length === 1 ? merged[0]! : { kind, parts: merged };
}

/** « A ou B » about one question is one clause: `any` of what is true of it, `all` of what is not. */
function merge(kind: 'all' | 'any', parts: readonly Clause[]): Clause[] {
  const merged: Clause[] = [];
  for (const part of parts) {
    const same = merged.findIndex(
      (other) => mergeable(kind, other)?.question === mergeable(kind, part)?.question && mergeable(kind, part) !== null,
    );
    const [before, now] = [mergeable(kind, merged[same]), mergeable(kind, part)];
    if (before === null || now === null) merged.push(part);
    else
      merged[same] = {
        kind: 'leaf',
        negated: kind === 'all',
        leaf: { question: now.question, isOneOf: [...new Set([...before.options, ...now.options])] },
      };
  }
  return merged;
}

function mergeable(
  kind: 'all' | 'any',
  clause: Clause | undefined,
): { readonly question: string; readonly options: readonly string[] } | null {
  if (clause?.kind !== 'leaf' || clause.negated !== (kind === 'all') || !('question' in clause.leaf)) return null;
  const { leaf } = clause;
  if ('includes' in leaf) return { question: leaf.question, options: [leaf.includes] };
  return 'isOneOf' in leaf ? { question: leaf.question, options: leaf.isOneOf } : null;
}

function leafText(
  leaf: Leaf,
  negated: boolean,
  questions: ReadonlyMap<string, AnyQuestion>,
  name: (id: string) => string,
): string {
  if ('commune' in leaf) {
    if (leaf.commune === 'population')
      return `la commune compte ${negated ? 'moins de' : 'au moins'} ${number(leaf.atLeast)} habitants`;
    const codes = list(leaf.isOneOf, 'ou');
    const place =
      leaf.commune === 'department' ? ['le département', 'l’un des départements'] : ['la région', 'l’une des régions'];
    return `la commune ${negated ? 'n’est pas' : 'est'} dans ${place[leaf.isOneOf.length > 1 ? 1 : 0]!} ${codes}`;
  }
  const called = name(leaf.question);
  const question = questions.get(leaf.question);
  const options = question?.options ?? [];
  const quote = (ids: readonly string[]): string[] =>
    ids.map((id) => quoted(options.find((option) => option.id === id)?.text ?? id));
  if ('atLeast' in leaf) {
    const { atLeast } = leaf;
    if (typeof atLeast === 'string') return `la réponse à ${called} est ${atLeastText(question, atLeast, negated, quote)}`;
    return `la réponse à ${called} est ${negated ? `inférieure à ${number(atLeast)}` : `${number(atLeast)} ou plus`}`;
  }

  const wanted = 'includes' in leaf ? [leaf.includes] : leaf.isOneOf;
  if (question?.kind === 'multiple') {
    if (!negated) return `${list(quote(wanted), 'ou')} est coché à ${called}`;
    return wanted.length === 1
      ? `${quote(wanted)[0]!} n’est pas coché à ${called}`
      : `ni ${list(quote(wanted), 'ni')} n’est coché à ${called}`;
  }
  const others = options.map(({ id }) => id).filter((id) => !wanted.includes(id));
  if (!negated) return `la réponse à ${called} est ${list(quote(wanted), 'ou')}`;
  // One answer left: saying it is shorter and plainer.
  if (others.length === 1) return `la réponse à ${called} est ${quote(others)[0]!}`;
  return `la réponse à ${called} n’est ${wanted.length === 1 ? `pas ${quote(wanted)[0]!}` : `ni ${list(quote(wanted), 'ni')}`}`;
}

/** `atLeast: <option>` is about points: the options worth as many, or fewer when negated. */
function atLeastText(
  question: AnyQuestion | undefined,
  option: string,
  negated: boolean,
  quote: (ids: readonly string[]) => string[],
): string {
  const scored = (question as Question | undefined)?.options ?? [];
  const least = scored.find(({ id }) => id === option)?.points ?? 0;
  const ids = scored.filter(({ points }) => points >= least !== negated).map(({ id }) => id);
  const alone = scored.filter(({ points }) => points === least).length === 1;
  return !negated && ids.length > 2 && alone ? `${quote([option])[0]!} ou mieux` : list(quote(ids), 'ou');
}
