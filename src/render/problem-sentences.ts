/** Every sentence about what a file says wrong. */
import type { Noun, Problem, ProblemArgs } from '../core/problem.ts';
import { list, NBSP, number, quoted, THIN } from './format.ts';
import { perhaps, sentence, type Sentence, type Sentences } from './sentence.ts';

export function problemSentence(problem: Problem): Sentence {
  return sentence(PROBLEMS, problem.code, problem.args);
}

const NOUNS: Readonly<Record<Noun, readonly [name: string, article: string]>> = {
  question: ['question', 'La question'],
  option: ['réponse', 'La réponse'],
  measure: ['mesure', 'La mesure'],
  domain: ['domaine', 'Le domaine'],
  source: ['source', 'La source'],
  level: ['niveau', 'Le niveau'],
  obligation: ['obligation', 'L’obligation'],
  gate: ['verrou', 'Le verrou'],
  horizon: ['échéance', 'L’échéance'],
  inconsistency: ['contradiction', 'La contradiction'],
  item: ['ligne', 'La ligne'],
};

const TYPES: Readonly<Record<string, string>> = {
  string: 'un texte',
  number: 'un nombre',
  'whole-number': 'un nombre entier',
  integer: 'un nombre entier',
  boolean: 'true ou false',
  array: 'une liste',
  object: 'un ensemble de clés',
  null: 'rien',
};

const FORMATS: Readonly<Record<string, string>> = {
  day: `une date s’écrit AAAA-MM-JJ, par exemple 2026-11-21`,
  '^(\\d{2}|2[AB])\\d{3}$': `un code INSEE a cinq caractères, par exemple "01001" ou "2A004"`,
  '^[a-z0-9-]+@\\d+\\.\\d+\\.\\d+$': `la forme attendue est nom@version, par exemple communes@1.0.0`,
  '^\\d+\\.\\d+\\.\\d+$': `une version s’écrit avec trois nombres entre guillemets, par exemple "1.0.0"`,
  '^[a-z0-9]+(-[a-z0-9]+)*$': `un identifiant s’écrit en minuscules sans accent, avec des tirets`,
  '^[a-z0-9]+(-[a-z0-9]+)*(#.{1,60})?$': `une référence s’écrit source#endroit, par exemple anssi-hygiene#chapitre-4`,
  '^[A-Za-z0-9]+([._-][A-Za-z0-9]+)*$': `un numéro ou un code s’écrit sans espace ni accent, par exemple "AUTH.5"`,
  '^https://[^\\s]+$': `une adresse commence par https://`,
};

/** The parser's own codes, in words; the others are said in general. */
const YAML_FAULTS: Readonly<Record<string, string>> = {
  BAD_ALIAS: 'un renvoi (*) ne mène nulle part',
  BAD_INDENT: 'les lignes ne sont pas alignées',
  BLOCK_AS_IMPLICIT_KEY: 'il y a deux fois deux-points sur la ligne',
  MISSING_CHAR: 'il manque un signe',
  MULTILINE_IMPLICIT_KEY: 'il manque deux-points',
  TAB_AS_INDENT: 'une tabulation est au début de la ligne',
  TOO_DEEP: 'il y a trop de niveaux les uns dans les autres',
  TOO_MANY_ITEMS: 'il y a trop d’éléments',
  UNEXPECTED_TOKEN: 'un signe n’est pas attendu',
};
const YAML_REMEDIES: Readonly<Record<string, string>> = {
  BAD_ALIAS: `Mettez le texte entre guillemets s’il commence par une étoile.`,
  BLOCK_AS_IMPLICIT_KEY: `Mettez entre guillemets le texte qui contient deux-points.`,
  TAB_AS_INDENT: `Remplacez la tabulation par des espaces.`,
  TOO_DEEP: `Vérifiez que c’est le bon fichier.`,
  TOO_MANY_ITEMS: `Vérifiez que c’est le bon fichier.`,
};

