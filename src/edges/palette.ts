import { type Palette, plainPalette, type Style } from '../render/palette.ts';

interface ColourOutput {
  readonly isTTY?: boolean | undefined;
  getColorDepth?(env?: object): number;
}

type ColourLevel = 0 | 1 | 2 | 3;

/**
 * The palette for an output, with chalk when there is colour to give: NO_COLOR wins, then FORCE_COLOR, then what the terminal can do.
 *
 * Nothing tells us the theme of the terminal, and no colour is readable on every one: they are for signs only. Among the
 * 256 colours, these have a contrast of 3 or more on white as on the usual dark backgrounds. Among the 16, yellow is left
 * out: it vanishes on white.
 */
export async function terminalPalette(output: ColourOutput, env: NodeJS.ProcessEnv): Promise<Palette> {
  const level = colourLevel(output, env);
  if (level === 0) return plainPalette;
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level });
  // One argument only: chalk joins all those it is given, and `lines.map(palette.bold)` gives three.
  const style =
    (paint: (text: string) => string): Style =>
    (text) =>
      paint(text);
  const colour = (of256: number, of16: 'cyan' | 'green' | 'magenta' | 'red') =>
    style(level === 1 ? chalk[of16] : chalk.ansi256(of256));
  return {
    bold: style(chalk.bold),
    dim: style(chalk.dim),
    accent: colour(32, 'cyan'),
    good: colour(64, 'green'),
    warning: colour(166, 'magenta'),
    alert: colour(196, 'red'),
  };
}

function colourLevel(output: ColourOutput, env: NodeJS.ProcessEnv): ColourLevel {
  if (env['NO_COLOR']) return 0;
  const forced = env['FORCE_COLOR'];
  if (forced === '0' || forced === 'false') return 0;
  if (forced === '2') return 2;
  if (forced === '3') return 3;
  if (forced !== undefined) return 1;
  if (output.isTTY !== true) return 0;
  const depth = output.getColorDepth?.(env) ?? 1;
  return depth >= 24 ? 3 : depth >= 8 ? 2 : depth >= 4 ? 1 : 0;
}
