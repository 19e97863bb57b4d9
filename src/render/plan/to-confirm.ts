/** Measures that only « je ne sais pas » calls for: look first, it may be done already. */
import { list as inWords } from '../format.ts';
import type { Entry, PlanContext } from './context.ts';

/** True when the warning is better said once, above them all: on every one it would be read on none. */
export function allToConfirm(entries: readonly Entry[]): boolean {
  return entries.length > 1 && entries.every(({ ranked }) => ranked.toConfirm);
}

/** « (urgente, à confirmer d’abord) », with the space before it; empty when there is nothing to say. */
export function marks(words: readonly (string | false)[]): string {
  const said = words.filter((word) => word !== false).map((word) => word.charAt(0).toLowerCase() + word.slice(1));
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
}

/** « avec le prestataire, avant de dépenser »: whom to ask, and when there is something to spend. Empty otherwise. */
export function howToConfirm({ questions, template }: PlanContext, { ranked, cost: { purchase, yearly } }: Entry): string {
  const people = [...new Set(ranked.because.flatMap(({ question }) => questions.get(question)?.knownBy ?? []))];
  // The reader is the town hall: it looks for itself.
  const others = people.filter((role) => role !== 'mairie').map((role) => template.roles[role].ask);
  const ways = [
    ...(others.length > 0 && others.length < people.length ? ['sur place'] : []),
    ...(others.length > 0 ? [`avec ${inWords(others, 'ou')}`] : []),
  ];
  return [...(ways.length > 0 ? [inWords(ways, 'ou')] : []), ...(purchase[1] + yearly[1] > 0 ? ['avant de dépenser'] : [])].join(
    ', ',
  );
}
