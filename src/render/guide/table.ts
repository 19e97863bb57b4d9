/** Pages about tables and campaigns. */
import type { TableProblems } from '../../core/problem.ts';
import { NBSP } from '../format.ts';
import type { Guide } from './entry.ts';

export const TABLE_GUIDE: Guide<TableProblems> = {
  'table-syntax': {
    what: `Le tableau n’est pas du CSV à partir de cette ligne${NBSP}: un guillemet n’est pas refermé, le plus souvent.`,
    why: `Tout ce qui suit serait pris pour le texte d’une seule case.`,
    setting: 'table',
    bad: ['commune;code-insee;copie', '"Trifouillis;01001;oui'],
    good: ['commune;code-insee;copie', '"Trifouillis";01001;oui'],
  },
  'unknown-column': {
    what: `Le titre d’une colonne n’est ni une question, ni un renseignement sur la commune.`,
    why: `Toutes les réponses de cette colonne seraient perdues.`,
    setting: 'table',
    bad: ['commune;code-insee;copies', 'Trifouillis;01001;oui'],
    good: ['commune;code-insee;copie', 'Trifouillis;01001;oui'],
  },
  'repeated-column': {
    what: `Deux colonnes ont le même titre.`,
    why: `Rien ne dit laquelle est la bonne.`,
    setting: 'table',
    bad: ['commune;copie;copie', 'Trifouillis;oui;non'],
    good: ['commune;copie;contenu', 'Trifouillis;oui;messages'],
  },
  'missing-column': {
    what: `Il manque une colonne dont le programme ne peut pas se passer.`,
    why: `Sans le nom de la commune, personne ne saurait à qui est la ligne.`,
    setting: 'table',
    bad: ['code-insee;copie', '01001;oui'],
    good: ['commune;code-insee;copie', 'Trifouillis;01001;oui'],
  },
  'cells-without-column': {
    what: `Une ligne a plus de cases que le tableau n’a de colonnes.`,
    why: `Un séparateur en trop décale toutes les réponses qui suivent.`,
    setting: 'table',
    bad: ['commune;copie', 'Trifouillis;oui;non'],
    good: ['commune;copie', 'Trifouillis;oui'],
  },
  'commune-twice': {
    what: `Deux feuilles de la même campagne sont celles de la même commune.`,
    why: `Elle compterait deux fois dans la synthèse.`,
    setting: 'words',
    bad: ['retours/01001-mars.yaml et retours/01001-juin.yaml'],
    good: ['retours/01001-juin.yaml'],
  },
  'sheet-too-heavy': {
    what: `Le travail sur cette feuille a dépassé le temps ou la mémoire permis.`,
    why: `Les autres feuilles de la campagne doivent être faites quand même.`,
    setting: 'words',
    bad: ['un fichier énorme déposé dans le dossier des feuilles'],
    good: ['des feuilles de réponses seulement'],
  },
};
