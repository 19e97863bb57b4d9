/** One page for elected people: how many, where they stand, what to remember, what to decide. */
import type { Statistics } from '../../core/campaign.ts';
import type { Block, KeyFigures, Text } from '../blocks.ts';
import { count, NBSP, number, percent, quoted } from '../format.ts';
import { bold, heading, list, paragraph, plain } from '../plan/pieces.ts';
import { firstCalls, nameOf } from './first-calls.ts';
import type { CampaignContext } from './input.ts';
import { named, prioritiesOf } from './priorities.ts';
import { progressInWords } from './progress.ts';
import { extremeDomains } from './scores.ts';
import { alone, sharedBy } from './together.ts';
import { amountInWords, communes, firstYear, measureTitle, see, TITLES } from './words.ts';

/** From this many on, the score in the middle says something that the mean does not. */
const MEDIAN_FROM = 3;

export function summarySection(context: CampaignContext): readonly Block[] {
  const { statistics } = context;
  const progress = progressInWords(context);
  const remembered = remember(context);
  const figures = keyFigures(statistics);
  return [
    ...(figures.figures.length < 2 ? [] : [figures]),
    paragraph(standing(context), 'lead'),
    ...(progress === null ? [] : [paragraph(progress)]),
    ...(remembered.length === 0 ? [] : [heading(3, 'À retenir'), list('number', remembered)]),
    heading(3, 'Ce qui est demandé aux élus'),
    list('check', decisions(context)),
  ];
}

function keyFigures({ communes: all, score, measures, smallestGroup }: Statistics): KeyFigures {
  if (all === 0) return { kind: 'key-figures', figures: [] };
  const half = measures.filter((each) => each.communes * 2 >= all).length;
  return {
    kind: 'key-figures',
    figures: [
      { value: number(all), label: all < 2 ? 'commune diagnostiquée' : 'communes diagnostiquées' },
      ...(score.mean === null ? [] : [{ value: percent(score.mean), label: score.communes === 1 ? 'sa note' : 'note moyenne' }]),
      ...(score.median === null || (score.communes ?? 0) < MEDIAN_FROM
        ? []
        : [{ value: percent(score.median), label: 'note médiane, celle du milieu' }]),
      ...(all === 1
        ? [{ value: number(measures.length), label: measures.length < 2 ? 'mesure à mener' : 'mesures à mener' }]
        : // With some measures withheld, the count would be wrong.
          smallestGroup > 1
          ? []
          : [
              {
                value: number(half),
                label: `${half < 2 ? 'mesure manque' : 'mesures manquent'} dans au moins la moitié des communes`,
              },
            ]),
    ],
  };
}

function standing(context: CampaignContext): string {
  const { statistics, levels } = context;
  const { communes: all, score } = statistics;
  if (all === 0) return 'Aucune feuille n’a pu être lue\u202F: il n’y a pas encore de chiffre à présenter.';
  if (score.communes === 0)
    return 'Aucune commune n’a encore de note\u202F: il manque des réponses. Ce n’est pas un mauvais résultat.';
  const known = statistics.levels.flatMap(({ level, communes: counted }) =>
    counted === null || level === 'inconclusive' ? [] : [{ level: levels.get(level), counted }],
  );
  // With a figure withheld, the largest of those shown may not be the largest.
  const complete = statistics.levels.every(({ communes: counted }) => counted !== null);
  const most = known.toSorted((a, b) => b.counted - a.counted)[0];
  if (all === 1) return most?.level === undefined ? 'La commune a une note.' : most.level.sentence;
  const low = known.slice(0, 2).reduce((sum, { counted }) => sum + counted, 0);
  if (!complete || most?.level === undefined) {
    return score.mean === null
      ? 'Les communes sont trop peu nombreuses pour que leurs notes soient montrées.'
      : `La note moyenne des communes est de ${percent(score.mean)}.`;
  }
  const frequent = `Le niveau le plus fréquent est ${quoted(most.level.title)}, avec ${communes(most.counted)} sur ${number(all)}.`;
  if (low === 0) return `${frequent} Aucune n’est aux deux premiers niveaux.`;
  return low === most.counted
    ? frequent
    : `${frequent} ${count(low, 'commune est encore', 'communes sont encore')} aux deux premiers niveaux.`;
}

