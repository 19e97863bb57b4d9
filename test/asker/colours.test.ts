/**
 * On a terminal, colours are for signs: words keep the colour their reader chose. Taken from what is really written, by
 * the interview and by whole commands.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { terminalPalette } from '../../src/edges/palette.ts';
import { unicodeSymbols } from '../../src/edges/prompts/symbols.ts';
import { terminalAsker } from '../../src/edges/terminal-asker.ts';
import type { QuestionView } from '../../src/render/asker.ts';
import { commune, inFolder, ROOT } from '../journeys/cli.ts';
import { contrast } from '../pdf/contrast.ts';
import { fakeTerminal, keys } from './fake-terminal.ts';
import { communes, communeWords, multiple, number, single } from './views.ts';

/** The papers people write on: white, Solarized, then black, Windows, VS Code, Ubuntu, Dracula, Solarized and PowerShell. */
const PAPERS = ['#ffffff', '#fdf6e3', '#000000', '#0c0c0c', '#1e1e1e', '#300a24', '#282a36', '#002b36', '#012456'];

interface Coloured {
  /** Among the 256 of a terminal; null for what is only dimmed. */
  readonly colour: number | null;
  readonly text: string;
}

/** Whatever is written in a colour, or dimmed. */
function colouredIn(raw: string): Coloured[] {
  const found: Coloured[] = [];
  let colour: number | null = null;
  let dim = false;
  // oxlint-disable-next-line no-control-regex
  for (const [, codes, text] of raw.matchAll(/\u001B\[([\d;]*)m|([^\u001B]+|\u001B\[[?\d;]*[A-Za-ln-z])/g)) {
    if (text !== undefined) {
      if ((colour !== null || dim) && text.trim() !== '' && !text.startsWith('\u001B')) found.push({ colour, text });
    } else if (codes!.startsWith('38;5;')) colour = Number(codes!.slice(5));
    else if (codes === '39') colour = null;
    else if (codes === '2') dim = true;
    else if (codes === '22') dim = false;
    else if (codes !== '1') throw new Error(`a style nobody knows: ${codes}`);
  }
  return found;
}

/** The 6 × 6 × 6 cube of the 256 colours. */
function rgb(colour: number): string {
  const steps = [0, 95, 135, 175, 215, 255];
  const place = colour - 16;
  const parts = [Math.floor(place / 36), Math.floor(place / 6) % 6, place % 6].map((at) => steps[at]!);
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function expectSigns(coloured: readonly Coloured[]): void {
  expect(coloured.filter(({ text }) => /[\p{L}\p{N}]/u.test(text))).toEqual([]);
  for (const colour of new Set(coloured.flatMap((each) => each.colour ?? [])))
    for (const paper of PAPERS) expect(contrast(rgb(colour), paper), `${colour} on ${paper}`).toBeGreaterThanOrEqual(3);
}

test('in the interview', async () => {
  const terminal = fakeTerminal();
  const palette = await terminalPalette({ isTTY: true, getColorDepth: () => 8 }, {});
  const asker = terminalAsker(terminal, palette, unicodeSymbols);
  const press = async (asked: Promise<unknown>, ...pressed: readonly string[]) => {
    await terminal.press(...pressed);
    await asked;
  };
  for (const tone of ['plain', 'notice', 'good'] as const) asker.say({ title: 'Un titre', paragraphs: ['Une phrase.'], tone });
  const search = (typed: string) => (typed === 'st' ? communes : []);
  await press(asker.findCommune(search, communeWords), 'x', keys.backspace, 's', 't', keys.down, keys.enter);
  const again: QuestionView = { ...single, current: { kind: 'chosen', options: ['jamais'] }, note: 'à revoir' };
  await press(asker.ask(again), 'a', keys.down, keys.enter);
  await press(asker.ask(multiple), keys.enter, keys.space, keys.enter);
  await press(asker.ask(number), 'd', keys.enter, keys.backspace, '3', keys.enter);
  await press(asker.ask(single), 'j');
  await press(asker.ask(single), 'x', keys.enter, 'n', keys.enter);
  asker.close();
  const coloured = colouredIn(terminal.raw());
  expectSigns(coloured);
  expect(new Set(coloured.map(({ text }) => text.trim()))).toEqual(
    new Set(['!', '✓', '❯', '❯ ○', '❯ ●', '❯ ■', '❯ □', '│', '→', '·', '━━━━', '────────────────', '?', '-']),
  );
});

test('in what commands say', () =>
  inFolder(async (folder) => {
    const sheet = readFileSync(join(ROOT, 'test/journeys/stories/result-on-screen/feuille.yaml'), 'utf8');
    writeFileSync(join(folder, 'feuille.yaml'), sheet);
    writeFileSync(join(folder, 'fausse.yaml'), sheet.replace('answers:', 'answers:\n  inconnue: oui'));
    mkdirSync(join(folder, 'vide'));
    await commune(['init', 'modele'], { cwd: folder });
    const runs = [
      ['diagnose', 'feuille.yaml', '--no-input', '--format', 'none'],
      ['diagnose', 'fausse.yaml', '--no-input'],
      ['diagnose', 'absente.yaml'],
      ['questionnaire', '--express'],
      ['check', 'modele', 'fausse.yaml', '--respondents', '50'],
      ['check', 'modele', '--against', 'modele', '--replay', 'vide', '--respondents', '0'],
    ];
    for (const args of runs) {
      const { stdout, stderr } = await commune(args, { cwd: folder, env: { NO_COLOR: '', FORCE_COLOR: '2' } });
      expect(stdout + stderr, args.join(' ')).toContain('\u001B[1m');
      expectSigns(colouredIn(stdout + stderr));
    }
  }));
