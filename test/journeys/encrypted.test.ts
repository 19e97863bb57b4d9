/** The whole journey under a passphrase, with the real program and at its real cost. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cases, sheetOf } from './case-sheets.ts';
import { commune, filesUnder, inFolder, modeOf, type Run } from './cli.ts';
import { hasTmux, openTerminal, type Terminal } from './tmux.ts';

const PHRASE = 'cheval béton lampe œuf';
const SHEET = '01138-culoz-beon.reponses.yaml.age';
/** In the sheet and nowhere else. */
const NOTE = 'SENTINELLE-7F3A';
const hasAge = spawnSync('age', ['--version']).status === 0;

const clear = sheetOf(cases[0]!).replace(/^answers:\n/m, `answers: # ${NOTE}\n`);

/** Nothing of the sheet can be read in any file but those excepted. */
function nothingInClear(folder: string, except: readonly string[]): void {
  for (const [path, bytes] of filesUnder(folder)) if (!except.includes(path)) expect(bytes.includes(NOTE), path).toBe(false);
}

describe('without a terminal', () => {
  test(
    'a sheet in clear becomes a sealed one and a locked plan, which are read back; what stays in clear is said',
    { timeout: 60_000 },
    () =>
      inFolder(async (folder) => {
        const run = (...args: readonly string[]): Promise<Run> =>
          commune(args, { cwd: folder, env: { SOURCE_DATE_EPOCH: '1795262400' } });
        writeFileSync(join(folder, 'feuille.yaml'), clear);
        writeFileSync(join(folder, 'phrase'), `${PHRASE}\r\nligne suivante\n`);
        const made = await run('diagnose', 'feuille.yaml', '--encrypt', '--passphrase-file', 'phrase', '--no-input');
        expect(made.code).toBe(0);
        expect(made.stderr).toContain('en clair\u00A0:\n  feuille.yaml\n');
        const files = readdirSync(folder).filter((name) => !['phrase', 'feuille.yaml'].includes(name));
        expect(files).toHaveLength(3);
        expect(files.filter((name) => name.endsWith('.age'))).toHaveLength(2);
        for (const name of files) expect(modeOf(join(folder, name)), name).toBe('600');
        nothingInClear(folder, ['feuille.yaml']);

        const plan = files.find((name) => name.endsWith('.plan.pdf'))!;
        const before = filesUnder(folder);
        const inClear = (await run('diagnose', 'feuille.yaml', '--no-input', '--json')).stdout;
        const again = await run('diagnose', plan, '--no-input', '--json', '--passphrase-file', 'phrase');
        expect(again.stdout).toBe(inClear);
        expect(filesUnder(folder)).toEqual(before);
        // No plan in clear takes the place of the locked one.
        const overwriting = await run('diagnose', 'feuille.yaml', '--no-input', '--format', 'pdf');
        expect([overwriting.code, overwriting.stderr.includes('--encrypt')]).toEqual([2, true]);
        expect((await run('diagnose', 'feuille.yaml', '--no-input', '--format', 'none')).code).toBe(0);
        const campaign = await run('batch', 'feuille.yaml', '--plans', '--output', '.');
        expect([campaign.code, campaign.stderr.includes(plan)]).toEqual([1, true]);
        expect(readFileSync(join(folder, plan))).toEqual(before.get(plan));

        const opened = await run('decrypt', 'feuille.yaml.age', '--passphrase-file', 'phrase');
        expect(opened).toMatchObject({ code: 2, stdout: '' });
        expect(opened.stderr).toContain('existe déjà');
        const result = files.find((name) => name.endsWith('.json.age'))!;
        expect((await run('decrypt', result, '--passphrase-file', 'phrase')).code).toBe(0);
        const json = result.replace(/\.age$/, '');
        expect(readFileSync(join(folder, json), 'utf8')).toBe(inClear);
        expect(modeOf(join(folder, json))).toBe('600');
      }),
  );

  test('refusals: no passphrase, another one, a short one, one that would serve nothing, what cannot be opened', () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, 'feuille.yaml'), clear);
      writeFileSync(join(folder, 'courte'), 'court\n');
      writeFileSync(join(folder, 'autre.age'), Buffer.from('age-encryption.org/v1\n-> X25519 abc\nabc\n--- abc\n\xff', 'latin1'));
      const refusal = async (...args: string[]): Promise<string> => {
        const { code, stdout, stderr } = await commune(args, { cwd: folder });
        expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
        expect(stderr).toContain('\n→ ');
        expect(stderr).not.toContain(NOTE);
        return stderr.split('\n', 1)[0]!;
      };
      expect([
        await refusal('diagnose', 'feuille.yaml', '--no-input', '--encrypt'),
        await refusal('diagnose', 'feuille.yaml', '--no-input', '--encrypt', '--passphrase-file', 'courte'),
        await refusal('diagnose', 'feuille.yaml', '--no-input', '--encrypt', '--passphrase-file', 'absente'),
        await refusal('diagnose', 'feuille.yaml', '--no-input', '--passphrase-file', 'courte'),
        await refusal('diagnose', 'autre.age', '--no-input', '--passphrase-file', 'courte'),
        await refusal('decrypt', 'feuille.yaml', '--passphrase-file', 'courte'),
        await refusal('decrypt'),
        await refusal('check', 'autre.age'),
      ]).toMatchInlineSnapshot(`
        [
          "Il faut une phrase secrète, et personne ne peut la taper ici.",
          "La phrase secrète de « courte » est trop courte : il faut au moins 16 caractères.",
          "Le fichier « absente » n’existe pas.",
          "--passphrase-file ne sert qu’avec --encrypt.",
          "Le fichier « autre.age » est chiffré pour une clé, et non par une phrase secrète.",
          "Le fichier « feuille.yaml » n’est pas un fichier chiffré par commune-cyber.",
          "Il manque un mot après la commande : <fichier>.",
          "Le fichier « autre.age » est chiffré.",
        ]
      `);
      expect(readdirSync(folder).toSorted()).toEqual(['autre.age', 'courte', 'feuille.yaml']);
    }));

  test('a campaign refuses a sealed sheet by its name instead of passing it over', () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, 'feuille.yaml'), clear);
      writeFileSync(join(folder, 'b.reponses.yaml.age'), Buffer.from('age-encryption.org/v1\n-> scrypt a 18\n\xff', 'latin1'));
      const { code, stderr } = await commune(['batch', '.', '--jobs', '1'], { cwd: folder });
      expect(code).toBe(1);
      expect(stderr).toMatch(/b\.reponses\.yaml\.age[^]*est chiffré/);
    }));
});

