import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { plainAsker } from '../../src/edges/plain-asker.ts';
import { type Asker, Interrupted, type QuestionView } from '../../src/render/asker.ts';
import { communes, communeWords, date, multiple, number, single, text, yesNo } from './views.ts';

/** A whole conversation: what was typed, what was said, and what came of it. */
async function converse<T>(typed: readonly string[], ask: (asker: Asker) => Promise<T>) {
  const input = new PassThrough();
  const output = new PassThrough();
  let said = '';
  output.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const asker = plainAsker({ input, output });
  input.end(typed.map((line) => `${line}\n`).join(''));
  try {
    const result = await ask(asker);
    return { result, said: said.trim() };
  } finally {
    asker.close();
  }
}

const replyTo = async (view: QuestionView, ...typed: readonly string[]) =>
  (await converse(typed, (asker) => asker.ask(view))).result;
const chosen = (...options: readonly string[]) => ({ kind: 'answer', value: { kind: 'chosen', options } });

test('a question is a list of lines, and one line answers it', async () => {
  const view: QuestionView = { ...single, current: { kind: 'chosen', options: ['jamais'] } };
  const { said } = await converse(['7', 'A', '2'], (asker) => asker.ask(view));
  expect(said).toMatchInlineSnapshot(`
    "Question 7 sur 34 · encore environ 9 minutes
    Sauvegardes
    À quelle fréquence les données de la mairie sont-elles copiées sur un support débranché ensuite ?
    1. Chaque jour
    2. Chaque semaine
    3. De temps en temps, quand quelqu’un y pense ou avant une opération délicate comme une mise à jour du logiciel de paie
    4. Jamais (réponse actuelle)
    Entrée seule : garder la réponse actuelle.
    Ou une lettre, puis Entrée : A aide, J je ne sais pas, X non applicable, R retour, C note, Q quitter.
    Votre réponse : 7
    Tapez un numéro de la liste.
    Votre réponse : A
    Pourquoi : Une copie restée branchée est chiffrée en même temps que le reste par un logiciel de rançon.
    Où trouver la réponse : Demandez au prestataire où sont les copies et quand il a relu la dernière.
    Votre réponse : 2"
  `);
});

test('an answer is said to be recorded once the interview comes back: it is on the disk by then', async () => {
  const recorded = 'Réponse enregistrée\u00A0: Chaque semaine';
  expect((await converse(['2'], (asker) => asker.ask(single))).said).not.toContain(recorded);
  const { said } = await converse(['2', '1'], async (asker) => {
    await asker.ask(single);
    await asker.ask(multiple);
  });
  expect(said).toContain(`: 2\n${recorded}\n\nQuestion`);
});

test('several numbers answer a multiple choice', async () => {
  const { said, result } = await converse(['', '1 3', '4', '2, 1'], (asker) => asker.ask(multiple));
  expect(said).toMatchInlineSnapshot(`
    "Question 7 sur 34 · encore environ 9 minutes
    Sauvegardes
    Où sont gardées les copies ?
    1. Sur un disque rangé ailleurs
    2. Chez un hébergeur
    3. Il n’y a pas de copie
    Plusieurs numéros possibles, séparés par des espaces.
    Ou une lettre, puis Entrée : A aide, J je ne sais pas, X non applicable, R retour, C note, Q quitter.
    Votre réponse : 
    Tapez un numéro de la liste.
    Votre réponse : 1 3
    Une des réponses choisies va seule. Retapez vos numéros.
    Votre réponse : 4
    Tapez un numéro de la liste.
    Votre réponse : 2, 1"
  `);
  expect(result).toEqual(chosen('disque', 'nuage'));
});

