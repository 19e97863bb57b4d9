/** The signs drawn in prompts, with a form for consoles whose font lacks them. */
export interface Symbols {
  readonly pointer: string;
  readonly radio: { readonly on: string; readonly off: string };
  readonly box: { readonly on: string; readonly off: string };
  readonly bar: { readonly done: string; readonly left: string };
  readonly rule: string;
  readonly tick: string;
  readonly leadsTo: string;
  readonly ellipsis: string;
  readonly arrows: string;
  readonly more: string;
}

export const unicodeSymbols: Symbols = {
  pointer: '❯',
  radio: { on: '●', off: '○' },
  box: { on: '■', off: '□' },
  bar: { done: '━', left: '─' },
  rule: '│',
  tick: '✓',
  leadsTo: '→',
  ellipsis: '…',
  arrows: '↑ ↓',
  more: '⋮',
};

export const asciiSymbols: Symbols = {
  pointer: '>',
  radio: { on: '(*)', off: '( )' },
  box: { on: '[x]', off: '[ ]' },
  bar: { done: '=', left: '-' },
  rule: '|',
  tick: '+',
  leadsTo: '->',
  ellipsis: '...',
  arrows: 'Flèches',
  more: ':',
};

/** ASCII on the Linux console and in the old Windows console, whose fonts have no such signs. */
export function symbolsFor(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Symbols {
  const poor = platform === 'win32' ? !env['WT_SESSION'] && !env['TERM_PROGRAM'] && !env['TERM'] : env['TERM'] === 'linux';
  return poor ? asciiSymbols : unicodeSymbols;
}
