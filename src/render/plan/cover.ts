/** The first page: which commune, when, from which answers, and the warning to keep it to oneself. */
import type { Cover } from '../blocks.ts';
import { count, day, NBSP } from '../format.ts';
import type { PlanContext } from './context.ts';

export function coverBlock(context: PlanContext): Cover {
  const { template, diagnosis } = context;
  const { cover: words } = template;
  const { sheet, questionnaire, today, provisional } = diagnosis;
  const { commune, respondent } = sheet;
  const facts: readonly (readonly [label: string, value: string | undefined])[] = [
    [words.commune, communeLine(context)],
    [words.territory, territoryLine(context)],
    [words.epci, commune.epci],
    [words.date, day(today)],
    [words.respondent, respondentLine(respondent?.name, respondent?.role)],
    [words.questionnaire, `${questionnaire.title} (${questionnaire.id}@${questionnaire.version})`],
    [words.version, provisional ? `Provisoire${NBSP}: ${whyProvisional(context)}` : words.final],
  ];
  return {
    kind: 'cover',
    overline: provisional ? words.provisionalOverline : words.overline,
    title: template.document.title,
    subtitle: words.subtitle,
    facts: facts.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [[label, value] as const])),
    notice: words.notice,
  };
}

/** « Formulaire court », « 12 questions sans réponse », or both; for a provisional document only. */
export function whyProvisional({ diagnosis: { express, unanswered } }: PlanContext): string {
  const waiting = unanswered.length === 0 ? [] : [count(unanswered.length, 'question sans réponse', 'questions sans réponse')];
  return [...(express ? ['formulaire court'] : []), ...waiting].join(', ');
}

function communeLine({ diagnosis: { sheet } }: PlanContext): string {
  const { name, insee, population } = sheet.commune;
  const code = insee === undefined ? '' : ` (${insee})`;
  return `${name}${code}${population === undefined ? '' : `, ${count(population, 'habitant', 'habitants')}`}`;
}

function territoryLine({ diagnosis: { sheet }, department, territory }: PlanContext): string {
  const code = sheet.commune.department;
  const own = code === undefined ? department : department === undefined ? `Département ${code}` : `${department} (${code})`;
  const region = territory.territory?.name;
  // Overseas, one name is often both.
  return [own, region === department ? undefined : region].filter((each) => each !== undefined).join(', ');
}

function respondentLine(name: string | undefined, role: string | undefined): string {
  return [name, role].filter((each) => each !== undefined && each.trim() !== '').join(', ');
}
