/** Sentences about a questionnaire beside an older version of it. */
import type { VersionProblems } from '../../core/problem.ts';
import type { Step } from '../../core/version.ts';
import { NBSP, quoted } from '../format.ts';
import type { Sentences } from '../sentence.ts';

/** « Un changement … ». */
export const STEP_WORDS: Readonly<Record<Step, string>> = {
  none: 'aucun changement',
  patch: 'un changement de mots',
  minor: 'un changement qui laisse les notes comparables',
  major: 'un changement des notes',
};

/** What changed in a question, and the sheets that it keeps out. */
const NO_PLACE: Readonly<Record<VersionProblems['answer-without-place']['why'], readonly [change: string, who: string]>> = {
  removed: ['n’existe plus', 'qui y répondent'],
  kind: ['attend une autre sorte de réponse', 'qui y répondent'],
  'not-applicable': ['n’accepte plus la réponse « non applicable »', 'qui la donnent'],
  bounds: ['n’accepte plus les mêmes nombres', 'dont le nombre est hors des bornes'],
};

export const VERSION_SENTENCES: Sentences<VersionProblems> = {
  'version-too-low': ({ version, declared, needed, expected }) => ({
    message:
      declared === 'none'
        ? `Le questionnaire a changé et porte toujours la version ${version}.`
        : `La version ${version} annonce ${STEP_WORDS[declared]}${NBSP}: il y a ${STEP_WORDS[needed]}.`,
    remedy: `Écrivez version: "${expected}", ou revenez sur ce changement.`,
  }),
  'version-goes-back': ({ older, newer }) => ({
    message: `La version ${newer} est plus ancienne que ${older}.`,
    remedy: `Donnez un numéro plus grand, ou échangez les deux questionnaires.`,
  }),
  'older-sheets-refused': ({ older, newer }) => ({
    message: `Les feuilles de la version ${older} sont refusées par la version ${newer}.`,
    remedy: `Dites dans migrations ce que deviennent leurs réponses. Si elles gardent leur sens, une ligne avec la version suffit.`,
  }),
  'answer-without-place': ({ question, option, why }) => ({
    message:
      option === null
        ? `La question ${quoted(question)} ${NO_PLACE[why][0]}${NBSP}: les feuilles ${NO_PLACE[why][1]} seront refusées.`
        : `La réponse ${quoted(option)} à ${quoted(question)} ${NO_PLACE[why][0]}${NBSP}: les feuilles qui la donnent seront refusées.`,
    remedy: `Ajoutez une migration${NBSP}: rename, split, merge ou retire.`,
  }),
  'migration-of-nothing': ({ question, version }) => ({
    message: `La migration de la version ${version} reprend la question ${quoted(question)}, absente de la version précédente.`,
    remedy: `Corrigez le nom de l’ancienne question.`,
  }),
  'looks-renamed': ({ noun, from, to }) => ({
    message: `${noun === 'option' ? 'La réponse' : 'La question'} ${quoted(to)} ressemble à ${quoted(from)}, qui n’existe plus.`,
    remedy: `Si c’est la même, ajoutez une migration rename.`,
  }),
};
