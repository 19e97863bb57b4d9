import { expect, test } from 'vitest';
import { Interrupted, type QuestionView } from '../../src/render/asker.ts';
import { ask, chosen, replyTo } from './ask-on-terminal.ts';
import { keys } from './fake-terminal.ts';
import { date, multiple, number, single, text, yesNo } from './views.ts';

test('a single choice shows where we are, the question, the options and only the keys that apply', async () => {
  const { terminal } = ask({ ...single, canNotApply: false, current: { kind: 'chosen', options: ['chaque-semaine'] } });
  await terminal.press();
  expect(terminal.screen()).toMatchInlineSnapshot(`
    "Question 7 sur 34 · encore environ 9 minutes               ━━━━────────────────
    Sauvegardes

    À quelle fréquence les données de la mairie sont-elles copiées sur un support
    débranché ensuite ?

      ○ 1. Chaque jour
    ❯ ● 2. Chaque semaine (réponse actuelle)
      ○ 3. De temps en temps, quand quelqu’un y pense ou avant une opération
           délicate comme une mise à jour du logiciel de paie
      ○ 4. Jamais

    Entrée valider · ↑ ↓ choisir · A aide
    J je ne sais pas · R retour · C note · Q quitter"
  `);
  expect(terminal.cursorIsVisible()).toBe(false);
  expect(terminal.isRaw()).toBe(true);
});

test.each([
  ['Enter takes the first option', single, [keys.enter], chosen('chaque-jour')],
  ['arrows move', single, [keys.down, keys.down, keys.up, keys.enter], chosen('chaque-semaine')],
  ['arrows go round', single, [keys.up, keys.enter], chosen('jamais')],
  ['a digit jumps', single, ['3', keys.enter], chosen('parfois')],
  ['a French top row without shift jumps', single, ['"', keys.enter], chosen('parfois')],
  ['a digit outside the list does nothing', single, ['9', keys.enter], chosen('chaque-jour')],
  ['other letters do nothing', single, ['z', 'é', 'w', keys.enter], chosen('chaque-semaine')],
  ['Ctrl-Z and Tab do nothing', single, [keys.ctrlZ, keys.tab, keys.enter], chosen('chaque-jour')],
  [
    'Tab is a space where one types',
    text,
    ['a', keys.tab, 'b', keys.enter],
    { kind: 'answer', value: { kind: 'text', text: 'a b' } },
  ],
  ['J does not know', single, ['j'], { kind: 'answer', value: { kind: 'unknown' } }],
  ['capitals are the same', single, ['J'], { kind: 'answer', value: { kind: 'unknown' } }],
  ['R goes back', single, ['r'], { kind: 'back' }],
  ['the left arrow goes back', single, [keys.left], { kind: 'back' }],
  ['Q leaves', single, ['q'], { kind: 'leave' }],
  ['space ticks', multiple, [keys.space, keys.down, keys.space, keys.enter], chosen('disque', 'nuage')],
  ['space unticks', multiple, [keys.space, keys.space, keys.down, keys.space, keys.enter], chosen('nuage')],
  ['ticks come in the order of the list', multiple, ['2', keys.space, '1', keys.space, keys.enter], chosen('disque', 'nuage')],
  ['an exclusive option unticks the others', multiple, [keys.space, '3', keys.space, keys.enter], chosen('aucune')],
  ['another option unticks the exclusive one', multiple, ['3', keys.space, '1', keys.space, keys.enter], chosen('disque')],
  ['O is yes', yesNo, ['o'], chosen('oui')],
  ['N is no', yesNo, ['N'], chosen('non')],
  ['arrows work for yes and no', yesNo, [keys.down, keys.enter], chosen('non')],
  ['a number', number, ['1', '2', keys.enter], { kind: 'answer', value: { kind: 'number', number: 12 } }],
  [
    'a number with a space',
    number,
    ['1', ' ', '2', '0', '0', keys.enter],
    { kind: 'answer', value: { kind: 'number', number: 1200 } },
  ],
  [
    'a number can be corrected',
    number,
    ['1', '9', keys.backspace, '2', keys.enter],
    { kind: 'answer', value: { kind: 'number', number: 12 } },
  ],
  ['a date', date, [...'05/11/2026', keys.enter], { kind: 'answer', value: { kind: 'text', text: '2026-11-05' } }],
  ['a text', text, [...'Octet & fils', keys.enter], { kind: 'answer', value: { kind: 'text', text: 'Octet & fils' } }],
  ['J then Enter does not know', number, ['j', keys.enter], { kind: 'answer', value: { kind: 'unknown' } }],
  ['R then Enter goes back', date, ['r', keys.enter], { kind: 'back' }],
  ['Q then Enter leaves', text, ['q', keys.enter], { kind: 'leave' }],
])('%s', async (_, view, pressed, reply) => {
  expect(await replyTo(view, ...pressed)).toEqual(reply);
});

