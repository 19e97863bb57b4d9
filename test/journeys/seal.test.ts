/** Files under a passphrase: the age format, kept by our own code and opened by it, and by the age program. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Decrypter, Encrypter } from 'age-encryption';
import { newSheet } from '../../src/core/sheet-text.ts';
import { seatedPassphrases, type Said } from './scripted-secrets.ts';
import { openSeal } from '../../src/commands/open-seal.ts';
import { sealWith, unseal } from '../../src/edges/seal.ts';
import { isSealed, isUnderPassphrase } from '../../src/edges/sealed-header.ts';
import { SheetFile } from '../../src/edges/sheet-file.ts';
import { UserError } from '../../src/render/user-error.ts';
import { questionnaire } from './case-sheets.ts';
import { inFolder, modeOf, TODAY } from './cli.ts';
import { chosen } from './scripted-asker.ts';

const PHRASE = 'cheval béton lampe œuf';
/** A thousandth of the work that the program asks. */
const QUICK = 8;

const text = (bytes: Uint8Array | null): string | null => (bytes === null ? null : Buffer.from(bytes).toString('utf8'));

describe('a seal', () => {
  test('gives back what it was given, to the same passphrase only', async () => {
    const sealed = await sealWith(PHRASE, QUICK).encrypt('réponses\n');
    expect(isSealed(sealed)).toBe(true);
    expect(isUnderPassphrase(sealed)).toBe(true);
    expect(text(await unseal(sealed, PHRASE))).toBe('réponses\n');
    expect(await unseal(sealed, 'cheval beton lampe œuf')).toBe(null);
  });

  test('is an age file: the library alone opens it, and we open what the library alone made', async () => {
    const decrypter = new Decrypter();
    decrypter.addPassphrase(PHRASE);
    expect(await decrypter.decrypt(await sealWith(PHRASE, QUICK).encrypt('réponses\n'), 'text')).toBe('réponses\n');
    const encrypter = new Encrypter();
    encrypter.setPassphrase(PHRASE);
    encrypter.setScryptWorkFactor(QUICK);
    expect(text(await unseal(await encrypter.encrypt('réponses\n'), PHRASE))).toBe('réponses\n');
  });

  test('uses a salt and keys once, whether or not they were prepared', async () => {
    const seal = sealWith(PHRASE, QUICK);
    const heads: string[] = [];
    for (let save = 0; save < 6; save++) {
      if (save % 2 === 0) seal.prepare();
      heads.push(
        Buffer.from(await seal.encrypt('réponses\n'))
          .toString('latin1')
          .split('\n', 3)
          .slice(1)
          .join(' '),
      );
    }
    expect(new Set(heads.map((head) => head.split(' ')[2])).size).toBe(6);
    expect(new Set(heads.map((head) => head.split(' ')[4])).size).toBe(6);
  });

  test('the work it asks is that of age, and a file that asks for far more is refused', async () => {
    const sealed = Buffer.from(await sealWith(PHRASE, QUICK).encrypt('x')).toString('latin1');
    expect(/-> scrypt \S+ 8\n/.test(sealed)).toBe(true);
    for (const work of ['21', '99', '08', '-1', '1e1']) {
      const bent = Buffer.from(sealed.replace(/(-> scrypt \S+) 8\n/, `$1 ${work}\n`), 'latin1');
      await expect(unseal(bent, PHRASE)).rejects.toThrow();
    }
  });

  test('a byte changed anywhere is told', async () => {
    const sealed = Buffer.from(await sealWith(PHRASE, QUICK).encrypt('réponses\n'.repeat(20)));
    for (let at = sealed.indexOf('scrypt'); at < sealed.length; at += 7) {
      const bent = Buffer.from(sealed);
      bent[at]! ^= 0x01;
      const content = await unseal(bent, PHRASE).catch(() => null);
      expect(content, `byte ${at}`).toBe(null);
    }
    for (const length of [30, 100, 150, sealed.length - 1])
      expect(await unseal(sealed.subarray(0, length), PHRASE).catch(() => null)).toBe(null);
  });
});

describe('opening a sealed file', () => {
  const codeOf = async (said: Promise<unknown>): Promise<string> =>
    said.then(
      () => 'opened',
      (error: unknown) => (error instanceof UserError ? error.code : String(error)),
    );

  test('three tries, and the file is left as it was', async () => {
    const sealed = await sealWith(PHRASE, QUICK).encrypt('x');
    const said: Said[] = [];
    expect(await codeOf(openSeal('f.age', sealed, seatedPassphrases(['faux', 'faux', PHRASE], said)))).toBe('opened');
    expect(said.filter(({ kind }) => kind === 'passage')).toHaveLength(2);
    expect(await codeOf(openSeal('f.age', sealed, seatedPassphrases(['faux', 'faux', 'faux', PHRASE])))).toBe('wrong-passphrase');
  });

  test('a damaged file and one made for a key are told apart', async () => {
    const sealed = Buffer.from(await sealWith(PHRASE, QUICK).encrypt('x'));
    expect(await codeOf(openSeal('f.age', sealed.subarray(0, -1), seatedPassphrases([PHRASE])))).toBe('damaged-seal');
    const forKey = Buffer.from(sealed.toString('latin1').replace('-> scrypt', '-> X25519'), 'latin1');
    expect(await codeOf(openSeal('f.age', forKey, seatedPassphrases([PHRASE])))).toBe('sealed-for-a-key');
  });

  test('spaces around and the way accents are typed count for nothing', async () => {
    const sealed = await sealWith(PHRASE, QUICK).encrypt('x');
    expect(await codeOf(openSeal('f.age', sealed, seatedPassphrases([` ${PHRASE.normalize('NFD')} `])))).toBe('opened');
  });
});

describe('choosing a passphrase', () => {
  test('short ones and slips are taken up again', async () => {
    const said: Said[] = [];
    const typed = ['court', PHRASE, 'cheval béton lampe', PHRASE, PHRASE];
    expect(await seatedPassphrases(typed, said).choose()).toBe(PHRASE);
    expect(said.filter(({ kind }) => kind === 'secret')).toHaveLength(5);
    // How to choose it and where to note it, too short, not the same, well noted.
    expect(said.filter(({ kind }) => kind === 'passage')).toHaveLength(4);
  });
});

describe('a sealed sheet', () => {
  test('is saved sealed at each answer, alone in its folder, and never over somebody else’s change', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'a.yaml.age');
      const file = new SheetFile(
        path,
        newSheet(questionnaire, { name: 'Valmorin' }, TODAY),
        questionnaire,
        sealWith(PHRASE, QUICK),
      );
      await file.create();
      await file.save('sensibilisation', { value: chosen('jamais') }, TODAY);
      expect(readdirSync(folder)).toEqual(['a.yaml.age']);
      expect(modeOf(path)).toBe('600');
      const { content } = await openSeal(path, readFileSync(path), seatedPassphrases([PHRASE]));
      expect(text(content)).toContain('sensibilisation: jamais');
      expect(text(content)).toBe(file.text);
      writeFileSync(path, 'autre');
      await expect(file.save('sensibilisation', { value: chosen('jamais') }, TODAY)).rejects.toThrow('sheet-changed');
    }));
});
