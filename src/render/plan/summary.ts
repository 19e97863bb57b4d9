/** One page for the mayor: where we are, what to remember, what to decide, what to do on Monday. */
import type { Diagnosis, OverallScore, Range } from '../../core/model.ts';
import type { Block, KeyFigures, Text } from '../blocks.ts';
import { count, day, euros, NBSP, percent, quoted } from '../format.ts';
import { addDays } from '../../core/calendar.ts';
import { asksProvider } from './confirm.ts';
import { firstYear, titleOf, type PlanContext } from './context.ts';
import { whyProvisional } from './cover.ts';
import { bold, heading, list, paragraph, plain } from './pieces.ts';
import { amount, seeSection } from './words.ts';

type Scored = Extract<OverallScore, { kind: 'scored' }>;

export function summarySection(context: PlanContext): readonly Block[] {
  const { diagnosis, template } = context;
  const { summary: words, roles } = template;
  const { overall, urgent } = diagnosis;
  if (overall.kind === 'inconclusive') return inconclusive(context, overall.why);
  const first = urgent[0];
  return [
    keyFigures(diagnosis, overall),
    paragraph(overall.level.sentence, 'lead'),
    ...provisional(context),
    heading(3, words.remember),
    list('number', remember(context, overall)),
    heading(3, words.decisions),
    list('check', first === undefined ? words.keepDecisions : decisions(context)),
    ...(first === undefined
      ? []
      : [
          {
            kind: 'callout',
            tone: 'accent',
            title: words.firstStep,
            blocks: [
              paragraph([
                bold(`${first.measure.title} (${roles[first.measure.owner].ask}). `),
                plain(first.measure.how[0] ?? first.measure.why),
              ]),
            ],
          } as const,
        ]),
  ];
}

function keyFigures({ urgent, plan, questionnaire, express, unanswered }: Diagnosis, overall: Scored): KeyFigures {
  const { level, high } = overall;
  const place = questionnaire.levels.findIndex(({ id }) => id === level.id) + 1;
  const horizon = plan.horizons[0]?.horizon.title ?? '';
  const figures = [
    {
      value: percent(overall.percent),
      label: high > overall.percent ? `la note d’aujourd’hui (${percent(high)} au mieux)` : 'la note d’aujourd’hui',
    },
    {
      value: level.letter,
      label: `niveau ${quoted(level.title)}, ${place === 1 ? 'le premier' : `le ${place}e`} sur ${questionnaire.levels.length}`,
    },
    {
      value: String(urgent.length),
      label: `${urgent.length < 2 ? 'mesure urgente' : 'mesures urgentes'}${urgent.length === 0 ? '' : `, ${lower(horizon)}`}`,
    },
  ];
  // Without a measure, a cost of nothing would only be true of what has been answered.
  if (plan.steps.length === 0)
    return { kind: 'key-figures', figures: express || unanswered.length > 0 ? figures.slice(0, 2) : figures };
  return { kind: 'key-figures', figures: [...figures, costFigure(firstYear(plan))] };
}

/** One amount fits in large type: the highest. The range is in the decisions, below. */
function costFigure([low, high]: Range): KeyFigures['figures'][number] {
  if (high === 0) return { value: `0${NBSP}€`, label: 'la première année, tout est gratuit' };
  return { value: amount([high, high]), label: `${low === high ? '' : 'au plus '}la première année, à confirmer par devis` };
}

function remember(context: PlanContext, overall: Scored): readonly Text[] {
  const { diagnosis, template } = context;
  const { summary: words } = template;
  const strength = strongPoint(diagnosis) ?? words.everyAnswer;
  const risk = overall.gates[0]?.why ?? context.questions.get(diagnosis.urgent[0]?.because[0]?.question ?? '')?.why;
  return [
    [bold(words.strength), plain(` ${strength}`)],
    ...(risk === undefined ? [] : [[bold(words.risk), plain(` ${risk}`)]]),
    [bold(words.outlook), plain(` ${outlook(diagnosis, overall)}`)],
  ];
}

/** Null when no domain is worth praising yet. */
function strongPoint({ domains }: Diagnosis): string | null {
  const scored = domains.flatMap(({ domain, score }) =>
    score.kind === 'scored' ? [{ title: domain.title, percent: score.percent }] : [],
  );
  const strong = scored.filter((each) => each.percent >= 75);
  if (strong.length > 1) return `${count(strong.length, 'domaine', 'domaines')} sur ${scored.length} sont à 75${NBSP}% ou plus.`;
  const best = scored.toSorted((a, b) => b.percent - a.percent)[0];
  return best === undefined || best.percent < 40
    ? null
    : `${quoted(best.title)} est votre meilleur domaine, avec ${percent(best.percent)}.`;
}

function outlook({ plan, urgent, measures, provisional: isProvisional, today }: Diagnosis, overall: Scored): string {
  if (measures.length === 0) {
    return isProvisional
      ? 'Il reste des questions à remplir pour connaître toutes les mesures utiles.'
      : `Refaites ce point dans un an, vers le ${day(addDays(today, 365))}, car les menaces changent.`;
  }
  const planned = plan.horizons.filter(({ steps }) => steps.length > 0);
  const [first, last] = [planned[0], planned.at(-1)];
  if (first?.after == null || last?.after == null)
    return `${count(urgent.length, 'mesure est urgente', 'mesures sont urgentes')}.`;
  const start = `${lower(first.horizon.title)}, ${count(first.steps.length, 'mesure fait', 'mesures font')} passer la note de ${percent(overall.percent)} à ${percent(first.after.percent)}`;
  const end = last === first ? '' : ` Le plan entier la porte à ${percent(last.after.percent)}.`;
  return `${upper(start)}.${end}`;
}

function decisions(context: PlanContext): readonly Text[] {
  const { diagnosis, template } = context;
  const { summary: words } = template;
  const [low, high] = firstYear(diagnosis.plan);
  const { yearly } = diagnosis.plan.cost;
  const then = yearly[1] > 0 ? `, puis ${euros(yearly)} par an` : '';
  const budget =
    high === 0 && yearly[1] === 0
      ? `Réserver du temps de travail pour ce plan${NBSP}: il ne demande aucune dépense.`
      : `Prévoir au budget ${amount([low, high])} la première année${then}${seeSection(titleOf(context, 'budget'))}.`;
  const letter = `${words.letter.replace(/\.$/, '')}${seeSection(titleOf(context, 'confirm'))}.`;
  return [words.referent, budget, ...(asksProvider(context) ? [letter] : []), words.review];
}

function provisional(context: PlanContext): Block[] {
  if (!context.diagnosis.provisional) return [];
  return [
    paragraph([
      bold(context.template.summary.provisional),
      plain(
        ` ${upper(whyProvisional(context))}${NBSP}: la note et le plan seront plus justes une fois le questionnaire terminé.`,
      ),
    ]),
  ];
}

function inconclusive({ template, diagnosis }: PlanContext, why: 'nothing-answered' | 'nothing-applicable'): Block[] {
  const { summary: words } = template;
  if (why === 'nothing-applicable') return [paragraph(words.nothingApplicable, 'lead')];
  const steps = diagnosis.measures.length > 0 ? [] : [heading(3, words.startTitle), list('number', words.startSteps)];
  return [paragraph(words.nothingAnswered, 'lead'), ...steps];
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
