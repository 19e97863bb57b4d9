import type { Block, Card } from '../../src/render/blocks.ts';

function card(badge: number, title: string): Card {
  return {
    kind: 'card',
    badge: String(badge),
    title,
    facts: [
      ['Qui', 'la secrétaire de mairie, avec le prestataire'],
      ['Coût', '0 à 60 €'],
      ['Temps', 'une demi-journée'],
      ['Avant le', '15 décembre 2026'],
    ],
    parts: [
      {
        label: 'Pourquoi',
        content:
          'Aujourd’hui, toutes les copies restent branchées à l’ordinateur. Un logiciel malveillant les rendrait illisibles en même temps que les originaux, et la paie comme l’état civil seraient perdus.',
      },
      {
        label: 'Comment faire',
        content: {
          kind: 'list',
          style: 'number',
          items: [
            'Achetez deux disques externes et numérotez-les.',
            [
              { text: 'Copiez les dossiers ' },
              { text: 'Mairie', bold: true },
              { text: ' et ' },
              { text: 'État civil', bold: true },
              { text: ' chaque vendredi, en changeant de disque.' },
            ],
            'Débranchez le disque dès la fin de la copie et rangez-le dans une autre pièce, au mieux dans un autre bâtiment.',
            'Une fois par trimestre, rouvrez trois fichiers au hasard depuis le disque.',
          ],
        },
      },
      {
        label: 'C’est fait quand',
        content: {
          kind: 'list',
          style: 'check',
          items: ['Un disque débranché date de moins de huit jours.', 'Le test de relecture est noté dans le cahier.'],
        },
      },
      {
        label: 'Source',
        content: [
          { text: 'Guide d’hygiène, mesure 37\u00a0: ' },
          {
            text: 'https://exemple.fr/guides/hygiene-informatique/mesure-37-sauvegarder',
            link: 'https://exemple.fr/guides/hygiene-informatique/mesure-37-sauvegarder',
          },
        ],
      },
    ],
  };
}

/** Cards, callouts and lists. */
export function measures(): Block[] {
  return [
    { kind: 'page-break' },
    { kind: 'heading', level: 2, text: 'Les mesures urgentes' },
    { kind: 'paragraph', text: 'Trois règles avant de commencer\u00a0:' },
    {
      kind: 'list',
      style: 'bullet',
      items: [
        'Une mesure à la fois\u00a0: terminez-la avant de passer à la suivante.',
        'Dites à vos collègues ce que vous changez et pourquoi.',
        'Notez la date\u202f: elle servira au prochain diagnostic.',
      ],
    },
    {
      kind: 'callout',
      tone: 'alert',
      title: 'À faire aujourd’hui',
      blocks: [
        {
          kind: 'paragraph',
          text: 'Une sauvegarde branchée en permanence ne protège pas d’un rançongiciel. Débranchez le disque dès ce soir.',
        },
        { kind: 'list', style: 'check', items: ['Le disque est débranché.', 'Le maire est prévenu.'] },
      ],
    },
    card(1, 'Garder une copie des données débranchée de l’ordinateur'),
    card(2, 'Remplacer les mots de passe partagés'),
    card(3, 'Activer la double validation sur la messagerie de la mairie et sur les comptes qui donnent accès aux autres'),
    {
      kind: 'callout',
      tone: 'good',
      title: 'Déjà en place',
      blocks: [
        { kind: 'paragraph', text: 'Les ordinateurs se mettent à jour seuls. C’est l’une des protections les plus efficaces.' },
      ],
    },
    {
      kind: 'callout',
      tone: 'warning',
      title: 'À confirmer',
      blocks: [
        { kind: 'paragraph', text: 'Demandez à votre prestataire si le Wi-Fi du public est séparé de celui de la mairie.' },
      ],
    },
    {
      kind: 'callout',
      tone: 'neutral',
      title: 'Bon à savoir',
      blocks: [
        { kind: 'paragraph', style: 'small', text: 'Le syndicat mixte peut commander les disques pour plusieurs communes.' },
      ],
    },
  ];
}
