/** Commands and options. Each command is imported only when it runs, so that `--help` costs nothing. */
import { Command, CommanderError, Option } from 'commander';
import type { BatchOptions } from './commands/batch/options.ts';
import { CHECK_FORMATS, type CheckFormat, type CheckOptions } from './commands/check/options.ts';
import type { DecryptOptions } from './commands/decrypt.ts';
import type { DiagnoseOptions } from './commands/diagnose-options.ts';
import { frenchHelp, usageFault } from './commands/command-line-fr.ts';
import { nearest } from './core/nearest.ts';
import type { World } from './commands/world.ts';
import { UserError } from './render/user-error.ts';

/** Parses one command line and runs its command. Throws UserError for a mistake in what was typed. */
export async function run(argv: readonly string[], world: World): Promise<number> {
  let code = 0;
  const program = new Command('commune-cyber')
    .description('Diagnostic de cybersécurité des petites communes. Rien ne quitte cet ordinateur.')
    .option('-V, --version', 'afficher la version');

  program
    .command('diagnose')
    .summary('répondre au questionnaire et obtenir le plan')
    .description('Pose les questions, donne le niveau et les mesures urgentes, écrit le plan d’amélioration en PDF.')
    .argument('[feuille]', 'feuille de réponses à reprendre (.yaml), ou plan en PDF qui la contient')
    .option('-q, --questionnaire <nom>', 'questionnaire fourni, fichier ou dossier', 'communes')
    .option('-e, --express', 'questions essentielles seulement (25 minutes) ; résultat provisoire', false)
    .option('-o, --output <dossier>', 'dossier où écrire les fichiers', folder, '.')
    .addOption(new Option('-f, --format <formats>', 'fichiers à écrire : pdf, json ou none').argParser(formats))
    .option('--json', 'le résultat en JSON sur la sortie, et aucun fichier sauf avec --format', false)
    .addOption(new Option('--budget <€/an>', 'tenir le plan dans ce budget annuel').argParser(amount('--budget')))
    .addOption(
      new Option('--days <jours/mois>', 'tenir le plan dans ce temps de travail de la mairie').argParser(amount('--days')),
    )
    .option('--plain', 'une ligne à la fois, choix numérotés : lecteurs d’écran', false)
    .option('--no-input', 'ne rien demander : noter ce qui est répondu')
    .option('--encrypt', 'garder la feuille, le résultat et le plan sous une phrase secrète', false)
    .option('--passphrase-file <fichier>', 'la phrase secrète, sur la première ligne d’un fichier ; « - » : sur l’entrée')
    .option('--today <date>', 'jour du diagnostic, AAAA-MM-JJ (sinon, aujourd’hui)')
    .action(async (sheet: string | undefined, options: DiagnoseFlags) => {
      const { diagnoseCommand } = await import('./commands/diagnose.ts');
      const byDefault = options.json ? [] : (['pdf', 'json'] as const);
      code = await diagnoseCommand({ ...options, sheet, formats: options.format ?? byDefault }, world);
    });

  program
    .command('questionnaire')
    .summary('voir les questions sans répondre')
    .description('Montre ce qui sera demandé, à qui et dans quel ordre.')
    .argument('[nom]', 'questionnaire fourni, fichier ou dossier', 'communes')
    .option('-f, --format <format>', 'text, md, json, sheet (feuille vierge) ou pdf (formulaire à imprimer)', 'text')
    .option('-e, --express', 'questions essentielles seulement', false)
    .addOption(
      new Option('--population <habitants>', 'seulement ce qui peut concerner une commune de cette taille').argParser(
        amount('--population'),
      ),
    )
    .option('-o, --output <dossier>', 'dossier où écrire le formulaire PDF', folder, '.')
    .option('--today <date>', 'date du formulaire PDF, AAAA-MM-JJ (sinon, aujourd’hui)')
    .action(async (name: string, options: QuestionnaireFlags) => {
      const { questionnaireCommand } = await import('./commands/questionnaire.ts');
      code = await questionnaireCommand({ ...options, questionnaire: name }, world);
    });

  program
    .command('batch')
    .summary('diagnostiquer beaucoup de communes d’un coup')
    .description(
      'Lit des feuilles, des dossiers et des tableaux CSV ; écrit une synthèse (PDF, CSV, JSON) et, avec --plans, chaque plan.',
    )
    .argument('[chemins...]', 'feuilles, dossiers ou tableaux ; « - » lit des feuilles JSON, une par ligne, sur l’entrée')
    .option('-q, --questionnaire <nom>', 'questionnaire fourni, fichier ou dossier', 'communes')
    .option('-o, --output <dossier>', 'dossier où écrire', folder, 'campagne')
    .option('--plans', 'écrire aussi le plan de chaque commune', false)
    .addOption(new Option('-j, --jobs <n>', 'travailler sur n cœurs (sinon, tous)').argParser(between('--jobs', 1, 64)))
    .option('--force', 'refaire les plans qui n’ont pas changé', false)
    .addOption(
      new Option('--fail-under <note>', 'finir avec le code 1 si une commune est en dessous').argParser(
        between('--fail-under', 0, 100),
      ),
    )
    .option('--anonymous', 'aucun nom ni code ; les petits nombres sont masqués', false)
    .addOption(
      new Option('--min-group <n>', 'avec --anonymous, ne montrer aucun groupe de moins de n communes')
        .argParser(between('--min-group', 2, 1000))
        .default(5),
    )
    .addOption(
      new Option('--shard <i/n>', 'ne traiter que la i-ème de n parts').argParser(shard).default({ part: 1, of: 1 }, '1/1'),
    )
    .option('--since <fichier>', 'synthese.json d’une campagne précédente, pour mesurer les progrès')
    .option('--title <titre>', 'titre du rapport de campagne')
    .option('--template-csv', 'écrire un tableau vide et la liste des réponses acceptées', false)
    .option('--today <date>', 'jour du diagnostic, AAAA-MM-JJ (sinon, aujourd’hui)')
    .action(async (paths: readonly string[], options: Omit<BatchOptions, 'paths'>) => {
      const { batchCommand } = await import('./commands/batch/batch.ts');
      code = await batchCommand({ ...options, paths }, world);
    });

  program
    .command('check')
    .summary('vérifier un questionnaire, des feuilles, des modèles')
    .description(
      'Cherche toutes les fautes d’un questionnaire, de ses cas, de feuilles et de modèles ; essaie les lois de la note.',
    )
    .argument('[chemins...]', 'fichiers et dossiers (par défaut, ce qui est fourni)')
    .addOption(
      new Option('-f, --format <format>', 'pretty, json, github, sarif ou junit').argParser(checkFormat).default('pretty'),
    )
    .addOption(
      new Option('--output-file <format>=<fichier>', 'écrire aussi un rapport dans un fichier (plusieurs fois possible)')
        .argParser(outputFile)
        .default([], ''),
    )
    .addOption(
      new Option('--max-warnings <n>', 'avertissements permis').argParser(between('--max-warnings', 0, 9999)).default(0, '0'),
    )
    .option('--quiet', 'les erreurs seulement', false)
    .option('-q, --questionnaire <nom>', 'questionnaire des feuilles et des cas donnés seuls')
    .option('--against <ancien>', 'comparer à une version précédente : fichier ou dossier')
    .option('--replay <dossier>', 'avec --against : feuilles à noter avec les deux versions')
    .addOption(
      new Option('--respondents <n>', 'communes tirées au hasard pour essayer les lois de la note')
        .argParser(between('--respondents', 0, 9999))
        .default(1000, '1000'),
    )
    .addOption(new Option('--seed <n>', 'autre tirage').argParser(between('--seed', 0, 9999)).default(1, '1'))
    .option('--watch', 'vérifier à nouveau à chaque modification', false)
    .option('--today <date>', 'jour de la vérification, AAAA-MM-JJ (sinon, aujourd’hui)')
    .action(async (paths: readonly string[], options: Omit<CheckOptions, 'paths'>) => {
      const { checkCommand } = await import('./commands/check/check.ts');
      code = await checkCommand({ ...options, paths }, world);
    });

  program
    .command('init')
    .summary('commencer un questionnaire à soi')
    .description('Écrit dans un dossier un petit questionnaire expliqué, avec ses cas d’exemple.')
    .argument('[dossier]', 'nouveau dossier, ou dossier vide (par défaut : mon-questionnaire)', 'mon-questionnaire')
    .option('--today <date>', 'date de lecture des sources, AAAA-MM-JJ (sinon, aujourd’hui)')
    .action(async (name: string, options: { readonly today: string | undefined }) => {
      const { initCommand } = await import('./commands/init.ts');
      code = initCommand({ ...options, folder: name }, world);
    });

  program
    .command('decrypt')
    .summary('ouvrir un fichier chiffré')
    .description('Écrit en clair, à côté, le contenu d’un fichier .age. Le fichier chiffré est gardé.')
    .argument('<fichier>', 'feuille ou résultat chiffrés par --encrypt')
    .option('--passphrase-file <fichier>', 'la phrase secrète, sur la première ligne d’un fichier ; « - » : sur l’entrée')
    .option('--plain', 'une ligne à la fois : lecteurs d’écran', false)
    .action(async (path: string, options: DecryptOptions) => {
      const { decryptCommand } = await import('./commands/decrypt.ts');
      code = await decryptCommand(path, options, world);
    });

  frenchHelp(program, world);
  if (argv.length === 0) {
    program.outputHelp();
    return 0;
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    throw new UserError('usage', { detail: usageFault(error, program, argv) });
  }
  return code;
}

