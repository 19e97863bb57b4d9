/** Sentences about an answer sheet. */
import type { SheetProblems } from '../../core/problem.ts';
import { list, NBSP, number, quoted, THIN } from '../format.ts';
import { perhaps, type Sentences } from '../sentence.ts';

export const SHEET_SENTENCES: Sentences<SheetProblems> = {
  'other-questionnaire': ({ expected, found }) => ({
    message: `Cette feuille répond au questionnaire ${quoted(found)}, et non à ${quoted(expected)}.`,
    remedy: `Indiquez le bon questionnaire avec --questionnaire.`,
  }),
  'other-version': ({ expected, found }) => ({
    message: `Cette feuille répond à ${found}, et ce programme utilise ${expected}.`,
    remedy: `Utilisez la version de commune-cyber qui l’a créée, ou mettez le programme à jour.`,
  }),
  'older-version': ({ expected, found }) => ({
    message: `Cette feuille répond à ${found}, une version plus ancienne${THIN}; elle est lue avec ${expected}.`,
    remedy: `Répondez aux questions ajoutées depuis.`,
  }),
  'other-commune-name': ({ insee, official, written }) => ({
    message: `Le code ${insee} est celui de ${official}, et la feuille dit ${quoted(written)}.`,
    remedy: `Corrigez le nom ou le code${NBSP}: le territoire est celui du code.`,
  }),
  'unknown-question': ({ question, nearest }) => ({
    message: `La question ${quoted(question.slice(0, 60))} n’existe pas dans ce questionnaire.`,
    remedy: perhaps(nearest, `Retirez cette ligne.`),
  }),
  'unknown-option': ({ question, option, nearest, possible }) => ({
    message: `${quoted(option)} n’est pas une réponse possible à ${quoted(question)}.`,
    remedy: perhaps(nearest, `Réponses possibles${NBSP}: ${possible.join(', ')}.`),
  }),
  'wrong-answer-type': ({ question, expected }) => ({
    message: `La réponse à ${quoted(question)} doit être ${{ option: 'une des réponses proposées', options: 'une liste de réponses proposées', number: 'un nombre', 'whole-number': 'un nombre entier', date: 'une date', text: 'un texte' }[expected]}.`,
    remedy: expected === 'number' ? `Écrivez le nombre en chiffres, sans guillemets.` : `Corrigez cette ligne.`,
  }),
  'exclusive-option': ({ question, option }) => ({
    message: `À la question ${quoted(question)}, la réponse ${quoted(option)} ne se choisit pas avec d’autres.`,
    remedy: `Gardez cette réponse seule, ou retirez-la.`,
  }),
  'number-out-of-range': ({ question, min, max }) => ({
    message: `Le nombre donné à ${quoted(question)} n’est pas possible.`,
    remedy:
      max === null
        ? `Il doit être d’au moins ${number(min ?? 0)}.`
        : `Il doit être compris entre ${number(min ?? 0)} et ${number(max)}.`,
  }),
  'unknown-not-allowed': ({ question }) => ({
    message: `La question ${quoted(question)} demande un fait sur la commune${THIN}: elle n’accepte pas ${quoted('unknown')}.`,
    remedy: `Donnez une réponse, même approchée, ou retirez la ligne.`,
  }),
  'not-applicable-not-allowed': ({ question }) => ({
    message: `La question ${quoted(question)} concerne toutes les communes${THIN}: elle n’accepte pas ${quoted('not-applicable')}.`,
    remedy: `Choisissez une réponse, ou ${quoted('unknown')} si vous ne savez pas.`,
  }),
  'missing-reason': ({ question }) => ({
    message: `La réponse ${quoted('not-applicable')} à ${quoted(question)} n’a pas de raison.`,
    remedy: `Écrivez par exemple${NBSP}: { answer: not-applicable, why: "aucun serveur" }.`,
  }),
  'impossible-date': ({ value }) => ({
    message: `${quoted(value)} n’est pas une date qui existe.`,
    remedy: `Écrivez-la AAAA-MM-JJ, par exemple 2026-11-21.`,
  }),
  'answer-not-carried': ({ question, answer, version, why, into }) => ({
    message: `La réponse ${quoted(answer)} à ${quoted(question)} ${
      {
        retired: `n’est plus demandée depuis la version ${version}`,
        'no-equivalent': `n’a pas d’équivalent depuis la version ${version}`,
        'already-answered': `n’est pas reprise${NBSP}: la question qui la remplace a déjà une réponse`,
      }[why]
    }.`,
    remedy:
      into.length === 0
        ? `Rien à faire${NBSP}: elle ne compte plus.`
        : why === 'already-answered'
          ? `Vérifiez la réponse à ${list(into.map(quoted))}.`
          : `Répondez de nouveau à ${list(into.map(quoted))}.`,
  }),
};
