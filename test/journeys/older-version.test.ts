/** A campaign goes on with a new version of its questionnaire: earlier tables and syntheses are read through its migrations. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commune, inFolder, ROOT, TODAY } from './cli.ts';

const BASE = readFileSync(join(ROOT, 'test/fixtures/problems/base.yaml'), 'utf8');
/** The question « copie » has become « sauvegarde », and its measure « sauver ». */
const NEWER = `${BASE.replace('version: "1.2.0"', 'version: "1.3.0"')
  .replaceAll('question: copie', 'question: sauvegarde')
  .replace('- id: copie\n', '- id: sauvegarde\n')
  .replace('measures: [copier]', 'measures: [sauver]')
  .replace('- id: copier\n', '- id: sauver\n')}migrations:
  - version: "1.3.0"
    rename: [{ question: copie, to: sauvegarde }]
`;

test('its tables keep their columns, its scores their history, and its plans their measures', () =>
  inFolder(async (cwd) => {
    mkdirSync(join(cwd, 'ancien'));
    writeFileSync(join(cwd, 'ancien/base.yaml'), BASE);
    mkdirSync(join(cwd, 'nouveau'));
    writeFileSync(join(cwd, 'nouveau/base.yaml'), NEWER);
    const table = (answers: readonly string[]): string =>
      `commune;copie;contenu\n${answers.map((cells, index) => `Commune ${index};${cells}\n`).join('')}`;
    writeFileSync(join(cwd, 'mars.csv'), table(['oui;messages', 'unknown;messages', 'non;documents']));
    writeFileSync(join(cwd, 'juin.csv'), table(['oui;messages', 'oui;messages', 'oui;documents']));
    const batch = (version: string, file: string, ...more: readonly string[]): ReturnType<typeof commune> =>
      commune(['batch', file, '-q', version, '-o', `${file}-${version}`, '--today', TODAY, ...more], { cwd });

    expect((await batch('ancien', 'mars.csv')).code).toBe(0);
    const run = await batch('nouveau', 'juin.csv', '--since', 'mars.csv-ancien/synthese.json');
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('répond à base@1.2.0, une version plus ancienne');
    const synthesis = JSON.parse(readFileSync(join(cwd, 'juin.csv-nouveau/synthese.json'), 'utf8')) as {
      readonly communes: readonly { readonly answers: object }[];
      readonly statistics: { readonly progress: object };
    };
    expect(synthesis.communes[2]!.answers).toMatchObject({ sauvegarde: { kind: 'chosen', options: ['oui'] } });
    // Two thirds of the weight, for one commune of three each time.
    expect(synthesis.statistics.progress).toMatchObject({
      change: { byQuestionnaire: 0, byUnknownResolved: 22.2, byAnswers: 22.2 },
    });

    const sheet = 'questionnaire: base@1.2.0\ncommune: { name: A }\nanswers: { copie: non, contenu: [messages] }\n';
    mkdirSync(join(cwd, 'feuilles'));
    writeFileSync(join(cwd, 'feuilles/a.yaml'), sheet);
    const check = await commune(
      ['check', 'nouveau', '--against', 'ancien', '--replay', 'feuilles', '--respondents', '20', '--today', TODAY],
      { cwd },
    );
    expect([check.code, check.stdout]).toEqual([0, expect.stringContaining('mesure sauver (avant\u00A0: copier)')]);
    expect(check.stdout).not.toMatch(/Disparu|Ajouté|urgent\u00A0:/);
  }));
