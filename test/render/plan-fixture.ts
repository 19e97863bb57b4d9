/** A questionnaire small enough to read, so that the golden document does not move with the shipped one. */
import type { Contacts } from '../../src/core/contacts.ts';
import type { Answer, AnswerSheet, Measure, Question, Questionnaire, Urgency } from '../../src/core/model.ts';
import type { Reflexes } from '../../src/render/plan/template.ts';

const free = { purchase: { range: [0, 0], per: 'flat' }, yearly: { range: [0, 0], per: 'flat' }, confidence: 'free' } as const;

function measure(id: string, title: string, urgency: Urgency, more: Partial<Measure> = {}): Measure {
  return {
    id,
    domain: 'copies',
    title,
    urgency,
    why: `Raison de « ${title} ».`,
    how: [`Première étape de « ${title} ».`, 'Deuxième étape.'],
    owner: 'mairie',
    effort: { commune: { amount: 0.5, per: 'flat' }, provider: { amount: 0, per: 'flat' } },
    cost: free,
    prerequisites: [],
    resources: [],
    evidence: `Preuve de « ${title} ».`,
    references: ['guide#1'],
    variants: [],
    ...more,
  };
}

function question(id: string, text: string, measures: readonly string[], more: Partial<Question> = {}): Question {
  return {
    id,
    text,
    domain: 'copies',
    why: `Risque de ${id}.`,
    whereToLook: `Où regarder pour ${id}.`,
    kind: 'single',
    knownBy: 'mairie',
    weight: 1,
    essential: true,
    allowNotApplicable: true,
    references: [],
    variants: [],
    options: [
      { id: 'jamais', text: 'Jamais', points: 0, measures, measuresIfMissing: [] },
      { id: 'toujours', text: 'Toujours', points: 2, measures: [], measuresIfMissing: [] },
    ],
    ...more,
  };
}

export const SMALL: Questionnaire = {
  id: 'petit',
  version: '1.2.0',
  title: 'Petit questionnaire',
  licence: 'etalab-2.0',
  sha256: '0123456789abcdef'.repeat(4),
  scoring: {
    unknown: 'worst',
    closed: 'worst',
    scale: 100,
    pointsAgainst: 'own-best',
    urgent: 2,
    ranking: ['urgency', 'gain', 'order'],
  },
  levels: [
    { id: 'bas', title: 'Départ', letter: 'C', from: 0, sentence: 'Tout commence.' },
    { id: 'moyen', title: 'En route', letter: 'B', from: 40, sentence: 'La commune avance.' },
    { id: 'haut', title: 'Solide', letter: 'A', from: 80, sentence: 'La commune tient bon.' },
  ],
  gates: [
    {
      id: 'sans-copie',
      if: { not: { question: 'copie', atLeast: 'toujours' } },
      atMost: 'bas',
      why: 'Sans copie, tout peut être perdu.',
    },
  ],
  horizons: [
    { id: 'mois', title: 'Dans les 30 jours', days: 30, urgencies: ['vital'] },
    { id: 'an', title: 'Dans l’année', days: 365, urgencies: ['high', 'normal'] },
    { id: 'deux-ans', title: 'Dans les 2 ans', days: 730, urgencies: ['low'] },
  ],
  sources: [
    {
      id: 'guide',
      title: 'Un guide',
      publisher: 'Un éditeur',
      url: 'https://exemple.fr/guide',
      checkedOn: '2026-11-01',
      confidence: 'read',
    },
  ],
  domains: [
    { id: 'copies', title: 'Copies et documents', short: 'Copies', intro: 'Les copies.' },
    { id: 'comptes', title: 'Comptes', short: 'Comptes', intro: 'Les comptes.' },
    { id: 'eau', title: 'Eau', short: 'Eau', intro: 'L’eau.' },
  ],
  profile: [
    {
      id: 'postes',
      kind: 'number',
      text: 'Combien d’ordinateurs ?',
      why: 'Pour les coûts.',
      options: [],
      counts: 'workstation',
      min: 0,
      max: 50,
      assumed: 2,
    },
    {
      id: 'eau-geree',
      kind: 'yes-no',
      text: 'La commune gère-t-elle l’eau ?',
      why: 'Pour savoir.',
      options: [
        { id: 'oui', text: 'Oui' },
        { id: 'non', text: 'Non' },
      ],
    },
  ],
  questions: [
    question('copie', 'Les documents sont-ils copiés ?', ['copier'], { weight: 3, knownBy: 'prestataire' }),
    question('essai', 'Les copies sont-elles essayées ?', ['essayer'], {
      askedIf: { question: 'copie', atLeast: 'toujours' },
      knownBy: 'prestataire',
    }),
    question('code', 'Un code protège-t-il la messagerie ?', ['proteger'], { domain: 'comptes', weight: 2 }),
    question('liste', 'Les comptes sont-ils relus ?', ['relire'], { domain: 'comptes', knownBy: 'elu', essential: false }),
    question('vanne', 'La commande de l’eau est-elle protégée ?', ['proteger-eau'], {
      domain: 'eau',
      askedIf: { question: 'eau-geree', isOneOf: ['oui'] },
    }),
  ],
  measures: [
    measure('copier', 'Copier les documents', 'vital', {
      askProvider: 'Pouvez-vous copier nos documents ?',
      cost: {
        purchase: { range: [20, 60], per: 'workstation' },
        yearly: { range: [0, 30], per: 'flat' },
        confidence: 'indicative',
      },
      effort: { commune: { amount: 0.5, per: 'flat' }, provider: { amount: 0.25, per: 'workstation' } },
      resources: [{ title: 'Un guide gratuit', url: 'https://exemple.fr/copier' }],
    }),
    measure('essayer', 'Essayer les copies', 'high', { owner: 'prestataire', prerequisites: ['copier'] }),
    measure('proteger', 'Protéger la messagerie', 'vital', { domain: 'comptes', askProvider: 'Pouvez-vous activer le code ?' }),
    measure('relire', 'Relire les comptes', 'low', { domain: 'comptes', owner: 'elu' }),
    measure('proteger-eau', 'Protéger la commande de l’eau', 'normal', { domain: 'eau' }),
  ],
  obligations: [
    {
      id: 'copies',
      title: 'Garder les documents',
      law: 'Code, article 1',
      whyItApplies: 'Toute commune garde ses documents.',
      evidence: 'Une copie.',
      metIf: { question: 'copie', isOneOf: ['toujours'] },
      references: ['guide#2'],
    },
    {
      id: 'eau',
      title: 'Protéger l’eau',
      law: 'Code, article 2',
      appliesIf: { question: 'eau-geree', isOneOf: ['oui'] },
      whyItApplies: 'Vise les communes qui gèrent l’eau.',
      evidence: 'Un contrat.',
      references: [],
    },
  ],
  inconsistencies: [
    {
      id: 'code-sans-liste',
      if: {
        all: [
          { question: 'code', isOneOf: ['toujours'] },
          { question: 'liste', isOneOf: ['jamais'] },
        ],
      },
      ask: 'Comment savez-vous que tous les comptes ont un code ?',
    },
  ],
};

