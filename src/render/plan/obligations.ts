/** Legal duties, the ones to act on first. */
import type { ObligationStatus } from '../../core/model.ts';
import type { Block, Row } from '../blocks.ts';
import type { PlanContext } from './context.ts';
import { bold, group, heading, list, plain, table } from './pieces.ts';

const SHOWN: readonly ObligationStatus[] = ['not-met', 'partly', 'unknown', 'met'];

export function obligationsSection({ diagnosis, template }: PlanContext): readonly Block[] {
  // Without a single answer, every duty would be « à vérifier ».
  if (diagnosis.sheet.answers.size === 0) return [];
  const { obligations: words } = template;
  const rows = SHOWN.flatMap((status): Row[] => {
    const own = diagnosis.obligations.filter((each) => each.status === status);
    if (own.length === 0) return [];
    return [
      group(words.statuses[status]),
      ...own.map(({ obligation }): Row => ({
        cells: [
          [bold(obligation.title), plain(`\n${obligation.law}${status === 'met' ? '' : `\n${obligation.whyItApplies}`}`)],
          obligation.evidence,
        ],
      })),
    ];
  });
  const others = diagnosis.obligations.filter(({ status }) => status === 'not-concerned').map(({ obligation }) => obligation);
  return [
    ...(rows.length === 0
      ? []
      : [
          table(
            'Les obligations légales de la commune, par état, avec le texte et la preuve à garder.',
            [
              [words.columns.duty, 66],
              [words.columns.evidence, 34],
            ],
            rows,
          ),
        ]),
    ...(others.length === 0
      ? []
      : [
          heading(3, words.statuses['not-concerned']),
          list(
            'bullet',
            others.map(({ title, whyItApplies }) => [bold(`${title}.`), plain(` ${whyItApplies}`)]),
          ),
        ]),
  ];
}
