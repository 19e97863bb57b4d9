/**
 * A result and the answers it comes from, as one line of JSON: byte for byte what `JSON.stringify({ ...toResult(diagnosis),
 * answers })` gives, which a test holds, in a third less time. The thousands of lines of a campaign are worth it. Answers keep
 * the order of the sheet, whatever their names.
 *
 * Identifiers, days and roles need no escape: the readers of questionnaires and of sheets let nothing else in.
 */
import type {
  AnswerValue,
  Diagnosis,
  Effort,
  OverallScore,
  Plan,
  PlanHorizon,
  PlanStep,
  RankedMeasure,
  ScaledCost,
  Score,
} from '../../core/model.ts';

export function resultLine(diagnosis: Diagnosis, toolVersion: string): string {
  const { questionnaire, sheet, today, provisional } = diagnosis;
  const { id, version, sha256 } = questionnaire;
  const { name, insee, population, department, region } = sheet.commune;
  const domains = list(
    diagnosis.domains,
    ({ domain, score: own }) => `{"id":"${domain.id}","title":${json(domain.title)},"score":${score(own)}}`,
  );
  const unknown = list(diagnosis.unknown, ({ question, knownBy }) => `{"question":"${question.id}","knownBy":"${knownBy}"}`);
  const inconsistencies = list(
    diagnosis.inconsistencies,
    ({ inconsistency, questions }) => `{"id":"${inconsistency.id}","questions":${list(questions, quoted)}}`,
  );
  const obligations = list(diagnosis.obligations, ({ obligation, status }) => `{"id":"${obligation.id}","status":"${status}"}`);
  return (
    `{"tool":{"name":"commune-cyber","version":${json(toolVersion)}}` +
    `,"questionnaire":${json({ id, version, sha256 })}` +
    `,"commune":${json({ name, insee, population, department, region })}` +
    `,"today":"${today}","provisional":${provisional}` +
    `,"overall":${overall(diagnosis.overall)},"domains":${domains},"unknown":${unknown}` +
    `,"unanswered":${list(diagnosis.unanswered, quoted)},"inconsistencies":${inconsistencies}` +
    `,"measures":${list(diagnosis.measures, measure)},"urgent":${list(diagnosis.urgent, named)}` +
    `,"plan":${plan(diagnosis.plan)},"obligations":${obligations},"answers":${answers(sheet.answers)}}`
  );
}

function plan({ horizons, steps, postponed, cost: total, effort: work, fittedTo: { budget, days } }: Plan): string {
  const later = list(postponed, ({ measure: { id }, why }) => `{"measure":"${id}","why":"${why}"}`);
  return (
    `{"horizons":${list(horizons, horizon)},"steps":${list(steps, step)},"postponed":${later}` +
    `,"cost":${cost(total)},"effort":${effort(work)},"fittedTo":${json({ budget, days })}}`
  );
}

function horizon({ horizon: { id, days }, steps, cost: total, effort: work, after }: PlanHorizon): string {
  const reached = after === null ? 'null' : `{"percent":${after.percent},"level":"${after.level.id}"}`;
  return (
    `{"id":"${id}","days":${days},"steps":${list(steps, named)}` +
    `,"cost":${cost(total)},"effort":${effort(work)},"after":${reached}}`
  );
}

function step({
  measure: { id },
  horizon: at,
  owner,
  due,
  cost: its,
  effort: work,
  gain,
  urgent,
  toConfirm,
  moved,
}: PlanStep): string {
  return (
    `{"measure":"${id}","horizon":"${at}","owner":"${owner}","due":"${due}","cost":${cost(its)},"effort":${effort(work)}` +
    `,"gain":${gain},"urgent":${urgent},"toConfirm":${toConfirm}${moved === undefined ? '' : `,"moved":${json(moved)}`}}`
  );
}

function measure({ measure: { id }, rank, gain, toConfirm, because }: RankedMeasure): string {
  const reasons = list(because, ({ question, option }) => `{"question":"${question}","option":"${option}"}`);
  return `{"measure":"${id}","rank":${rank},"gain":${gain},"toConfirm":${toConfirm},"because":${reasons}}`;
}

function overall(of: OverallScore): string {
  if (of.kind === 'inconclusive') return json(of);
  const { id, title, letter } = of.level;
  return `${score(of).slice(0, -1)},"level":${json({ id, title, letter })},"gates":${list(of.gates, (gate) => quoted(gate.id))}}`;
}

function score(of: Score): string {
  if (of.kind === 'inconclusive') return json(of);
  return `{"kind":"scored","percent":${of.percent},"high":${of.high},"value":${of.value}}`;
}

/** A loop of its own: one for lists and maps alike takes a sixth more time. */
function answers(given: Diagnosis['sheet']['answers']): string {
  let text = '{';
  for (const [question, { value }] of given) {
    const its = `"${question}":${answer(value)}`;
    text += text === '{' ? its : `,${its}`;
  }
  return `${text}}`;
}

function answer(value: AnswerValue): string {
  return value.kind === 'chosen' ? `{"kind":"chosen","options":${list(value.options, quoted)}}` : json(value);
}

function cost({ purchase, yearly }: ScaledCost): string {
  return `{"purchase":[${purchase[0]},${purchase[1]}],"yearly":[${yearly[0]},${yearly[1]}]}`;
}

function effort({ commune, provider }: Effort): string {
  return `{"commune":${commune},"provider":${provider}}`;
}

function named({ measure: { id } }: RankedMeasure | PlanStep): string {
  return quoted(id);
}

function quoted(id: string): string {
  return `"${id}"`;
}

/** Added one to another: a list of pieces to join would take longer. */
function list<Item>(items: readonly Item[], write: (item: Item) => string): string {
  let text = '[';
  for (const item of items) text += text === '[' ? write(item) : `,${write(item)}`;
  return `${text}]`;
}

const json = (value: unknown): string => JSON.stringify(value);
