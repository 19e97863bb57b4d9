/** Sentences about tables and campaigns. */
import type { TableProblems } from '../../core/problem.ts';
import { NBSP, quoted } from '../format.ts';
import { perhaps, type Sentences } from '../sentence.ts';

export const TABLE_SENTENCES: Sentences<TableProblems> = {
  'table-syntax': ({ detail }) => ({
    message:
      detail === 'quote'
        ? `Un guillemet ouvert dans ce tableau n’est pas refermé.`
        : `Ce tableau ne se lit pas à partir d’ici (${detail}).`,
    remedy: `Ouvrez-le dans un tableur, puis enregistrez-le à nouveau au format CSV.`,
  }),
  'unknown-column': ({ column, nearest }) => ({
    message: column === '' ? `Une colonne n’a pas de nom.` : `La colonne ${quoted(column)} ne correspond à aucune question.`,
    remedy: perhaps(nearest, `Corrigez ou retirez cette colonne. Modèle${NBSP}: commune-cyber batch --template-csv.`),
  }),
  'repeated-column': ({ column }) => ({
    message: `La colonne ${quoted(column)} figure deux fois.`,
    remedy: `Gardez-en une seule.`,
  }),
  'missing-column': ({ column }) => ({
    message: `Il manque la colonne ${quoted(column)}.`,
    remedy: `Ajoutez-la en première ligne. Modèle${NBSP}: commune-cyber batch --template-csv.`,
  }),
  'cells-without-column': ({ cells, columns }) => ({
    message: `Cette ligne a ${cells} cases, et le tableau ${columns} colonnes.`,
    remedy: `Cherchez un séparateur en trop, ou un texte à mettre entre guillemets.`,
  }),
  'commune-twice': ({ commune, first }) => ({
    message: `${commune} a déjà une feuille dans cette campagne${NBSP}: ${quoted(first)}.`,
    remedy: `Gardez la plus récente des deux.`,
  }),
  'sheet-too-heavy': () => ({
    message: `Cette feuille n’a pas pu être traitée${NBSP}: elle demande trop de temps ou de mémoire.`,
    remedy: `Vérifiez que c’est bien une feuille de réponses, puis essayez-la seule avec commune-cyber diagnose.`,
  }),
};
