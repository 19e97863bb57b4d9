/** Where the commune stands: what goes well first, then the gauge, what holds the level back, and each domain. */
import type { Diagnosis, Gate, OverallScore, Question } from '../../core/model.ts';
import type { Block, Callout, Chart, Text } from '../blocks.ts';
import { count, list as inWords, NBSP, number, percent, quoted } from '../format.ts';
import type { PlanContext } from './context.ts';
import { holding } from './holding.ts';
import { bold, heading, list, paragraph, plain } from './pieces.ts';
import { gateWords, isKnown } from './risk.ts';
import { interval } from './words.ts';

type Scored = Extract<OverallScore, { kind: 'scored' }>;

/** More would bury the message. */
const STRENGTHS = 5;

export function levelSection(context: PlanContext): readonly Block[] {
  const { diagnosis } = context;
  const { overall } = diagnosis;
  if (overall.kind === 'inconclusive') return [];
  return [
    gauge(context, overall),
    ...ownScale(diagnosis, overall),
    ...gates(context, overall),
    // The two charts of the domains stay on one page with the gauge: after a list, the second would go over alone.
    ...byDomain(context),
    ...strengths(context),
  ];
}

function gauge({ diagnosis }: PlanContext, overall: Scored): Chart {
  const { percent: low, high, level } = overall;
  const { levels } = diagnosis.questionnaire;
  const label = `Niveau ${level.letter}, ${quoted(level.title)}${NBSP}: ${interval(low, high)}`;
  const thresholds = inWords(
    levels.map(({ letter, title, from }) => `${letter} (${title}) à partir de ${number(from, 1)}${NBSP}%`),
  );
  const caption = explanation(diagnosis, overall);
  return {
    kind: 'chart',
    alt: `Jauge de 0 à 100. ${label}. Les niveaux${NBSP}: ${thresholds}.`,
    ...(caption === null ? {} : { caption }),
    drawing: {
      kind: 'gauge',
      percent: low,
      high,
      letter: level.letter,
      label,
      ticks: levels.map(({ from, letter }) => ({ at: from, label: letter })),
    },
  };
}

/** What the hatched part is made of; nothing when the score is known for sure. */
function explanation({ unknown, unanswered, questionnaire }: Diagnosis, { percent: low, high }: Scored): string | null {
  if (high <= low) return null;
  const scored = new Set(questionnaire.questions.map(({ id }) => id));
  const waiting = unanswered.filter((id) => scored.has(id)).length;
  const counted = [
    ...(unknown.length > 0
      ? [count(unknown.length, `réponse ${quoted('je ne sais pas')}`, `réponses ${quoted('je ne sais pas')}`)]
      : []),
    ...(waiting > 0 ? [count(waiting, 'question sans réponse', 'questions sans réponse')] : []),
  ];
  const what = counted.length > 0 ? inWords(counted) : 'ce qui est à confirmer';
  return `La note compte au plus bas ${what}. Si tout se révélait bon, elle atteindrait ${percent(high)} (partie hachurée).`;
}

/** The questionnaire's own scale, when it is not a percentage. */
function ownScale({ questionnaire: { scoring } }: Diagnosis, { value }: Scored): Block[] {
  return scoring.scale === 100
    ? []
    : [paragraph(`Sur l’échelle de ce questionnaire${NBSP}: ${number(value)} sur ${number(scoring.scale)}.`)];
}

/** Best domains, then the weightiest questions with the best answer. */
function strengths({ diagnosis, template }: PlanContext): Block[] {
  const { domains } = diagnosis;
  const good = domains
    .flatMap(({ domain, score }) =>
      score.kind === 'scored' && score.percent >= 60 ? [{ title: domain.title, percent: score.percent }] : [],
    )
    .toSorted((a, b) => b.percent - a.percent)
    .slice(0, 3);
  const answers = bestAnswers(diagnosis);
  if (good.length === 0 && answers.length === 0) return [];
  const lead: Text[] =
    good.length === 0
      ? []
      : [
          [
            bold(good.length === 1 ? 'Un domaine solide' : 'Des domaines solides'),
            plain(`${NBSP}: ${inWords(good.map(({ title, percent: points }) => `${title} (${percent(points)})`))}.`),
          ],
        ];
  return [heading(3, template.level.strengths), list('bullet', [...lead, ...answers])];
}

