/** What several communes miss and could buy, order or write together. */
import type { MeasureStatistics } from '../../core/campaign.ts';
import type { Range, ScaledCost } from '../../core/model.ts';
import { addCosts } from '../../core/scale.ts';
import type { Block, Column, Row } from '../blocks.ts';
import { count, NBSP, number } from '../format.ts';
import { bold, group, heading, list, paragraph, plain, table } from '../plan/pieces.ts';
import type { CampaignContext } from './input.ts';
import { ONCE_FOR_ALL } from './once-for-all.ts';
import { amount, days, firstYear, measureTitle, NOT_ALL_SHOWN, unitsNote } from './words.ts';

/** Fewer communes than this have nothing to share. */
const SEVERAL = 3;
/** The working hypothesis of the report, said wherever it is used. */
const SAVING = { percent: 20, communes: 5 } as const;
/** With both and the total, the table holds on one page. */
const LONGEST = { purchases: 9, visits: 3 } as const;
/** More rows than this in the two tables, and the second one would be cut: it goes to a page of its own. */
const ROWS_OF_A_PAGE = 11;

export interface Shared {
  /** Something to pay. */
  readonly purchases: readonly MeasureStatistics[];
  /** Nothing to pay but the days of a provider. */
  readonly visits: readonly MeasureStatistics[];
  /** Written or organised once, then used by all. */
  readonly once: readonly { readonly what: string; readonly measure: MeasureStatistics }[];
}

/** What is worth doing together: the dearest first, then what takes the most days, then what most communes miss. */
export function sharedBy({ statistics }: CampaignContext): Shared {
  const several = statistics.measures.filter((each) => each.communes >= SEVERAL);
  const costs = ({ cost }: MeasureStatistics): number => firstYear(cost)[1];
  return {
    purchases: several.filter((each) => costs(each) > 0).toSorted((a, b) => costs(b) - costs(a)),
    visits: several.filter((each) => costs(each) === 0 && each.provider > 0).toSorted((a, b) => b.provider - a.provider),
    once: several.flatMap((measure) => {
      const what = ONCE_FOR_ALL.get(measure.measure);
      return what === undefined ? [] : [{ what, measure }];
    }),
  };
}

/** What the purchases cost, each commune on its own. */
export function alone(measures: readonly MeasureStatistics[]): ScaledCost {
  return addCosts(measures.map(({ cost }) => cost));
}

/** The same with the hypothesis: enough communes buy together and pay less. */
function grouped(measures: readonly MeasureStatistics[]): ScaledCost {
  const share = 1 - SAVING.percent / 100;
  const less = ([low, high]: Range): Range => [low * share, high * share];
  return addCosts(
    measures.map(({ cost, communes: counted }) =>
      counted < SAVING.communes ? cost : { purchase: less(cost.purchase), yearly: less(cost.yearly) },
    ),
  );
}

export function togetherSection(context: CampaignContext): readonly Block[] {
  const { statistics, anonymous } = context;
  if (statistics.communes < SEVERAL) return [];
  const shared = sharedBy(context);
  const { purchases, visits, once } = shared;
  if (purchases.length + visits.length + once.length === 0) {
    // The section before has just said that nothing can be shown.
    if (anonymous) return [];
    return [paragraph(`Aucune mesure ne manque dans au moins ${SEVERAL} communes à la fois${NBSP}: il n’y a rien à grouper.`)];
  }
  return [
    paragraph(
      `Ce qui manque dans au moins ${SEVERAL} communes peut se préparer, s’acheter ou s’écrire ensemble.${anonymous ? ` ${NOT_ALL_SHOWN}` : ''}`,
    ),
    ...onceForAll(context, shared),
    ...toBuy(context, shared),
    ...saving(shared),
  ];
}

function onceForAll(context: CampaignContext, { once }: Shared): Block[] {
  if (once.length === 0) return [];
  return [
    heading(3, 'À faire une seule fois, pour toutes'),
    paragraph('Ces actions coûtent surtout du temps. Une commune, ou la structure du territoire, les prépare pour les autres.'),
    table(
      'Actions à préparer une seule fois, la mesure qu’elles font avancer et le nombre de communes.',
      [
        ['Ce qui peut se faire ensemble', 46],
        ['Mesure qui avance', 40],
        ['Communes', 14, 'right'],
      ],
      once.map(({ what, measure }) => ({ cells: [what, measureTitle(context, measure), number(measure.communes)] })),
    ),
  ];
}

