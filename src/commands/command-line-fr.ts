/** commander in French: headings of the help, and mistakes as values. */
import type { Argument, Command, CommanderError, Option } from 'commander';
import { nearest } from '../core/nearest.ts';
import type { UsageFault } from '../render/user-error.ts';
import type { World } from './world.ts';

const HEADINGS: Readonly<Record<string, string>> = {
  'Usage:': 'Utilisation :',
  'Arguments:': 'Ce que vous pouvez indiquer :',
  'Options:': 'Options :',
  'Commands:': 'Commandes :',
};

/** Makes a program and its commands speak French, write to the world, and throw instead of exiting. */
export function frenchHelp(program: Command, { stdout }: World): void {
  const width = Math.min(100, stdout.columns ?? 80);
  for (const command of [program, ...program.commands]) {
    command
      .helpOption('-h, --help', 'afficher cette aide')
      .exitOverride()
      .showSuggestionAfterError(false)
      .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: () => undefined, getOutHelpWidth: () => width })
      .configureHelp({
        styleTitle: (title) => HEADINGS[title] ?? title,
        optionDescription: ({ description, defaultValue }: Option) =>
          typeof defaultValue === 'string' ? `${description} (par défaut : ${defaultValue})` : description,
        argumentDescription: ({ description }) => description,
        subcommandTerm: (sub) => `${sub.name()} ${sub.registeredArguments.map(inBrackets).join(' ')}`.trim(),
      });
  }
  program.helpCommand(false).usage('<commande> [options]');
  program.addHelpText('after', '\nPour commencer : commune-cyber diagnose\nAide d’une commande : commune-cyber diagnose --help');
  for (const command of program.commands) {
    command.usage(`${command.registeredArguments.map(inBrackets).join(' ')} [options]`);
  }
}

function inBrackets(argument: Argument): string {
  return argument.required ? `<${argument.name()}>` : `[${argument.name()}]`;
}

/** What was typed wrong, with the nearest right word. */
export function usageFault({ code, message }: CommanderError, program: Command, argv: readonly string[]): UsageFault {
  const typed = (/'([^']*)'/.exec(message)?.[1] ?? '').replace(/^(--[^=]+)=.*$/, '$1');
  const running = program.commands.find((command) => command.name() === argv[0]) ?? program;
  const flags = running.options.flatMap(({ long }) => (long === undefined || long === null ? [] : [long]));
  switch (code) {
    case 'commander.unknownCommand':
      return {
        kind: 'unknown-command',
        typed,
        nearest: nearest(
          typed,
          program.commands.map((command) => command.name()),
        ),
      };
    case 'commander.excessArguments': {
      const command = program.commands.find((each) => each.name() === typed) ?? program;
      return { kind: 'too-many-arguments', typed: command.args[command.registeredArguments.length] ?? '' };
    }
    case 'commander.unknownOption':
      return { kind: 'unknown-option', typed, nearest: nearest(typed, [...new Set([...flags, '--help', '--version'])]) };
    case 'commander.missingArgument':
      return { kind: 'missing-argument', name: typed };
    case 'commander.optionMissingArgument':
      return { kind: 'missing-value', option: /--[a-z-]+/.exec(typed)?.[0] ?? typed };
    default:
      return { kind: 'other', detail: message };
  }
}
