import type { Block } from '../../src/render/blocks.ts';

/** Headings, paragraphs, key figures and all the charts. */
export function situation(): Block[] {
  return [
    { kind: 'heading', level: 2, text: 'Où en est la commune\u202f?' },
    {
      kind: 'paragraph',
      style: 'lead',
      text: 'La commune a de bonnes habitudes, mais une panne ou un vol de données l’arrêterait aujourd’hui plusieurs semaines.',
    },
    {
      kind: 'key-figures',
      figures: [
        { value: '42 %', label: 'de maturité sûre, 57\u00a0% si les points à confirmer sont bons' },
        { value: '6', label: 'mesures urgentes, dont quatre gratuites' },
        { value: '0 à 250 €', label: 'pour les trois premiers mois' },
      ],
    },
    {
      kind: 'chart',
      alt: 'Jauge : niveau D, 42 sur 100, 57 si les points à confirmer sont bons. Seuils : C à 50, B à 70, A à 85.',
      caption: 'La partie pleine est sûre. La partie hachurée dépend des réponses à confirmer.',
      drawing: {
        kind: 'gauge',
        percent: 42,
        high: 57,
        letter: 'D',
        label: 'Niveau D\u00a0: entre 42 et 57\u00a0%',
        ticks: [
          { at: 0, label: 'E' },
          { at: 30, label: 'D' },
          { at: 50, label: 'C' },
          { at: 70, label: 'B' },
          { at: 85, label: 'A' },
        ],
      },
    },
    { kind: 'heading', level: 3, text: 'Domaine par domaine' },
    {
      kind: 'paragraph',
      text: [
        { text: 'Chaque axe est un domaine. Le trait plein montre ce qui est ' },
        { text: 'sûr', bold: true },
        { text: '\u202f; le trait en tirets, ce qui est possible. Pour comprendre le calcul, voyez ' },
        { text: 'la page d’explication du questionnaire', link: 'https://exemple.fr/questionnaires/communes/explications' },
        { text: ' ou écrivez à ' },
        { text: 'contact@exemple.fr', link: 'mailto:contact@exemple.fr' },
        { text: '.' },
      ],
    },
    {
      kind: 'chart',
      alt: 'Radar des huit domaines : gouvernance 60, mots de passe 25 à 40, sauvegardes 10 à 55, postes 70, messagerie 45, réseau non concluant, prestataires 30 à 35, incidents 20.',
      drawing: {
        kind: 'radar',
        axes: [
          { label: 'Gouvernance et organisation', percent: 60, high: 60 },
          { label: 'Comptes et mots de passe', percent: 25, high: 40 },
          { label: 'Sauvegardes et restauration', percent: 10, high: 55 },
          { label: 'Postes de travail et téléphones', percent: 70, high: 70 },
          { label: 'Messagerie et hameçonnage', percent: 45, high: 45 },
          { label: 'Réseau, Wi-Fi et accès distants', percent: null, high: null },
          { label: 'Prestataires et hébergements', percent: 30, high: 35 },
          { label: 'Préparation à un incident grave', percent: 20, high: 20 },
        ],
      },
    },
    {
      kind: 'chart',
      alt: 'Barres : les obligations tenues à 75 %, mesures urgentes 17 %, sensibilisation non concluante.',
      caption: 'Trois repères à suivre d’un diagnostic à l’autre.',
      drawing: {
        kind: 'bars',
        bars: [
          { label: 'Obligations légales tenues', percent: 75, high: 75, value: '6 sur 8' },
          { label: 'Mesures urgentes déjà en place', percent: 17, high: 33, value: '1 à 2 sur 6' },
          { label: 'Sensibilisation des agents et des élus', percent: null, high: null, value: '— à confirmer' },
          { label: 'Sauvegardes vérifiées', percent: 0, high: 50, value: '0 à 50\u00a0%' },
          { label: 'Comptes protégés', percent: 100, high: 100, value: '100\u00a0%' },
        ],
      },
    },
    {
      kind: 'chart',
      alt: 'Calendrier : aujourd’hui 42 %, niveau D ; à 3 mois 58 %, niveau C ; à 6 mois 71 %, niveau B ; à 12 mois 86 %, niveau A.',
      drawing: {
        kind: 'timeline',
        start: { label: 'Aujourd’hui', percent: 42, letter: 'D' },
        stops: [
          { title: 'Urgences', date: '21 février 2027', lines: ['6 mesures', '0 à 250 €', '2 jours'], percent: 58, letter: 'C' },
          {
            title: 'Consolidation',
            date: '21 mai 2027',
            lines: ['9 mesures', '300 à 900 €', '4 jours'],
            percent: 71,
            letter: 'B',
          },
          {
            title: 'Dans la durée',
            date: '21 novembre 2027',
            lines: ['11 mesures', '500 à 2\u202f000 € par an', '6 jours'],
            percent: null,
            letter: '',
          },
        ],
      },
    },
  ];
}