function toBuy(context: CampaignContext, { purchases, visits, once }: Shared): Block[] {
  const both = [...purchases, ...visits];
  if (both.length === 0) return [];
  const columns: readonly (readonly [title: string, width: number, align?: Column['align']])[] = [
    ['Mesure', 36],
    ['Communes', 13, 'right'],
    ['Achats', 19, 'right'],
    ['Chaque année', 19, 'right'],
    ['Jours de prestataire', 13, 'right'],
  ];
  const titled = purchases.length > 0 && visits.length > 0;
  const rows = [
    ...(titled ? [group('Achats et abonnements, du plus cher au moins cher')] : []),
    ...rowsOf(context, purchases, LONGEST.purchases, ['autre achat', 'autres achats']),
    ...(titled ? [group('Interventions d’un prestataire, sans achat')] : []),
    ...rowsOf(context, visits, LONGEST.visits, ['autre intervention', 'autres interventions']),
    ...(both.length > 1 ? [{ ...row('Total', both), style: 'total' as const }] : []),
  ];
  return [
    ...(once.length > 0 && once.length + rows.length > ROWS_OF_A_PAGE ? [{ kind: 'page-break' } as const] : []),
    heading(3, 'À acheter ou à commander'),
    paragraph(
      `Les montants additionnent les communes qui en ont besoin, chacune achetant de son côté.${unitsNote([alone(both).purchase, alone(both).yearly, ...both.flatMap(({ cost }) => [cost.purchase, cost.yearly])])}`,
    ),
    table(
      'Mesures à acheter ou à commander, avec le nombre de communes, les montants et les jours de prestataire.',
      columns,
      rows,
    ),
  ];
}

/** The head of the list, one line for what follows. */
function rowsOf(
  context: CampaignContext,
  measures: readonly MeasureStatistics[],
  longest: number,
  [one, many]: readonly [string, string],
): Row[] {
  // « 1 autre achat » would take the place of the purchase itself.
  const cut = measures.length > longest + 1 ? longest : measures.length;
  const rest = measures.slice(cut);
  return [
    ...measures.slice(0, cut).map((each) => row(measureTitle(context, each), [each])),
    ...(rest.length === 0 ? [] : [row(count(rest.length, one, many), rest)]),
  ];
}

function row(title: string, measures: readonly MeasureStatistics[]): Row {
  const counts = measures.map((each) => each.communes);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const { purchase, yearly } = alone(measures);
  const provider = measures.reduce((sum, each) => sum + each.provider, 0);
  return {
    cells: [
      title,
      least === most ? number(most) : `${number(least)}${NBSP}à${NBSP}${number(most)}`,
      amount(purchase),
      amount(yearly),
      days(provider),
    ],
  };
}

function saving({ purchases }: Shared): Block[] {
  if (purchases.length === 0) return [];
  const joint = purchases.filter((each) => each.communes >= SAVING.communes);
  const [without, together] = [alone(purchases), grouped(purchases)];
  const hypothesis = `${SAVING.percent}${NBSP}% de moins sur les achats et les abonnements, quand au moins ${SAVING.communes} communes achètent ensemble`;
  if (joint.length === 0) {
    return [
      paragraph(
        `Aucun de ces achats ne concerne encore ${SAVING.communes} communes${NBSP}: ce rapport ne suppose donc aucune économie.`,
      ),
    ];
  }
  const [, largest] = firstYear(without);
  const line = (title: string, before: Range, after: Range, style?: Row['style']): Row => ({
    cells: [
      title,
      ...[before, after, [before[0] - after[0], before[1] - after[1]] as const].map((each) => amount(each, largest)),
    ],
    ...(style === undefined ? {} : { style }),
  });
  return [
    heading(3, 'Ce que l’achat en commun pourrait changer'),
    paragraph([
      bold(`Hypothèse de travail de ce rapport${NBSP}: `),
      plain(
        `${hypothesis}. Ce n’est ni un fait constaté, ni un chiffre tiré d’une source${NBSP}: seuls des devis le diront. Elle s’applique ici à ${joint.length === purchases.length ? (joint.length === 1 ? 'cet achat' : `tous ces achats`) : `${count(joint.length, 'achat', 'achats')} sur ${purchases.length}`}.${unitsNote([firstYear(without)])}`,
      ),
    ]),
    table(
      'Montants de tous les achats ci-dessus, chacun de son côté puis ensemble, et la différence.',
      [
        ['Montants', 25],
        ['Chacun de son côté', 25, 'right'],
        ['Ensemble', 25, 'right'],
        ['Différence', 25, 'right'],
      ],
      [
        line('Achats', without.purchase, together.purchase),
        line('Chaque année', without.yearly, together.yearly),
        line('Première année', firstYear(without), firstYear(together), 'total'),
      ],
    ),
    list('bullet', [
      'Ces montants sont des ordres de grandeur, toutes taxes comprises. Ce ne sont pas des devis.',
      'Une partie vient de réponses « je ne sais pas »\u202F: vérifiez ce qui est déjà en place avant de commander.',
      'Le temps de prestataire est compté à part, sans économie supposée.',
    ]),
  ];
}