const PROBLEMS: Sentences<ProblemArgs> = {
  'empty-file': () => ({
    message: `Le fichier est vide.`,
    remedy: `Vérifiez que c’est le bon fichier, ou recommencez avec commune-cyber diagnose.`,
  }),
  'too-large': ({ limit }) => ({
    message: `Le texte dépasse ${number(limit)} caractères.`,
    remedy: `Vérifiez que c’est le bon fichier.`,
  }),
  'yaml-syntax': ({ detail }) => ({
    message: `L’écriture du fichier est incorrecte à cet endroit${NBSP}: ${YAML_FAULTS[detail] ?? 'un signe n’est pas à sa place'}.`,
    remedy: YAML_REMEDIES[detail] ?? `Vérifiez les deux-points, les guillemets et les espaces en début de ligne.`,
  }),
  'duplicate-key': ({ key }) => ({ message: `${quoted(key)} est écrit deux fois.`, remedy: `Gardez une seule des deux lignes.` }),
  'custom-tag': ({ tag }) => ({
    message: `Le marqueur ${quoted(tag)} n’est pas accepté.`,
    remedy: `Retirez ce qui commence par un point d’exclamation, ou mettez le texte entre guillemets.`,
  }),
  'too-many-aliases': () => ({
    message: `Le fichier répète trop souvent les mêmes passages par des renvois (*).`,
    remedy: `Écrivez les valeurs en toutes lettres.`,
  }),
  'several-documents': () => ({
    message: `Le fichier contient plusieurs documents séparés par ---.`,
    remedy: `Gardez un seul document par fichier.`,
  }),
  'not-a-mapping': ({ expected }) => ({
    message: `Ce fichier n’est pas ${{ questionnaire: 'un questionnaire', answers: 'une feuille de réponses', template: 'un modèle de document' }[expected]}.`,
    remedy:
      expected === 'answers'
        ? `Pour obtenir une feuille vierge${NBSP}: commune-cyber questionnaire --format sheet.`
        : `Un fichier correct est fait de lignes ${quoted('clé: valeur')}.`,
  }),
  'unknown-key': ({ key, nearest }) => ({
    message: `La clé ${quoted(key)} n’est pas connue ici.`,
    remedy: perhaps(nearest, `Retirez cette ligne.`),
  }),
  'missing-key': ({ key }) => ({
    message: `Il manque la clé ${quoted(key)}.`,
    remedy: `Ajoutez une ligne ${quoted(`${key}: …`)}.`,
  }),
  'wrong-type': ({ expected, found }) => ({
    message: `Il faut ici ${list(
      expected.map((type) => TYPES[type] ?? type),
      'ou',
    )}, et non ${TYPES[found] ?? found}.`,
    remedy:
      found === 'boolean' && expected.includes('string')
        ? `Écrivez oui ou non.`
        : expected.includes('string')
          ? `Mettez la valeur entre guillemets.`
          : `Corrigez la valeur.`,
  }),
  'not-allowed-value': ({ value, allowed, nearest }) => ({
    message: `${quoted(value)} n’est pas une valeur admise ici.`,
    remedy: nearest === null ? `Choisissez parmi${NBSP}: ${allowed.join(', ')}.` : perhaps(nearest, ''),
  }),
  'bad-format': ({ value, format }) => ({
    message: `${quoted(value)} n’a pas la bonne forme.`,
    remedy: `Rappel${NBSP}: ${FORMATS[format] ?? 'corrigez cette valeur'}.`,
  }),
  'out-of-range': ({ limit, bound }) => ({
    message: `Le nombre est trop ${bound === 'least' ? 'petit' : 'grand'}.`,
    remedy: `Il doit être ${bound === 'least' ? 'au moins' : 'au plus'} ${number(limit)}.`,
  }),
  'wrong-length': ({ limit, bound, of }) => ({
    message:
      of === 'text'
        ? bound === 'least'
          ? `Ce texte est vide.`
          : `Le texte est trop long.`
        : `La liste a trop ${bound === 'least' ? 'peu' : 'd’'}${bound === 'least' ? ' d’éléments' : 'éléments'}.`,
    remedy:
      of === 'text' && bound === 'least'
        ? `Écrivez-le ici.`
        : `Il en faut ${bound === 'least' ? 'au moins' : 'au plus'} ${number(limit)}${of === 'text' ? ' caractères' : ''}.`,
  }),
  'unquoted-code': ({ value, written }) => ({
    message: `Ce code a été lu comme le nombre ${value}${THIN}: un zéro au début a pu disparaître.`,
    remedy: `Mettez-le entre guillemets, par exemple "${written}".`,
  }),
  'missing-part': ({ part }) => ({
    message: `Le questionnaire n’a pas de partie ${quoted(part)}.`,
    remedy: `Ajoutez-la dans un des fichiers du dossier.`,
  }),
  'repeated-part': ({ part }) => ({
    message: `${quoted(part)} est déjà donné dans un autre fichier du questionnaire.`,
    remedy: `Gardez-le dans un seul fichier.`,
  }),
  'duplicate-id': ({ noun, id }) => ({
    message: `${NOUNS[noun][1]} ${quoted(id)} existe déjà.`,
    remedy: `Donnez un autre identifiant.`,
  }),
  'unknown-name': ({ noun, name, nearest }) => ({
    message: `${NOUNS[noun][1]} ${quoted(name)} n’existe pas.`,
    remedy: perhaps(
      nearest,
      `Corrigez le nom, ou ajoutez cette ${NOUNS[noun][0]}.`
        .replace('cette domaine', 'ce domaine')
        .replace('cette niveau', 'ce niveau'),
    ),
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
  'range-order': () => ({ message: `La fourchette est à l’envers.`, remedy: `Écrivez le plus petit nombre d’abord.` }),
  'condition-cycle': ({ cycle }) => ({
    message: `Ces questions s’attendent l’une l’autre${NBSP}: ${cycle.join(' → ')}.`,
    remedy: `Retirez une des conditions askedIf.`,
  }),
  'prerequisite-cycle': ({ cycle }) => ({
    message: `Ces mesures s’attendent l’une l’autre${NBSP}: ${cycle.join(' → ')}.`,
    remedy: `Retirez un des prérequis.`,
  }),
  'less-urgent-prerequisite': ({ measure, prerequisite }) => ({
    message: `${quoted(prerequisite)} doit précéder ${quoted(measure)}, mais elle est moins urgente.`,
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
  'other-questionnaire': ({ expected, found }) => ({
    message: `Cette feuille répond au questionnaire ${quoted(found)}, et non à ${quoted(expected)}.`,
    remedy: `Indiquez le bon questionnaire avec --questionnaire.`,
  }),
  'other-version': ({ expected, found }) => ({
    message: `Cette feuille est de la version ${found}, et ce programme utilise ${expected}.`,
    remedy: `Utilisez la version de commune-cyber qui l’a créée, ou mettez le programme à jour.`,
  }),
  'older-version': ({ expected, found }) => ({
    message: `Cette feuille a été commencée avec la version ${found} du questionnaire${THIN}; elle est lue avec ${expected}.`,
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
    message: `Dans ${quoted(question)}, ${quoted(option)} ne peut pas être choisi avec d’autres réponses.`,
    remedy: `Gardez cette réponse seule, ou retirez-la.`,
  }),
  'number-out-of-range': ({ question, min, max }) => ({
    message: `Le nombre donné à ${quoted(question)} n’est pas possible.`,
    remedy:
      max === null ? `Il doit être au moins ${number(min ?? 0)}.` : `Il doit être entre ${number(min ?? 0)} et ${number(max)}.`,
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
};
