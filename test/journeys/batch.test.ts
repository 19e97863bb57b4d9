/** A consultant's campaign: hundreds of sheets, some broken, in one command. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { sheets } from '../../scripts/campaign-sheets.mjs';
import { bareEnvironment, BIN, commune, filesUnder, inFolder, modeOf, TODAY } from './cli.ts';

interface Sheet {
  readonly commune: { readonly insee: string; readonly name: string; readonly population: number };
  readonly answers: Readonly<Record<string, unknown>>;
}

const SHEETS = [...sheets(300)] as Sheet[];
const first = SHEETS[0]!;
const day = ['--today', TODAY];

/** Thirty ways for a sheet to be wrong, and the code that each is refused with. */
const BROKEN: readonly (readonly [code: string, text: string | Uint8Array])[] = [
  ['empty-file', ''],
  ['empty-file', '# rien'],
  ['not-a-mapping', '- une\n- liste\n'],
  ['not-a-mapping', 'du texte'],
  ['yaml-syntax', 'questionnaire: [communes\n'],
  ['yaml-syntax', '{"questionnaire":"communes@1.0.0",'],
  ['yaml-syntax', `a: ${'['.repeat(200)}`],
  ['not-utf8', new Uint8Array([0x63, 0xe9, 0x0a])],
  ['not-utf8', new Uint8Array([0xff, 0xfe, 0x61, 0x00])],
  ['duplicate-key', written({}).replace('answers:', 'answers: {}\nanswers:')],
  ['custom-tag', written({}).replace('commune:', 'commune: !!python/object ')],
  ['several-documents', `${written({})}---\na: 1\n`],
  ['missing-key', 'commune: { name: A }\nanswers: {}\n'],
  ['missing-key', 'questionnaire: communes@1.0.0\nanswers: {}\n'],
  ['unknown-key', `${written({})}reponses: {}\n`],
  ['bad-format', written({ questionnaire: 'communes' })],
  ['bad-format', written({ commune: { ...first.commune, insee: '1234567' } })],
  ['wrong-type', written({ commune: 'Rennes' })],
  ['wrong-type', written({ answers: [] })],
  ['wrong-length', written({ commune: { ...first.commune, name: 'x'.repeat(400) } })],
  ['out-of-range', written({ commune: { ...first.commune, population: -1 } })],
  ['other-questionnaire', written({ questionnaire: 'hopitaux@1.0.0' })],
  ['other-version', written({ questionnaire: 'communes@99.0.0' })],
  ['unknown-question', written({ answers: { 'sauvegarde-frequense': 'aucune' } })],
  ['unknown-option', written({ answers: { 'sauvegarde-frequence': 'parfois' } })],
  ['wrong-answer-type', written({ answers: { 'postes-nombre': 'deux' } })],
  ['number-out-of-range', written({ answers: { 'postes-nombre': 100_000 } })],
  ['exclusive-option', written({ answers: { 'services-geres': ['aucun', 'ecole'] } })],
  ['impossible-date', written({ answeredOn: '2026-02-30' })],
  ['unknown-commune', written({ commune: { insee: '99999', name: 'Nulle part' } })],
];

function written(change: object): string {
  return stringify({ ...first, ...change });
}

function writeSheets(folder: string, among: readonly Sheet[] = SHEETS): void {
  mkdirSync(folder, { recursive: true });
  for (const sheet of among) writeFileSync(join(folder, `${sheet.commune.insee}.yaml`), stringify(sheet));
}

