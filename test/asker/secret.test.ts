/** Passphrases: nothing of them is ever on the screen unless asked for, and they can be corrected and given up. */
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { plainAsker } from '../../src/edges/plain-asker.ts';
import { Interrupted } from '../../src/render/asker.ts';
import { openAsker } from './ask-on-terminal.ts';
import { keys } from './fake-terminal.ts';

const words = { text: 'Votre phrase secrète', unseen: 'Rien ne s’affiche.', masked: 'Une étoile par lettre.' };

function askSecret() {
  const { asker, terminal } = openAsker();
  const secret = asker.askSecret(words);
  secret.catch(() => undefined);
  return { terminal, secret };
}

describe('on a terminal that is redrawn', () => {
  test('shows a star for each letter, and nothing of them once given', async () => {
    const { terminal, secret } = askSecret();
    await terminal.press(...'béton 🔒 lampe');
    expect(terminal.screen()).toMatchInlineSnapshot(`
      "Votre phrase secrète
      ❯ *************

      Une étoile par lettre."
    `);
    await terminal.press(keys.enter);
    expect(await secret).toBe('béton 🔒 lampe');
    expect(terminal.raw()).not.toMatch(/béton|lampe|🔒/u);
    expect(terminal.screen()).not.toContain('*');
  });

  test('Ctrl-T shows it, and hides it again', async () => {
    const { terminal, secret } = askSecret();
    await terminal.press(...'lampe', '\u0014');
    expect(terminal.screen()).toContain('❯ lampe');
    await terminal.press('\u0014');
    expect(terminal.screen()).toContain('❯ *****');
    await terminal.press(keys.enter);
    expect(await secret).toBe('lampe');
  });

  test('can be corrected and pasted; a line break inside a paste does not end it', async () => {
    const { terminal, secret } = askSecret();
    await terminal.press(...'lamx', keys.backspace, ...'pe ');
    await terminal.paste('verte\nhaute');
    await terminal.press(keys.enter);
    expect(await secret).toBe('lampe verte haute');
  });

  test.each([
    ['Ctrl-C', keys.ctrlC],
    ['Ctrl-D', keys.ctrlD],
    ['Escape', keys.escape],
  ])('%s gives up', async (_, key) => {
    const { terminal, secret } = askSecret();
    await terminal.press(key);
    await expect(secret).rejects.toThrow(Interrupted);
  });
});

describe('line by line', () => {
  function askPlainly() {
    const modes: boolean[] = [];
    const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: (mode: boolean) => void modes.push(mode) });
    const output = new PassThrough();
    let said = '';
    output.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const asker = plainAsker({ input, output });
    const secret = asker.askSecret(words);
    secret.catch(() => undefined);
    return { input, secret, asker, modes, said: () => said };
  }
  const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  test('shows nothing of what is typed, and what was rubbed out is not in it', async () => {
    const { input, secret, asker, modes, said } = askPlainly();
    await soon();
    input.write('oups\u0015bétx\u007Fon\r');
    expect(await secret).toBe('béton');
    await soon();
    expect(said()).toBe('\nRien ne s’affiche.\nVotre phrase secrète\u00A0: \n');
    expect(modes).toEqual([true, false]);
    asker.close();
  });

  test.each(['\u0003', '\u0004'])('%j gives up, and the terminal shows again what is typed', async (key) => {
    const { input, secret, asker, modes } = askPlainly();
    await soon();
    input.write(`bét${key}`);
    await expect(secret).rejects.toThrow(Interrupted);
    expect(modes).toEqual([true, false]);
    asker.close();
  });
});
