/** What is said around a passphrase: how to choose it, where to note it, and that nobody can find it again. */
import type { Passage, SecretPrompt } from './asker.ts';
import { count, NBSP, quoted, THIN } from './format.ts';

const UNSEEN = `Rien ne s’affiche pendant que vous tapez${NBSP}: c’est voulu. Terminez par Entrée.`;
const MASKED = `Chaque lettre s’affiche comme une étoile. Ctrl+T montre la phrase, et la cache à nouveau.`;

export const CHOOSE: Passage = {
  title: 'Votre phrase secrète',
  paragraphs: [
    `Elle protégera la feuille de réponses, le résultat et le plan en PDF. Prenez quatre ou cinq mots sans rapport entre eux, séparés par des espaces. N’utilisez ni un proverbe, ni un mot de passe qui sert ailleurs.`,
    `Notez-la d’abord sur papier, et rangez ce papier sous clé à la mairie${NBSP}: dans le coffre, ou dans une enveloppe fermée confiée au maire.`,
    `Personne ne pourra la retrouver${NBSP}: ni ce programme, ni votre prestataire. Sans elle, ces fichiers sont perdus.`,
  ],
  tone: 'notice',
};

export const FIRST: SecretPrompt = { text: 'Votre phrase secrète', unseen: UNSEEN, masked: MASKED };
export const AGAIN: SecretPrompt = { ...FIRST, text: 'La même phrase, une seconde fois' };

export function tooShort(least: number): Passage {
  return {
    paragraphs: [
      `Cette phrase est courte, un ordinateur pourrait la deviner. Ajoutez un mot ou deux${NBSP}: il faut au moins ${least} caractères.`,
    ],
    tone: 'notice',
  };
}

export const NOT_THE_SAME: Passage = {
  paragraphs: [`Les deux phrases ne sont pas les mêmes. Recommencez${NBSP}: rien n’est encore enregistré.`],
  tone: 'notice',
};

export const CHOSEN: Passage = {
  paragraphs: [`La phrase est bien notée sur papier${THIN}? Elle sera demandée à chaque reprise, et pour ouvrir le plan.`],
  tone: 'good',
};

export function phraseOf(path: string): SecretPrompt {
  return { ...FIRST, text: `Phrase secrète de ${quoted(path)}` };
}

export function wrongPhrase(left: number): Passage {
  return {
    paragraphs: [
      `Cette phrase n’ouvre pas le fichier. Vérifiez les majuscules, les accents et les espaces. Encore ${count(left, 'essai', 'essais')}.`,
    ],
    tone: 'notice',
  };
}

/** After the result of a run that sealed its files, when the same ones are still there in clear. */
export function leftInClear(paths: readonly string[]): string {
  return [
    `${paths.length === 1 ? 'Ce fichier existe encore' : 'Ces fichiers existent encore'} en clair${NBSP}:`,
    ...paths.map((path) => `  ${path}`),
    `→ Vérifiez que votre phrase secrète ouvre bien les fichiers chiffrés. Supprimez ensuite ${paths.length === 1 ? 'celui-ci' : 'ceux-ci'}, puis videz la corbeille.`,
  ].join('\n');
}

/** What `decrypt` did. */
export function openedInClear(path: string): string {
  return `Écrit en clair${NBSP}: ${path}\n→ Supprimez ce fichier quand vous n’en avez plus besoin. Le fichier chiffré est gardé.`;
}