describe('300 sheets of which 30 are broken in 30 ways', () => {
  let done: { code: number | null; stderr: string; stdout: string; files: ReadonlyMap<string, Buffer> };
  let again: typeof done & { untouched: boolean };
  let alone: ReadonlyMap<string, unknown>;

  beforeAll(async () => {
    await inFolder(async (cwd) => {
      const folder = join(cwd, 'feuilles');
      writeSheets(folder, SHEETS.slice(30));
      BROKEN.forEach(([code, text], index) =>
        writeFileSync(join(folder, `mauvaise-${String(index).padStart(2, '0')}-${code}.yaml`), text),
      );
      const run = await commune(['batch', 'feuilles', '--plans', ...day], { cwd });
      done = { ...run, files: filesUnder(join(cwd, 'campagne')) };
      const times = (): string[] => plansIn(cwd).map((name) => `${name} ${statSync(join(cwd, 'campagne', name)).mtimeMs}`);
      const before = times();
      const second = await commune(['batch', 'feuilles', '--plans', ...day], { cwd });
      again = { ...second, files: filesUnder(join(cwd, 'campagne')), untouched: times().join() === before.join() };
      const results = new Map<string, unknown>();
      for (const {
        commune: { insee },
      } of SHEETS.slice(30, 33)) {
        const single = await commune(['diagnose', join(folder, `${insee}.yaml`), '--no-input', '--json', ...day], { cwd });
        results.set(insee, JSON.parse(single.stdout));
      }
      alone = results;
    });
  }, 120_000);

  test('270 plans, 30 refusals with their own code, exit 1', () => {
    expect(done.code).toBe(1);
    expect([...done.files.keys()].filter((name) => name.endsWith('.plan.pdf'))).toHaveLength(270);
    const { communes, refused, statistics } = synthesisIn(done.files);
    expect(communes).toHaveLength(270);
    expect(statistics).toMatchObject({ communes: 270, refused: 30 });
    expect(
      refused.map(({ file, problems }) => [file.split('/').at(-1)!.slice('mauvaise-00-'.length, -5), problems[0]!.code]),
    ).toEqual(BROKEN.map(([code]) => [code, code]));
    for (const { file } of refused) expect(done.stderr).toContain(file);
  });

  test('the summary is the sum of single runs', () => {
    const { communes } = synthesisIn(done.files);
    for (const [insee, result] of alone)
      expect(communes.find((each) => each.commune.insee === insee)).toMatchObject(result as object);
    const { statistics } = synthesisIn(done.files);
    const counted = statistics.levels.reduce((sum, { communes: some }) => sum + (some ?? 0), 0);
    expect(counted).toBe(270);
  });

  test('the second run makes nothing again and gives the same bytes', () => {
    expect(again.untouched).toBe(true);
    expect(again.stdout).toContain('270\u00A0inchangés');
    expect(bytesOf(again.files)).toEqual(bytesOf(done.files));
  });

  test('nothing half-written, nothing readable by others', () => {
    expect([...done.files.keys()].filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

test('the same bytes with one thread or two, and whatever the order of the arguments', async () => {
  await inFolder(async (cwd) => {
    writeSheets(join(cwd, 'a'), SHEETS.slice(0, 6));
    writeSheets(join(cwd, 'b'), SHEETS.slice(6, 10));
    writeFileSync(join(cwd, 'b', 'vide.yaml'), '');
    const run = async (args: readonly string[]): Promise<unknown> => {
      rmSync(join(cwd, 'campagne'), { recursive: true, force: true });
      const { code, stdout } = await commune(['batch', ...args, '--plans', ...day], { cwd });
      expect(code).toBe(1);
      return { stdout, files: bytesOf(filesUnder(join(cwd, 'campagne'))) };
    };
    const one = await run(['a', 'b', '--jobs', '1']);
    expect(await run(['b', 'a', 'a', '--jobs', '2'])).toEqual(one);
  });
}, 60_000);

test('files are for their owner alone', async () => {
  await inFolder(async (cwd) => {
    writeSheets(join(cwd, 'feuilles'), SHEETS.slice(0, 2));
    await commune(['batch', 'feuilles', '--plans', ...day], { cwd });
    expect(modeOf(join(cwd, 'campagne'))).toBe('700');
    for (const name of readdirSync(join(cwd, 'campagne')))
      expect([name, modeOf(join(cwd, 'campagne', name))]).toEqual([name, '600']);
  });
});

describe('the filter', () => {
  const lines = (among: readonly unknown[]): string => among.map((sheet) => `${JSON.stringify(sheet)}\n`).join('');

  test('gives one line for each sheet, in the same order, refused ones among them', async () => {
    await inFolder(async (cwd) => {
      const input = `${lines(SHEETS.slice(0, 40))}\npas du JSON\n${lines(SHEETS.slice(40, 50))}`;
      const { code, stdout } = await commune(['batch', '-', ...day], { cwd, input });
      const results = stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(code).toBe(1);
      expect(results).toHaveLength(51);
      expect(results[40]).toMatchObject({ file: '-', line: 42, problems: [{ code: 'not-a-mapping', line: 42 }] });
      expect(results.flatMap((each) => ('commune' in each ? [(each['commune'] as { insee: string }).insee] : []))).toEqual(
        SHEETS.slice(0, 50).map((sheet) => sheet.commune.insee),
      );
      expect(filesUnder(cwd).size).toBe(0);
    });
  });

  test('shards put together are the whole', async () => {
    await inFolder(async (cwd) => {
      const input = lines(SHEETS.slice(0, 30));
      const run = async (...args: string[]): Promise<string[]> =>
        (await commune(['batch', '-', ...args, ...day], { cwd, input })).stdout.trimEnd().split('\n');
      const whole = await run();
      const [a, b, c] = [await run('--shard', '1/3'), await run('--shard', '2/3'), await run('--shard', '3/3')];
      expect(a.flatMap((line, index) => [line, b[index], c[index]])).toEqual(whole);
    });
  });
});

const hasParallel = spawnSync('parallel', ['--version']).status === 0;
// Installed by .ci/run; a developer's machine may do without.
test.skipIf(!hasParallel)('GNU parallel spreads the filter, and gives what a single run gives', async () => {
  await inFolder(async (cwd) => {
    const input = SHEETS.slice(0, 60)
      .map((sheet) => `${JSON.stringify(sheet)}\n`)
      .join('');
    const single = await commune(['batch', '-', ...day], { cwd, input });
    const command = [
      '--pipe',
      '--keep-order',
      '--will-cite',
      '-N',
      '20',
      process.execPath,
      BIN,
      'batch',
      '-',
      '--jobs',
      '1',
      ...day,
    ];
    const spread = spawnSync('parallel', command, {
      cwd,
      input,
      env: bareEnvironment(),
      encoding: 'utf8',
      maxBuffer: 50_000_000,
    });
    expect(spread.stdout).toBe(single.stdout);
  });
});

describe('tables', () => {
  const header = ['Commune', 'Code INSEE', 'population', 'postes-nombre', 'sauvegarde-frequence', 'mots-de-passe'];
  const rows = [
    ['Rennes', '35238', '225 081', '2', 'chaque-semaine', 'je ne sais pas'],
    ['Ambérieu-en-Bugey', '1004', '', '3', 'Aucune sauvegarde', '?'],
    ['Sainte-Ligne\nBrisée', '', '120', '1', '', ''],
  ];
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  const csv = (separator: string): string => [header, ...rows].map((cells) => cells.map(quoted).join(separator)).join('\r\n');
  const WAYS: Readonly<Record<string, Uint8Array>> = {
    'semicolons, UTF-8 with a mark': Buffer.from(`\uFEFF${csv(';')}`),
    'commas, UTF-8': Buffer.from(csv(',')),
    'semicolons, Windows-1252': Buffer.from(csv(';'), 'latin1'),
    'tabs, UTF-16': Buffer.from(`\uFEFF${csv('\t')}`, 'utf16le'),
  };

  test.each(Object.keys(WAYS))('%s', async (way) => {
    await inFolder(async (cwd) => {
      writeFileSync(join(cwd, 'communes.csv'), WAYS[way]!);
      const { code, stderr } = await commune(['batch', 'communes.csv', ...day], { cwd });
      expect([code, stderr]).toEqual([0, '']);
      const { communes } = synthesisIn(filesUnder(join(cwd, 'campagne')));
      expect(
        communes.map((each) => [each.commune.name, each.commune.insee, each.commune.population, each.answers]),
      ).toMatchObject([
        ['Rennes', '35238', 225_081, { 'postes-nombre': { number: 2 }, 'mots-de-passe': { kind: 'unknown' } }],
        ['Ambérieu-en-Bugey', '01004', expect.any(Number), { 'sauvegarde-frequence': { options: ['aucune'] } }],
        [expect.stringContaining('Sainte-Ligne'), undefined, 120, {}],
      ]);
    });
  });

  test('each problem names the row, the column and the commune, and stays with its row', async () => {
    await inFolder(async (cwd) => {
      const bad = [...rows, ['Vannes', '', '50000', 'beaucoup', 'chaque-semaine', '']];
      writeFileSync(join(cwd, 'communes.csv'), [header, ...bad].map((cells) => cells.map(quoted).join(';')).join('\n'));
      const { code, stderr } = await commune(['batch', 'communes.csv', ...day], { cwd });
      expect(code).toBe(1);
      const { communes, refused } = synthesisIn(filesUnder(join(cwd, 'campagne')));
      expect(communes).toHaveLength(3);
      expect(refused).toMatchObject([
        {
          file: 'communes.csv',
          line: 6,
          commune: 'Vannes',
          problems: [{ code: 'wrong-answer-type', line: 6, column: 4, path: 'postes-nombre' }],
        },
      ]);
      expect(stderr).toContain('ligne 6 (Vannes)');
    });
  });

  test('a column that means nothing refuses the table, with the nearest name', async () => {
    await inFolder(async (cwd) => {
      writeFileSync(join(cwd, 'a.csv'), 'commune;sauvegarde-frequense\nRennes;aucune\n');
      const { code, stderr } = await commune(['batch', 'a.csv', ...day], { cwd });
      expect([code, stderr]).toEqual([1, expect.stringContaining('sauvegarde-frequence')]);
    });
  });

  test('the template is read back, once filled', async () => {
    await inFolder(async (cwd) => {
      expect((await commune(['batch', '--template-csv', '--output', 't'], { cwd })).code).toBe(0);
      const template = readFileSync(join(cwd, 't/modele.csv'), 'utf8');
      const columns = template.trim().replace('\uFEFF', '').split(';').length;
      expect(readFileSync(join(cwd, 't/modele-reponses.csv'), 'utf8')).toContain('chaque-semaine');
      writeFileSync(join(cwd, 'rempli.csv'), `${template}Rennes${';'.repeat(columns - 1)}\r\n`);
      const { code, stderr } = await commune(['batch', 'rempli.csv', ...day], { cwd });
      expect([code, stderr]).toEqual([0, '']);
    });
  });
});

test('hostile names do no harm', async () => {
  await inFolder(async (cwd) => {
    const names = [
      "=cmd|' /C calc'!A0",
      '../../evasion',
      'CON',
      'x'.repeat(300),
      'A\r\nB',
      '\u202Egnp.exe',
      '+33',
      '@SUM(1)',
      '__proto__',
    ];
    writeSheets(join(cwd, 'feuilles'), []);
    names.forEach((name, index) =>
      writeFileSync(join(cwd, 'feuilles', `${index}.json`), JSON.stringify({ ...first, commune: { name, population: 100 } })),
    );
    const { code, stderr, stdout } = await commune(['batch', 'feuilles', '--plans', ...day], { cwd });
    expect([code, stderr]).toEqual([0, '']);
    const files = filesUnder(cwd);
    expect([...files.keys()].filter((name) => name.startsWith('campagne/') && name.endsWith('.plan.pdf'))).toHaveLength(
      names.length,
    );
    expect([...files.keys()].filter((name) => !/^(campagne|feuilles)\/[\w.-]+$/.test(name))).toEqual([]);
    const table = files.get('campagne/synthese.csv')!.toString('utf8');
    expect(table.split('\r\n').filter((line) => /^"?[=+@-]/.test(line))).toEqual([]);
    expect(table + stdout).not.toMatch(/[\u202A-\u202E]/);
    expect(table.trimEnd().split('\r\n')).toHaveLength(names.length + 1);
  });
});

test('a commune given twice is counted once, and the second sheet said so', async () => {
  await inFolder(async (cwd) => {
    writeSheets(join(cwd, 'a'), [first]);
    writeSheets(join(cwd, 'b'), [first]);
    symlinkSync(join(cwd, 'a'), join(cwd, 'c'));
    const { code } = await commune(['batch', 'a', 'b', 'c', '--plans', ...day], { cwd });
    const { communes, refused } = synthesisIn(filesUnder(join(cwd, 'campagne')));
    expect([code, communes.length]).toEqual([1, 1]);
    expect(refused).toMatchObject([{ problems: [{ code: 'commune-twice' }] }]);
  });
});

test('--fail-under ends with 1 when a commune is below', async () => {
  await inFolder(async (cwd) => {
    writeSheets(join(cwd, 'feuilles'), SHEETS.slice(0, 5));
    expect((await commune(['batch', 'feuilles', '--fail-under', '0', ...day], { cwd })).code).toBe(0);
    expect((await commune(['batch', 'feuilles', '--fail-under', '100', ...day], { cwd })).code).toBe(1);
  });
});

test('--anonymous writes no name, no code, no file', async () => {
  await inFolder(async (cwd) => {
    writeSheets(join(cwd, 'feuilles'), SHEETS.slice(0, 40));
    writeFileSync(join(cwd, 'feuilles', 'Trifouillis.yaml'), '');
    const { stdout } = await commune(['batch', 'feuilles', '--anonymous', ...day], { cwd });
    const files = filesUnder(join(cwd, 'campagne'));
    expect([...files.keys()]).toEqual(['synthese.csv', 'synthese.json', 'synthese.pdf']);
    const text = [stdout, ...['synthese.csv', 'synthese.json'].map((name) => files.get(name)!.toString('utf8'))].join('\n');
    for (const {
      commune: { insee, name },
    } of SHEETS.slice(0, 40)) {
      expect(text).not.toContain(insee);
      expect(text).not.toContain(`"${name}"`);
    }
    expect(text).not.toContain('Trifouillis');
    expect(synthesisIn(files).communes).toHaveLength(40);
  });
});

test('--since tells what the change comes from', async () => {
  await inFolder(async (cwd) => {
    const some = SHEETS.slice(0, 7);
    // One had answered nothing then: it has come and gone nowhere.
    writeSheets(join(cwd, 'avant'), [...some.slice(0, 6), { ...some[6]!, answers: {} }]);
    await commune(['batch', 'avant', '--output', 'un', ...day], { cwd });
    const better = some.map((sheet) => ({ ...sheet, answers: { ...sheet.answers, 'fiche-contacts': 'papier-a-jour' } }));
    writeSheets(join(cwd, 'apres'), better);
    const { code, stderr } = await commune(['batch', 'apres', '--output', 'deux', '--since', 'un/synthese.json', ...day], {
      cwd,
    });
    expect([code, stderr]).toEqual([0, '']);
    const { progress } = synthesisIn(filesUnder(join(cwd, 'deux'))).statistics;
    expect(progress).toMatchObject({
      communes: 6,
      withoutScore: 1,
      down: 0,
      arrived: 0,
      left: 0,
      change: { byQuestionnaire: 0 },
    });
    expect(progress!.change.byAnswers + progress!.change.byUnknownResolved).toBeGreaterThan(0);
  });
});

test.each([
  ['nothing to read', ['batch'], 'Aucune feuille'],
  ['a path that does not exist', ['batch', 'absent'], 'n’existe pas'],
  ['a part that does not exist', ['batch', '-', '--shard', '3/2'], '--shard'],
  ['no thread', ['batch', '-', '--jobs', '0'], '--jobs'],
  ['plans with names in anonymous mode', ['batch', '-', '--anonymous', '--plans'], '--plans'],
  ['a file that is not a campaign', ['batch', '-', '--since', 'package.json'], 'synthese.json'],
])('%s ends with 2 and one sentence', async (_, args, words) => {
  await inFolder(async (cwd) => {
    writeFileSync(join(cwd, 'package.json'), '{}');
    const { code, stderr, stdout } = await commune(args, { cwd });
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(words)]);
  });
});

interface Synthesis {
  readonly communes: readonly {
    readonly commune: { readonly name: string; readonly insee?: string; readonly population?: number };
    readonly answers: Readonly<Record<string, unknown>>;
  }[];
  readonly refused: readonly { readonly file: string; readonly problems: readonly { readonly code: string }[] }[];
  readonly statistics: {
    readonly levels: readonly { readonly communes: number | null }[];
    readonly progress: { readonly change: { readonly byAnswers: number; readonly byUnknownResolved: number } } | null;
  };
}

function synthesisIn(files: ReadonlyMap<string, Buffer>): Synthesis {
  return JSON.parse(files.get('synthese.json')!.toString('utf8')) as Synthesis;
}

function plansIn(cwd: string): string[] {
  return readdirSync(join(cwd, 'campagne')).filter((name) => name.endsWith('.plan.pdf'));
}

function bytesOf(files: ReadonlyMap<string, Buffer>): readonly (readonly [string, string])[] {
  return [...files].map(([name, bytes]) => [name, bytes.toString('base64')]);
}
