/** Pages about answer sheets. */
import type { SheetProblems } from '../../core/problem.ts';
import { NBSP, quoted, THIN } from '../format.ts';
import type { Guide } from './entry.ts';

export const SHEET_GUIDE: Guide<SheetProblems> = {
  'other-questionnaire': {
    what: `La feuille répond à un autre questionnaire que celui qui est utilisé.`,
    why: `Les mêmes noms peuvent y désigner d’autres questions.`,
    setting: 'answers',
    bad: ['questionnaire: autre@1.2.0'],
    good: ['questionnaire: base@1.2.0'],
  },
  'other-version': {
    what: `La feuille vient d’une version plus récente, ou d’une version dont les notes ne se comparent pas.`,
    why: `Lue avec d’autres points, la même réponse donnerait une autre note.`,
    setting: 'answers',
    bad: ['questionnaire: base@2.0.0'],
    good: ['questionnaire: base@1.2.0'],
  },
  'older-version': {
    what: `La feuille a été commencée avec une version un peu plus ancienne. C’est un avertissement.`,
    why: `Elle est lue, mais des questions ont pu être ajoutées depuis.`,
    setting: 'answers',
    bad: ['questionnaire: base@1.1.0'],
    good: ['questionnaire: base@1.2.0'],
  },
  'other-commune-name': {
    what: `Le nom écrit dans la feuille n’est pas celui de la commune qui a ce code. C’est un avertissement.`,
    why: `Le plan serait remis au nom d’une commune avec les contacts d’une autre.`,
    setting: 'words',
    bad: ['commune: { insee: "35238", name: Redon }'],
    good: ['commune: { insee: "35238", name: Rennes }'],
  },
  'unknown-question': {
    what: `La feuille répond à une question qui n’existe pas dans le questionnaire.`,
    why: `La réponse ne compterait pas, et la commune croirait avoir répondu.`,
    setting: 'answers',
    bad: ['answers:', '  copies: oui'],
    good: ['answers:', '  copie: oui'],
  },
  'unknown-option': {
    what: `La réponse n’est pas une de celles que la question propose.`,
    why: `Le programme ne devine pas une réponse${NBSP}: elle décide de la note et des mesures.`,
    setting: 'answers',
    bad: ['answers:', '  copie: ouii'],
    good: ['answers:', '  copie: oui'],
  },
  'wrong-answer-type': {
    what: `La question attend une autre sorte de réponse${NBSP}: un nombre, une date, une réponse ou plusieurs.`,
    why: `Un nombre écrit en lettres ne peut pas servir à calculer un coût.`,
    setting: 'answers',
    bad: ['answers:', '  postes: trois'],
    good: ['answers:', '  postes: 3'],
  },
  'exclusive-option': {
    what: `Une réponse comme ${quoted('aucun')} est donnée avec d’autres.`,
    why: `Les deux ne peuvent pas être vraies ensemble.`,
    setting: 'answers',
    bad: ['answers:', '  services: [eau, aucun]'],
    good: ['answers:', '  services: [eau]'],
  },
  'number-out-of-range': {
    what: `Le nombre est hors de ce que la question admet.`,
    why: `Les coûts et les durées du plan sont calculés avec ce nombre.`,
    setting: 'answers',
    bad: ['answers:', '  postes: 3000'],
    good: ['answers:', '  postes: 30'],
  },
  'unknown-not-allowed': {
    what: `La question demande un fait sur la commune, et la feuille répond ${quoted('je ne sais pas')}.`,
    why: `Ces faits choisissent les questions à poser. Sans réponse, retirez simplement la ligne.`,
    setting: 'answers',
    bad: ['answers:', '  postes: unknown'],
    good: ['answers:', '  copie: unknown'],
  },
  'not-applicable-not-allowed': {
    what: `La question concerne toutes les communes, et la feuille répond ${quoted('non applicable')}.`,
    why: `Écarter une question qui concerne tout le monde embellirait la note.`,
    setting: 'answers',
    bad: ['answers:', '  copie: { answer: not-applicable, why: Rien à copier. }'],
    good: ['answers:', '  contenu: { answer: not-applicable, why: Rien à copier. }'],
  },
  'missing-reason': {
    what: `Une réponse ${quoted('non applicable')} n’a pas de raison.`,
    why: `La raison est imprimée dans le plan${THIN}: elle permet de la vérifier.`,
    setting: 'answers',
    bad: ['answers:', '  contenu: not-applicable'],
    good: ['answers:', '  contenu: { answer: not-applicable, why: Aucun ordinateur. }'],
  },
  'impossible-date': {
    what: `La date a la bonne forme, mais ce jour n’existe pas.`,
    why: `Une faute de frappe fausserait l’âge d’une réponse.`,
    setting: 'answers',
    bad: ['answeredOn: "2026-02-30"'],
    good: ['answeredOn: "2026-02-28"'],
  },
  'answer-not-carried': {
    what: `Une réponse d’une ancienne feuille n’a plus sa place dans le questionnaire. C’est un avertissement.`,
    why: `Elle reste écrite dans la feuille, mais ne compte plus. Il faut répondre à la question qui la remplace.`,
    setting: 'words',
    bad: ['une feuille 1.0.0 répond à « copie », que la version 2.0.0 a partagée en deux sans dire où va cette réponse'],
    good: ['migrations:', '  - version: "2.0.0"', '    rename: [{ question: copie, to: copie-reguliere }]'],
  },
};