function bestAnswers({ questionnaire, sheet, standings, express }: Diagnosis): Text[] {
  const best = (question: Question): Text | null => {
    if (standings.get(question.id) !== 'asked' || (express && !question.essential) || question.kind === 'multiple') return null;
    const value = sheet.answers.get(question.id)?.value;
    const chosen = value?.kind === 'chosen' ? question.options.find(({ id }) => id === value.options[0]) : undefined;
    const most = Math.max(...question.options.map(({ points }) => points));
    return chosen === undefined || most === 0 || chosen.points < most ? null : [plain(`${question.text} `), bold(chosen.text)];
  };
  return questionnaire.questions
    .toSorted((a, b) => b.weight - a.weight)
    .map(best)
    .filter((each) => each !== null)
    .slice(0, STRENGTHS);
}

function gates(context: PlanContext, overall: Scored): (Callout | Block)[] {
  const { diagnosis, template } = context;
  if (overall.gates.length === 0) return [];
  const { levels } = diagnosis.questionnaire;
  const { gates: first, after } = holding(diagnosis.questionnaire, overall.gates);
  const reached = levels.findLast(({ from }) => from <= overall.percent);
  const limits = `Avec ${percent(overall.percent)}, le niveau serait ${quoted(reached?.title ?? '')}. Il reste à ${quoted(overall.level.title)} tant que ${settled(context, first)}.`;
  return [
    {
      kind: 'callout',
      tone: 'warning',
      title: template.level.gates,
      blocks: [
        paragraph(limits),
        list(
          'bullet',
          first.map((gate) => gateWords(context, gate)),
        ),
        ...(after === null ? [] : [paragraph(after)]),
      ],
    },
  ];
}

/** « ces points ne sont pas réglés »: what nobody knows is first cleared up. */
function settled(context: PlanContext, held: readonly Gate[]): string {
  const known = held.filter((gate) => isKnown(context, gate)).length;
  const many = held.length > 1 ? 's' : '';
  const how = inWords([...(known > 0 ? [`réglé${many}`] : []), ...(known < held.length ? [`éclairci${many}`] : [])], 'ou');
  return many === '' ? `ce point n’est pas ${how}` : `ces points ne sont pas ${how}`;
}

function byDomain({ diagnosis, template }: PlanContext): Block[] {
  const { level: words } = template;
  const rows = diagnosis.domains.map(({ domain, score }) =>
    score.kind === 'scored'
      ? { domain, low: score.percent, high: score.high, value: interval(score.percent, score.high) }
      : { domain, low: null, high: null, value: words.notScored },
  );
  if (rows.length === 0) return [];
  const said = inWords(rows.map(({ domain, value }) => `${domain.title}, ${value}`));
  const bars: Chart = {
    kind: 'chart',
    alt: `Note de chaque domaine, sur 100${NBSP}: ${said}.`,
    drawing: {
      kind: 'bars',
      bars: rows.map(({ domain, low, high, value }) => ({ label: domain.title, percent: low, high, value })),
    },
  };
  const radar: Chart = {
    kind: 'chart',
    alt: `Les mêmes notes en étoile, un axe par domaine${NBSP}: ${inWords(rows.map(({ domain, value }) => `${domain.short}, ${value}`))}.`,
    drawing: { kind: 'radar', axes: rows.map(({ domain, low, high }) => ({ label: domain.short, percent: low, high })) },
  };
  // A star with two branches says nothing, nor does a regular one.
  const scored = rows.filter(({ low }) => low !== null);
  const differ = new Set(scored.map(({ low, high }) => `${low} ${high}`)).size > 1;
  const drawn = scored.length >= 3 && differ;
  return [heading(3, words.domains), bars, ...(drawn ? [radar] : [])];
}
