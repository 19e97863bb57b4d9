import { expect, test } from 'vitest';
import { asciiSymbols } from '../../src/edges/prompts/symbols.ts';
import { terminalAsker } from '../../src/edges/terminal-asker.ts';
import { Interrupted } from '../../src/render/asker.ts';
import { plainPalette } from '../../src/render/palette.ts';
import { ask, chosen, openAsker } from './ask-on-terminal.ts';
import { fakeTerminal, keys } from './fake-terminal.ts';
import { communes, communeWords, date, multiple, number, single, text, yesNo } from './views.ts';

test('a help taller than the window scrolls instead of the options, and hides no answer that Enter could give', async () => {
  const { terminal, reply } = ask(single, fakeTerminal(50, 16));
  await terminal.press('a');
  expect(terminal.screen()).toMatchInlineSnapshot(`
    "Question 7 sur 34 · encore environ 9 minutes
    Sauvegardes

    À quelle fréquence les données de la mairie
    sont-elles copiées sur un support débranché
    ensuite ?

    │ Pourquoi : Une copie restée branchée est
    │ chiffrée en même temps que le reste par un
    │ logiciel de rançon.
      ⋮

    ↑ ↓ faire défiler · A fermer l’aide"
  `);
  await terminal.press(keys.down, keys.down, keys.down);
  expect(terminal.screen()).toContain('dernière.');
  await terminal.press('j', keys.enter);
  expect(terminal.screen()).toContain('Chaque jour');
  await terminal.press('4', keys.enter);
  expect(await reply).toEqual(chosen('jamais'));
});

test('a list taller than the window follows the cursor', async () => {
  const options = Array.from({ length: 12 }, (_, index) => ({ id: `o${index}`, text: `Réponse ${index + 1}`, exclusive: false }));
  const { terminal, reply } = ask({ ...single, options }, fakeTerminal(80, 18));
  for (let index = 0; index < 12; index += 1) {
    expect((await terminal.press(), terminal.screen())).toContain(`❯ ○ ${String(index + 1).padStart(2)}. Réponse ${index + 1}`);
    expect(terminal.screen().split('\n').length).toBeLessThan(18);
    if (index < 11) await terminal.press(keys.down);
  }
  await terminal.press(keys.enter);
  expect(await reply).toEqual(chosen('o11'));
});

test('an answered question shrinks to one line, or two when it is long', async () => {
  const terminal = fakeTerminal();
  await terminal.press();
  const first = ask(yesNo, terminal);
  await terminal.press('o');
  await first.reply;
  const second = ask(single, terminal);
  await terminal.press('3', keys.enter);
  await second.reply;
  const third = ask(number, terminal);
  await terminal.press('j', keys.enter);
  await third.reply;
  expect(terminal.screen()).toMatchInlineSnapshot(`
    "✓ Avez-vous déjà remis un fichier à partir d’une copie ? → Oui
    ✓ À quelle fréquence les données de la mairie sont-elles copiées sur un…
      → De temps en temps, quand quelqu’un y pense ou avant une opération délicate…
    ? Combien d’ordinateurs la mairie utilise-t-elle ? → je ne sais pas"
  `);
  expect(terminal.cursorIsVisible()).toBe(true);
  expect(terminal.isRaw()).toBe(false);
  expect(terminal.column()).toBe(0);
});

test.each([
  ['Ctrl-C', keys.ctrlC],
  ['Ctrl-D', keys.ctrlD],
])('%s interrupts, and gives the terminal back', async (_, key) => {
  for (const view of [single, number]) {
    const { terminal, reply } = ask(view);
    const rejected = expect(reply).rejects.toThrow(Interrupted);
    await terminal.press(key);
    await rejected;
    expect(terminal.screen()).toBe('');
    expect(terminal.cursorIsVisible()).toBe(true);
    expect(terminal.isRaw()).toBe(false);
    expect(terminal.raw().endsWith('\u001B[?2004l')).toBe(true);
  }
});

test('a closed input interrupts this question and the next ones', async () => {
  const { asker, terminal, reply } = ask(single);
  const rejected = expect(reply).rejects.toThrow(Interrupted);
  await terminal.hangUp();
  await rejected;
  await expect(asker.ask(single)).rejects.toThrow(Interrupted);
  await expect(terminalAsker(terminal, plainPalette).ask(single)).rejects.toThrow(Interrupted);
});

test.each(['SIGHUP', 'SIGTERM', 'SIGINT'] as const)('%s interrupts, and is no longer listened to afterwards', async (signal) => {
  const before = process.listenerCount(signal);
  const { terminal, reply } = ask(single);
  const rejected = expect(reply).rejects.toThrow(Interrupted);
  await terminal.press();
  process.kill(process.pid, signal);
  await rejected;
  expect(terminal.cursorIsVisible()).toBe(true);
  expect(process.listenerCount(signal)).toBe(before);
});

