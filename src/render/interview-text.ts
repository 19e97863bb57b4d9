/** What the interview says: every passage, label and question as the askers show them. */
import type { AnswerSheet, Commune, Domain, ProfileQuestion, Question, Questionnaire } from '../core/model.ts';
import { isDay } from '../core/calendar.ts';
import { minutesFor, type Stop } from '../core/flow.ts';
import { isScored, standingsOf } from '../core/standing.ts';
import type { CommunePrompt, CommuneSuggestion, Passage, QuestionLabels, QuestionView } from './asker.ts';
import { count, NBSP, number, quoted, THIN, typographic } from './format.ts';
import { rolesFor, type RoleNames, type RoleWordings } from './roles.ts';

export const LABELS: QuestionLabels = {
  unknown: 'je ne sais pas',
  notApplicable: 'non applicable',
  reason: `Pourquoi cette question ne vous concerne-t-elle pas${THIN}?`,
  reasonMissing: 'Une raison en quelques mots est nécessaire, pour que le plan reste juste.',
  back: 'retour',
  help: 'aide',
  closeHelp: 'fermer l’aide',
  scroll: 'lire la suite',
  note: 'commentaire',
  noteAsk: 'Votre commentaire (une ligne, vide pour l’effacer)',
  leave: 'quitter',
  confirm: 'valider',
  cancel: 'annuler',
  choose: 'choisir',
  tick: 'cocher',
  type: 'Votre réponse',
  letterThenEnter: 'Une lettre seule, puis Entrée',
  nothingTicked: `Cochez au moins une ligne avec la barre d’espace, ou choisissez ${quoted('je ne sais pas')}.`,
  already: 'réponse actuelle',
  keepCurrent: 'Entrée seule garde cette réponse.',
  numberOutOfList: 'Tapez un des numéros de la liste.',
  severalNumbers: 'Vous pouvez donner plusieurs numéros, séparés par des espaces.',
  exclusiveAlone: 'Cette réponse ne peut pas être donnée avec d’autres.',
  recorded: 'Réponse enregistrée',
};

/** What to type in answer, for whoever hears the list and does not see it. */
function answering(kind: QuestionView['kind'], options: number): Partial<QuestionLabels> {
  switch (kind) {
    case 'number':
      return { type: 'Nombre' };
    case 'date':
      return { type: 'Date (JJ/MM/AAAA)' };
    case 'text':
      return {};
    case 'yes-no':
      return { type: 'Votre réponse, O ou N', numberOutOfList: 'Tapez O pour oui, ou N pour non.' };
    case 'single':
      return { type: `Votre réponse, de 1 à ${options}` };
    case 'multiple':
      return { type: `Vos réponses, de 1 à ${options}` };
  }
}

export function welcome(express: boolean): Passage {
  return {
    title: 'commune-cyber — où en est votre commune, et par quoi commencer',
    paragraphs: [
      `Vous allez répondre à des questions simples. Comptez environ ${express ? `25${NBSP}minutes` : `40${NBSP}minutes dans un village, une heure dans une ville`}, en plusieurs fois si besoin. Aucune connaissance en informatique n’est nécessaire${NBSP}: ${quoted('je ne sais pas')} est toujours une réponse permise.`,
      `À la fin, vous aurez un plan d’amélioration en PDF${NBSP}: le niveau de la commune, les mesures urgentes, ce qu’elles coûtent. Vous pourrez le remettre au maire.`,
      `Rien ne quitte cet ordinateur. Chaque réponse est enregistrée aussitôt${NBSP}: vous pouvez vous arrêter quand vous voulez et reprendre plus tard.`,
    ],
  };
}

export function resumed(name: string, answered: number, left: readonly Stop[]): Passage {
  const remaining =
    left.length === 0
      ? 'Toutes les questions ont une réponse.'
      : `Il reste ${count(left.length, 'question', 'questions')}, environ ${minutesFor(left)} minutes.`;
  const found = answered < 2 ? 'Votre réponse est retrouvée.' : `Vos ${answered} réponses sont retrouvées.`;
  return { title: `On reprend${NBSP}: ${typographic(name)}`, paragraphs: [`${found} ${remaining}`], tone: 'notice' };
}

export const COMMUNE_PROMPT: CommunePrompt = {
  text: `Quelle est votre commune${THIN}?`,
  hint: 'Tapez le début du nom, le code postal ou le code INSEE.',
  nothingFound: 'Aucune commune ne correspond. Essayez le code postal, ou seulement le début du nom.',
  numberOrName: 'Tapez le numéro de votre commune, ou un autre nom',
};

export function communeLabel(commune: Commune, departmentName: string, former: string | undefined): string {
  const place = commune.department === undefined ? '' : ` (${commune.department})`;
  const people = commune.population === undefined ? '' : `, ${count(commune.population, 'habitant', 'habitants')}`;
  return `${typographic(commune.name)}${place} — ${departmentName}${people}${former === undefined ? '' : ` · comprend ${former}`}`;
}

export function domainPassage(domain: Domain, rank: number, total: number): Passage {
  return { title: `Thème ${rank} sur ${total} — ${domain.title}`, paragraphs: [domain.intro] };
}

