import { expect, test } from 'vitest';
import { terminalPalette } from '../../src/edges/palette.ts';
import { plainPalette } from '../../src/render/palette.ts';

const terminal = (depth: number) => ({ isTTY: true, getColorDepth: () => depth });

test.each([
  ['NO_COLOR on a terminal', terminal(8), { NO_COLOR: '1' }],
  ['NO_COLOR against FORCE_COLOR', terminal(8), { NO_COLOR: '1', FORCE_COLOR: '1' }],
  ['FORCE_COLOR=0', terminal(8), { FORCE_COLOR: '0' }],
  ['not a terminal', {}, {}],
  ['a terminal without colours', terminal(1), {}],
])('no emphasis: %s', async (_, output, env) => {
  expect(await terminalPalette(output, env)).toBe(plainPalette);
});

test.each([
  ['256 colours', terminal(8), {}, '\u001B[38;5;32mmot\u001B[39m'],
  ['16 colours', terminal(4), {}, '\u001B[36mmot\u001B[39m'],
  ['FORCE_COLOR in a pipe', {}, { FORCE_COLOR: '2' }, '\u001B[38;5;32mmot\u001B[39m'],
  ['an empty NO_COLOR is not one', terminal(8), { NO_COLOR: '' }, '\u001B[38;5;32mmot\u001B[39m'],
])('emphasis: %s', async (_, output, env, drawn) => {
  expect((await terminalPalette(output, env)).accent('mot')).toBe(drawn);
});

test('a style can be given to map', async () => {
  const { bold } = await terminalPalette(terminal(8), {});
  expect(['a', 'b'].map(bold)).toEqual(['\u001B[1ma\u001B[22m', '\u001B[1mb\u001B[22m']);
});
