/** The plan over time: a line with the score reached, then one table per horizon. */
import { addDays } from '../../core/calendar.ts';
import type { Diagnosis, PlanHorizon, PlanLimits } from '../../core/model.ts';
import type { Block, Chart, Row, Text } from '../blocks.ts';
import { cost, count, day, euros, list as inWords, NBSP, percent, quoted } from '../format.ts';
import { entryOf, type Entry, type PlanContext } from './context.ts';
import { bold, group, heading, list, paragraph, plain, table } from './pieces.ts';
import { gainOf, shortCost, shortGain, shortTime } from './words.ts';

export function horizonsSection(context: PlanContext): readonly Block[] {
  const { diagnosis, entries } = context;
  if (entries.length === 0) return nothingToDo(context);
  const planned = diagnosis.plan.horizons.filter(({ steps }) => steps.length > 0);
  return [
    paragraph(context.template.plan.intro),
    ...(planned.length > 0 ? [timeline(context, planned)] : []),
    ...planned.flatMap((horizon) => horizonBlocks(context, horizon)),
    ...moved(context),
    ...postponed(context),
  ];
}

/** Congratulations, when they are deserved: every question has been answered. */
function nothingToDo({ diagnosis, template }: PlanContext): Block[] {
  const { plan: words } = template;
  if (diagnosis.overall.kind === 'inconclusive') return [];
  if (diagnosis.provisional) return [paragraph(words.nothingCalled)];
  const again = `Refaites ce diagnostic dans un an, vers le ${day(addDays(diagnosis.today, 365))}.`;
  return [
    {
      kind: 'callout',
      tone: 'good',
      title: words.keepTitle,
      blocks: [paragraph(words.keepIntro), list('check', [...words.keepSteps, again])],
    },
  ];
}

function timeline({ diagnosis: { overall, plan }, template }: PlanContext, planned: readonly PlanHorizon[]): Chart {
  const start =
    overall.kind === 'scored' ? { percent: overall.percent, letter: overall.level.letter } : { percent: null, letter: '' };
  const stops = planned.map(({ horizon, due, steps, cost: own, after }) => ({
    title: horizon.title,
    date: `avant le ${day(due)}`,
    lines: [count(steps.length, 'mesure', 'mesures'), cost(own)],
    percent: after?.percent ?? null,
    letter: after?.level.letter ?? '',
  }));
  const said = planned.map(
    ({ horizon, due, steps, cost: own, after }) =>
      `${horizon.title}, avant le ${day(due)}${NBSP}: ${count(steps.length, 'mesure', 'mesures')}, ${cost(own)}${after === null ? '' : `, note ${percent(after.percent)}, niveau ${after.level.title}`}`,
  );
  const from =
    overall.kind === 'scored' ? `Aujourd’hui${NBSP}: ${percent(overall.percent)}, niveau ${overall.level.title}. ` : '';
  return {
    kind: 'chart',
    alt: `Les étapes du plan. ${from}${said.join('. ')}. En tout${NBSP}: ${count(plan.steps.length, 'mesure', 'mesures')}.`,
    drawing: { kind: 'timeline', start: { label: template.plan.today, ...start }, stops },
  };
}

function horizonBlocks(context: PlanContext, { horizon, due, steps, after }: PlanHorizon): Block[] {
  const { columns } = context.template.plan;
  const rows = steps.flatMap(({ measure }) => {
    const entry = entryOf(context, measure.id);
    return entry === undefined ? [] : [row(context, entry)];
  });
  const reached: Text[] =
    after === null
      ? []
      : [[plain(`Note après cette échéance${NBSP}: `), bold(`${percent(after.percent)} — ${after.level.title}`)]];
  return [
    heading(3, horizon.title),
    table(
      `${horizon.title}${NBSP}: les mesures, qui s’en charge, l’échéance, le coût, le temps et le gain.`,
      [
        [columns.number, 5],
        [columns.measure, 43],
        [columns.who, 14],
        [columns.cost, 17],
        [columns.time, 11],
        [columns.gain, 10],
      ],
      [group(`${columns.due}${NBSP}: avant le ${day(due)}`), ...rows],
    ),
    ...reached.map((text) => paragraph(text)),
  ];
}

function row(context: PlanContext, entry: Entry): Row {
  const { template } = context;
  const { measure, urgent, effort } = entry;
  const points = gainOf(context, entry);
  const title: Text = urgent ? [bold(measure.title), plain(` (${template.plan.urgentWord.toLowerCase()})`)] : measure.title;
  return {
    cells: [
      String(entry.number),
      title,
      template.roles[measure.owner].short,
      shortCost(entry.cost),
      shortTime(effort.commune),
      points === null ? '—' : shortGain(points),
    ],
  };
}

/** One line per move, with the numbers of the measures: twenty of them may move together. */
function moved(context: PlanContext): Block[] {
  const { diagnosis, entries, template } = context;
  const moves = new Map<string, { readonly words: string; readonly numbers: string[] }>();
  for (const { number: at, step } of entries) {
    if (step?.moved === undefined) continue;
    const { from, why } = step.moved;
    const key = `${from} ${step.horizon} ${why}`;
    const words = `De ${quoted(horizonTitle(diagnosis, from))} à ${quoted(horizonTitle(diagnosis, step.horizon))}, ${because(why, diagnosis.plan.fittedTo)}`;
    const found = moves.get(key);
    if (found === undefined) moves.set(key, { words, numbers: [String(at)] });
    else found.numbers.push(String(at));
  }
  const items = [...moves.values()].map(
    ({ words, numbers }) => `${words}${NBSP}: ${numbers.length === 1 ? 'mesure' : 'mesures'} n°${NBSP}${inWords(numbers)}.`,
  );
  return items.length === 0 ? [] : [heading(3, template.plan.moved), list('bullet', items)];
}

function postponed(context: PlanContext): Block[] {
  const { diagnosis, template } = context;
  const late = diagnosis.plan.postponed;
  if (late.length === 0) return [];
  const whys = [...new Set(late.map(({ why }) => why))];
  const reasons = inWords(whys.map((why) => because(why, diagnosis.plan.fittedTo)));
  return [
    heading(3, template.plan.postponed),
    paragraph(
      `${count(late.length, 'mesure ne tient', 'mesures ne tiennent')} pas dans le plan ${reasons}. À reprendre dès que possible${NBSP}:`,
    ),
    list(
      'bullet',
      late.flatMap(({ measure }) => {
        const entry = entryOf(context, measure.id);
        return entry === undefined ? [] : [postponedLine(context, entry)];
      }),
    ),
  ];
}

function postponedLine({ template }: PlanContext, { number: at, measure, urgent, cost: own }: Entry): Text {
  return [
    plain(`N°${NBSP}${at}, `),
    bold(measure.title),
    plain(`${urgent ? ` (${template.plan.urgentWord.toLowerCase()})` : ''}, ${cost(own)}`),
  ];
}

function because(why: 'budget' | 'days', { budget, days }: PlanLimits): string {
  return why === 'budget'
    ? `à cause du budget indiqué (${euros([budget ?? 0, budget ?? 0]).replace('gratuit', `0${NBSP}€`)} par an)`
    : `à cause du temps indiqué (${count(days ?? 0, 'jour', 'jours')} par mois)`;
}

function horizonTitle({ questionnaire }: Diagnosis, id: string): string {
  return questionnaire.horizons.find((horizon) => horizon.id === id)?.title ?? id;
}
