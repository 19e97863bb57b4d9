/** One card per urgent measure: enough to do it without reading anything else. */
import type { Block, Card, List, Text } from '../blocks.ts';
import { cost, day, effort, NBSP, quoted } from '../format.ts';
import type { Entry, PlanContext } from './context.ts';
import { isToStart } from './due.ts';
import { joined, link, list, paragraph } from './pieces.ts';
import { allToConfirm, howToConfirm } from './to-confirm.ts';
import { becauseLines, gain, gainOf, people } from './words.ts';

export function urgentSection(context: PlanContext): readonly Block[] {
  const urgent = context.entries.filter((entry) => entry.urgent);
  const sameForAll = allToConfirm(urgent);
  return [
    ...(sameForAll ? [paragraph(context.template.card.confirmAll)] : []),
    ...urgent.map((entry) => card(context, entry, !sameForAll)),
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
      step === undefined
        ? [template.plan.columns.due, template.sheets.postponed]
        : [isToStart(context.diagnosis.questionnaire, step) ? `À lancer ${lower(words.before)}` : words.before, day(step.due)],
      [words.cost, costWords(entry, words.indicative)],
      [words.time, timeWords(context, entry)],
      ...(points === null ? [] : [[words.gain, gain(points)] as const]),
    ],
    parts,
  };
}

function toConfirm(context: PlanContext, entry: Entry): string {
  const how = howToConfirm(context, entry);
  const answer = quoted(context.template.card.unknown.toLowerCase());
  return `Vous avez répondu ${answer}. Vérifiez d’abord${how === '' ? '' : ` ${how}`}${NBSP}: c’est peut-être déjà fait.`;
}

/** « 0 à 180 € (indicatif) ». */
function costWords({ cost: scaled, measure }: Entry, indicative: string): string {
  const words = cost(scaled);
  return words === 'gratuit' || measure.cost.confidence === 'free' ? words : `${words} (${indicative})`;
}

/** « 3 jours en tout, pour 45 agents et élus (prestataire : deux heures) ». */
function timeWords(context: PlanContext, { measure, effort: { commune, provider } }: Entry): string {
  const { together, providerTime } = context.template.card;
  // Everybody's hours are added up: said so, lest they be read as those of one person.
  const sharers = measure.effort.commune.per === 'agent' ? people(context) : null;
  const own = `${effort(commune)}${sharers === null ? '' : ` ${together} ${sharers}`}`;
  return provider === 0 ? own : `${own} (${providerTime}${NBSP}: ${effort(provider)})`;
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
