/** Pages about a questionnaire beside an older version of it. */
import type { VersionProblems } from '../../core/problem.ts';
import { NBSP, THIN } from '../format.ts';
import type { Guide } from './entry.ts';

export const VERSION_GUIDE: Guide<VersionProblems> = {
  'version-too-low': {
    what: `Le questionnaire a changé davantage que son numéro de version ne le dit.`,
    why: `Deux résultats se comparent quand le premier nombre est le même. Le numéro est une promesse faite aux communes.`,
    setting: 'versions',
    bad: ['version: "1.2.1"   # avant : "1.2.0"', 'questions: un poids a changé'],
    good: ['version: "2.0.0"   # avant : "1.2.0"', 'questions: un poids a changé'],
  },
  'version-goes-back': {
    what: `La version comparée est plus récente que celle qui est vérifiée.`,
    why: `Les deux questionnaires ont sans doute été échangés.`,
    setting: 'versions',
    bad: ['version: "1.1.0"   # avant : "1.2.0"'],
    good: ['version: "1.3.0"   # avant : "1.2.0"'],
  },
  'older-sheets-refused': {
    what: `Le premier nombre de la version a changé, et rien ne dit ce que deviennent les anciennes feuilles.`,
    why: `Toutes les communes devraient répondre à nouveau.`,
    setting: 'versions',
    bad: ['version: "2.0.0"'],
    good: ['version: "2.0.0"', 'migrations:', '  - { version: "2.0.0", why: Seuls des poids ont changé. }'],
  },
  'answer-without-place': {
    what: `Une question ou une réponse de l’ancienne version n’existe plus, et aucune migration ne la reprend.`,
    why: `Une feuille qui la donne serait refusée.`,
    setting: 'versions',
    bad: ['questions:   # avant, la question « copie » existait'],
    good: ['migrations:', '  - version: "2.0.0"', '    rename: [{ question: copie, to: copie-reguliere }]'],
  },
  'migration-of-nothing': {
    what: `Une migration reprend une question qui n’existait pas dans l’ancienne version.`,
    why: `Le nom est sans doute mal écrit${THIN}: la vraie question, elle, n’est pas reprise.`,
    setting: 'versions',
    bad: ['migrations:', '  - { version: "2.0.0", rename: [{ question: copies, to: copie-reguliere }] }'],
    good: ['migrations:', '  - { version: "2.0.0", rename: [{ question: copie, to: copie-reguliere }] }'],
  },
  'looks-renamed': {
    what: `Une question ou une réponse nouvelle ressemble à une autre qui a disparu. C’est un avertissement.`,
    why: `Si c’est la même, une ligne suffit pour que les anciennes feuilles gardent leur réponse.`,
    setting: 'versions',
    bad: ['questions:', `  - id: copie-reguliere   # avant${NBSP}: copie`],
    good: ['migrations:', '  - { version: "2.0.0", rename: [{ question: copie, to: copie-reguliere }] }'],
  },
};