describe.skipIf(!hasTmux)(`in a terminal${hasTmux ? '' : ' (skipped: there is no tmux here)'}`, () => {
  async function type(terminal: Terminal, ...lines: readonly string[]): Promise<void> {
    for (const line of lines) {
      await terminal.type(line);
      await terminal.press('Enter');
    }
  }
  const shows = (terminal: Terminal, text: string): Promise<string> => terminal.until((screen) => screen.includes(text), text);

  async function findCommune(terminal: Terminal): Promise<void> {
    await shows(terminal, 'Quelle est votre commune ?');
    await terminal.type('01138');
    await shows(terminal, 'Culoz-Béon');
    await terminal.press('Enter');
  }
  const ours = (folder: string): string[] => readdirSync(folder).filter((name) => name.includes('culoz'));

  test('from the choice of the passphrase to the sheet taken up again, and opened by age itself', { timeout: 60_000 }, () =>
    inFolder(async (folder) => {
      const terminal = await openTerminal(folder);
      try {
        await terminal.start('commune-cyber diagnose --encrypt --express');
        await findCommune(terminal);
        await shows(terminal, 'Personne ne pourra la retrouver');
        await shows(terminal, 'Ctrl+T');
        await type(terminal, PHRASE);
        await shows(terminal, 'La même phrase, une seconde fois');
        await type(terminal, PHRASE);
        expect(await shows(terminal, 'Question 1 sur')).not.toContain('béton');
        // Nothing of the answers waits on the disk in clear, not even for a moment.
        expect(ours(folder)).toEqual([SHEET]);
        const blank = readFileSync(join(folder, SHEET));
        await type(terminal, '4');
        await shows(terminal, 'Question 2 sur');
        expect(readFileSync(join(folder, SHEET)).equals(blank)).toBe(false);
        await terminal.press('C-c');
        expect(await terminal.ended()).toBe(130);
        expect(ours(folder)).toEqual([SHEET]);
        expect(modeOf(join(folder, SHEET))).toBe('600');

        await terminal.start(`commune-cyber diagnose ${SHEET} --express`);
        await shows(terminal, 'Phrase secrète de');
        await type(terminal, PHRASE);
        await shows(terminal, 'On reprend');
        await shows(terminal, 'Question 2 sur');
        await terminal.press('C-c');
        expect(await terminal.ended()).toBe(130);

        if (!hasAge) return;
        await terminal.start(`age --decrypt -o ouvert.yaml ${SHEET}`);
        await shows(terminal, 'Enter passphrase');
        await type(terminal, PHRASE);
        expect(await terminal.ended()).toBe(0);
        expect(readFileSync(join(folder, 'ouvert.yaml'), 'utf8')).toMatch(/name: Culoz-Béon[^]*postes-nombre: 4/);
      } finally {
        terminal.close();
      }
    }),
  );

  test('line by line, nothing typed is shown; Ctrl-C writes nothing, and leaves the terminal in order', { timeout: 30_000 }, () =>
    inFolder(async (folder) => {
      const terminal = await openTerminal(folder);
      try {
        await terminal.start('commune-cyber diagnose --encrypt --plain');
        await shows(terminal, 'Quelle est votre commune ?');
        await type(terminal, '01138');
        await shows(terminal, '1. Culoz-Béon');
        await type(terminal, '1');
        await shows(terminal, 'Rien ne s’affiche');
        await type(terminal, 'sésame');
        expect(await shows(terminal, 'Cette phrase est courte')).not.toContain('sésame');
        await terminal.type('cheval');
        await terminal.press('C-c');
        expect(await terminal.ended()).toBe(130);
        expect(ours(folder)).toEqual([]);
        await type(terminal, 'true visible');
        expect(await shows(terminal, 'true visible')).not.toContain('cheval');
      } finally {
        terminal.close();
      }
    }),
  );
});