type DiagnoseFlags = Omit<DiagnoseOptions, 'sheet' | 'formats'> & { readonly format: DiagnoseOptions['formats'] | undefined };

interface QuestionnaireFlags {
  readonly format: string;
  readonly express: boolean;
  readonly population: number | undefined;
  readonly output: string;
  readonly today: string | undefined;
}

/** One of the formats of a check. */
function checkFormat(typed: string): CheckFormat {
  const format = CHECK_FORMATS.find((each) => each === typed);
  if (format !== undefined) return format;
  if (typed === '') throw missingValue('--format');
  throw new UserError('bad-format', {
    value: typed.slice(0, 40),
    allowed: CHECK_FORMATS,
    nearest: nearest(typed, CHECK_FORMATS),
  });
}

/** `sarif=report.sarif`, added to those before. */
function outputFile(typed: string, before: CheckOptions['outputFile']): CheckOptions['outputFile'] {
  const [, format, path] = /^([^=]*)=(.+)$/.exec(typed) ?? [];
  if (format === undefined || path === undefined) throw new UserError('bad-output-file', { value: typed.slice(0, 40) });
  return [...before, { format: checkFormat(format), path }];
}

function formats(typed: string): readonly ('pdf' | 'json')[] {
  const words = typed.split(',').map((word) => word.trim());
  if (words.join() === 'none') return [];
  return words.map((word) => {
    if (word === 'pdf' || word === 'json') return word;
    if (word === '') throw missingValue('--format');
    const allowed = ['pdf', 'json', 'none'];
    throw new UserError('bad-format', {
      value: word.slice(0, 40),
      allowed,
      nearest: word === 'none' ? null : nearest(word, allowed),
    });
  });
}

