/** Pages about what `check` finds once files are read. */
import type { CheckProblems } from '../../core/problem.ts';
import { NBSP } from '../format.ts';
import type { Guide } from './entry.ts';

const ACCEPTED = (line: string): readonly string[] => ['accept:', `  - { ${line} }`];

export const CHECK_GUIDE: Guide<CheckProblems> = {
  'unknown-kind': {
    what: `Aucune clé ne dit si ce fichier est un questionnaire, une feuille, des cas ou un modèle.`,
    why: `Un fichier que personne ne vérifie finit par être faux.`,
    setting: 'words',
    bad: ['reponses: { copie: oui }'],
    good: ['questionnaire: base@1.2.0', 'commune: { name: Trifouillis }', 'answers: { copie: oui }'],
  },
  'case-differs': {
    what: `Un cas d’exemple ne donne pas le résultat que son auteur attend.`,
    why: `Un cas dit ce que le questionnaire doit conclure. S’il change, c’est une faute ou une décision à écrire.`,
    setting: 'cases',
    bad: [
      'cases:',
      '  - id: rien-de-copie',
      '    title: Rien n’est copié',
      '    because: Sans copie, rien ne peut être restauré.',
      '    commune: { name: Trifouillis }',
      '    answers: { copie: non, contenu: [rien] }',
      '    expect: { level: haut }',
    ],
    good: [
      'cases:',
      '  - id: rien-de-copie',
      '    title: Rien n’est copié',
      '    because: Sans copie, rien ne peut être restauré.',
      '    commune: { name: Trifouillis }',
      '    answers: { copie: non, contenu: [rien] }',
      '    expect: { level: bas, gates: [] }',
    ],
  },
  'unknown-code': {
    what: `Une ligne de accept nomme un code de problème qui n’existe pas.`,
    why: `Elle n’accepte rien, et l’auteur croit le contraire.`,
    setting: 'words',
    bad: ACCEPTED('code: source-trop-vieille, where: guide, why: Le site est en panne., until: "2027-01-31"'),
    good: ACCEPTED('code: source-too-old, where: guide, why: Le site est en panne., until: "2027-01-31"'),
  },
  'expired-acceptance': {
    what: `Un problème n’était accepté que jusqu’à une date, maintenant passée. C’est un avertissement.`,
    why: `Ce qui est accepté pour un temps doit être revu, et non oublié.`,
    setting: 'words',
    bad: ACCEPTED('code: source-too-old, where: guide, why: Le site est en panne., until: "2026-01-31"'),
    good: ACCEPTED('code: source-too-old, where: guide, why: Le site est toujours en panne., until: "2027-01-31"'),
  },
  'useless-acceptance': {
    what: `Une ligne de accept ne correspond à aucun problème. C’est un avertissement.`,
    why: `Elle cacherait un problème futur que personne n’a accepté.`,
    setting: 'words',
    bad: ACCEPTED('code: missing-help, where: question-complete, why: À écrire., until: "2027-01-31"'),
    good: [`accept: []   # la ligne est retirée${NBSP}: il n’y a plus rien à accepter`],
  },
};
