/** What the world does to a program: readers that leave, pipes in place of files, other programs, another machine's habits. */
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { readAnswers } from '../../src/core/read-answers.ts';
import { newSheet } from '../../src/core/sheet-text.ts';
import { writeWhole } from '../../src/edges/disk.ts';
import { SheetFile } from '../../src/edges/sheet-file.ts';
import { UserError } from '../../src/render/user-error.ts';
import { questionnaire } from './case-sheets.ts';
import { bareEnvironment, BIN, commune, filesUnder, inFolder, ROOT, TODAY } from './cli.ts';
import { PREPARED } from './prepared.ts';

vi.setConfig({ testTimeout: 60_000 });

const SHEET = 'questionnaire: communes@1.0.0\ncommune: { name: Valmorin }\nanswers:\n  sensibilisation: jamais\n';
const DEFECT = /défaut de commune-cyber|\bat .*:\d+:\d+/;

function withSheet<T>(use: (cwd: string) => Promise<T>): Promise<T> {
  return inFolder((cwd) => {
    writeFileSync(join(cwd, 'feuille.yaml'), SHEET);
    return use(cwd);
  });
}

const diagnosed = ['diagnose', 'feuille.yaml', '--no-input', '--today', TODAY];

describe('a reader that leaves', () => {
  /** Runs a command whose output nobody reads: `| true` in a shell. */
  const unread = (
    args: readonly string[],
    cwd: string,
    which: 'stdout' | 'stderr',
  ): Promise<{ code: number | null; said: string }> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [BIN, ...args], { cwd, env: bareEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
      let said = '';
      child[which].destroy();
      child[which === 'stdout' ? 'stderr' : 'stdout'].on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
      child.on('close', (code) => resolve({ code, said }));
    });

  test.concurrent.each([
    [['--help']],
    [['--version']],
    [['questionnaire', '--format', 'json']],
    [['questionnaire', '--format', 'md']],
    [diagnosed],
    [[...diagnosed, '--json']],
    [['batch', 'feuille.yaml', '--jobs', '1']],
    [['batch', '--template-csv']],
    [['check', 'feuille.yaml', '--format', 'sarif']],
    [['init', 'neuf']],
  ])('%j ends without a word', (args) =>
    withSheet(async (cwd) => {
      expect(await unread(args, cwd, 'stdout')).toEqual({ code: 0, said: expect.not.stringMatching(DEFECT) as string });
    }),
  );

  test('a filter stops when nobody wants its results any more', () =>
    inFolder(async (cwd) => {
      const line = `${JSON.stringify({ questionnaire: 'communes@1.0.0', commune: { name: 'Valmorin' }, answers: {} })}\n`;
      writeFileSync(join(cwd, 'feuilles.ndjson'), line.repeat(3000));
      const { status, stdout, stderr } = spawnSync(
        'sh',
        ['-c', `"$0" "$1" batch - --jobs 1 < feuilles.ndjson | head -n 1`, process.execPath, BIN],
        {
          cwd,
          env: bareEnvironment(),
          encoding: 'utf8',
        },
      );
      expect([status, stdout.trim().split('\n').length, stderr]).toEqual([0, 1, '']);
    }));

  test('what is said on the side and not heard stops nothing', () =>
    withSheet(async (cwd) => {
      writeFileSync(join(cwd, 'autre.yaml'), 'n’importe quoi');
      expect((await unread(['batch', '.', '--jobs', '1'], cwd, 'stderr')).code).toBe(1);
      expect(existsSync(join(cwd, 'campagne/synthese.pdf'))).toBe(true);
      expect((await unread(['diagnose', 'absente.yaml', '--no-input'], cwd, 'stderr')).code).toBe(2);
    }));

  test.skipIf(!existsSync('/dev/full'))('an output that takes nothing more is told', () =>
    withSheet(async (cwd) => {
      const { status, stderr } = spawnSync('sh', ['-c', '"$0" "$@" > /dev/full', process.execPath, BIN, ...diagnosed, '--json'], {
        cwd,
        env: bareEnvironment(),
        encoding: 'utf8',
      });
      expect([status, stderr]).toEqual([2, expect.stringContaining('n’a pas pu être écrite')]);
    }),
  );

  test.each(['<&-', '>&-', '2>&-'])('a stream that was never open: %s', (closed) =>
    withSheet(async (cwd) => {
      const { status, stderr } = spawnSync('sh', ['-c', `"$0" "$@" ${closed}`, process.execPath, BIN, ...diagnosed], {
        cwd,
        env: bareEnvironment(),
        encoding: 'utf8',
      });
      expect([status, stderr]).toEqual([0, '']);
      expect(existsSync(join(cwd, 'valmorin.plan.pdf'))).toBe(true);
    }),
  );
});

