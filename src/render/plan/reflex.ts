/** The sheet to print and pin up: numbers first, then what to do and when. On one page. */
import type { Block, Row } from '../blocks.ts';
import type { PlanContext } from './context.ts';
import { address, bold, marked, paragraph, table } from './pieces.ts';

/** Blank, but not empty: a cell that a hand will fill. */
const BLANK = '\u00a0';

export function reflexSection(context: PlanContext): readonly Block[] {
  const { reflexes, template } = context;
  const { reflex: words } = template;
  const steps = reflexes.steps.map(({ when, do: actions }): Row => ({
    cells: [[bold(when)], marked('• ', actions)],
  }));
  return [
    paragraph(reflexes.intro),
    table(
      `${words.columns.what}, dans l’ordre, à partir de la découverte du problème.`,
      [
        [words.columns.when, 18],
        [words.columns.what, 82],
      ],
      steps,
    ),
    table(
      words.fill,
      [
        [words.columns.who, 31],
        [words.columns.name, 43],
        [words.columns.phone, 26],
      ],
      numbers(context),
    ),
  ];
}

function numbers({ territory, template }: PlanContext): Row[] {
  const { reflex: words } = template;
  const national = words.national.flatMap(({ contact: id, who }): Row[] => {
    const contact = territory.national.find((each) => each.id === id);
    const way = contact?.phone ?? (contact?.url === undefined ? undefined : address(contact.url));
    return contact === undefined || way === undefined ? [] : [{ cells: [who, [bold(contact.name)], [bold(way)]] }];
  });
  const responder = territory.territory?.responder ?? null;
  const own: Row[] =
    responder === null
      ? [{ cells: [words.responder, BLANK, BLANK] }]
      : [
          {
            cells: [
              words.responder,
              [bold(responder.name)],
              [bold(responder.phone ?? `${words.noPhone} (${address(responder.url)})`)],
            ],
          },
        ];
  return [...national, ...own, ...words.blanks.map((blank): Row => ({ cells: [blank, BLANK, BLANK] }))];
}
