/** The result as a clerk reads it in the terminal. Pure: a diagnosis in, lines out. */
import type { Contacts } from '../core/contacts.ts';
import { contactsFor } from '../core/contacts.ts';
import type { Diagnosis, Role, Score } from '../core/model.ts';
import { standingsOf } from '../core/standing.ts';
import { becauseWords } from './because-words.ts';
import { cost, count, effort, list, NBSP, percent, typographic } from './format.ts';
import type { Palette } from './palette.ts';
import { dueWords } from './plan/due.ts';
import { holding } from './plan/holding.ts';
import { rolesFor, type RoleWordings } from './roles.ts';
import { hanging, oneLine, wrapWords } from './text-wrap.ts';
import { visible } from './visible.ts';

export interface ScreenOptions {
  readonly width: number;
  readonly palette: Palette;
  /** For whoever hears it: no drawing, no columns, no sign that would be spelt. */
  readonly plain: boolean;
  readonly contacts: Contacts;
  /** Whom to ask, in this commune. */
  readonly plan?: RoleWordings | undefined;
  /** Files written, as the user can open them. */
  readonly files: readonly { readonly what: string; readonly path: string }[];
  /** The command that takes this sheet up again, when something is left to answer. */
  readonly resume: string | null;
}

/** The whole result, ending with a newline. */
export function resultScreen(diagnosis: Diagnosis, options: ScreenOptions): string {
  const sections = [
    headline(diagnosis, options),
    byDomain(diagnosis, options),
    urgentMeasures(diagnosis, options),
    toConfirm(diagnosis, options),
    contradictions(diagnosis, options),
    files(options),
    calls(diagnosis, options),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function title(text: string, { palette }: ScreenOptions): string {
  return palette.bold(text);
}

interface Signs {
  readonly bullet: string;
  readonly between: string;
  readonly gives: string;
}

const SEEN: Signs = { bullet: '• ', between: ' · ', gives: ' — ' };
const HEARD: Signs = { bullet: '- ', between: ', ', gives: `${NBSP}: ` };

function signs({ plain }: ScreenOptions): Signs {
  return plain ? HEARD : SEEN;
}

function headline(
  { questionnaire, overall, sheet, express, provisional, unanswered }: Diagnosis,
  options: ScreenOptions,
): string[] {
  const { width, palette, resume } = options;
  const { bullet, between, gives } = signs(options);
  const { department } = sheet.commune;
  const name = typographic(oneLine(sheet.commune.name));
  const where = visible(department === undefined ? name : `${name} (${department})`);
  const lines = [palette.bold(where)];
  if (overall.kind === 'inconclusive') {
    const why =
      overall.why === 'nothing-answered'
        ? `Il n’y a pas encore de réponse${NBSP}: la note viendra avec elles.`
        : 'Aucune question ne concerne cette commune.';
    return [...lines, ...wrapWords(why, width), ...again(resume, width)];
  }
  const { level, high } = overall;
  lines.push(`${palette.bold(`Niveau ${level.letter}${between}${level.title}`)}${gives}${percent(overall.percent)}`);
  if (high > overall.percent)
    lines.push(...wrapWords(`Jusqu’à ${percent(high)} si tout ce qui reste à confirmer est en place.`, width));
  lines.push(...wrapWords(level.sentence, width));
  const { gates, after } = holding(questionnaire, overall.gates);
  for (const gate of gates) lines.push(...hanging(bullet, `Ce qui retient le niveau${NBSP}: ${gate.why}`, width));
  if (after !== null) lines.push(...hanging('  ', after, width));
  if (provisional) {
    const reasons = [
      ...(express ? ['seules les questions essentielles ont été comptées'] : []),
      ...(unanswered.length > 0
        ? [count(unanswered.length, 'question attend sa réponse', 'questions attendent leur réponse')]
        : []),
    ];
    lines.push(
      ...wrapWords(`Résultat provisoire${NBSP}: ${list(reasons)}.`, width).map((line) => palette.bold(line)),
      ...again(resume, width),
    );
  }
  lines.push(...wrapWords('Cette échelle est celle de commune-cyber. Ce n’est pas une note de l’État.', width));
  return lines;
}

function again(resume: string | null, width: number): string[] {
  return resume === null ? [] : hanging(`Pour continuer${NBSP}: `, resume, Math.max(width, 200));
}

function byDomain({ domains, questionnaire, express }: Diagnosis, options: ScreenOptions): string[] {
  const { width, plain, palette } = options;
  const name = Math.max(...domains.map(({ domain }) => [...domain.short].length));
  const room = Math.max(8, Math.min(30, width - name - 14));
  return [
    title('Par thème', options),
    ...domains.map(({ domain, score }) => {
      const label = plain ? `  ${domain.short}${NBSP}: ` : `  ${domain.short.padEnd(name)}  `;
      // The short form may leave a whole theme out: that says nothing of the commune.
      if (express && !questionnaire.questions.some((question) => question.domain === domain.id && question.essential))
        return `${label}hors de la version courte`;
      if (score.kind === 'inconclusive')
        return `${label}${score.why === 'nothing-answered' ? 'pas encore de réponse' : 'ne vous concerne pas'}`;
      const value = percent(score.percent);
      const upTo = score.high > score.percent ? ` à ${percent(score.high)}` : '';
      return plain ? `${label}${value}${upTo}` : `${label}${bar(score, room, palette)} ${value.padStart(7)}`;
    }),
    ...(!plain && domains.some(({ score }) => score.kind === 'scored' && score.high > score.percent)
      ? hanging('  ', `Plein${NBSP}: ce qui est en place. Pointillé${NBSP}: ce qui reste à confirmer.`, width)
      : []),
  ];
}

function bar(score: Extract<Score, { kind: 'scored' }>, room: number, palette: Palette): string {
  const full = Math.round((score.percent / 100) * room);
  const possible = Math.round((score.high / 100) * room);
  return palette.accent('█'.repeat(full)) + '░'.repeat(possible - full) + palette.dim('·'.repeat(room - possible));
}

function urgentMeasures({ urgent, plan, questionnaire, overall, provisional }: Diagnosis, options: ScreenOptions): string[] {
  const { width, palette } = options;
  if (urgent.length === 0) {
    // Nothing urgent in half an interview is not good news yet.
    const calm = provisional
      ? 'Aucune mesure urgente dans ce qui est répondu. Les questions qui restent peuvent en révéler.'
      : 'Aucune mesure urgente. Refaites ce point dans un an, ou après un changement de matériel ou d’agent.';
    return overall.kind === 'inconclusive' ? [] : [title('Mesures urgentes', options), ...wrapWords(calm, width)];
  }
  return [
    title(`${count(urgent.length, 'mesure urgente', 'mesures urgentes')}`, options),
    ...urgent.flatMap(({ measure, because, toConfirm, rank }) => {
      const step = plan.steps.find((each) => each.measure.id === measure.id);
      const { question, answer } = becauseWords(questionnaire, because[0]!);
      const facts =
        step === undefined
          ? ['reportée, faute de budget ou de temps']
          : [cost(step.cost), `temps de la mairie${NBSP}: ${effort(step.effort.commune)}`, dueWords(questionnaire, step)];
      const lines = hanging(`  ${rank}. `, measure.title, width);
      return [
        ...lines.map((line) => palette.bold(line)),
        ...hanging('     ', facts.join(signs(options).between), width),
        ...hanging('     ', `Parce que${NBSP}: ${question} ${answer}.${toConfirm ? ' À confirmer d’abord.' : ''}`, width),
      ];
    }),
  ];
}

function toConfirm({ questionnaire, sheet, unknown }: Diagnosis, options: ScreenOptions): string[] {
  if (unknown.length === 0) return [];
  const names = rolesFor(options.plan, standingsOf(questionnaire, sheet).facts);
  const roles = [...new Set(unknown.map(({ knownBy }) => knownBy))];
  return [
    title(`${count(unknown.length, 'point à confirmer', 'points à confirmer')}`, options),
    ...roles.flatMap((role: Role) => [
      ...hanging('  ', `À voir ${role === 'mairie' ? 'en mairie' : `avec ${names[role]}`}${NBSP}:`, options.width),
      ...unknown
        .filter(({ knownBy }) => knownBy === role)
        .flatMap(({ question }) => hanging(`    ${signs(options).bullet}`, question.text, options.width)),
    ]),
  ];
}

function contradictions({ inconsistencies }: Diagnosis, options: ScreenOptions): string[] {
  if (inconsistencies.length === 0) return [];
  return [
    title('Réponses qui semblent se contredire', options),
    ...inconsistencies.flatMap(({ inconsistency }) => hanging(`  ${signs(options).bullet}`, inconsistency.ask, options.width)),
  ];
}

function files(options: ScreenOptions): string[] {
  if (options.files.length === 0) return [];
  return [title('Vos fichiers', options), ...options.files.map(({ what, path }) => `  ${what}${NBSP}: ${visible(path)}`)];
}

function calls({ sheet }: Diagnosis, options: ScreenOptions): string[] {
  const { territory, national } = contactsFor(options.contacts, sheet.commune);
  const first = national.find(({ purpose }) => purpose === 'incident');
  const responder = territory?.responder;
  const { bullet, gives } = signs(options);
  return [
    title('En cas d’attaque', options),
    ...(first === undefined
      ? []
      : hanging(
          `  ${bullet}`,
          [first.name, first.phone, first.url].filter((each) => each !== undefined).join(gives),
          options.width,
        )),
    ...(responder === undefined || responder === null
      ? []
      : hanging(`  ${bullet}`, [responder.name, responder.phone].filter((each) => each !== null).join(gives), options.width)),
  ];
}
