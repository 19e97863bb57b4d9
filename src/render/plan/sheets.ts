/** How to carry out every measure that is not urgent, in one compact row each. */
import type { Block, Row, Span } from '../blocks.ts';
import { cost, day, NBSP, quoted } from '../format.ts';
import type { Entry, PlanContext } from './context.ts';
import { bold, joined, link, plain, table } from './pieces.ts';
import { time } from './words.ts';

export function sheetsSection(context: PlanContext): readonly Block[] {
  const others = context.entries.filter(({ urgent }) => !urgent);
  if (others.length === 0) return [];
  const { columns } = context.template.sheets;
  return [
    table('Pour chaque mesure non urgente : ce qu’elle demande, pourquoi et comment la mener.'.replace(' :', `${NBSP}:`), [
      [columns.measure, 30],
      [columns.how, 70],
    ], others.map((entry) => row(context, entry))),
  ];
}

function row(context: PlanContext, entry: Entry): Row {
  const { template } = context;
  const { measure, number, step, effort } = entry;
  const facts = [
    template.roles[measure.owner].short,
    step === undefined ? template.sheets.postponed : `avant le ${day(step.due)}`,
    cost(entry.cost),
    ...(effort.commune > 0 ? [`${time(effort.commune)} de travail`] : []),
  ];
  return {
    cells: [[bold(`${number}. ${measure.title}`), plain(`\n${facts.join('\n')}`)], how(context, entry)],
  };
}

function how({ template }: PlanContext, { measure }: Entry): Span[] {
  const { sheets: words } = template;
  const steps = measure.how.map((step, index) => `\n${index + 1}. ${step}`).join('');
  return [
    plain(`${measure.why}${steps}`),
    ...(measure.askProvider === undefined ? [] : [bold(`\n${words.ask}${NBSP}: `), plain(quoted(measure.askProvider))]),
    bold(`\n${words.evidence}${NBSP}: `),
    plain(measure.evidence),
    ...(measure.resources.length === 0 ? [] : [plain('\n'), ...joined(measure.resources.map(({ title, url }) => link(title, url)), ' · ')]),
  ];
}
