import type { QuestionLabels, QuestionView } from '../../src/render/asker.ts';

const labels: QuestionLabels = {
  unknown: 'je ne sais pas',
  notApplicable: 'non applicable',
  reason: 'Pourquoi cette question ne vous concerne-t-elle pas\u202F?',
  reasonMissing: 'Indiquez la raison en quelques mots.',
  back: 'retour',
  help: 'aide',
  closeHelp: 'fermer l’aide',
  scroll: 'faire défiler',
  note: 'note',
  noteAsk: 'Votre note',
  leave: 'quitter',
  confirm: 'valider',
  cancel: 'annuler',
  choose: 'choisir',
  tick: 'cocher ou décocher',
  type: 'Votre réponse',
  letterThenEnter: 'Ou une lettre, puis Entrée',
  nothingTicked: 'Cochez au moins une réponse avec la barre d’espace.',
  already: 'réponse actuelle',
  keepCurrent: 'Entrée seule\u00A0: garder la réponse actuelle.',
  numberOutOfList: 'Tapez un numéro de la liste.',
  severalNumbers: 'Plusieurs numéros possibles, séparés par des espaces.',
  exclusiveAlone: 'Une des réponses choisies va seule. Retapez vos numéros.',
  recorded: 'Réponse enregistrée',
};

const common = {
  progress: 'Question 7 sur 34 · encore environ 9 minutes',
  done: 0.2,
  theme: 'Sauvegardes',
  help: [
    { label: 'Pourquoi', text: 'Une copie restée branchée est chiffrée en même temps que le reste par un logiciel de rançon.' },
    { label: 'Où trouver la réponse', text: 'Demandez au prestataire où sont les copies et quand il a relu la dernière.' },
  ],
  canSkipUnknown: true,
  canNotApply: true,
  canGoBack: true,
  canNote: true,
  labels,
  refuse: () => null,
} as const;

export const single: QuestionView = {
  ...common,
  kind: 'single',
  text: 'À quelle fréquence les données de la mairie sont-elles copiées sur un support débranché ensuite\u202F?',
  options: [
    { id: 'chaque-jour', text: 'Chaque jour', exclusive: false },
    { id: 'chaque-semaine', text: 'Chaque semaine', exclusive: false },
    {
      id: 'parfois',
      text: 'De temps en temps, quand quelqu’un y pense ou avant une opération délicate comme une mise à jour du logiciel de paie',
      exclusive: false,
    },
    { id: 'jamais', text: 'Jamais', exclusive: false },
  ],
};

export const multiple: QuestionView = {
  ...common,
  kind: 'multiple',
  text: 'Où sont gardées les copies\u202F?',
  options: [
    { id: 'disque', text: 'Sur un disque rangé ailleurs', exclusive: false },
    { id: 'nuage', text: 'Chez un hébergeur', exclusive: false },
    { id: 'aucune', text: 'Il n’y a pas de copie', exclusive: true },
  ],
};

export const yesNo: QuestionView = {
  ...common,
  kind: 'yes-no',
  text: 'Avez-vous déjà remis un fichier à partir d’une copie\u202F?',
  options: [
    { id: 'oui', text: 'Oui', exclusive: false },
    { id: 'non', text: 'Non', exclusive: false },
  ],
};

export const number: QuestionView = {
  ...common,
  kind: 'number',
  theme: 'La mairie',
  text: 'Combien d’ordinateurs la mairie utilise-t-elle\u202F?',
  options: [],
  min: 0,
  max: 5000,
  refuse: (typed) => (/^\d[\d\s]*$/.test(typed) ? null : 'Tapez un nombre entier, par exemple 12.'),
};

export const date: QuestionView = {
  ...common,
  kind: 'date',
  text: 'Quand la dernière copie a-t-elle été relue\u202F?',
  options: [],
  labels: { ...labels, type: 'Date (JJ/MM/AAAA)' },
  refuse: (typed) => (/^(\d{2}\/\d{2}\/\d{4}|\d{4}-\d{2}-\d{2})$/.test(typed) ? null : 'Tapez la date ainsi\u00A0: 31/12/2026.'),
};

export const text: QuestionView = { ...common, kind: 'text', text: 'Comment s’appelle votre prestataire\u202F?', options: [] };

export const communes = [
  { commune: { name: 'Saint-Denis', insee: '93066' }, label: 'Saint-Denis (93) — Seine-Saint-Denis, 113 116 habitants' },
  { commune: { name: 'Saint-Denis', insee: '97411' }, label: 'Saint-Denis (974) — La Réunion, 153 810 habitants' },
];

export const communeWords = {
  text: 'Quelle est votre commune\u202F?',
  hint: 'Tapez son nom, son code postal ou son code INSEE.',
  nothingFound: 'Aucune commune ne correspond.',
  numberOrName: 'Un numéro, ou un autre nom',
};