test('letters that do not apply do nothing', async () => {
  const view = { ...single, canSkipUnknown: false, canNotApply: false, canGoBack: false, help: [] };
  expect(await replyTo(view, 'j', 'x', 'r', keys.left, 'a', '?', keys.enter)).toEqual(chosen('chaque-jour'));
});

test('the answer given before is ticked and kept by Enter', async () => {
  const view: QuestionView = { ...multiple, current: { kind: 'chosen', options: ['disque', 'nuage'] } };
  expect(await replyTo(view, keys.enter)).toEqual(chosen('disque', 'nuage'));
});

test('a number given before is shown, and kept by Enter alone', async () => {
  const { terminal, reply } = ask({ ...number, current: { kind: 'number', number: 1200 } });
  await terminal.press();
  expect(terminal.screen()).toContain('Réponse actuelle\u00A0: 1\u202F200');
  await terminal.press(keys.enter);
  expect(await reply).toEqual({ kind: 'answer', value: { kind: 'number', number: 1200 } });
});

test('nothing ticked is said, and the question stays', async () => {
  const { terminal, reply } = ask(multiple);
  await terminal.press(keys.enter);
  expect(terminal.screen()).toContain('! Cochez au moins une réponse');
  await terminal.press(keys.space);
  expect(terminal.screen()).not.toContain('Cochez au moins');
  await terminal.press(keys.enter);
  expect(await reply).toEqual(chosen('disque'));
});

test('a refused entry stays in the line, with the cursor after it', async () => {
  const { terminal, reply } = ask(date);
  await terminal.press(...'31/12', keys.enter);
  expect(terminal.screen()).toContain('! Tapez la date ainsi\u00A0: 31/12/2026.');
  expect(terminal.screen()).toContain('❯ Date (JJ/MM/AAAA)\u00A0: 31/12');
  expect(terminal.column()).toBe('❯ Date (JJ/MM/AAAA) : 31/12'.length);
  await terminal.press(...'/2026', keys.enter);
  expect(await reply).toEqual({ kind: 'answer', value: { kind: 'text', text: '2026-12-31' } });
});

test('words typed instead of a date are not taken for letters of actions', async () => {
  const { terminal, reply } = ask(date);
  await terminal.press(...'janvier 2024', keys.enter);
  expect(terminal.screen()).toContain('! Tapez la date ainsi');
  await terminal.press(keys.ctrlC);
  await expect(reply).rejects.toThrow(Interrupted);
});

test('help opens under the question and closes with the same key', async () => {
  const { terminal } = ask(yesNo);
  await terminal.press('?');
  expect(terminal.screen()).toMatchInlineSnapshot(`
    "Question 7 sur 34 · encore environ 9 minutes               ━━━━────────────────
    Sauvegardes

    Avez-vous déjà remis un fichier à partir d’une copie ?

    │ Pourquoi : Une copie restée branchée est chiffrée en même temps que le reste
    │ par un logiciel de rançon.
    │ Où trouver la réponse : Demandez au prestataire où sont les copies et quand
    │ il a relu la dernière.

    ❯ ○ O. Oui
      ○ N. Non

    Entrée valider · ↑ ↓ choisir · A fermer l’aide
    J je ne sais pas · X non applicable · R retour · C note · Q quitter"
  `);
  await terminal.press('a');
  expect(terminal.screen()).not.toContain('Pourquoi');
  await terminal.press('a', keys.escape);
  expect(terminal.screen()).not.toContain('Pourquoi');
});

