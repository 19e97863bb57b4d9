/** Where the communes stand: how many at each level, then the means by domain and by size. */
import type { Count, Statistics } from '../../core/campaign.ts';
import type { Block, Chart, Row } from '../blocks.ts';
import { list as inWords, NBSP, number, percent, quoted } from '../format.ts';
import { heading, paragraph, table } from '../plan/pieces.ts';
import type { CampaignContext } from './input.ts';
import { communes, score, share, shown, sizeTitle, WITHHELD } from './words.ts';

const LEVELS = 'À chaque niveau, combien de communes';
const SIZES = 'Selon la taille des communes';
/** In place of a table of dashes. */
const TOO_FEW = `Ces chiffres ne sont pas montrés${NBSP}: avec si peu de communes, on pourrait reconnaître l’une d’elles.`;

export function scoresSection(context: CampaignContext): readonly Block[] {
  if (context.statistics.communes === 0) return [];
  return [...byLevel(context), ...byDomain(context), ...bySize(context)];
}

interface LevelRow {
  readonly title: string;
  readonly from: string;
  readonly communes: Count;
}

function byLevel({ statistics, levels }: CampaignContext): Block[] {
  const all = statistics.communes;
  if (all === 1) {
    const only = statistics.levels.find(({ communes: counted }) => counted === 1);
    const level = only === undefined ? undefined : levels.get(only.level);
    return [
      paragraph(
        level === undefined
          ? 'La commune n’a pas encore de note.'
          : `La commune est au niveau ${level.letter}, ${quoted(level.title)}, avec une note de ${score(statistics.score.mean, statistics.score)}.`,
      ),
    ];
  }
  const rows = statistics.levels.flatMap(({ level, communes: counted }): LevelRow[] => {
    if (level === 'inconclusive')
      return counted === 0 ? [] : [{ title: 'Pas encore de note', from: 'sans objet', communes: counted }];
    const found = levels.get(level);
    const title = found === undefined ? level : `${found.letter}${NBSP}: ${found.title}`;
    return [{ title, from: found === undefined ? 'sans objet' : percent(found.from), communes: counted }];
  });
  if (rows.every(({ communes: counted }) => counted === null)) return [heading(3, LEVELS), paragraph(TOO_FEW)];
  const said = rows.map(
    ({ title, communes: counted }) => `${title}, ${counted === null ? 'chiffre non montré' : communes(counted)}`,
  );
  const chart: Chart = {
    kind: 'chart',
    alt: `Nombre de communes à chaque niveau, du plus bas au plus haut${NBSP}: ${inWords(said)}.`,
    caption: 'À droite de chaque barre, le nombre de communes et leur part.',
    drawing: {
      kind: 'bars',
      bars: rows.map(({ title, communes: counted }) => ({
        label: title,
        percent: counted === null ? null : (100 * counted) / all,
        high: null,
        value: counted === null ? WITHHELD : counted === 0 ? 'aucune' : `${number(counted)} (${share(counted, all)})`,
      })),
    },
  };
  return [
    heading(3, LEVELS),
    chart,
    table(
      'Nombre et part des communes à chaque niveau, du plus bas au plus haut.',
      [
        ['Niveau', 46],
        ['À partir de', 18, 'right'],
        ['Communes', 18, 'right'],
        ['Part', 18, 'right'],
      ],
      rows.map(({ title, from, communes: counted }) => ({ cells: [title, from, shown(counted), share(counted, all)] })),
    ),
  ];
}

function byDomain({ statistics, domains }: CampaignContext): Block[] {
  const rows = statistics.domains.map((average) => ({
    title: domains.get(average.domain)?.title ?? average.domain,
    mean: average.mean,
    value: score(average.mean, average),
  }));
  if (rows.length === 0) return [];
  const mean = statistics.score.communes === 1 ? 'Note' : 'Note moyenne';
  const said = rows.map(({ title, value }) => `${title}, ${value === WITHHELD ? 'chiffre non montré' : value}`);
  return [
    heading(3, 'Domaine par domaine'),
    paragraph(
      `${mean} de chaque domaine, de 0 à 100${NBSP}%. Une réponse « je ne sais pas » compte au plus bas${NBSP}: la réalité peut être meilleure.`,
    ),
    {
      kind: 'chart',
      alt: `${mean} de chaque domaine, sur 100${NBSP}: ${inWords(said)}.`,
      drawing: {
        kind: 'bars',
        bars: rows.map(({ title, mean: average, value }) => ({ label: title, percent: average, high: null, value })),
      },
    },
  ];
}

/** One size says nothing more than the whole. */
function bySize({ statistics, anonymous }: CampaignContext): Block[] {
  const sizes = statistics.sizes.filter(({ communes: counted }) => counted !== 0);
  if (sizes.length < 2) return [];
  if (sizes.every(({ communes: counted }) => counted === null)) return [heading(3, SIZES), paragraph(TOO_FEW)];
  const row = (size: Statistics['sizes'][number]): Row => ({
    cells: [sizeTitle(size), shown(size.communes), score(size.mean, size), ...(anonymous ? [] : [score(size.median, size)])],
  });
  const { score: overall } = statistics;
  const total: Row = {
    cells: [
      'Toutes les communes notées',
      shown(overall.communes),
      score(overall.mean, overall),
      ...(anonymous ? [] : [score(overall.median, overall)]),
    ],
    style: 'total',
  };
  return [
    heading(3, SIZES),
    ...(anonymous
      ? []
      : [paragraph(`La médiane est la note du milieu${NBSP}: autant de communes sont au-dessus qu’au-dessous.`)]),
    table(
      `Nombre de communes notées et note moyenne selon le nombre d’habitants.`,
      [
        ['Habitants', 40],
        ['Communes notées', 20, 'right'],
        ['Note moyenne', 20, 'right'],
        ...(anonymous ? [] : ([['Note médiane', 20, 'right']] as const)),
      ],
      [...sizes.map(row), total],
    ),
  ];
}

/** « 38,2 % » of the best and of the weakest domain; null when nothing can be compared. */
export function extremeDomains({ statistics, domains, anonymous }: CampaignContext): { best: string; weakest: string } | null {
  // The best of those shown may not be the best.
  if (anonymous && statistics.domains.some(({ mean }) => mean === null)) return null;
  const known = statistics.domains.flatMap(({ domain, mean }) => (mean === null ? [] : [{ domain, mean }]));
  const sorted = known.toSorted((a, b) => b.mean - a.mean);
  const [best, weakest] = [sorted[0], sorted.at(-1)];
  if (best === undefined || weakest === undefined || best.mean === weakest.mean) return null;
  const said = ({ domain, mean }: { domain: string; mean: number }): string =>
    `${quoted(domains.get(domain)?.title ?? domain)} (${percent(mean)})`;
  return { best: said(best), weakest: said(weakest) };
}
