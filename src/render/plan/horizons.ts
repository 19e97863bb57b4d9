/** The plan over time: a line with the score reached, then one table per horizon. */
import { addDays } from '../../core/calendar.ts';
import type { Diagnosis, PlanHorizon, PlanLimits } from '../../core/model.ts';
import type { Block, Chart, Row, Span, Text } from '../blocks.ts';
import { cost, count, day, euros, list as inWords, NBSP, percent, quoted } from '../format.ts';
import { entryOf, type Entry, type PlanContext } from './context.ts';
import { isToStart } from './due.ts';
import { bold, group, heading, list, paragraph, plain, table } from './pieces.ts';
import { allToConfirm, marks } from './to-confirm.ts';
import { gainOf, shortCost, shortGain, shortTime } from './words.ts';

export function horizonsSection(context: PlanContext): readonly Block[] {
  const { diagnosis, entries, template } = context;
  if (entries.length === 0) return nothingToDo(context);
  const planned = diagnosis.plan.horizons.filter(({ steps }) => steps.length > 0);
  return [
    paragraph(template.plan.intro),
    ...(allToConfirm(entries) ? [paragraph(template.card.confirmAll)] : []),
    ...(planned.length > 0 ? [timeline(context, planned)] : []),
    ...planned.flatMap((horizon) => horizonBlocks(context, horizon)),
    ...(entries.some(({ step }) => step !== undefined && step.gain <= 0) ? [paragraph(template.plan.sharedNote, 'small')] : []),
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

function timeline(context: PlanContext, planned: readonly PlanHorizon[]): Chart {
  const { overall, plan } = context.diagnosis;
  const start =
    overall.kind === 'scored' ? { percent: overall.percent, letter: overall.level.letter } : { percent: null, letter: '' };
  const stops = planned.map((each) => ({
    title: each.horizon.title,
    date: by(context, each),
    lines: [count(each.steps.length, 'mesure', 'mesures'), cost(each.cost)],
    percent: each.after?.percent ?? null,
    letter: each.after?.level.letter ?? '',
  }));
  const said = stops.map(({ title, date, lines }, index) => {
    const after = planned[index]?.after ?? null;
    return `${title}, ${date}${NBSP}: ${lines.join(', ')}${after === null ? '' : `, note ${percent(after.percent)}, niveau ${after.level.title}`}`;
  });
  const from =
    overall.kind === 'scored' ? `Aujourd’hui${NBSP}: ${percent(overall.percent)}, niveau ${overall.level.title}. ` : '';
  return {
    kind: 'chart',
    alt: `Les étapes du plan. ${from}${said.join('. ')}. En tout${NBSP}: ${count(plan.steps.length, 'mesure', 'mesures')}.`,
    drawing: { kind: 'timeline', start: { label: context.template.plan.today, ...start }, stops },
  };
}

function horizonBlocks(context: PlanContext, own: PlanHorizon): Block[] {
  const { horizon, steps, after } = own;
  const { columns } = context.template.plan;
  const rows = steps.flatMap(({ measure }) => {
    const entry = entryOf(context, measure.id);
    return entry === undefined ? [] : [row(context, entry)];
  });
  const reached = after === null ? '' : `. Note ensuite${NBSP}: ${percent(after.percent)}, ${quoted(after.level.title)}`;
  return [
    heading(3, horizon.title),
    table(
      `${horizon.title}${NBSP}: les mesures, qui s’en charge, l’échéance, le coût, le temps et le gain.`,
      [
        [columns.number, 5],
        [columns.measure, 45],
        [columns.who, 13],
        [columns.cost, 17],
        [columns.time, 11],
        [columns.gain, 9],
      ],
      [group(`${columns.due}${NBSP}: ${by(context, own)}${reached}`), ...rows],
    ),
  ];
}

/** « avant le … », or « à lancer avant le … » when that is all that can be asked of every measure. */
function by({ diagnosis: { questionnaire } }: PlanContext, { due, steps }: PlanHorizon): string {
  return `${steps.every((step) => isToStart(questionnaire, step)) ? 'à lancer ' : ''}avant le ${day(due)}`;
}

function row(context: PlanContext, entry: Entry): Row {
  const { template } = context;
  const { measure, effort } = entry;
  const points = gainOf(context, entry);
  return {
    cells: [
      String(entry.number),
      marked(context, entry),
      template.roles[measure.owner].short,
      shortCost(entry.cost),
      shortTime(effort.commune),
      points === null ? '—' : shortGain(context, points),
    ],
  };
}

/** « Désigner un délégué (urgente, à lancer d’ici là, à confirmer d’abord) ». */
function marked({ template, entries, diagnosis }: PlanContext, { measure, urgent, ranked, step }: Entry): Span[] {
  const toConfirm = ranked.toConfirm && !allToConfirm(entries);
  const toStart = step !== undefined && isToStart(diagnosis.questionnaire, step);
  const said = marks([urgent && template.plan.urgentWord, toStart && 'à lancer d’ici là', toConfirm && template.card.confirm]);
  return [urgent ? bold(measure.title) : plain(measure.title), ...(said === '' ? [] : [plain(said)])];
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

function postponedLine(context: PlanContext, entry: Entry): Text {
  return [plain(`N°${NBSP}${entry.number}, `), ...marked(context, entry), plain(`, ${cost(entry.cost)}`)];
}

function because(why: 'budget' | 'days', { budget, days }: PlanLimits): string {
  return why === 'budget'
    ? `à cause du budget indiqué (${euros([budget ?? 0, budget ?? 0]).replace('gratuit', `0${NBSP}€`)} par an)`
    : `à cause du temps indiqué (${count(days ?? 0, 'jour', 'jours')} par mois)`;
}

function horizonTitle({ questionnaire }: Diagnosis, id: string): string {
  return questionnaire.horizons.find((horizon) => horizon.id === id)?.title ?? id;
}
