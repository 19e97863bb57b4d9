/** Sentences about a questionnaire, its worked cases and its coverage. */
import type { Noun, QuestionnaireProblems } from '../../core/problem.ts';
import { NBSP, quoted, THIN } from '../format.ts';
import { perhaps, type Sentences } from '../sentence.ts';

const NOUNS: Readonly<Record<Noun, readonly [the: string, that: string]>> = {
  question: ['La question', 'cette question'],
  option: ['La réponse', 'cette réponse'],
  measure: ['La mesure', 'cette mesure'],
  domain: ['Le domaine', 'ce domaine'],
  source: ['La source', 'cette source'],
  level: ['Le niveau', 'ce niveau'],
  obligation: ['L’obligation', 'cette obligation'],
  gate: ['Le verrou', 'ce verrou'],
  horizon: ['L’échéance', 'cette échéance'],
  inconsistency: ['La contradiction', 'cette contradiction'],
  case: ['Le cas', 'ce cas'],
  item: ['La ligne', 'cette ligne'],
};

export const QUESTIONNAIRE_SENTENCES: Sentences<QuestionnaireProblems> = {
  'missing-part': ({ part }) => ({
    message: `Le questionnaire n’a pas de partie ${quoted(part)}.`,
    remedy: `Ajoutez-la dans un des fichiers du dossier.`,
  }),
  'repeated-part': ({ part }) => ({
    message: `${quoted(part)} est déjà donné dans un autre fichier du questionnaire.`,
    remedy: `Gardez-le dans un seul fichier.`,
  }),
  'duplicate-id': ({ noun, id }) => ({
    message: `${NOUNS[noun][0]} ${quoted(id)} existe déjà.`,
    remedy: `Donnez un autre identifiant.`,
  }),
  'unknown-name': ({ noun, name, nearest }) => ({
    message: `${NOUNS[noun][0]} ${quoted(name)} n’existe pas.`,
    remedy: perhaps(nearest, `Corrigez le nom, ou ajoutez ${NOUNS[noun][1]}.`),
  }),
  'wrong-options': ({ rule }) => ({
    message: {
      'yes-no': `Une question oui-non a exactement les réponses ${quoted('oui')} et ${quoted('non')}.`,
      'no-options-here': `Ce type de question n’a pas de réponses proposées.`,
      'options-needed': `Une question à choix a besoin d’au moins deux réponses proposées.`,
    }[rule],
    remedy: `Corrigez la liste ${quoted('options')} ou le type ${quoted('kind')}.`,
  }),
  'measures-in-checklist': () => ({
    message: `Dans un choix multiple, une réponse cochée n’appelle pas de mesure.`,
    remedy: `Écrivez measuresIfMissing sur l’élément qui manque.`,
  }),
  'measures-if-missing-outside-checklist': () => ({
    message: `measuresIfMissing ne sert que dans un choix multiple.`,
    remedy: `Écrivez measures.`,
  }),
  'no-points': ({ question }) => ({
    message: `Aucune réponse de ${quoted(question)} ne donne de point.`,
    remedy: `Donnez des points à la meilleure réponse.`,
  }),
  'levels-order': ({ rule }) => ({
    message:
      rule === 'rising' ? `Ce niveau ne commence pas plus haut que le précédent.` : `Le premier niveau doit commencer à 0.`,
    remedy: `Rangez les niveaux du plus bas au plus haut, à partir de 0.`,
  }),
  'horizons-order': () => ({
    message: `Cette échéance n’est pas plus lointaine que la précédente.`,
    remedy: `Rangez les échéances de la plus proche à la plus lointaine.`,
  }),
  'urgency-without-horizon': ({ urgency }) => ({
    message: `Aucune échéance n’accueille l’urgence ${quoted(urgency)}.`,
    remedy: `Ajoutez-la dans ${quoted('urgencies')} d’une échéance.`,
  }),
  'range-order': () => ({
    message: `La fourchette est à l’envers.`,
    remedy: `Écrivez le plus petit nombre d’abord, ou dans min.`,
  }),
  'condition-cycle': ({ cycle }) => ({
    message: `Ces questions s’attendent l’une l’autre${NBSP}: ${cycle.join(' → ')}.`,
    remedy: `Retirez une des conditions askedIf.`,
  }),
  'prerequisite-cycle': ({ cycle }) => ({
    message: `Ces mesures s’attendent l’une l’autre${NBSP}: ${cycle.join(' → ')}.`,
    remedy: `Retirez un des prérequis.`,
  }),
  'less-urgent-prerequisite': ({ measure, prerequisite }) => ({
    message: `La mesure ${quoted(prerequisite)} doit précéder ${quoted(measure)}, mais elle est moins urgente.`,
    remedy: `Donnez au prérequis une urgence au moins égale.`,
  }),
  'condition-kind': ({ question, test }) => ({
    message: `Le test ${quoted(test)} ne convient pas au type de la question ${quoted(question)}.`,
    remedy: `Choix unique${NBSP}: isOneOf${THIN}; choix multiple${NBSP}: includes${THIN}; nombre${NBSP}: atLeast.`,
  }),
  'closed-by-better-answer': ({ question, parent }) => ({
    message: `Une meilleure réponse à ${quoted(parent)} fermerait la question ${quoted(question)}, et la note baisserait.`,
    remedy: `Posez cette question à partir d’une réponse et pour toutes les meilleures${NBSP}: atLeast.`,
  }),
  'gate-for-better-answer': ({ gate, question }) => ({
    message: `Une meilleure réponse à ${quoted(question)} déclencherait le verrou ${quoted(gate)}.`,
    remedy: `Un verrou ne doit tenir que pour les moins bonnes réponses.`,
  }),
  'variant-on-scored-answer': ({ question }) => ({
    message: `Cette variante dépend de ${quoted(question)}, une réponse notée.`,
    remedy: `Une variante suit seulement la commune et les questions du profil.`,
  }),
  'item-without-answer': ({ item }) => ({
    message: `La ligne ${quoted(item)} n’a ni question, ni mesure, ni raison.`,
    remedy: `Ajoutez asks ou answers, ou dites pourquoi avec leftOut.`,
  }),
  'migration-version': ({ version, current }) => ({
    message: `Cette migration est de la version ${version}, et le questionnaire est encore en ${current}.`,
    remedy: `Donnez la version du questionnaire qui apporte le changement.`,
  }),
  'migration-source': ({ question, rule }) => ({
    message:
      rule === 'still-there'
        ? `${quoted(question)} est toujours une question du questionnaire${NBSP}: cette migration lui prendrait ses réponses.`
        : `Une autre migration prend déjà les réponses de ${quoted(question)}.`,
    remedy:
      rule === 'still-there'
        ? `Écrivez ici l’identifiant d’avant le changement.`
        : `Gardez une seule des deux migrations, ou donnez le nom qu’elle avait alors.`,
  }),
};