export const CONTACTS: Contacts = {
  sources: [
    {
      id: 'annuaire',
      title: 'Un annuaire',
      publisher: 'Un autre éditeur',
      checkedOn: '2026-10-01',
      confidence: 'reported',
      seenIn: 'une revue',
    },
  ],
  roles: { responder: 'Le centre aide.', anssi: 'Le délégué conseille.', operators: 'La structure partage.' },
  missing: { territory: 'Région inconnue.', responder: 'Aucun centre.', phone: 'Aucun numéro.', operators: 'Aucune structure.' },
  notes: { phones: 'Numéros à vérifier.', operators: 'Liste partielle.' },
  national: [
    {
      id: 'aide',
      name: 'Aide nationale',
      purpose: 'incident',
      when: 'Tout de suite.',
      how: 'Sur internet.',
      url: 'https://aide.exemple.fr',
      source: 'annuaire',
    },
  ],
  territories: [
    {
      region: '53',
      name: 'Bretagne',
      responder: { name: 'Centre breton', phone: '0 800 000 000', url: 'https://centre.exemple.fr/' },
      anssi: 'bretagne@exemple.fr',
      source: 'annuaire',
    },
    { region: '94', name: 'Corse', responder: null, anssi: 'corse@exemple.fr', source: 'annuaire' },
  ],
  operators: [{ departments: ['35'], name: 'Structure 35', url: 'https://structure.exemple.fr', source: 'annuaire' }],
};

export const REFLEXES: Reflexes = {
  intro: 'Restez calme.',
  steps: [{ when: 'Dans l’heure', do: ['Débranchez.', 'Appelez.'] }],
  sources: [],
};

/** A sheet as the reader of answers gives it: option ids, `unknown`, or a whole answer. */
export function sheetOf(
  answers: Readonly<Record<string, string | number | Answer>>,
  more: Partial<AnswerSheet> = {},
): AnswerSheet {
  return {
    questionnaire: { id: SMALL.id, version: SMALL.version },
    commune: {
      name: 'Essai-sur-Vilaine',
      insee: '35999',
      population: 1234,
      department: '35',
      region: '53',
      epci: 'CC des Essais',
    },
    answeredOn: '2026-11-21',
    respondent: { name: 'Hélène Œuvrard', role: 'secrétaire de mairie' },
    answers: new Map(Object.entries(answers).map(([id, given]) => [id, typeof given === 'object' ? given : answer(given)])),
    ...more,
  };
}

function answer(given: string | number): Answer {
  if (typeof given === 'number') return { value: { kind: 'number', number: given } };
  return { value: given === 'unknown' ? { kind: 'unknown' } : { kind: 'chosen', options: [given] } };
}
