/** Sentences about a text that cannot be read, or has the wrong shape. */
import type { FileProblems } from '../../core/problem.ts';
import { list, NBSP, number, quoted, THIN } from '../format.ts';
import { perhaps, type Sentences } from '../sentence.ts';

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
  '^[a-z0-9]+(-[a-z0-9]+)*(#.{1,60})?$': `une référence s’écrit source#endroit, par exemple anssi-hygiene#14`,
  '^[A-Za-z0-9]+([._-][A-Za-z0-9]+)*$': `un numéro ou un code s’écrit sans espace ni accent, par exemple "AUTH.5"`,
  '^https://[^\\s]+$': `une adresse commence par https://`,
};

/** The parser's own codes, in words; the others are said in general. */
const YAML_FAULTS: Readonly<Record<string, string>> = {
  BAD_ALIAS: 'un renvoi (*) ne mène nulle part',
  BAD_INDENT: 'les lignes ne sont pas alignées',
  BLOCK_AS_IMPLICIT_KEY: 'il y a deux fois deux-points sur la ligne',
  MERGE_KEY: 'une fusion (<<) n’est pas acceptée',
  MISSING_CHAR: 'il manque un signe',
  MULTILINE_IMPLICIT_KEY: 'il manque deux-points',
  OPEN_QUOTE: 'ce guillemet n’est pas refermé',
  TAB_AS_INDENT: 'une tabulation est au début de la ligne',
  TOO_DEEP: 'il y a trop de niveaux les uns dans les autres',
  TOO_MANY_ITEMS: 'il y a trop d’éléments',
  UNEXPECTED_TOKEN: 'un signe n’est pas attendu',
};

const YAML_REMEDIES: Readonly<Record<string, string>> = {
  BAD_ALIAS: `Mettez le texte entre guillemets s’il commence par une étoile.`,
  BLOCK_AS_IMPLICIT_KEY: `Mettez entre guillemets le texte qui contient deux-points.`,
  MERGE_KEY: `Écrivez les clés en toutes lettres.`,
  OPEN_QUOTE: `Ajoutez le guillemet qui manque à la fin du texte.`,
  TAB_AS_INDENT: `Remplacez la tabulation par des espaces.`,
  TOO_DEEP: `Vérifiez que c’est le bon fichier.`,
  TOO_MANY_ITEMS: `Vérifiez que c’est le bon fichier.`,
};

export const FILE_SENTENCES: Sentences<FileProblems> = {
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
    )}, et ${found === 'null' ? 'il n’y a rien' : `non ${TYPES[found] ?? found}`}.`,
    remedy:
      found === 'null'
        ? `Écrivez la valeur, ou retirez cette ligne.`
        : found === 'boolean' && expected.includes('string')
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
    remedy: `Il doit être d’${bound === 'least' ? 'au moins' : 'au plus'} ${number(limit)}.`,
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
};