describe('what stands where a file or a folder should be', () => {
  const pipeAt = (path: string): void => void spawnSync('mkfifo', [path]);

  test.each<[string, (path: string) => void]>([
    ['a file', (path) => writeFileSync(path, 'à moi')],
    ['a link to nothing', (path) => symlinkSync('nulle-part', path)],
    ['a pipe', pipeAt],
  ])('--output is %s', (_what, put) =>
    withSheet(async (cwd) => {
      put(join(cwd, 'ici'));
      for (const args of [diagnosed, ['batch', 'feuille.yaml', '--jobs', '1'], ['questionnaire', '--format', 'pdf']]) {
        const { code, stderr } = await commune([...args, '--output', 'ici'], { cwd });
        expect([code, stderr]).toEqual([2, expect.stringContaining('n’est pas un dossier')]);
      }
      expect(readdirSync(cwd).toSorted()).toEqual(['feuille.yaml', 'ici']);
    }),
  );

  test('a report goes through a pipe, and a device stays one', () =>
    withSheet(async (cwd) => {
      pipeAt(join(cwd, 'tuyau'));
      const reader = spawn('cat', [join(cwd, 'tuyau')]);
      const read = new Promise<string>((resolve) => reader.stdout.on('data', (chunk: Buffer) => resolve(chunk.toString('utf8'))));
      const outputs = ['json=tuyau', 'json=/dev/null'].flatMap((output) => ['--output-file', output]);
      const { code } = await commune(['check', 'feuille.yaml', ...outputs], { cwd });
      expect([code, JSON.parse(await read)]).toEqual([0, { problems: [] }]);
      expect([statSync(join(cwd, 'tuyau')).isFIFO(), statSync('/dev/null').isCharacterDevice()]).toEqual([true, true]);
    }));

  test('in a folder, what never ends is left aside and what cannot be reached is told', () =>
    withSheet(async (cwd) => {
      const folder = join(cwd, 'retours');
      mkdirSync(folder);
      copyFileSync(join(cwd, 'feuille.yaml'), join(folder, 'bonne.yaml'));
      pipeAt(join(folder, 'tuyau.yaml'));
      pipeAt(join(folder, 'tuyau.csv'));
      symlinkSync('/dev/zero', join(folder, 'zero.csv'));
      symlinkSync('nulle-part', join(folder, 'lien.yaml'));
      symlinkSync('.', join(folder, 'boucle'));
      // As a zip made on an old Windows leaves it: not UTF-8.
      writeFileSync(Buffer.concat([Buffer.from(`${folder}/mairie-`), Buffer.from([0xe9]), Buffer.from('.yaml')]), SHEET);
      const { code, stdout, stderr } = await commune(['batch', 'retours', '--jobs', '1'], { cwd });
      expect([code, stderr]).toEqual([1, expect.not.stringMatching(DEFECT) as string]);
      expect(stdout).toContain('1\u00A0commune diagnostiquée, 2\u00A0feuilles refusées');
    }));

  test('a table or an earlier campaign must be a file', () =>
    withSheet(async (cwd) => {
      pipeAt(join(cwd, 'tuyau.csv'));
      const table = await commune(['batch', 'tuyau.csv', '--jobs', '1'], { cwd });
      expect([table.code, table.stderr]).toEqual([1, expect.stringContaining('n’est pas un fichier ordinaire')]);
      const since = await commune(['batch', 'feuille.yaml', '--since', '/dev/zero'], { cwd });
      expect([since.code, since.stderr]).toEqual([2, expect.stringContaining('n’est pas un fichier ordinaire')]);
    }));
});