test.each([
  ['O is yes', yesNo, ['o'], chosen('oui')],
  ['the whole word too', yesNo, ['NON'], chosen('non')],
  ['and the number', yesNo, ['2'], chosen('non')],
  ['a number', number, ['douze', '1 200'], { kind: 'answer', value: { kind: 'number', number: 1200 } }],
  ['a date', date, ['janvier 2024', '05/11/2026'], { kind: 'answer', value: { kind: 'text', text: '2026-11-05' } }],
  ['a text', text, ['Octet & fils'], { kind: 'answer', value: { kind: 'text', text: 'Octet & fils' } }],
  ['J', number, ['j'], { kind: 'answer', value: { kind: 'unknown' } }],
  ['R', single, ['R'], { kind: 'back' }],
  ['Q', single, ['q'], { kind: 'leave' }],
  [
    'X asks why until it is said',
    single,
    ['x', '', 'aucun serveur'],
    { kind: 'answer', value: { kind: 'not-applicable', why: 'aucun serveur' } },
  ],
  ['C takes a note', yesNo, ['c', 'à vérifier', 'o'], { ...chosen('oui'), note: 'à vérifier' }],
  ['an empty note removes it', { ...yesNo, note: 'avant' }, ['c', '', 'o'], { ...chosen('oui'), note: '' }],
  [
    'Enter alone keeps the answer',
    { ...date, current: { kind: 'text', text: '2026-01-05' } } as QuestionView,
    [''],
    { kind: 'answer', value: { kind: 'text', text: '2026-01-05' } },
  ],
  ['letters that do not apply are refused', { ...single, canGoBack: false }, ['r', '1'], chosen('chaque-jour')],
])('%s', async (_, view, typed, reply) => {
  expect(await replyTo(view, ...typed)).toEqual(reply);
});

test('a commune is found by its name, then chosen by its number', async () => {
  const search = (typed: string) => ('saint-denis'.startsWith(typed.toLowerCase()) ? communes : []);
  const { said, result } = await converse(['', 'Denise', 'saint', '2'], (asker) => asker.findCommune(search, communeWords));
  expect(said).toMatchInlineSnapshot(`
    "Tapez son nom, son code postal ou son code INSEE.
    Quelle est votre commune ? 
    Tapez son nom, son code postal ou son code INSEE.
    Quelle est votre commune ? Denise
    Aucune commune ne correspond.
    Quelle est votre commune ? saint
    1. Saint-Denis (93) — Seine-Saint-Denis, 113 116 habitants
    2. Saint-Denis (974) — La Réunion, 153 810 habitants
    Un numéro, ou un autre nom : 2"
  `);
  expect(result).toEqual(communes[1]?.commune);
});

test('no escape sequence is ever printed', async () => {
  const view = { ...yesNo, text: 'a\u001B[2Jb', note: '\u001B]0;titre\u0007' };
  const { said } = await converse(['\u001B[31m', 'a', 'o'], (asker) => asker.ask(view));
  expect(said).not.toContain('\u001B');
});

test('the end of the input interrupts this question and the next ones', async () => {
  await converse(['a'], async (asker) => {
    await expect(asker.ask(single)).rejects.toThrow(Interrupted);
    await expect(asker.ask(single)).rejects.toThrow(Interrupted);
  });
});

test.each(['SIGINT', 'SIGHUP', 'SIGTERM'] as const)('%s interrupts', async (signal) => {
  const asker = plainAsker({ input: new PassThrough(), output: new PassThrough() });
  const reply = asker.ask(single);
  const rejected = expect(reply).rejects.toThrow(Interrupted);
  await new Promise((resolve) => setImmediate(resolve));
  process.kill(process.pid, signal);
  await rejected;
  asker.close();
});

test('on a terminal, lines pasted after the answer do not answer the next question', async () => {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const asker = plainAsker({ input, output: new PassThrough() });
  const first = asker.ask(yesNo);
  await new Promise((resolve) => setImmediate(resolve));
  input.write('o\nn\nj\n');
  expect(await first).toEqual(chosen('oui'));
  const second = asker.ask(yesNo);
  await new Promise((resolve) => setImmediate(resolve));
  input.write('n\n');
  expect(await second).toEqual(chosen('non'));
  asker.close();
});

test('passages are plain lines, folded on a terminal only', async () => {
  const said = (output: PassThrough) => {
    const asker = plainAsker({ input: new PassThrough(), output });
    asker.say({
      title: 'Diagnostic',
      paragraphs: ['Chaque réponse est gardée avant la question suivante, même si vous fermez.'],
    });
    asker.close();
    return String(output.read());
  };
  expect(said(new PassThrough())).toBe(
    '\nDiagnostic\nChaque réponse est gardée avant la question suivante, même si vous fermez.\n',
  );
  expect(said(Object.assign(new PassThrough(), { isTTY: true, columns: 50 }))).toBe(
    '\nDiagnostic\nChaque réponse est gardée avant la question\nsuivante, même si vous fermez.\n',
  );
});
