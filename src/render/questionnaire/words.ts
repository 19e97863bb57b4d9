/** Words shared by the formats that show a questionnaire. */
import type { ProfileOption, ProfileQuestion, Question, Questionnaire } from '../../core/model.ts';
import { isScored } from '../../core/standing.ts';
import { count, list, NBSP, number, quoted } from '../format.ts';
import { oneLine } from '../text-wrap.ts';
import { ROLES } from '../roles.ts';
import type { Selection, ShowOptions } from './selection.ts';

/** How the answer is given, without a full stop: « Une seule réponse », « Un nombre, de 0 à 2 000 ». */
export function howToAnswer(question: ProfileQuestion | Question): string {
  switch (question.kind) {
    case 'single':
    case 'yes-no':
      return 'Une seule réponse';
    case 'multiple':
      return 'Une ou plusieurs réponses';
    case 'number':
      return `Un nombre${boundsText(question)}`;
    case 'date':
      return 'Une date';
    case 'text':
      return 'Quelques mots';
  }
}

function boundsText({ min, max }: ProfileQuestion): string {
  if (max !== undefined) return `, de ${number(min ?? 0)} à ${number(max)}`;
  return min === undefined ? '' : `, au moins ${number(min)}`;
}

/** An option in words; one that excludes the others says so. */
export function optionText({ kind }: ProfileQuestion | Question, { text, exclusive }: ProfileOption): string {
  return oneLine(kind === 'multiple' && exclusive === true ? `${text} (réponse à donner seule)` : text);
}

/** Who knows the answer; null for a fact about the commune. */
export function whoKnows(question: ProfileQuestion | Question): string | null {
  return isScored(question) ? ROLES[question.knownBy] : null;
}

/** « communes, version 1.0.0 ». */
export function nameAndVersion({ id, version }: Questionnaire): string {
  return `${id}, version ${version}`;
}

/** « 9 faits sur la commune et 59 questions notées, environ 1 heure, en plusieurs fois si besoin ». */
export function summary({ profile, scored, minutes }: Selection): string {
  const parts = [
    ...(profile > 0 ? [count(profile, 'fait sur la commune', 'faits sur la commune')] : []),
    count(scored, 'question notée', 'questions notées', 'aucune question notée'),
  ];
  return `${list(parts)}, environ ${duration(minutes)}${minutes > 15 ? ', en plusieurs fois si besoin' : ''}`;
}

/** An estimate, so to the nearest five minutes beyond ten: « 4 minutes », « 40 minutes », « 1 h 05 ». */
function duration(minutes: number): string {
  const rounded = minutes <= 10 ? minutes : Math.round(minutes / 5) * 5;
  const [hours, rest] = [Math.floor(rounded / 60), rounded % 60];
  if (hours === 0) return count(rounded, 'minute', 'minutes');
  return rest === 0 ? count(hours, 'heure', 'heures') : `${hours}${NBSP}h${NBSP}${String(rest).padStart(2, '0')}`;
}

/** « la mairie (20 questions), votre prestataire informatique (12 questions) ». */
export function whoKnowsWhat({ knownBy }: Selection): string {
  return list(knownBy.map(({ role, questions }) => `${ROLES[role]} (${count(questions, 'question', 'questions')})`));
}

/** What was left out, in a sentence each; empty when nothing was asked to be. */
export function limits({ express, population }: ShowOptions): string[] {
  return [
    ...(express ? [`Forme courte${NBSP}: les questions essentielles seulement.`] : []),
    ...(population === undefined ? [] : [`Pour une commune de ${count(population, 'habitant', 'habitants')}.`]),
  ];
}

export const UNKNOWN_ALLOWED = `${quoted('Je ne sais pas')} est toujours permis aux questions notées${NBSP}: le plan dira alors à qui demander.`;
