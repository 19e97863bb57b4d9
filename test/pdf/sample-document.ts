import type { Block, DocumentModel, Row } from '../../src/render/blocks.ts';
import { measures } from './sample-measures.ts';
import { situation } from './sample-situation.ts';

/** A document with every kind of block, in the shapes real documents have, and some that they should not. */
export function sampleDocument(): DocumentModel {
  return {
    title: 'Plan d’amélioration – Saint-Étienne & <Vallée>',
    author: 'Commune de Saint-Étienne-du-Val',
    subject: 'Cybersécurité de la commune',
    keywords: ['cybersécurité', 'commune', 'plan'],
    date: '2026-11-21',
    header: { left: 'Saint-Étienne-du-Val', right: 'Plan d’amélioration de la cybersécurité' },
    footer: 'Document confidentiel – questionnaire communes 1.2.0',
    theme: {
      ink: '#1b1b2f',
      muted: '#55596b',
      accent: '#16437e',
      tint: '#eef2f8',
      rule: '#c3cad6',
      good: '#17633a',
      warning: '#8a5300',
      alert: '#a5281b',
    },
    attachments: [
      {
        name: '42218-reponses.yaml',
        mediaType: 'application/yaml',
        description: 'Les réponses de la commune, à rouvrir avec commune-cyber',
        bytes: new TextEncoder().encode('commune: "42218"\nanswers:\n  sauvegarde: oui # déjà fait\n'),
      },
    ],
    blocks: [...opening(), ...situation(), ...measures(), ...appendices()],
  };
}

function opening(): Block[] {
  return [
    {
      kind: 'cover',
      overline: 'Autodiagnostic de cybersécurité',
      title: 'Plan d’amélioration de la cybersécurité',
      subtitle: 'Ce que la commune fait déjà, ce qui est urgent, et dans quel ordre avancer sur douze mois.',
      facts: [
        ['Commune', 'Saint-Étienne-du-Val (42218), 1\u202f284 habitants'],
        ['Date du diagnostic', '21 novembre 2026'],
        ['Répondante', 'Mme Hélène Œuvrard, secrétaire de mairie'],
        ['Questionnaire', 'communes, version 1.2.0'],
        ['Version du plan', '1'],
      ],
      notice:
        'Ce document décrit les points faibles de la commune. Gardez-le en lieu sûr et ne le publiez pas. Il n’émane pas de l’État et ne remplace pas l’avis d’un professionnel.',
    },
  ];
}

function planRows(): Row[] {
  const rows: Row[] = [];
  const horizons = ['Dans les trois mois', 'Dans les six mois', 'Dans l’année'];
  const actions = [
    'Tenir à jour la liste des ordinateurs, des logiciels et des comptes, avec le nom de la personne qui s’en sert',
    'Former les agents et les élus à reconnaître un message frauduleux',
    'Séparer le réseau Wi-Fi du public de celui de la mairie',
    'Vérifier les contrats\u00a0: qui sauvegarde, qui répond la nuit et le week-end, sous quel délai',
    'Écrire sur une page qui appeler et quoi débrancher en cas d’attaque, puis l’afficher',
    'Supprimer les comptes des anciens agents et des anciens élus',
    'Chiffrer l’ordinateur portable du maire',
  ];
  let number = 0;
  for (const horizon of horizons) {
    rows.push({ style: 'group', cells: [horizon] });
    for (let i = 0; i < 14; i++) {
      number++;
      rows.push({
        cells: [
          `${number}. ${actions[i % actions.length] ?? ''}`,
          'Secrétaire de mairie',
          i % 3 === 0 ? 'Gratuit' : `${i * 20} à ${i * 45} €`,
          '15 décembre 2026',
        ],
      });
    }
  }
  rows.push({ style: 'total', cells: ['Total', '—', '800 à 3\u202f150 €', '—'] });
  return rows;
}

function appendices(): Block[] {
  return [
    { kind: 'heading', level: 2, text: 'Le plan complet' },
    {
      kind: 'table',
      summary: 'Actions du plan, avec qui s’en charge, le coût et la date',
      columns: [
        { title: 'Action', width: 5 },
        { title: 'Qui', width: 2 },
        { title: 'Coût', width: 1.6, align: 'right' },
        { title: 'Avant le', width: 1.8 },
      ],
      rows: planRows(),
    },
    { kind: 'heading', level: 2, text: 'Cas particuliers' },
    { kind: 'heading', level: 3, text: 'Caractères et mots difficiles' },
    {
      kind: 'table',
      summary: 'Textes difficiles à imprimer',
      columns: [
        { title: 'Cas', width: 1 },
        { title: 'Texte', width: 1 },
        { title: 'Étroit', width: 0.7 },
      ],
      rows: [
        { cells: ['Émojis', 'Réunion 🎉🎉 du conseil 👩‍💻 municipal', 'Sensibilisation'] },
        { cells: ['Cyrillique', 'Привет Commune', 'anticonstitutionnellement'] },
        { cells: ['Décomposé', 'e\u0301te\u0301 a\u0300 No\u0308el', 'départ\u00ade\u00admen\u00adtal'] },
        {
          cells: [
            'Adresse',
            [
              {
                text: 'https://www.exemple.fr/une/adresse/vraiment-tres-longue/qui-continue.html?page=12',
                link: 'https://www.exemple.fr/une/adresse/vraiment-tres-longue/qui-continue.html?page=12',
              },
            ],
            'Saint-Étienne-du-Val-sur-Loire',
          ],
        },
        { cells: ['Espaces', '«\u00a0Combien\u202f?\u00a0» 12\u202f500\u00a0€ ≥ 3 × 4 → ✓ ½ 20\u00a0°C', 'et/ou peut-être'] },
        { cells: ['Surrogats', 'avant \ud83d après \udc00 fin', 'sous\u2011traitance'] },
      ],
    },
    { kind: 'heading', level: 4, text: 'Une cellule plus haute qu’une page' },
    {
      kind: 'table',
      summary: 'Un texte très long',
      columns: [
        { title: 'Sujet', width: 1 },
        { title: 'Détail', width: 3 },
      ],
      rows: [
        {
          cells: [
            'Compte rendu',
            Array.from(
              { length: 110 },
              (_, i) => `Phrase numéro ${i + 1} du compte rendu, assez longue pour remplir la cellule.`,
            ).join(' '),
          ],
        },
        { cells: ['Suite', 'Une ligne ordinaire.'] },
      ],
    },
    { kind: 'heading', level: 2, text: 'Lettre au prestataire' },
    { kind: 'paragraph', text: 'Recopiez cette lettre ou adaptez-la.' },
    {
      kind: 'letter',
      to: 'Société Infogérance du Forez\n12, rue de la République\n42000 Saint-Étienne',
      subject: 'sauvegardes de la commune',
      blocks: [
        { kind: 'paragraph', text: 'Madame, Monsieur,' },
        {
          kind: 'paragraph',
          text: 'La commune prépare un plan d’amélioration de sa cybersécurité. Merci de nous répondre par écrit, avant le 15 décembre, sur les points suivants\u00a0:',
        },
        {
          kind: 'list',
          style: 'number',
          items: [
            'Où nos données sont-elles copiées, et à quelle fréquence\u202f?',
            'Une copie est-elle débranchée du réseau\u202f?',
            'Quand avez-vous testé une restauration pour la dernière fois\u202f?',
          ],
        },
        { kind: 'paragraph', text: 'Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos salutations distinguées.' },
        { kind: 'paragraph', text: 'Le maire' },
      ],
    },
  ];
}
