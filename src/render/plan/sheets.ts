/** How to carry out every measure that is not urgent, in one compact row each, a box to tick before each step. */
import type { Block, Row, Span } from '../blocks.ts';
import { NBSP, quoted } from '../format.ts';
import type { Entry, PlanContext } from './context.ts';
import { bold, joined, link, marked, paragraph, plain, table } from './pieces.ts';
import { allToConfirm, howToConfirm, marks } from './to-confirm.ts';

/** Steps are lines of one cell, not a list: twenty sheets in ordinary lists would take twice the pages. */
const BOX = `□${NBSP}`;

export function sheetsSection(context: PlanContext): readonly Block[] {
  const others = context.entries.filter(({ urgent }) => !urgent);
  if (others.length === 0) return [];
  const { sheets: words, card } = context.template;
  const { columns } = words;
  const sameForAll = allToConfirm(others);
  return [
    ...(sameForAll ? [paragraph(card.confirmAll)] : []),
    table(
      `Pour chaque mesure non urgente${NBSP}: pourquoi et comment la mener.`,
      [
        [columns.number, 5],
        [columns.how, 95],
      ],
      others.map((entry) => row(context, entry, !sameForAll)),
    ),
  ];
}

/** Who, when and how much are in the table of the plan, under the same number. */
function row(context: PlanContext, entry: Entry, warns: boolean): Row {
  const { sheets: words, card } = context.template;
  const { measure, number, step, ranked } = entry;
  const labelled = (label: string, content: readonly Span[]): Span[] => [bold(`\n${label}${NBSP}: `), ...content];
  const how = howToConfirm(context, entry);
  const text: Span[] = [
    bold(`${measure.title}${marks([step === undefined && words.postponed])}. `),
    plain(measure.why),
    ...(warns && ranked.toConfirm
      ? [bold(`\n${card.confirm}`), plain(`${how === '' ? '' : ` ${how}`}${NBSP}: c’est peut-être déjà fait.`)]
      : []),
    plain('\n'),
    ...marked(BOX, measure.how),
    ...(measure.askProvider === undefined ? [] : labelled(card.ask, [plain(quoted(measure.askProvider))])),
    ...labelled(words.evidence, [plain(measure.evidence)]),
    ...(measure.resources.length === 0
      ? []
      : labelled(
          card.more,
          joined(
            measure.resources.map(({ title, url }) => link(title, url)),
            ' · ',
          ),
        )),
  ];
  return { cells: [String(number), text] };
}