test.each([
  ['narrower', 80, 50],
  ['wider', 50, 80],
])('a window made %s is drawn anew, without leftovers', async (_, from, to) => {
  const { terminal } = ask(single, fakeTerminal(from, 30));
  await terminal.press('a');
  await terminal.resize(to, 30);
  await terminal.press(keys.down);
  const direct = ask(single, fakeTerminal(to, 30)).terminal;
  await direct.press('a', keys.down);
  expect(terminal.screen()).toBe(direct.screen());
});

test('a window made narrower keeps what was typed', async () => {
  const { terminal, reply } = ask(number, fakeTerminal(80, 30));
  await terminal.press('4');
  await terminal.resize(45, 30);
  const direct = ask(number, fakeTerminal(45, 30)).terminal;
  await direct.press('4');
  expect(terminal.screen()).toBe(direct.screen());
  await terminal.press('2', keys.enter);
  expect(await reply).toEqual({ kind: 'answer', value: { kind: 'number', number: 42 } });
});

test('nothing is wider than the window, nor than 88 columns', async () => {
  for (const columns of [50, 80, 200]) {
    for (const view of [single, multiple, yesNo, number, date, text]) {
      const { asker, terminal } = ask({ ...view, note: 'sauf deux boîtes' }, fakeTerminal(columns, 40));
      await terminal.press('a', ...(view.options.length === 0 ? [keys.enter] : []));
      for (const line of terminal.screen().split('\n')) expect(line.length).toBeLessThanOrEqual(Math.min(columns - 1, 88));
      asker.close();
    }
  }
});

test('escape sequences in texts never reach the screen', async () => {
  const { terminal } = ask({ ...yesNo, text: 'a\u001B[2Jb\u0007', note: '\u001B]0;titre\u0007' });
  await terminal.press('c');
  expect(terminal.raw()).not.toContain('\u001B[2J');
  expect(terminal.raw()).not.toContain('\u001B]0');
});

test('signs have an ASCII form', async () => {
  const { asker, terminal } = openAsker(fakeTerminal(), asciiSymbols);
  void asker.ask(multiple).catch(() => undefined);
  await terminal.press(keys.space);
  expect(terminal.screen()).toMatchInlineSnapshot(`
    "Question 7 sur 34 · encore environ 9 minutes               ====----------------
    Sauvegardes

    Où sont gardées les copies ?

    > [x] 1. Sur un disque rangé ailleurs
      [ ] 2. Chez un hébergeur
      [ ] 3. Il n’y a pas de copie

    Entrée valider · Flèches choisir · Espace cocher ou décocher · A aide
    J je ne sais pas · X non applicable · R retour · C note · Q quitter"
  `);
});

test('a commune is found by typing', async () => {
  const { asker, terminal } = openAsker();
  const found = asker.findCommune((typed) => ('saint-denis'.startsWith(typed.toLowerCase()) ? communes : []), communeWords);
  await terminal.press();
  expect(terminal.screen()).toContain(communeWords.hint);
  await terminal.press(...'Saix', keys.enter);
  expect(terminal.screen()).toContain(communeWords.nothingFound);
  await terminal.press(keys.backspace, keys.down);
  expect(terminal.screen()).toMatchInlineSnapshot(`
    "Quelle est votre commune ?
    ❯ Sai

      Saint-Denis (93) — Seine-Saint-Denis, 113 116 habitants
    ❯ Saint-Denis (974) — La Réunion, 153 810 habitants"
  `);
  expect(terminal.column()).toBe('❯ Sai'.length);
  await terminal.press(keys.enter);
  expect(await found).toEqual(communes[1]?.commune);
  expect(terminal.screen()).toBe('✓ Quelle est votre commune\u202F?\n  → Saint-Denis (974) — La Réunion, 153 810 habitants');
});

test('Escape gives up the search', async () => {
  const terminal = fakeTerminal();
  const found = terminalAsker(terminal, plainPalette).findCommune(() => communes, communeWords);
  const rejected = expect(found).rejects.toThrow(Interrupted);
  await terminal.press('s', keys.escape);
  await rejected;
});

test('passages are wrapped, with their title', async () => {
  const { asker, terminal } = openAsker(fakeTerminal(50, 30));
  const paragraphs = ['Répondez à votre rythme\u00A0: chaque réponse est gardée avant la question suivante.', 'Ctrl-C arrête.'];
  asker.say({ title: 'Diagnostic', paragraphs });
  asker.say({ title: 'À savoir', paragraphs, tone: 'notice' });
  asker.say({ paragraphs: ['C’est fini.'], tone: 'good' });
  await terminal.press();
  expect(terminal.screen()).toMatchInlineSnapshot(`
    "Diagnostic

    Répondez à votre rythme : chaque réponse est
    gardée avant la question suivante.

    Ctrl-C arrête.

    ! À savoir

    Répondez à votre rythme : chaque réponse est
    gardée avant la question suivante.

    Ctrl-C arrête.

    ✓ C’est fini."
  `);
});
