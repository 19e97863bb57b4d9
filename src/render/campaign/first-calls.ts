/** The communes to call first, by name, with the reason. Never in anonymous mode. */
import type { CommuneSummary } from '../../core/campaign.ts';
import type { Block, Row, Text } from '../blocks.ts';
import { count, NBSP, percent } from '../format.ts';
import { bold, paragraph, plain, table } from '../plan/pieces.ts';
import type { CampaignContext } from './input.ts';
import { oneLine } from './plain-text.ts';

/** More would be a list, not a choice. */
const CALLS = 12;
const URGENT_TITLES = 2;
const LONGEST_NAME = 80;

export function firstCalls({ highlights, anonymous }: CampaignContext): readonly CommuneSummary[] {
  return anonymous ? [] : highlights.slice(0, CALLS).map(({ summary }) => summary);
}

/** The name as it can be printed in a sentence. */
export function nameOf({ name, insee }: CommuneSummary): string {
  const clean = oneLine(name, LONGEST_NAME);
  return clean === '' ? (insee ?? 'Commune sans nom') : clean;
}

export function firstCallsSection(context: CampaignContext): readonly Block[] {
  const calls = firstCalls(context);
  // Alone, it has nobody to be compared with.
  if (calls.length === 0 || context.statistics.communes < 2) return [];
  return [
    paragraph(`${intro(calls.length, context.statistics.communes)} Un appel pour proposer de l’aide vaut mieux qu’un courrier.`),
    table(
      'Communes à appeler en premier, avec leur note, ce qui les retient et ce qui est urgent.',
      [
        ['Commune', 24],
        ['Note et niveau', 18],
        ['Pourquoi', 30],
        ['À faire d’abord', 28],
      ],
      calls.map((summary) => row(context, summary)),
    ),
  ];
}

function intro(calls: number, all: number): string {
  if (calls === all) return `Voici les ${calls} communes, de la note la plus basse à la plus haute.`;
  return calls === 1 ? 'Cette commune a la note la plus basse.' : `Ces ${calls} communes ont les notes les plus basses.`;
}

function row({ questionnaire, levels, measures }: CampaignContext, summary: CommuneSummary): Row {
  const { score, population, insee, provisional } = summary;
  const level = score === null ? undefined : levels.get(score.level);
  const where = [insee, population === undefined ? undefined : count(population, 'habitant', 'habitants')].filter(
    (each) => each !== undefined,
  );
  const name: Text = [bold(nameOf(summary)), ...(where.length === 0 ? [] : [plain(`\n${where.join(', ')}`)])];
  const standing =
    score === null ? 'Pas encore de note' : `${percent(score.percent)}\nniveau${NBSP}${level?.letter ?? score.level}`;
  const gates = questionnaire.gates.filter(({ id }) => score?.gates.includes(id) === true).map(({ why }) => why);
  const why =
    score === null
      ? 'Les réponses ne suffisent pas pour une note.'
      : gates.length > 0
        ? gates.join('\n')
        : firstSentence(level?.sentence ?? 'La note est parmi les plus basses.');
  const urgent = summary.measures.filter((each) => each.urgent).map(({ id }) => measures.get(id)?.title ?? id);
  const rest = urgent.length - URGENT_TITLES;
  const first = urgent
    .slice(0, rest === 1 ? URGENT_TITLES + 1 : URGENT_TITLES)
    .map((title, index) => `${index + 1}.${NBSP}${title}`)
    .join('\n');
  return {
    cells: [
      name,
      `${standing}${provisional ? '\nprovisoire' : ''}`,
      why,
      urgent.length === 0 ? 'Aucune mesure urgente' : rest > 1 ? `${first}\net ${rest} autres` : first,
    ],
  };
}

function firstSentence(text: string): string {
  return text.split(/(?<=[.!?])\s/)[0] ?? text;
}