test('help also opens where one types', async () => {
  const { terminal } = ask(number);
  await terminal.press('?', keys.enter);
  expect(terminal.screen()).toMatchInlineSnapshot(`
    "Question 7 sur 34 · encore environ 9 minutes               ━━━━────────────────
    La mairie

    Combien d’ordinateurs la mairie utilise-t-elle ?

    │ Pourquoi : Une copie restée branchée est chiffrée en même temps que le reste
    │ par un logiciel de rançon.
    │ Où trouver la réponse : Demandez au prestataire où sont les copies et quand
    │ il a relu la dernière.

    ❯ Votre réponse :

    Entrée valider
    Ou une lettre, puis Entrée :
    A fermer l’aide · J je ne sais pas
    X non applicable · R retour · C note · Q quitter"
  `);
  await terminal.press('a', keys.enter);
  expect(terminal.screen()).not.toContain('Pourquoi');
});

test('a note is kept with the answer', async () => {
  const { terminal, reply } = ask({ ...yesNo, note: 'sauf' });
  await terminal.press('c');
  expect(terminal.screen()).toMatchInlineSnapshot(`
    "Question 7 sur 34 · encore environ 9 minutes               ━━━━────────────────
    Sauvegardes

    Avez-vous déjà remis un fichier à partir d’une copie ?

    ❯ Votre note : sauf

    Entrée valider · Échap annuler"
  `);
  await terminal.press(...' deux', keys.enter);
  expect(terminal.screen()).toContain('Note\u00A0: sauf deux');
  await terminal.press('o');
  expect(await reply).toEqual({ ...chosen('oui'), note: 'sauf deux' });
});

test('a note is removed by emptying it, and left alone by Escape', async () => {
  expect(await replyTo({ ...yesNo, note: 'ab' }, 'c', keys.backspace, keys.backspace, keys.enter, 'o')).toEqual({
    ...chosen('oui'),
    note: '',
  });
  expect(await replyTo({ ...yesNo, note: 'ab' }, 'c', keys.backspace, keys.escape, 'o')).toEqual(chosen('oui'));
});

test('a note can be taken where one types', async () => {
  const reply = await replyTo(number, 'c', keys.enter, ...'à vérifier', keys.enter, '4', keys.enter);
  expect(reply).toEqual({ kind: 'answer', value: { kind: 'number', number: 4 }, note: 'à vérifier' });
});

test('not applicable asks why', async () => {
  const { terminal, reply } = ask(single);
  await terminal.press('x', keys.enter);
  expect(terminal.screen()).toContain('! Indiquez la raison');
  await terminal.press(...'aucun serveur', keys.enter);
  expect(await reply).toEqual({ kind: 'answer', value: { kind: 'not-applicable', why: 'aucun serveur' } });
  expect(terminal.screen()).toContain('non applicable (aucun serveur)');
  expect(await replyTo(single, 'x', keys.escape, keys.enter)).toEqual(chosen('chaque-jour'));
});

test('a paste of several lines makes one answer and spills on no other question', async () => {
  const { asker, terminal, reply } = ask(text);
  await terminal.paste('Octet\r\net fils\n\nj\n');
  expect(terminal.screen()).toContain('❯ Votre réponse\u00A0: Octet  et fils');
  await terminal.press(keys.enter);
  expect(await reply).toEqual({ kind: 'answer', value: { kind: 'text', text: 'Octet et fils j' } });
  const next = asker.ask(yesNo);
  await terminal.paste('oui\nnon\nj\nq');
  await terminal.press('n');
  expect(await next).toEqual(chosen('non'));
});

test('what was left in the same block as an answer does not answer the next question', async () => {
  const { asker, terminal, reply } = ask(yesNo);
  await terminal.press('onj\r\r');
  expect(await reply).toEqual(chosen('oui'));
  const next = asker.ask(yesNo);
  await terminal.press('n');
  expect(await next).toEqual(chosen('non'));
});