function remember(context: CampaignContext): Text[] {
  const { statistics, anonymous } = context;
  const { communes: all, measures, unknown } = statistics;
  const domains = extremeDomains(context);
  const [commonest] = measures;
  const gain = prioritiesOf(context)[0];
  const shared = sharedBy(context);
  const cost = firstYear(alone(shared.purchases));
  const lines: readonly (Text | null)[] = [
    domains === null
      ? null
      : [
          bold('Les forces et les faiblesses.'),
          plain(` Le meilleur domaine est ${domains.best}, le plus fragile ${domains.weakest}.`),
        ],
    commonest === undefined
      ? null
      : all === 1
        ? gain === undefined
          ? null
          : [bold('Ce qui ferait le plus avancer.'), plain(` ${quoted(measureTitle(context, gain))}.`)]
        : [
            bold(anonymous ? 'Ce qui manque souvent.' : 'Ce qui manque le plus.'),
            plain(
              ` ${named(context, commonest)}${gain === undefined || gain.measure === commonest.measure ? ', qui est aussi ce qui ferait le plus monter les notes.' : `. Ce qui ferait le plus monter les notes${NBSP}: ${named(context, gain)}.`}`,
            ),
          ],
    shared.purchases.length > 1
      ? [
          bold('Ce qui peut se grouper.'),
          plain(
            ` ${anonymous ? 'Au moins ' : ''}${count(shared.purchases.length, 'achat concerne', 'achats concernent')} au moins trois communes${NBSP}: ${amountInWords(cost)} la première année, si chacune achète de son côté.`,
          ),
        ]
      : null,
    unknown.length === 0
      ? null
      : [
          bold('Ce qui reste à savoir.'),
          plain(
            ` ${anonymous ? 'Au moins ' : ''}${count(unknown.length, 'question attend', 'questions attendent')} une réponse nette${all === 1 ? '' : anonymous ? ' dans plusieurs communes' : ' dans une commune au moins'}.`,
          ),
        ],
    measures.length > 0 || anonymous || statistics.score.communes === 0
      ? null
      : [
          bold('Rien ne manque.'),
          plain(' Les réponses données n’appellent aucune mesure\u202F: il s’agit de tenir dans la durée.'),
        ],
  ];
  return lines.filter((line) => line !== null).slice(0, 3);
}

function decisions(context: CampaignContext): Text[] {
  const { statistics } = context;
  const { communes: all, provisional, refused, unknown } = statistics;
  const { purchases, once } = sharedBy(context);
  const calls = all < 2 ? [] : firstCalls(context);
  const [first] = calls;
  const complete = [
    ...(refused > 0 ? [`corriger ${count(refused, 'feuille refusée', 'feuilles refusées')}`] : []),
    ...((provisional ?? 0) > 0
      ? [`terminer ${count(provisional ?? 0, 'diagnostic provisoire', 'diagnostics provisoires')}`]
      : []),
    ...(unknown.length > 0 ? ['lever les « je ne sais pas »'] : []),
  ];
  if (all === 0)
    return refused === 0
      ? ['Réunir les réponses des communes.']
      : [`Corriger les feuilles refusées ${see(TITLES.refused)}, puis refaire ce rapport.`];
  return [
    all === 1 ? 'Remettre son plan à la commune et en parler avec elle.' : 'Nommer un élu et un agent qui suivront ce rapport.',
    ...(purchases.length > 0
      ? [`Demander des devis groupés pour les achats communs, et dire qui les porte ${see(TITLES.together)}.`]
      : []),
    ...(once.length > 0
      ? [`Préparer une fois pour toutes ce qui sert à toutes, en commençant par${NBSP}: ${lower(once[0]!.what)}.`]
      : []),
    ...(first === undefined
      ? []
      : [
          calls.length === 1
            ? `Appeler ${nameOf(first)} et lui proposer de l’aide ${see(TITLES.calls)}.`
            : `Appeler les ${calls.length} communes${calls.length === all ? '' : ' les plus fragiles'}, en commençant par ${nameOf(first)} ${see(TITLES.calls)}.`,
        ]),
    ...(complete.length > 0 ? [`Aider ${all < 2 ? 'la commune' : 'les communes'} à ${joinedWords(complete)}.`] : []),
    'Refaire ce point dans un an, pour mesurer le chemin parcouru.',
  ];
}

function joinedWords(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', à ')} et à ${words.at(-1)!}`;
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
