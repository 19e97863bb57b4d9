/** Every sentence about what cannot be done as asked. */
import { NBSP, number, quoted, THIN } from './format.ts';
import { perhaps, sentence, type Sentence, type Sentences } from './sentence.ts';
import type { AnyUserError, UsageFault, UserErrorArgs } from './user-error.ts';

export function userErrorSentence(error: AnyUserError): Sentence {
  return sentence(USER_ERRORS, error.code, error.args);
}

/** A plausible value for each option that takes a number. */
const AMOUNTS: Readonly<Record<string, string>> = { '--days': '2', '--population': '800' };

const USER_ERRORS: Sentences<UserErrorArgs> = {
  'file-not-found': ({ path }) => ({
    message: `Le fichier ${quoted(path)} n’existe pas.`,
    remedy: `Vérifiez son nom et son dossier.`,
  }),
  'folder-in-use': ({ path }) => ({
    message: `Le dossier ${quoted(path)} n’est pas vide.`,
    remedy: `Indiquez un nouveau dossier${NBSP}: rien n’est jamais écrasé.`,
  }),
  'is-a-folder': ({ path }) => ({
    message: `${quoted(path)} est un dossier, et non un fichier.`,
    remedy: `Indiquez un fichier.`,
  }),
  'not-a-folder': ({ path }) => ({
    message: `${quoted(path)} ne peut pas être atteint${NBSP}: une partie de ce chemin n’est pas un dossier.`,
    remedy: `Indiquez un autre dossier.`,
  }),
  'not-a-file': ({ path }) => ({
    message: `${quoted(path)} n’est pas un fichier ordinaire.`,
    remedy: `Copiez son contenu dans un fichier, puis indiquez ce fichier.`,
  }),
  'file-too-large': ({ path, limit }) => ({
    message: `Le fichier ${quoted(path)} dépasse ${number(limit / 1e6)}${NBSP}Mo.`,
    remedy: `Vérifiez que c’est le bon fichier.`,
  }),
  'not-utf8': ({ path }) => ({
    message: `Le fichier ${quoted(path)} n’est pas un texte en UTF-8.`,
    remedy: `Enregistrez-le en UTF-8, ou vérifiez que c’est le bon fichier.`,
  }),
  sealed: ({ path }) => ({
    message: `Le fichier ${quoted(path)} est chiffré.`,
    remedy: `Seule la commande diagnose le lit ainsi. Pour l’ouvrir en clair${NBSP}: commune-cyber decrypt.`,
  }),
  'sealed-for-a-key': ({ path }) => ({
    message: `Le fichier ${quoted(path)} est chiffré pour une clé, et non par une phrase secrète.`,
    remedy: `Ouvrez-le avec le logiciel age et cette clé, puis indiquez le fichier obtenu.`,
  }),
  'damaged-seal': ({ path }) => ({
    message: `Le fichier chiffré ${quoted(path)} est abîmé, ou a été modifié.`,
    remedy: `Reprenez une copie de sauvegarde de ce fichier. Le plan en PDF contient aussi la feuille de réponses.`,
  }),
  'not-sealed': ({ path }) => ({
    message: `Le fichier ${quoted(path)} n’est pas un fichier chiffré par commune-cyber.`,
    remedy: `Indiquez un fichier dont le nom finit par .age. Un plan en PDF s’ouvre dans votre lecteur habituel, avec la phrase secrète.`,
  }),
  'file-exists': ({ path }) => ({
    message: `Le fichier ${quoted(path)} existe déjà.`,
    remedy: `Renommez-le ou déplacez-le, puis relancez${NBSP}: rien n’est écrasé.`,
  }),
  'locked-plan': ({ path }) => ({
    message: `Le plan ${quoted(path)} est chiffré${NBSP}: il n’est pas remplacé par un plan que tout le monde peut lire.`,
    remedy: `Déplacez-le, ou choisissez un autre dossier avec --output. La commande diagnose le garde chiffré avec --encrypt.`,
  }),
  'pdf-under-a-password': ({ path }) => ({
    message: `Le document ${quoted(path)} est protégé par un mot de passe que commune-cyber n’a pas mis.`,
    remedy: `Indiquez le plan d’origine, ou la feuille de réponses.`,
  }),
  'needs-passphrase': () => ({
    message: `Il faut une phrase secrète, et personne ne peut la taper ici.`,
    remedy: `Écrivez-la dans un fichier que vous seul pouvez lire, et ajoutez --passphrase-file avec son nom.`,
  }),
  'short-passphrase': ({ path, least }) => ({
    message: `La phrase secrète de ${quoted(path)} est trop courte${NBSP}: il faut au moins ${least} caractères.`,
    remedy: `Prenez quatre ou cinq mots sans rapport entre eux, sur la première ligne du fichier.`,
  }),
  'wrong-passphrase': ({ path }) => ({
    message: `La phrase secrète n’ouvre pas ${quoted(path)}.`,
    remedy: `Retrouvez le papier où elle est notée, puis relancez${NBSP}: le fichier est intact.`,
  }),
  'no-right': ({ path, action }) => ({
    message:
      action === 'write'
        ? `Vous n’avez pas le droit d’écrire dans ${quoted(path)}.`
        : `Vous n’avez pas le droit de lire ${quoted(path)}.`,
    // Windows says the same of a plan that is open in a reader.
    remedy:
      action === 'write'
        ? `Fermez-le s’il est ouvert ailleurs, ou choisissez un autre dossier avec --output.`
        : `Demandez l’accès à ce fichier.`,
  }),
  'file-in-use': ({ path }) => ({
    message: `Le fichier ${quoted(path)} est utilisé par un autre programme.`,
    remedy: `Fermez cet autre programme, puis relancez.`,
  }),
  'disk-full': ({ path }) => ({
    message: `Il n’y a plus de place sur le disque pour écrire ${quoted(path)}.`,
    remedy: `Libérez de la place, puis relancez${NBSP}: ce qui était enregistré est intact.`,
  }),
  'name-too-long': ({ path }) => ({
    message: `Le nom de fichier ${quoted(`${path.slice(0, 60)}…`)} est trop long.`,
    remedy: `Choisissez un dossier au nom plus court avec --output.`,
  }),
  'disk-error': ({ path, detail }) => ({
    message: `Le disque n’a pas pu traiter ${quoted(path)} (${detail}).`,
    remedy: `Réessayez, ou choisissez un autre dossier avec --output.`,
  }),
  'needs-terminal': () => ({
    message: `Le questionnaire se remplit dans un terminal, et il n’y en a pas ici.`,
    remedy: `Donnez une feuille de réponses${NBSP}: commune-cyber diagnose feuille.yaml --no-input. Pour une feuille vierge${NBSP}: commune-cyber questionnaire --format sheet.`,
  }),
  'unknown-questionnaire': ({ name, nearest, shipped }) => ({
    message: `Le questionnaire ${quoted(name)} n’existe pas.`,
    remedy: perhaps(nearest, `Questionnaires fournis${NBSP}: ${shipped.join(', ')}. Sinon, indiquez un fichier ou un dossier.`),
  }),
  'no-questionnaire-file': ({ path }) => ({
    message: `Le dossier ${quoted(path)} ne contient aucun fichier .yaml.`,
    remedy: `Indiquez le dossier du questionnaire.`,
  }),
  'unknown-commune': ({ insee, path }) => ({
    message: `Aucune commune n’a le code INSEE ${insee} (fichier ${quoted(path)}).`,
    remedy: `Vérifiez le code${THIN}; ce n’est pas le code postal.`,
  }),
  'merged-commune': ({ insee, into, intoInsee, path }) => ({
    message: `La commune de code ${insee} fait aujourd’hui partie de ${into} (fichier ${quoted(path)}).`,
    remedy: `Écrivez le code "${intoInsee}" et le nom ${quoted(into)}.`,
  }),
  'sheet-of-another-commune': ({ path, name }) => ({
    message: `Le fichier ${quoted(path)} contient déjà les réponses de ${name}.`,
    remedy: `Choisissez un autre dossier avec --output.`,
  }),
  'no-sheet-in-pdf': ({ path }) => ({
    message: `Le document ${quoted(path)} ne contient pas de feuille de réponses.`,
    remedy: `Indiquez un plan produit par commune-cyber et non modifié depuis, ou la feuille .reponses.yaml.`,
  }),
  'bad-day': ({ option, value }) => ({
    message: `${option} attend une date AAAA-MM-JJ, et non ${quoted(value)}.`,
    remedy: `Exemple${NBSP}: ${option} 2026-11-21.`,
  }),
  'bad-epoch': ({ value }) => ({
    message: `SOURCE_DATE_EPOCH attend un nombre de secondes, et non ${quoted(value)}.`,
    remedy: `Corrigez cette variable, ou utilisez --today.`,
  }),
  'bad-amount': ({ option, value }) => ({
    message: `${option} attend un nombre positif, et non ${quoted(value)}.`,
    remedy: `Exemple${NBSP}: ${option} ${AMOUNTS[option] ?? '1500'}.`,
  }),
  'bad-format': ({ value, allowed, nearest }) => ({
    message: value === 'none' ? `Le format ${quoted(value)} s’emploie seul.` : `Le format ${quoted(value)} n’existe pas.`,
    remedy: perhaps(nearest, `Formats possibles${NBSP}: ${allowed.join(', ')}.`),
  }),
  'sheet-changed': ({ path }) => ({
    message: `Le fichier ${quoted(path)} a été modifié par un autre programme pendant l’entretien.`,
    remedy: `Fermez l’autre programme, puis relancez${NBSP}: rien n’a été écrasé.`,
  }),
  'sheet-exists': ({ path }) => ({
    message: `Une autre feuille de réponses porte déjà le nom ${quoted(path)}.`,
    remedy: `Reprenez-la avec commune-cyber diagnose, ou choisissez un autre dossier avec --output.`,
  }),
  'nothing-to-check': ({ paths }) => ({
    message: `Il n’y a rien à vérifier dans ${paths.slice(0, 5).map(quoted).join(', ')}.`,
    remedy: `Indiquez un questionnaire, une feuille de réponses, un modèle de document, ou un dossier qui en contient.`,
  }),
  'nothing-to-compare': ({ id, checked }) => ({
    message:
      checked.length === 0
        ? `Il n’y a pas de questionnaire à comparer avec ${quoted(id)}.`
        : `L’ancienne version est celle de ${quoted(id)}, et le questionnaire vérifié est ${quoted(checked.slice(0, 5).join(', '))}.`,
    remedy: `Indiquez deux versions du même questionnaire.`,
  }),
  'needs-option': ({ option, needs }) => ({
    message: `${option} ne sert qu’avec ${needs}.`,
    remedy: `Ajoutez ${needs}, ou retirez ${option}.`,
  }),
  'bad-output-file': ({ value }) => ({
    message: `--output-file attend un format et un fichier, et non ${quoted(value)}.`,
    remedy: `Exemple${NBSP}: --output-file sarif=rapport.sarif.`,
  }),
  'no-sheet': ({ paths }) => ({
    message: `Aucune feuille de réponses dans ${paths.slice(0, 5).map(quoted).join(', ')}.`,
    remedy: `Indiquez des feuilles (.yaml, .json), des tableaux (.csv) ou des dossiers qui en contiennent.`,
  }),
  'bad-shard': ({ value }) => ({
    message: `--shard attend une part et un nombre de parts, et non ${quoted(value)}.`,
    remedy: `Exemple, la première de quatre parts${NBSP}: --shard 1/4.`,
  }),
  'bad-number': ({ option, value, least, most }) => ({
    message: `${option} attend un nombre entre ${number(least)} et ${number(most)}, et non ${quoted(value)}.`,
    remedy: `Exemple${NBSP}: ${option} ${least === 0 ? 45 : least + 1}.`,
  }),
  'options-apart': ({ options: [one, other] }) => ({
    message: `${one} et ${other} ne vont pas ensemble.`,
    remedy: `Retirez l’une des deux options.`,
  }),
  'not-a-campaign': ({ path }) => ({
    message: `${quoted(path)} n’est pas une synthèse de campagne avec le détail des communes.`,
    remedy: `Indiquez le fichier synthese.json d’une campagne précédente, non anonyme.`,
  }),
  usage: ({ detail }) => usage(detail),
  'file-refused': () => ({ message: '', remedy: '' }),
};

function usage(fault: UsageFault): Sentence {
  const help = `Pour voir ce qui est possible${NBSP}: commune-cyber --help.`;
  switch (fault.kind) {
    case 'unknown-command':
      return { message: `La commande ${quoted(fault.typed)} n’existe pas.`, remedy: perhaps(fault.nearest, help) };
    case 'unknown-option':
      return { message: `L’option ${quoted(fault.typed)} n’existe pas ici.`, remedy: perhaps(fault.nearest, help) };
    case 'missing-value':
      return { message: `Il manque une valeur après ${quoted(fault.option)}.`, remedy: help };
    case 'missing-argument':
      return { message: `Il manque un mot après la commande${NBSP}: <${fault.name}>.`, remedy: help };
    case 'too-many-arguments':
      return { message: `Il y a un mot de trop${NBSP}: ${quoted(fault.typed)}.`, remedy: help };
    case 'other':
      return { message: `La commande n’a pas été comprise (${fault.detail}).`, remedy: help };
  }
}
