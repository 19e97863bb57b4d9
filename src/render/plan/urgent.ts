/** One card per urgent measure: enough to do it without reading anything else. */
import type { Diagnosis, Reference } from '../../core/model.ts';
import type { Block, Card, List, Span, Text } from '../blocks.ts';
import { cost, day, effort, list as inWords, NBSP, quoted, THIN } from '../format.ts';
import type { Entry, PlanContext } from './context.ts';
import { joined, link, list, plain } from './pieces.ts';
import { becauseLines, gain, gainOf } from './words.ts';

export function urgentSection(context: PlanContext): readonly Block[] {
  return context.entries.filter(({ urgent }) => urgent).map((entry) => card(context, entry));
}

function card(context: PlanContext, entry: Entry): Card {
  const { template, diagnosis } = context;
  const { card: words, roles } = template;
  const { measure, ranked, step, number } = entry;
  const parts: { label: string; content: Text | List }[] = [];
  if (ranked.toConfirm) parts.push({ label: words.confirm, content: toConfirm(context, entry) });
  parts.push({ label: words.why, content: measure.why });
  const because = becauseLines(context, ranked.because);
  const [only] = because;
  if (only !== undefined) parts.push({ label: words.because, content: because.length === 1 ? only : list('bullet', because) });
  parts.push({ label: words.how, content: list('number', measure.how) });
  if (measure.askProvider !== undefined) parts.push({ label: words.ask, content: quoted(measure.askProvider) });
  parts.push({ label: words.evidence, content: measure.evidence });
  const more = furtherReading(context, entry);
  if (more.length > 0) parts.push({ label: words.more, content: more });
  return {
    kind: 'card',
    badge: String(number),
    title: measure.title,
    facts: [
      [words.who, roles[measure.owner].name],
      ...(step === undefined ? [] : [[words.before, day(step.due)] as const]),
      [words.cost, costWords(entry, template.budget.indicative)],
      [words.time, timeWords(entry, words.providerTime)],
      [words.gain, gain(gainOf(entry))],
    ],
    parts,
  };
  function toConfirm(inside: PlanContext, { ranked: { because: reasons } }: Entry): string {
    const people = [...new Set(reasons.flatMap(({ question }) => inside.questions.get(question)?.knownBy ?? []))];
    const who = inWords(people.map((role) => roles[role].ask), 'ou');
    return `Vous avez répondu ${quoted(words.unknown.toLowerCase())}. Vérifiez avec ${who} avant de dépenser${NBSP}: c’est peut-être déjà fait.`;
  }
  function furtherReading({ diagnosis: inside }: PlanContext, { measure: { resources, references } }: Entry): Span[] {
    const links = resources.map(({ title, url }) => link(title, url));
    const cited = citations(inside, references);
    const sources = cited === '' ? [] : [plain(`${words.sources} ${cited}.`)];
    return [...joined(links, ' · '), ...(links.length > 0 && sources.length > 0 ? [plain('. ')] : []), ...sources];
  }
}

/** « 0 à 180 €, indicatif, à confirmer par devis ». */
export function costWords({ cost: scaled, measure }: Entry, indicative: string): string {
  const words = cost(scaled);
  return words === 'gratuit' || measure.cost.confidence === 'free' ? words : `${words} (${indicative})`;
}

function timeWords({ effort: { commune, provider } }: Entry, providerTime: string): string {
  return provider === 0 ? effort(commune) : `${effort(commune)}, ${providerTime} ${effort(provider)}`;
}

/** Titles of the sources, each with the places cited in it. */
function citations({ questionnaire }: Diagnosis, references: readonly Reference[]): string {
  const places = new Map<string, string[]>();
  for (const reference of references) {
    const [id = '', place] = reference.split('#');
    places.set(id, [...(places.get(id) ?? []), ...(place === undefined ? [] : [place])]);
  }
  const titles = [...places].flatMap(([id, where]) => {
    const source = questionnaire.sources.find((each) => each.id === id);
    if (source === undefined) return [];
    return [`${source.title}${where.length > 0 ? ` (${where.join(', ')})` : ''}`];
  });
  return titles.join(`${THIN}; `);
}
