/** The same answers, the same day, the same version: the same bytes, whoever asks and however. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from '#generated/diagnostic.js';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/core/diagnose.ts';
import { toResult } from '../../src/render/result.ts';
import { caseNamed, cases, questionnaire, sheetOf } from './case-sheets.ts';
import { commune, filesUnder, inFolder, modeOf, ROOT, TODAY } from './cli.ts';

const AGAIN = ['diagnose', 'feuille.yaml', '--no-input', '--today', TODAY];
/** A good one, one in the short form, one left halfway. */
const TRIED = [cases[0]!, caseNamed('version-courte'), caseNamed('fiche-a-moitie-remplie')];

describe.concurrent('twice the same', () => {
  test.each(TRIED)('$id', (example) =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, 'feuille.yaml'), sheetOf(example));
      const express = example.express ? ['--express'] : [];
      const [first, second] = await Promise.all(
        ['un', 'deux'].map((output) =>
          commune([...AGAIN, ...express, '--output', output, '--format', 'pdf,json', '--json'], { cwd: folder }),
        ),
      );
      expect(first!.code).toBe(0);
      expect(second).toEqual(first);
      const files = filesUnder(folder);
      const made = [...files.keys()].filter((path) => path.startsWith('un/'));
      expect(made.map((path) => path.split('.').slice(1).join('.'))).toEqual(['diagnostic.json', 'plan.pdf']);
      for (const path of made) {
        expect(files.get(path.replace('un/', 'deux/'))!.equals(files.get(path)!), path).toBe(true);
        expect(modeOf(join(folder, path))).toBe('600');
      }
      expect(files.get(made[0]!)!.toString('utf8')).toBe(first!.stdout);
      const result: unknown = JSON.parse(first!.stdout);
      expect(result).toMatchObject({ today: TODAY, overall: { percent: example.expect.percent }, urgent: example.expect.urgent });
    }),
  );

  test('whatever the language, the time zone and the width of the machine', () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, 'feuille.yaml'), sheetOf(TRIED[0]!));
      const machines = [{}, { LANG: 'tr_TR.UTF-8', LC_ALL: 'C', TZ: 'Pacific/Kiritimati', COLUMNS: '40' }];
      const runs = await Promise.all(
        machines.map((env, index) => commune([...AGAIN, '--output', String(index)], { cwd: folder, env })),
      );
      const files = filesUnder(folder);
      expect(runs[1]!.stdout.replaceAll('1/', '0/')).toBe(runs[0]!.stdout);
      for (const [path, bytes] of files)
        if (path.startsWith('0/')) expect(files.get(path.replace('0/', '1/'))!.equals(bytes), path).toBe(true);
    }));

  test('SOURCE_DATE_EPOCH gives the day, and --today comes before it', () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, 'feuille.yaml'), sheetOf(TRIED[0]!));
      const dayOf = async (args: readonly string[], epoch: string): Promise<unknown> => {
        const { stdout, code } = await commune(['diagnose', 'feuille.yaml', '--no-input', '--json', ...args], {
          cwd: folder,
          env: { SOURCE_DATE_EPOCH: epoch },
        });
        return code === 0 ? (JSON.parse(stdout) as { today: string }).today : code;
      };
      // A second before midnight in Greenwich, already the next day in Paris.
      expect(await dayOf([], '1795391999')).toBe('2026-11-22');
      expect(await dayOf(['--today', TODAY], '0')).toBe(TODAY);
      expect(await dayOf([], 'hier')).toBe(2);
    }));

  test('--format none writes nothing', () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, 'feuille.yaml'), sheetOf(TRIED[0]!));
      expect((await commune([...AGAIN, '--format', 'none', '--output', 'sortie'], { cwd: folder })).code).toBe(0);
      expect([...filesUnder(folder).keys()]).toEqual(['feuille.yaml']);
    }));
});

describe('what scripts rely on', () => {
  test('the core can be imported by the name of the package, and gives what the command gives', () =>
    inFolder(async (folder) => {
      const example = TRIED[0]!;
      writeFileSync(join(folder, 'feuille.yaml'), sheetOf(example));
      const script = `
        import { readFileSync } from 'node:fs';
        import { diagnose, readAnswers, readQuestionnaire, toResult } from 'commune-cyber';
        const [sheet, data, version] = process.argv.slice(1);
        const questionnaire = JSON.parse(readFileSync(data, 'utf8'));
        const reading = readAnswers('feuille.yaml', readFileSync(sheet, 'utf8'), questionnaire);
        if (!reading.ok || typeof readQuestionnaire !== 'function') throw new Error(JSON.stringify(reading.problems));
        console.log(JSON.stringify(toResult(diagnose(questionnaire, reading.value, { today: '${TODAY}' }), version), null, 2));`;
      const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
      const args = [
        '--input-type=module',
        '--eval',
        script,
        join(folder, 'feuille.yaml'),
        join(ROOT, 'dist/data/questionnaires/communes.json'),
        version,
      ];
      const byScript = execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
      expect(byScript).toBe((await commune([...AGAIN, '--json'], { cwd: folder })).stdout);
    }));

  test('every result keeps to its published schema', () => {
    const limits = [{}, { budget: 0, days: 0 }, { budget: 500, days: 0.5 }];
    const blank = { ...cases[0]!.sheet, answers: new Map() };
    const sheets = [blank, ...cases.map(({ sheet }) => sheet)];
    for (const sheet of sheets)
      for (const express of [true, false])
        for (const limit of limits) {
          const result: unknown = JSON.parse(
            JSON.stringify(toResult(diagnose(questionnaire, sheet, { today: TODAY, express, limits: limit }), '0.1.0')),
          );
          validate(result);
          expect(validate.errors ?? []).toEqual([]);
        }
  });

  test('the schema names every key of the result', () => {
    const schema = JSON.parse(readFileSync(join(ROOT, 'schemas/diagnostic.schema.json'), 'utf8')) as {
      properties: Record<string, unknown>;
    };
    // A campaign adds the answers, so that the next one can tell where a change comes from.
    const keys = Object.keys(toResult(diagnose(questionnaire, cases[0]!.sheet, { today: TODAY }), '0.1.0'));
    expect([...keys, 'answers']).toEqual(Object.keys(schema.properties));
  });
});
