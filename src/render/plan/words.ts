/** Answers, costs and gains in words. */
import type { Because, Question, ScaledCost, Unit } from '../../core/model.ts';
import { notTicked } from '../because-words.ts';
import type { Span } from '../blocks.ts';
import { count, effort as effortWords, euros, list, NBSP, number, quoted } from '../format.ts';
import type { Counted, Entry, PlanContext } from './context.ts';
import { bold, plain } from './pieces.ts';

/** The answer that calls for a measure, as the respondent read it. */
function becauseAnswer({ template }: PlanContext, question: Question, option: string): string {
  if (option === 'unknown') return template.card.unknown;
  const missing = option.startsWith('missing:');
  const text = question.options.find(({ id }) => id === (missing ? option.slice('missing:'.length) : option))?.text ?? option;
  return missing ? notTicked(text) : text;
}

/** One line per answer that calls for a measure: the question, then the answer in bold. */
export function becauseLines(context: PlanContext, because: readonly Because[]): Span[][] {
  const seen = new Set<string>();
  return because.flatMap(({ question: id, option }) => {
    const question = context.questions.get(id);
    if (question === undefined || seen.has(`${id} ${option}`)) return [];
    seen.add(`${id} ${option}`);
    return [[plain(`${question.text} `), bold(becauseAnswer(context, question, option))]];
  });
}

/** 4.2 → « + 4,2 points »; in words when the question is already at its best thanks to other measures. */
export function gain(points: number): string {
  if (points <= 0) return 'compté avec d’autres';
  return `+${NBSP}${count(points, 'point', 'points')}`;
}

/** The same in a narrow column headed « points ». */
export function shortGain({ template }: PlanContext, points: number): string {
  return points <= 0 ? template.plan.shared : `+${NBSP}${number(points, 1)}`;
}

/** « 0 à 300 €, 0 à 600 €/an », for narrow columns. */
export function shortCost({ purchase, yearly }: ScaledCost): string {
  if (purchase[1] === 0 && yearly[1] === 0) return 'gratuit';
  return [...(purchase[1] > 0 ? [euros(purchase)] : []), ...(yearly[1] > 0 ? [`${euros(yearly)}/an`] : [])].join(', ');
}

/** « 1 h », « 2 h », « 0,5 jour », « 3 jours », for narrow columns. */
export function shortTime(days: number): string {
  if (days === 0) return '—';
  if (days <= 0.35) return `${days <= 0.15 ? 1 : 2}${NBSP}h`;
  return count(Math.round(days * 2) / 2, 'jour', 'jours');
}

/** Points of an entry, in the order of the plan when it is in it; null when there is no score to raise. */
export function gainOf({ diagnosis }: PlanContext, { step, ranked }: Entry): number | null {
  return diagnosis.overall.kind === 'inconclusive' ? null : (step?.gain ?? ranked.gain);
}

/** [0, 0] → « 0 € », for columns of figures. */
export function amount(range: ScaledCost['purchase']): string {
  return range[1] === 0 ? `0${NBSP}€` : euros(range);
}

/** « une demi-journée », « aucun » → « — » in columns of figures. */
export function time(days: number): string {
  return days === 0 ? '—' : effortWords(days);
}

const UNITS: Readonly<Record<Exclude<Unit, 'flat'>, readonly [one: string, many: string]>> = {
  workstation: ['ordinateur', 'ordinateurs'],
  laptop: ['portable', 'portables'],
  server: ['serveur', 'serveurs'],
  agent: ['agent ou élu', 'agents et élus'],
  mailbox: ['adresse de messagerie', 'adresses de messagerie'],
};

/** « 45 agents et élus »; null when there is one at most, or when they are not counted. */
export function people({ counted }: PlanContext): string | null {
  const many = counted.find(({ unit }) => unit === 'agent')?.count ?? 0;
  return many < 2 ? null : count(many, ...UNITS.agent);
}

/** « Coûts calculés pour 4 ordinateurs, 2 portables… », hypotheses said. Empty when nothing is counted. */
export function scaledFor(counted: readonly Counted[]): string {
  const words = ({ unit, count: many }: Counted): string => (unit === 'flat' ? number(many) : count(many, ...UNITS[unit]));
  const answered = counted.filter(({ assumed, count: many }) => !assumed && many > 0).map(words);
  const assumed = counted.filter((each) => each.assumed).map(words);
  return [
    ...(answered.length > 0 ? [`Les coûts sont calculés pour ${list(answered)}, d’après vos réponses.`] : []),
    ...(assumed.length > 0 ? [`Faute de réponse, le calcul suppose ${list(assumed)}.`] : []),
  ].join(' ');
}

/** « 45,7 % », or « entre 45,7 et 58,2 % ». */
export function interval(percent: number, high: number): string {
  const one = `${number(percent, 1)}${NBSP}%`;
  return high > percent ? `entre ${number(percent, 1)} et ${number(high, 1)}${NBSP}%` : one;
}

/** « (partie « Le budget ») », or nothing when the template has no such section. */
export function seeSection(title: string | undefined): string {
  return title === undefined ? '' : ` (partie ${quoted(title)})`;
}
