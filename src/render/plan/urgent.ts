/** One card per urgent measure: enough to do it without reading anything else. */
import type { Block, Card, List, Text } from '../blocks.ts';
import { cost, day, effort, list as inWords, NBSP, quoted } from '../format.ts';
import type { Entry, PlanContext } from './context.ts';
import { joined, link, list } from './pieces.ts';
import { becauseLines, gain, gainOf } from './words.ts';

export function urgentSection(context: PlanContext): readonly Block[] {
  return context.entries.filter(({ urgent }) => urgent).map((entry) => card(context, entry));
}

function card(context: PlanContext, entry: Entry): Card {
  const { template } = context;
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
  if (measure.resources.length > 0)
    parts.push({
      label: words.more,
      content: joined(
        measure.resources.map(({ title, url }) => link(title, url)),
        ' · ',
      ),
    });
  return {
    kind: 'card',
    badge: String(number),
    title: measure.title,
    facts: [
      [words.who, roles[measure.owner].name],
      ...(step === undefined ? [] : [[words.before, day(step.due)] as const]),
      [words.cost, costWords(entry, words.indicative)],
      [words.time, timeWords(entry, words.providerTime)],
      [words.gain, gain(gainOf(entry))],
    ],
    parts,
  };
}

/** Nobody knows yet: ask before spending. */
function toConfirm({ questions, template }: PlanContext, { ranked }: Entry): string {
  const { roles, card: words } = template;
  const people = [...new Set(ranked.because.flatMap(({ question }) => questions.get(question)?.knownBy ?? []))];
  const who = inWords(
    people.map((role) => roles[role].ask),
    'ou',
  );
  return `Vous avez répondu ${quoted(words.unknown.toLowerCase())}. Vérifiez avec ${who} avant de dépenser${NBSP}: c’est peut-être déjà fait.`;
}

/** « 0 à 180 € (indicatif) ». */
function costWords({ cost: scaled, measure }: Entry, indicative: string): string {
  const words = cost(scaled);
  return words === 'gratuit' || measure.cost.confidence === 'free' ? words : `${words} (${indicative})`;
}

function timeWords({ effort: { commune, provider } }: Entry, providerTime: string): string {
  return provider === 0 ? effort(commune) : `${effort(commune)} (${providerTime}${NBSP}: ${effort(provider)})`;
}
