/** How to carry out every measure that is not urgent, in one compact row each. */
import type { Block, Row, Span } from '../blocks.ts';
import { NBSP } from '../format.ts';
import type { Entry, PlanContext } from './context.ts';
import { bold, joined, link, plain, table } from './pieces.ts';

export function sheetsSection(context: PlanContext): readonly Block[] {
  const others = context.entries.filter(({ urgent }) => !urgent);
  if (others.length === 0) return [];
  const { columns } = context.template.sheets;
  return [
    table(
      `Pour chaque mesure non urgente${NBSP}: pourquoi et comment la mener.`,
      [
        [columns.number, 5],
        [columns.how, 95],
      ],
      others.map((entry) => row(context, entry)),
    ),
  ];
}

/** Who, when and how much are in the table of the plan, under the same number. */
function row({ template }: PlanContext, { measure, number, step }: Entry): Row {
  const { sheets: words } = template;
  const steps = measure.how.map((each, index) => `${index + 1}.${NBSP}${each}`).join(' ');
  const text: Span[] = [
    bold(`${measure.title}${step === undefined ? ` (${words.postponed})` : ''}. `),
    plain(`${measure.why}\n`),
    bold(`${words.how}${NBSP}: `),
    plain(`${steps}\n`),
    bold(`${words.evidence}${NBSP}: `),
    plain(measure.evidence),
    ...(measure.resources.length === 0
      ? []
      : [
          plain(' '),
          ...joined(
            measure.resources.map(({ title, url }) => link(title, url)),
            ' · ',
          ),
        ]),
  ];
  return { cells: [String(number), text] };
}
