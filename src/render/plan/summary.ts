/** One page for the mayor: where we are, what to remember, what to decide, what to do on Monday. */
import type { Diagnosis, OverallScore, Plan } from '../../core/model.ts';
import type { Block, KeyFigures, Text } from '../blocks.ts';
import { count, day, euros, NBSP, percent, quoted } from '../format.ts';
import { addDays } from '../../core/calendar.ts';
import { asksProvider } from './confirm.ts';
import { firstYear, titleOf, type PlanContext } from './context.ts';
import { whyProvisional } from './cover.ts';
import { isToStart } from './due.ts';
import { limitDecision, limitedTo, urgentNow } from './limits.ts';
import { bold, heading, list, paragraph, plain } from './pieces.ts';
import { mainRisk } from './risk.ts';
import { amount, seeSection } from './words.ts';

type Scored = Extract<OverallScore, { kind: 'scored' }>;

export function summarySection(context: PlanContext): readonly Block[] {
  const { diagnosis, template } = context;
  const { summary: words, roles } = template;
  const { overall, plan } = diagnosis;
  if (overall.kind === 'inconclusive') return inconclusive(context, overall.why);
  // Only what is planned: the budget or the time may leave out even what is urgent.
  const first = urgentNow(diagnosis)[0] ?? plan.steps[0];
  // The first step is always the town hall's own, even of what is then left to a provider.
  const owner = first?.measure.owner ?? 'prestataire';
  const who = owner === 'prestataire' ? '' : ` (${roles[owner].ask})`;
  return [
    keyFigures(diagnosis, overall),
    paragraph(overall.level.sentence, 'lead'),
    ...provisional(context),
    heading(3, words.remember),
    list('number', remember(context, overall)),
    heading(3, words.decisions),
    list('check', diagnosis.measures.length === 0 ? words.keepDecisions : decisions(context)),
    ...(first === undefined
      ? []
      : [
          {
            kind: 'callout',
            tone: 'accent',
            title: words.firstStep,
            blocks: [paragraph([bold(`${first.measure.title}${who}. `), plain(first.measure.how[0] ?? first.measure.why)])],
          } as const,
        ]),
  ];
}

function keyFigures(diagnosis: Diagnosis, overall: Scored): KeyFigures {
  const { urgent, plan, questionnaire, express, unanswered } = diagnosis;
  const { level, high } = overall;
  const place = questionnaire.levels.findIndex(({ id }) => id === level.id) + 1;
  const horizon = plan.horizons[0]?.horizon.title ?? '';
  const steps = urgentNow(diagnosis);
  const now = steps.length;
  const start = steps.some((step) => isToStart(questionnaire, step)) ? 'à lancer ' : '';
  const outOf = now === urgent.length ? '' : ` sur ${urgent.length}`;
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
      value: String(now),
      label: `${now < 2 ? 'mesure urgente' : 'mesures urgentes'}${outOf}${urgent.length === 0 ? '' : `, ${start}${lower(horizon)}`}`,
    },
  ];
  // Without a measure, a cost of nothing would only be true of what has been answered.
  if (plan.steps.length === 0)
    return { kind: 'key-figures', figures: express || unanswered.length > 0 ? figures.slice(0, 2) : figures };
  return { kind: 'key-figures', figures: [...figures, costFigure(plan)] };
}

/** One amount fits in large type: the highest. The range is in the decisions, below. */
function costFigure(plan: Plan): KeyFigures['figures'][number] {
  const [low, high] = firstYear(plan);
  if (high === 0) return { value: `0${NBSP}€`, label: `la première année${asksNothing(plan) ? ', tout est gratuit' : ''}` };
  return { value: amount([high, high]), label: `${low === high ? '' : 'au plus '}la première année, à confirmer par devis` };
}

/** Nothing costs anything, and nothing is left out for want of money or time. */
function asksNothing({ cost, postponed }: Plan): boolean {
  return cost.purchase[1] + cost.yearly[1] === 0 && postponed.length === 0;
}

function remember(context: PlanContext, overall: Scored): readonly Text[] {
  const { diagnosis, template } = context;
  const { summary: words } = template;
  const risk = mainRisk(context);
  const limited = limitedTo(diagnosis);
  return [
    ...strength(context),
    ...(risk === undefined ? [] : [[bold(words.risk), plain(` ${risk}`)]]),
    [bold(words.outlook), plain(` ${outlook(diagnosis, overall)}`)],
    ...(limited === null ? [] : [[bold(words.limited), plain(` ${limited}`)]]),
  ];
}

/** Praise when some is due, else what is true: how much is still to be found out, or that all of it is known. */
function strength({ diagnosis, template }: PlanContext): Text[] {
  const { summary: words } = template;
  const strong = strongPoint(diagnosis);
  if (strong !== null) return [[bold(words.strength), plain(` ${strong}`)]];
  const waiting = diagnosis.unknown.length + diagnosis.unanswered.length;
  if (waiting > 0) {
    const points = count(waiting, 'point reste', 'points restent');
    return [[bold(words.toConfirm), plain(` ${points} à confirmer${NBSP}: c’est le premier travail.`)]];
  }
  return diagnosis.express ? [] : [[bold(words.strength), plain(` ${words.everyAnswer}`)]];
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

function outlook(
  { plan, urgent, measures, unknown, unanswered, provisional: isProvisional, today }: Diagnosis,
  overall: Scored,
): string {
  if (measures.length === 0) {
    return isProvisional
      ? 'Il reste des questions à remplir pour connaître toutes les mesures utiles.'
      : `Refaites ce point dans un an, vers le ${day(addDays(today, 365))}, car les menaces changent.`;
  }
  const planned = plan.horizons.filter(({ steps }) => steps.length > 0);
  const [first, last] = [planned[0], planned.at(-1)];
  if (first?.after == null || last?.after == null)
    return `${count(urgent.length, 'mesure est urgente', 'mesures sont urgentes')}.`;
  const start = `${lower(first.horizon.title)}, ${count(first.steps.length, 'mesure peut faire', 'mesures peuvent faire')} passer la note de ${percent(overall.percent)} à ${percent(first.after.percent)}`;
  const inPlace = unknown.length + unanswered.length > 0 ? ' ou déjà en place' : '';
  const end =
    last === first ? '' : ` Le plan entier pourrait la porter à ${percent(last.after.percent)}, si tout est fait${inPlace}.`;
  return `${upper(start)}.${end}`;
}

function decisions(context: PlanContext): readonly Text[] {
  const { diagnosis, template } = context;
  const { summary: words } = template;
  const letter = `${words.letter.replace(/\.$/, '')}${seeSection(titleOf(context, 'confirm'))}.`;
  const limit = limitDecision(diagnosis);
  return [
    words.referent,
    ...(diagnosis.plan.steps.length === 0 ? [] : [budgetDecision(context)]),
    ...(limit === null ? [] : [`${limit}.`]),
    ...(asksProvider(context) ? [letter] : []),
    words.review,
  ];
}

function budgetDecision(context: PlanContext): string {
  const { plan } = context.diagnosis;
  const { purchase, yearly } = plan.cost;
  const time = 'Réserver du temps de travail pour ce plan';
  if (asksNothing(plan)) return `${time}${NBSP}: il ne demande aucune dépense.`;
  if (purchase[1] + yearly[1] === 0) return `${time}${NBSP}: les mesures qui y tiennent sont gratuites.`;
  const then = yearly[1] > 0 ? `, puis ${euros(yearly)} par an` : '';
  return `Prévoir au budget ${amount(firstYear(plan))} la première année${then}${seeSection(titleOf(context, 'budget'))}.`;
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
