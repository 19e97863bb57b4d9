/** What the plan costs, horizon by horizon, and for whom it takes time. */
import { addCosts } from '../../core/scale.ts';
import type { Block, Row } from '../blocks.ts';
import { cost as costWords, count, NBSP } from '../format.ts';
import { firstYear, type PlanContext } from './context.ts';
import { howItIsCounted, limitedTo } from './limits.ts';
import { bold, list, paragraph, plain, table } from './pieces.ts';
import { amount, people, scaledFor, time } from './words.ts';

export function budgetSection(context: PlanContext): readonly Block[] {
  const { diagnosis, template, entries } = context;
  const { plan } = diagnosis;
  if (plan.steps.length === 0) return [];
  const { budget: words } = template;
  const { columns } = words;
  const rows: Row[] = plan.horizons
    .filter(({ steps }) => steps.length > 0)
    .map(({ horizon, cost, effort }) => ({
      cells: [horizon.title, amount(cost.purchase), amount(cost.yearly), time(effort.commune), time(effort.provider)],
    }));
  const total: Row = {
    cells: [
      words.total,
      amount(plan.cost.purchase),
      amount(plan.cost.yearly),
      time(plan.effort.commune),
      time(plan.effort.provider),
    ],
    style: 'total',
  };
  const free = entries.filter(({ step, cost }) => step !== undefined && cost.purchase[1] + cost.yearly[1] === 0).length;
  const isFree = plan.cost.purchase[1] + plan.cost.yearly[1] === 0;
  const scaled = scaledFor(context.counted);
  const limited = [limitedTo(diagnosis), howItIsCounted(diagnosis)].filter((sentence) => sentence !== null);
  return [
    ...(isFree
      ? [paragraph(words.free)]
      : [
          paragraph(
            [
              plain(`Pour la première année, achats et abonnements compris${NBSP}: `),
              bold(amount(firstYear(plan))),
              plain(` (${words.indicative}).`),
            ],
            'lead',
          ),
        ]),
    ...(isFree || free === 0
      ? []
      : [
          paragraph(
            `${count(free, 'mesure', 'mesures')} sur ${plan.steps.length} ${free === 1 ? 'est gratuite' : 'sont gratuites'}.`,
          ),
        ]),
    table(
      `Coût et temps de travail de chaque échéance du plan, avec le total.`,
      [
        [columns.horizon, 24],
        [columns.purchase, 20],
        [columns.yearly, 20],
        [columns.commune, 18],
        [columns.provider, 18],
      ],
      [...rows, ...(rows.length > 1 ? [total] : [])],
    ),
    list('bullet', [
      ...limited,
      ...toConfirmFirst(context),
      ...(isFree ? [] : words.notes),
      ...(people(context) !== null && plan.steps.some(({ measure }) => measure.effort.commune.per === 'agent')
        ? [words.togetherNote]
        : []),
      ...(plan.effort.provider > 0 ? [words.providerNote] : []),
      ...(scaled === '' || isFree ? [] : [scaled]),
    ]),
  ].filter((block) => block.kind !== 'list' || block.items.length > 0);
}

/** What the total counts although it may be done already. */
function toConfirmFirst({ entries }: PlanContext): string[] {
  const own = entries.filter(
    ({ step, ranked, cost: { purchase, yearly } }) => step !== undefined && ranked.toConfirm && purchase[1] + yearly[1] > 0,
  );
  if (own.length === 0) return [];
  const what = own.length === 1 ? 'une mesure' : `${own.length} mesures`;
  return [
    `Ce total compte ${what} à confirmer d’abord (${costWords(addCosts(own.map(({ cost }) => cost)))})${NBSP}: vérifiez avant de dépenser.`,
  ];
}