/** A number of euros, days or inhabitants: digits, a decimal comma or point, spaces allowed. */
function amount(option: string): (typed: string) => number {
  return (typed) => {
    if (typed.trim() === '') throw missingValue(option);
    const text = typed.replaceAll(/[\s\u00A0\u202F€]/g, '').replace(',', '.');
    if (!/^\d{1,9}(\.\d{1,2})?$/.test(text)) throw new UserError('bad-amount', { option, value: typed.slice(0, 40) });
    return Number(text);
  };
}

/** A whole number, bounds included. */
function between(option: string, least: number, most: number): (typed: string) => number {
  return (typed) => {
    const value = Number(typed.replace(',', '.'));
    const wanted = /^\d{1,4}([.,]\d)?$/.test(typed) && value >= least && value <= most;
    if (!wanted) throw new UserError('bad-number', { option, value: typed.slice(0, 40), least, most });
    return value;
  };
}

function shard(typed: string): BatchOptions['shard'] {
  const [, part, of] = (/^(\d{1,4})\/(\d{1,4})$/.exec(typed) ?? []).map(Number);
  if (part === undefined || of === undefined || part < 1 || part > of)
    throw new UserError('bad-shard', { value: typed.slice(0, 40) });
  return { part, of };
}

/** An empty name is a variable that was not set in a script, more than the current folder. */
function folder(typed: string): string {
  if (typed === '') throw missingValue('--output');
  return typed;
}

/** `--budget=` with nothing after it. */
function missingValue(option: string): UserError {
  return new UserError('usage', { detail: { kind: 'missing-value', option } });
}
