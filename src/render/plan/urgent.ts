/** One card per urgent measure: enough to do it without reading anything else. */
import type { Block, Card, List, Text } from '../blocks.ts';
import { cost, day, effort, list as inWords, NBSP, quoted } from '../format.ts';
import type { Entry, PlanContext } from './context.ts';
import { joined, link, list, paragraph } from './pieces.ts';
import { becauseLines, gain, gainOf } from './words.ts';

export function urgentSection(context: PlanContext): readonly Block[] {
  const urgent = context.entries.filter((entry) => entry.urgent);
  // The same warning on every card would be read on none.
  const allToConfirm = urgent.length > 1 && urgent.every(({ ranked }) => ranked.toConfirm);
  return [
    ...(allToConfirm ? [paragraph(context.template.card.confirmAll)] : []),
    ...urgent.map((entry) => card(context, entry, !allToConfirm)),
  ];
}

function card(context: PlanContext, entry: Entry, warns: boolean): Card {
  const { template } = context;
  const { card: words, roles } = template;
  const { measure, ranked, step, number } = entry;
  const parts: { label: string; content: Text | List }[] = [];
  const points = gainOf(context, entry);
  if (warns && ranked.toConfirm) parts.push({ label: words.confirm, content: toConfirm(context, entry) });
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
      step === undefined ? [template.plan.columns.due, template.sheets.postponed] : [words.before, day(step.due)],
      [words.cost, costWords(entry, words.indicative)],
      [words.time, timeWords(entry, words.providerTime)],
      ...(points === null ? [] : [[words.gain, gain(points)] as const]),
    ],
    parts,
  };
}

/** Nobody knows yet: look first, and before spending when there is something to spend. */
function toConfirm({ questions, template }: PlanContext, { ranked, cost: { purchase, yearly } }: Entry): string {
  const { roles, card: words } = template;
  const people = [...new Set(ranked.because.flatMap(({ question }) => questions.get(question)?.knownBy ?? []))];
  // The reader is the town hall: it looks for itself.
  const others = people.filter((role) => role !== 'mairie').map((role) => roles[role].ask);
  const ways = [
    ...(others.length < people.length ? ['sur place'] : []),
    ...(others.length > 0 ? [`avec ${inWords(others, 'ou')}`] : []),
  ];
  const who = others.length === 0 ? '' : ` ${inWords(ways, 'ou')}`;
  const spending = purchase[1] + yearly[1] > 0 ? ' avant de dépenser' : '';
  return `Vous avez répondu ${quoted(words.unknown.toLowerCase())}. Vérifiez d’abord${who}${spending}${NBSP}: c’est peut-être déjà fait.`;
}

/** « 0 à 180 € (indicatif) ». */
function costWords({ cost: scaled, measure }: Entry, indicative: string): string {
  const words = cost(scaled);
  return words === 'gratuit' || measure.cost.confidence === 'free' ? words : `${words} (${indicative})`;
}

function timeWords({ effort: { commune, provider } }: Entry, providerTime: string): string {
  return provider === 0 ? effort(commune) : `${effort(commune)} (${providerTime}${NBSP}: ${effort(provider)})`;
}
