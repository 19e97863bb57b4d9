/** A plan under a password, opened by other programs than the one that wrote it. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { attachedSheet } from '../../src/edges/pdf/attachment.ts';
import { loadFonts } from '../../src/edges/pdf/fonts.ts';
import { isLocked, lockedBy, unlock } from '../../src/edges/pdf/password.ts';
import { printPdf } from '../../src/edges/pdf/print-pdf.ts';
import { inFolder } from '../journeys/cli.ts';
import { readPdf } from './read-pdf.ts';
import { sampleDocument } from './sample-document.ts';

const PASSWORD = 'cheval béton lampe œuf';
const hasQpdf = spawnSync('qpdf', ['--version']).status === 0;
const model = sampleDocument();
const sheet = Buffer.from('questionnaire: communes@1.0.0\nanswers: { secret: SENTINELLE }\n');
const withSheet = { ...model, attachments: [{ ...model.attachments[0]!, bytes: sheet }] };

let clear: Buffer;
let locked: Buffer;

beforeAll(async () => {
  const fonts = loadFonts('templates/fonts');
  clear = Buffer.from(await printPdf(withSheet, fonts));
  locked = Buffer.from(await printPdf(withSheet, fonts, PASSWORD));
});

describe('a document under a password', () => {
  test('says the same as the one in clear: text, structure, bookmarks, language, attachments', async () => {
    expect({ ...(await readPdf(locked, PASSWORD)), xmp: '' }).toEqual({ ...(await readPdf(clear)), xmp: '' });
  });

  test('is still said to be accessible, and no longer to be made for archives', async () => {
    const { xmp } = await readPdf(locked, PASSWORD);
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(xmp).not.toContain('<pdfaid:part>');
  });

  test('stays closed without it', async () => {
    await expect(readPdf(locked)).rejects.toThrow('No password given');
    await expect(readPdf(locked, 'cheval beton lampe œuf')).rejects.toThrow('Incorrect Password');
  });

  test('shows nothing of what it holds, its properties and its attachment included', () => {
    for (const word of [model.title, model.author, 'SENTINELLE', model.attachments[0]!.name]) {
      expect(locked.includes(Buffer.from(word, 'latin1'))).toBe(false);
      expect(locked.includes(Buffer.from(word, 'utf16le').swap16())).toBe(false);
    }
    // A digest of the sheet would confirm a guess of it.
    expect(/\/CheckSum\s*\(/.test(locked.toString('latin1'))).toBe(false);
  });

  test('never has the same bytes twice, for nothing to be learnt from two versions', async () => {
    const again = Buffer.from(await printPdf(withSheet, loadFonts('templates/fonts'), PASSWORD));
    expect(again.equals(locked)).toBe(false);
    expect(again.length).toBeLessThan(clear.length * 1.1);
  });

  test('gives its sheet back, byte for byte, to whoever has the password', () => {
    expect(isLocked(locked)).toBe(true);
    const lock = lockedBy(locked)!;
    expect(unlock(lock, 'autre chose')).toBe(null);
    expect(attachedSheet(locked, unlock(lock, PASSWORD)!)?.equals(sheet)).toBe(true);
    expect(attachedSheet(locked)).toBe(null);
  });

  test('the same letters typed on another keyboard open it', () => {
    expect(unlock(lockedBy(locked)!, PASSWORD.normalize('NFD'))).not.toBe(null);
  });

  test('one in clear, or cut, is not locked', () => {
    expect(isLocked(clear)).toBe(false);
    for (let part = 0; part < 40; part++) {
      const cut = locked.subarray(0, Math.floor((locked.length * part) / 40));
      expect(isLocked(cut)).toBe(false);
    }
  });

  test.skipIf(!hasQpdf)(`opens with qpdf${hasQpdf ? '' : ' (skipped: there is no qpdf here)'}`, () =>
    inFolder(async (folder) => {
      const path = join(folder, 'plan.pdf');
      writeFileSync(path, locked);
      const qpdf = (...args: string[]) => spawnSync('qpdf', [...args, path], { encoding: 'utf8' });
      const told = qpdf(`--password=${PASSWORD}`, '--check').stdout;
      expect(told).toContain('R = 6');
      expect(told).toContain('stream encryption method: AESv3');
      expect(told).toContain('No syntax or stream encoding errors found');
      expect(spawnSync('qpdf', [`--password=${PASSWORD}`, '--decrypt', path, join(folder, 'clair.pdf')]).status).toBe(0);
      expect(qpdf('--password=autre', '--check').status).toBe(2);
    }),
  );
});