describe('other programs', () => {
  test('the second of two interviews on one sheet is told, and writes nothing', () =>
    inFolder(async (cwd) => {
      const path = join(cwd, 'feuille.yaml');
      const text = newSheet(questionnaire, { name: 'Valmorin' }, TODAY);
      await new SheetFile(path, text, questionnaire).create();
      const [first, second] = [new SheetFile(path, text, questionnaire), new SheetFile(path, text, questionnaire)];
      await first.save('sensibilisation', { value: { kind: 'unknown' } }, TODAY);
      const saved = readFileSync(path, 'utf8');
      const told = expect.objectContaining({ code: 'sheet-changed' }) as UserError;
      await expect(second.save('mots-de-passe', { value: { kind: 'unknown' } }, TODAY)).rejects.toThrow(told);
      expect(readFileSync(path, 'utf8')).toBe(saved);
      await first.save('mots-de-passe', { value: { kind: 'unknown' } }, TODAY);
    }));

  test('what a killed process was writing is removed by the next one; what another one is writing stays', () =>
    inFolder(async (cwd) => {
      const dead = spawnSync('true').pid;
      const left = [`.plan.pdf.commune-cyber-${dead}.tmp`, `.plan.pdf.commune-cyber-${process.ppid}.tmp`, '.plan.pdf.tmp'];
      for (const name of left) writeFileSync(join(cwd, name), 'commencé');
      writeWhole(join(cwd, 'plan.pdf'), 'entier');
      expect(readdirSync(cwd).toSorted()).toEqual([left[1], left[2], 'plan.pdf']);
    }));

  const { skip, uid } = PREPARED['no-right-to-write']!;
  test.skipIf(skip?.() !== undefined)('a sheet that somebody has protected is not replaced', () =>
    withSheet(async (cwd) => {
      mkdirSync(join(cwd, 'ouvert'));
      const plan = join(cwd, 'ouvert/valmorin.plan.pdf');
      writeFileSync(plan, 'protégé');
      chmodSync(plan, 0o444);
      chmodSync(join(cwd, 'ouvert'), 0o777);
      const { code, stderr } = await commune([...diagnosed, '--output', 'ouvert'], { cwd, uid });
      expect([code, stderr]).toEqual([2, expect.stringContaining('Fermez-le s’il est ouvert ailleurs')]);
      expect(readFileSync(plan, 'utf8')).toBe('protégé');
    }),
  );

  const held = ['unshare', '--mount', 'sh', '-c', 'mount --bind feuille.yaml valmorin.plan.pdf && exec "$@"', 'sh'];
  const mounts = spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', '-o', 'size=64k', 'none', '/mnt']).status === 0;
  test.skipIf(!mounts)('a plan held by another program is told', () =>
    withSheet(async (cwd) => {
      writeFileSync(join(cwd, 'valmorin.plan.pdf'), '');
      const { code, stderr } = await commune(diagnosed, { cwd, inside: held });
      expect([code, stderr]).toEqual([2, expect.stringContaining('est utilisé par un autre programme')]);
      expect(readdirSync(cwd).toSorted()).toEqual(['feuille.yaml', 'valmorin.plan.pdf']);
    }),
  );
});

