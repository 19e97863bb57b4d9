/** Sentences about a questionnaire that can be read, and does not keep what it promises. */
import type { Counterexample, Noun, SoundnessProblems } from '../../core/problem.ts';
import { day, NBSP, number, percent, quoted } from '../format.ts';
import type { Sentences } from '../sentence.ts';

/** What the condition of each noun decides. */
const CONDITIONS: Readonly<Partial<Record<Noun, string>>> = {
  obligation: 'L’obligation',
  inconsistency: 'La contradiction',
  question: 'Une variante de la question',
  measure: 'Une variante de la mesure',
};

const REPLAY = `La feuille jointe le montre${NBSP}: rejouez-la avec commune-cyber diagnose, puis changez cette réponse.`;

export const SOUNDNESS_SENTENCES: Sentences<SoundnessProblems> = {
  'better-answer-punished': (example) => ({
    message: `À la question ${quoted(example.question)}, répondre mieux (${change(example)}) fait baisser ${fall(example)}.`,
    remedy: `${REPLAY} Une meilleure réponse ne doit rien coûter.`,
  }),
  'unknown-rewarded': (example) => ({
    message: `À la question ${quoted(example.question)}, ne pas savoir vaut mieux que répondre (${change(example)})${NBSP}: ${scores(example)}.`,
    remedy: `${REPLAY} Ne pas savoir compte comme la moins bonne réponse.`,
  }),
  'no-result': ({ domain }) => ({
    message: `Une feuille de réponses n’obtient pas de note${domain === null ? '' : ` dans le domaine ${quoted(domain)}`}.`,
    remedy: `La feuille jointe le montre. Vérifiez les poids et les points.`,
  }),
  'policy-breaks-law': ({ policy, example }) => ({
    message: `${
      policy === 'unknown'
        ? `Laisser de côté ${quoted('je ne sais pas')} peut donner une meilleure note que répondre`
        : `Laisser de côté les questions fermées peut faire baisser la note quand on répond mieux`
    }${example === null ? '' : `${NBSP}: ${scores(example)} à ${quoted(example.question)}`}.`,
    remedy: `Écrivez ${policy}: worst, ou acceptez ce choix en disant pourquoi.`,
  }),
  'question-never-asked': ({ question }) => ({
    message: `La question ${quoted(question)} n’est jamais posée${NBSP}: sa condition ne peut pas être vraie.`,
    remedy: `Corrigez askedIf, ou retirez la question.`,
  }),
  'option-never-chosen': ({ question, option, inconsistency }) => ({
    message: `Choisir ${quoted(option)} à ${quoted(question)} déclenche toujours la contradiction ${quoted(inconsistency)}.`,
    remedy: `Corrigez la contradiction, ou la condition qui pose la question.`,
  }),
  'condition-never-holds': ({ noun, id }) => ({
    message: `${CONDITIONS[noun] ?? 'L’élément'} ${quoted(id)} a une condition qui ne peut pas être vraie.`,
    remedy: `Corrigez la condition, ou retirez-la.`,
  }),
  'gate-never-closes': ({ gate, why }) => ({
    message:
      why === 'condition'
        ? `Le verrou ${quoted(gate)} ne retient personne${NBSP}: sa condition ne peut pas être vraie.`
        : `Le verrou ${quoted(gate)} ne retient personne${NBSP}: il permet le niveau le plus haut.`,
    remedy: why === 'condition' ? `Corrigez la condition, ou retirez le verrou.` : `Donnez à atMost un niveau plus bas.`,
  }),
  'level-never-reached': ({ level }) => ({
    message: `Aucune des communes essayées n’atteint le niveau ${quoted(level)}.`,
    remedy: `Vérifiez le seuil de ce niveau, ceux qui l’entourent et les verrous.`,
  }),
  'measure-never-called': ({ measure, why }) => ({
    message:
      why === 'nobody'
        ? `Aucune réponse n’appelle la mesure ${quoted(measure)}.`
        : `La mesure ${quoted(measure)} n’est appelée que par des questions jamais posées.`,
    remedy: `Ajoutez-la aux measures d’une réponse, ou retirez-la.`,
  }),
  'best-answer-calls-measure': ({ question, measure }) => ({
    message: `La meilleure réponse à ${quoted(question)} appelle encore la mesure ${quoted(measure)}.`,
    remedy: `Retirez la mesure de cette réponse, ou ajoutez une réponse meilleure.`,
  }),
  'options-out-of-order': ({ question }) => ({
    message: `Les réponses à ${quoted(question)} ne vont ni de la moins bonne à la meilleure, ni l’inverse.`,
    remedy: `Rangez-les dans l’ordre des points, ou corrigez les points.`,
  }),
  'maximum-never-reached': ({ question, best, scale }) => ({
    message: `La meilleure réponse à ${quoted(question)} vaut ${number(best)}, et l’échelle va jusqu’à ${number(scale)}.`,
    remedy: `Donnez ${number(scale)} points à la meilleure réponse, ou écrivez pointsAgainst: own-best.`,
  }),
  'points-above-scale': ({ question, points, scale }) => ({
    message: `Une réponse à ${quoted(question)} vaut ${number(points)}, au-delà de l’échelle${NBSP}: ${number(scale)}.`,
    remedy: `Donnez au plus ${number(scale)} points, ou écrivez pointsAgainst: own-best.`,
  }),
  'weight-without-effect': ({ noun, id, why }) => ({
    message: `Le poids ${noun === 'question' ? 'de la question' : 'du domaine'} ${quoted(id)} ne change rien${NBSP}: ${
      {
        'alone-in-domain': `elle est seule dans un domaine qui a son propre poids`,
        'equal-points': `toutes ses réponses valent les mêmes points`,
        'empty-domain': `aucune question n’est dans ce domaine`,
        'only-domain': `il n’y a pas d’autre domaine`,
      }[why]
    }.`,
    remedy: {
      'alone-in-domain': `Écrivez weight: 1, ou retirez le poids du domaine.`,
      'equal-points': `Donnez plus de points à la meilleure réponse.`,
      'empty-domain': `Ajoutez une question, ou retirez le domaine.`,
      'only-domain': `Retirez le poids du domaine.`,
    }[why],
  }),
  'obligation-without-question': ({ obligation }) => ({
    message: `Aucune question ne dit si l’obligation ${quoted(obligation)} est respectée.`,
    remedy: `Ajoutez metIf, ou acceptez ce manque en disant pourquoi.`,
  }),
  'source-never-cited': ({ source }) => ({
    message: `La source ${quoted(source)} n’est citée nulle part.`,
    remedy: `Citez-la dans references, ou retirez-la.`,
  }),
  'source-too-old': ({ source, checkedOn }) => ({
    message: `La source ${quoted(source)} a été lue le ${day(checkedOn)}, il y a plus de 18 mois.`,
    remedy: `Relisez-la, puis changez checkedOn.`,
  }),
  'missing-help': ({ question }) => ({
    message: `La question ${quoted(question)} ne dit pas où trouver la réponse.`,
    remedy: `Ajoutez whereToLook${NBSP}: quel écran, quelle facture, à qui demander.`,
  }),
};

function change({ from, to }: Counterexample): string {
  return `${quoted(from)} → ${quoted(to)}`;
}

function fall(example: Counterexample): string {
  const what = { level: 'le niveau', overall: 'la note', domain: `la note du domaine ${quoted(example.domain ?? '')}` }[
    example.of
  ];
  return `${what}${NBSP}: ${scores(example)}`;
}

function scores({ before, after }: Counterexample): string {
  const one = (value: Counterexample['before']): string =>
    value === null ? 'aucune note' : typeof value === 'number' ? percent(value) : quoted(value);
  return `${one(before)} → ${one(after)}`;
}
