/** What a new version of a questionnaire does to real communes, for whoever wrote it. */
import type { Questionnaire } from '../../core/model.ts';
import type { Effect, Replay, Standing } from '../../core/replay.ts';
import { count, list, NBSP, number, percent, THIN } from '../format.ts';
import { plainPalette, type Palette } from '../palette.ts';
import { problemLine } from '../problems.ts';
import { visible } from '../visible.ts';

export interface Versions {
  readonly older: Questionnaire;
  readonly newer: Questionnaire;
}

/** The figures of the whole, then each commune that something changes for. Ends with a line feed. */
export function replayText(replay: Replay, versions: Versions, palette: Palette = plainPalette): string {
  const { older, newer, communes, refused } = replay;
  const changed = communes.filter((each) => each.difference !== 0 || isTouched(each));
  const blocks = [
    [
      palette.bold(`Effet sur ${count(communes.length, 'commune', 'communes', 'aucune commune')}${NBSP}: ${older} → ${newer}`),
      ...(communes.length === 0 ? [] : figures(replay)),
    ].join('\n'),
    ...changed.map((effect) => effectLines(effect, versions, palette).join('\n')),
    ...(refused.length === 0
      ? []
      : [
          [
            palette.bold(`${count(refused.length, 'feuille refusée', 'feuilles refusées')}`),
            ...refused.map(({ by, problems }) => `  version ${by === 'older' ? older : newer} – ${problemLine(problems[0]!)}`),
          ].join('\n'),
        ]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function figures({ levels, largest, urgentChanged }: Replay): string[] {
  return [
    `Niveau${NBSP}: ${number(levels.up)} en hausse, ${number(levels.down)} en baisse, ${number(levels.same)} sans changement.`,
    largest === null
      ? 'Aucune note ne change.'
      : `Plus grand changement${NBSP}: ${name(largest)}, ${points(largest.difference!)}.`,
    urgentChanged === 0
      ? 'Les mesures urgentes restent les mêmes.'
      : `Les mesures urgentes changent pour ${count(urgentChanged, 'commune', 'communes')}.`,
  ];
}

function isTouched({ level, urgent, notCarried }: Effect): boolean {
  return level !== 'same' || urgent.added.length + urgent.removed.length + notCarried > 0;
}

function name({ commune, file }: Effect): string {
  return visible(`${commune} (${file})`);
}

function effectLines(effect: Effect, { older, newer }: Versions, palette: Palette): string[] {
  const { from, to, urgent, notCarried } = effect;
  const titles = (ids: readonly string[], { measures }: Questionnaire): string =>
    list(ids.map((id) => `«${NBSP}${measures.find((measure) => measure.id === id)?.title ?? id}${NBSP}»`));
  return [
    palette.bold(name(effect)),
    `  ${standing(from, older)} → ${standing(to, newer)}`,
    ...(urgent.added.length === 0 ? [] : [`  devient urgent${NBSP}: ${visible(titles(urgent.added, newer))}`]),
    ...(urgent.removed.length === 0 ? [] : [`  n’est plus urgent${NBSP}: ${visible(titles(urgent.removed, older))}`]),
    ...(notCarried === 0 ? [] : [`  ${count(notCarried, 'réponse non reprise', 'réponses non reprises')}`]),
  ];
}

function standing(at: Standing | null, { levels }: Questionnaire): string {
  if (at === null) return 'sans note';
  return visible(`${percent(at.percent)}, ${levels.find(({ id }) => id === at.level)?.title ?? at.level}`);
}

/** « +7 points ». */
function points(difference: number): string {
  return `${difference > 0 ? '+' : '−'}${THIN}${count(Math.abs(difference), 'point', 'points')}`;
}
