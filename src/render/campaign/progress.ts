/** How far the communes have come since an earlier campaign, and where the change comes from. */
import type { Progress } from '../../core/campaign.ts';
import type { Block, Row } from '../blocks.ts';
import { count, day, NBSP, percent, quoted } from '../format.ts';
import { list, paragraph, table } from '../plan/pieces.ts';
import type { CampaignContext } from './input.ts';
import { signed } from './words.ts';

export function progressSection({ statistics, anonymous, date }: CampaignContext): readonly Block[] {
  const { progress, smallestGroup } = statistics;
  if (progress === null) return [];
  const moved = movement(progress, anonymous ? smallestGroup : 1);
  if (progress.communes === 0) {
    return [
      paragraph(`Aucune commune n’a de note à la fois dans cette campagne et dans celle du ${day(progress.since)}.`),
      ...(moved.length === 0 ? [] : [list('bullet', moved)]),
    ];
  }
  const { from, to } = progress.change;
  const one = progress.communes === 1;
  return [
    paragraph(
      `Entre le ${day(progress.since)} et le ${day(date)}, la note${one ? '' : ' moyenne'} ${one ? 'de la commune présente' : `des ${count(progress.communes, 'commune présente', 'communes présentes')}`} aux deux dates est passée de ${percent(from)} à ${percent(to)}.`,
      'lead',
    ),
    ...(moved.length === 0 ? [] : [list('bullet', moved)]),
    ...parts(progress),
  ];
}

/** « De 38,2 à 42,4 % », for the summary; null when no commune can be compared. */
export function progressInWords({ statistics: { progress } }: CampaignContext): string | null {
  if (progress === null || progress.communes === 0) return null;
  const { from, to } = progress.change;
  const whose = progress.communes === 1 ? 'de la commune déjà suivie' : 'des communes déjà suivies';
  return `Depuis le ${day(progress.since)}, la note${progress.communes === 1 ? '' : ' moyenne'} ${whose} est passée de ${percent(from)} à ${percent(to)} (${signed(to - from)}).`;
}

/** A small number that is not zero would point at somebody: then none of the group is given. */
function movement({ up, down, same, withoutScore, arrived, left }: Progress, smallest: number): string[] {
  const safe = (...counts: readonly number[]): boolean => counts.every((each) => each === 0 || each >= smallest);
  const parts = [
    count(up, 'commune progresse', 'communes progressent', 'aucune ne progresse'),
    count(down, 'recule', 'reculent', 'aucune ne recule'),
    count(same, 'est stable', 'sont stables', 'aucune n’est stable'),
  ].join(', ');
  return [
    ...(up + down + same > 0 && safe(up, down, same) ? [`${parts.charAt(0).toUpperCase()}${parts.slice(1)}.`] : []),
    ...(withoutScore > 0 && safe(withoutScore)
      ? [`${count(withoutScore, 'commune n’a pas', 'communes n’ont pas')} de note à l’une des deux dates.`]
      : []),
    ...(arrived > 0 && safe(arrived)
      ? [`${count(arrived, 'commune est nouvelle et n’a', 'communes sont nouvelles et n’ont')} pas de point de comparaison.`]
      : []),
    ...(left > 0 && safe(left)
      ? [`${count(left, 'commune de la campagne précédente n’est', 'communes de la campagne précédente ne sont')} plus là.`]
      : []),
  ];
}

function parts({ change }: Progress): Block[] {
  const { from, to, byAnswers, byQuestionnaire, byUnknownResolved } = change;
  const rounded = (points: number): number => Math.round(points * 10);
  const exact = rounded(byAnswers) + rounded(byQuestionnaire) + rounded(byUnknownResolved) === rounded(to - from);
  const row = (title: string, meaning: string, points: number): Row => ({ cells: [title, meaning, signed(points)] });
  return [
    paragraph('Ce changement a trois causes possibles. Les distinguer évite de se féliciter, ou de s’inquiéter, à tort.'),
    table(
      'D’où vient le changement de la note.',
      [
        ['Ce qui a changé', 28],
        ['Ce que cela veut dire', 50],
        ['Effet', 22, 'right'],
      ],
      [
        row('Les réponses', 'Des habitudes ou des équipements ont changé dans les mairies.', byAnswers),
        row(
          `Les ${quoted('je ne sais pas')} levés`,
          'On sait aujourd’hui ce qu’on ignorait. La situation n’a pas forcément changé.',
          byUnknownResolved,
        ),
        row('Le questionnaire', 'Les questions ou leur poids ont changé. Les communes n’y sont pour rien.', byQuestionnaire),
        { cells: ['Changement de la note', `De ${percent(from)} à ${percent(to)}`, signed(to - from)], style: 'total' },
      ],
    ),
    ...(exact ? [] : [paragraph(`Chaque ligne est arrondie${NBSP}: leur somme peut s’écarter du total de 0,1 point.`, 'small')]),
  ];
}