export const PROFILE_PASSAGE: Passage = {
  title: 'Pour commencer — la commune en quelques faits',
  paragraphs: [
    'Ces réponses ne sont pas notées. Elles évitent de vous poser des questions inutiles, et servent à chiffrer le plan.',
  ],
};

export function opened(more: number): Passage {
  return { paragraphs: [`Cette réponse ajoute ${count(more, 'question', 'questions')}.`], tone: 'notice' };
}

export function closed(fewer: number): Passage {
  return {
    paragraphs: [
      `Cette réponse retire ${count(fewer, 'question', 'questions')}. Ce que vous aviez répondu est gardé, au cas où.`,
    ],
    tone: 'notice',
  };
}

/** The command stands on a line of its own, to be copied whole. */
/** The command itself is printed after it, unwrapped, so that it can be copied. */
export const FAREWELL = `Tout est enregistré. Pour reprendre, tapez${NBSP}:`;

/** A question ready to be shown. Whoever knows is named as in the plan, when its words are given. */
export function questionView(
  questionnaire: Questionnaire,
  sheet: AnswerSheet,
  stops: readonly Stop[],
  question: ProfileQuestion | Question,
  plan?: RoleWordings,
): QuestionView {
  const index = stops.findIndex((stop) => stop.question.id === question.id);
  const answer = sheet.answers.get(question.id);
  const scored = isScored(question);
  const domain = scored ? questionnaire.domains.find(({ id }) => id === question.domain) : undefined;
  return {
    progress: progressOf(stops, question, index),
    done: index / stops.length,
    theme: domain?.title ?? 'La commune en quelques faits',
    text: question.text,
    kind: question.kind,
    options: question.options.map(({ id, text, exclusive }) => ({ id, text, exclusive: exclusive === true })),
    min: scored ? undefined : question.min,
    max: scored ? undefined : question.max,
    help: helpOf(question, rolesFor(plan, standingsOf(questionnaire, sheet).facts)),
    current: answer?.value,
    note: answer?.note,
    canSkipUnknown: scored,
    canNotApply: scored && question.allowNotApplicable,
    canGoBack: index > 0,
    canNote: true,
    labels: { ...LABELS, ...answering(question.kind, question.options.length) },
    refuse: (typed) => refusal(question, typed),
  };
}

/** Until the profile is known, nobody can say how many questions will follow: then only the profile is counted. */
function progressOf(stops: readonly Stop[], question: ProfileQuestion | Question, index: number): string {
  const facts = stops.filter((stop) => !isScored(stop.question));
  if (!isScored(question) && facts.some(({ answered }) => !answered)) return `Question ${index + 1} sur ${facts.length}`;
  const left = stops.filter(({ answered, question: other }) => !answered || other.id === question.id);
  return `Question ${index + 1} sur ${stops.length} · encore environ ${minutesFor(left)}${NBSP}min`;
}

function helpOf(question: ProfileQuestion | Question, names: RoleNames): QuestionView['help'] {
  return [
    { label: 'Pourquoi', text: question.why },
    ...(question.whereToLook === undefined ? [] : [{ label: 'Où trouver la réponse', text: question.whereToLook }]),
    ...(isScored(question) ? [{ label: 'Qui le sait', text: `Le plus souvent, ${names[question.knownBy]}.` }] : []),
  ];
}

/** Why a typed number or date is not accepted, or null. */
function refusal({ kind, ...question }: ProfileQuestion | Question, typed: string): string | null {
  const text = typed.replaceAll(/[\s\u00A0\u202F]/g, '');
  if (kind === 'number') {
    const { min = 0, max } = question as ProfileQuestion;
    if (!/^\d{1,9}$/.test(text)) return 'Tapez un nombre en chiffres, par exemple 3.';
    if (Number(text) < min) return `Le nombre doit être au moins ${number(min)}.`;
    return max !== undefined && Number(text) > max ? `Le nombre doit être au plus ${number(max)}.` : null;
  }
  if (kind === 'date') {
    const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
    const iso = year === undefined ? text : `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
    return isDay(iso) ? null : 'Tapez une date qui existe, par exemple 21/11/2026.';
  }
  return typed.length > 400 ? 'Cette réponse est trop longue.' : null;
}

/** The last screen: everything is answered. */
export function closingView(themes: readonly string[]): QuestionView {
  return {
    progress: 'Toutes les questions ont une réponse',
    done: 1,
    theme: 'Pour finir',
    text: `Que voulez-vous faire${THIN}?`,
    kind: 'single',
    options: [
      { id: 'result', text: 'Voir le résultat et écrire le plan', exclusive: false },
      ...themes.map((theme, index) => ({ id: `theme-${index}`, text: `Revoir mes réponses${NBSP}: ${theme}`, exclusive: false })),
    ],
    help: [],
    canSkipUnknown: false,
    canNotApply: false,
    canGoBack: true,
    canNote: false,
    labels: { ...LABELS, ...answering('single', themes.length + 1), recorded: 'Votre choix' },
    refuse: () => null,
  };
}

export function suggestionOf(commune: Commune, departmentName: string, former: string | undefined): CommuneSuggestion {
  return { commune, label: communeLabel(commune, departmentName, former) };
}