describe('other machines', () => {
  const everything = async (env: Readonly<Record<string, string>>): Promise<unknown> =>
    withSheet(async (cwd) => {
      const { code, stdout, stderr } = await commune(diagnosed, { cwd, env });
      return [code, stdout, stderr, [...filesUnder(cwd)].map(([name, bytes]) => [name, bytes.toString('base64')])];
    });

  test('no language, no home, no user: the same bytes', async () => {
    const usual = await everything({});
    expect(usual).toContain(0);
    const others = [
      { LANG: 'C' },
      { LC_ALL: 'POSIX' },
      { LC_ALL: 'fr_FR.ISO-8859-1' },
      { HOME: '' },
      { HOME: '/nulle-part' },
      { TERM: 'dumb' },
      { TZ: 'Pacific/Kiritimati' },
    ];
    for (const each of await Promise.all(others.map(everything))) expect(each).toEqual(usual);
  });

  test('NO_COLOR has the last word only where colours are asked for', () =>
    withSheet(async (cwd) => {
      const coloured = await commune(diagnosed, { cwd, env: { NO_COLOR: '', FORCE_COLOR: '1' } });
      const plain = await commune(diagnosed, { cwd, env: { NO_COLOR: '1' } });
      expect([coloured.stdout.includes('\u001B['), plain.stdout.includes('\u001B[')]).toEqual([true, false]);
    }));

  test('a sheet keeps its Windows line ends and its mark when it is taken up', () =>
    inFolder(async (cwd) => {
      const path = join(cwd, 'feuille.yaml');
      const text = `\uFEFF# Relu\n${SHEET}# fin\n`.replaceAll('\n', '\r\n');
      writeFileSync(path, text);
      await new SheetFile(path, text, questionnaire).save('sensibilisation', { value: { kind: 'unknown' } }, TODAY);
      const saved = readFileSync(path, 'utf8');
      expect([
        saved.startsWith('\uFEFF# Relu\r\n'),
        /[^\r]\n/.test(saved),
        saved.includes('sensibilisation: unknown\r\n'),
      ]).toEqual([true, false, true]);
    }));

  test('a sheet that two programs gave a mark each is taken up, and read again', () =>
    inFolder(async (cwd) => {
      const path = join(cwd, 'feuille.yaml');
      const text = `\uFEFF\uFEFF${SHEET}`;
      writeFileSync(path, text);
      await new SheetFile(path, text, questionnaire).save('sensibilisation', { value: { kind: 'unknown' } }, TODAY);
      expect(readAnswers(path, readFileSync(path, 'utf8'), questionnaire).ok).toBe(true);
    }));

  test('a path with backslashes is a name like any other', () =>
    withSheet(async (cwd) => {
      const { code, stderr } = await commune(['diagnose', String.raw`C:\Mairie\feuille.yaml`, '--no-input'], { cwd });
      expect([code, stderr]).toEqual([2, expect.stringContaining(String.raw`C:\Mairie\feuille.yaml`)]);
      copyFileSync(join(cwd, 'feuille.yaml'), join(cwd, String.raw`dossier\feuille.yaml`));
      expect((await commune(['check', String.raw`dossier\feuille.yaml`], { cwd })).code).toBe(0);
    }));

  test('the clock may go back: a sheet of tomorrow is taken up, scored and planned from today', () =>
    withSheet(async (cwd) => {
      writeFileSync(join(cwd, 'feuille.yaml'), `${SHEET}answeredOn: 2031-05-06\n`);
      const run = await commune(['diagnose', 'feuille.yaml', '--no-input', '--json'], {
        cwd,
        env: { SOURCE_DATE_EPOCH: '86400' },
      });
      expect([run.code, (JSON.parse(run.stdout) as { today: string }).today]).toEqual([0, '1970-01-02']);
    }));

  test('the program may live anywhere, under src, dist or parts', () =>
    withSheet(async (cwd) => {
      const home = join(cwd, 'usr/src/dist/parts/commune-cyber');
      for (const part of ['bin', 'dist', 'package.json', 'templates/fonts'])
        cpSync(join(ROOT, part), join(home, part), { recursive: true });
      symlinkSync(join(ROOT, 'node_modules'), join(home, 'node_modules'));
      const { status, stderr } = spawnSync(process.execPath, [join(home, 'bin/commune-cyber.cjs'), ...diagnosed], {
        cwd,
        env: bareEnvironment(),
      });
      expect([status, stderr.toString()]).toEqual([0, '']);
    }));
});
