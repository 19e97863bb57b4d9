/** The synthesis of an earlier campaign, as somebody may have edited it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readEarlier } from '../../src/commands/batch/earlier.ts';
import { question, questionnaireOf } from '../core/worked.ts';
import { inFolder } from '../journeys/cli.ts';

const ENTRY = {
  tool: { name: 'commune-cyber', version: '0.1.0' },
  questionnaire: { version: '1.0.0', sha256: 'abc' },
  commune: { name: 'Valmorin' },
  overall: { kind: 'scored', percent: 41.7 },
  unanswered: ['copie'],
  answers: { postes: { kind: 'number', number: 3 }, mfa: { kind: 'not-applicable', why: 'Aucun.' } },
};

function read(entries: readonly unknown[], today = '2025-11-21'): ReturnType<typeof readEarlier> {
  return inFolder(async (folder) => {
    const path = join(folder, 'synthese.json');
    const lines = entries.map((entry) => JSON.stringify(entry));
    writeFileSync(path, `{\n"today":"${today}",\n"communes":[\n${lines.join(',\n')}\n]}\n`);
    return readEarlier(path, questionnaireOf({ questions: [question('copie', { non: 0, oui: 1 })] }));
  });
}

test('what the program wrote is read back; a commune without a score is one all the same', async () => {
  const without = { ...ENTRY, commune: { name: 'Trifouillis' }, overall: { kind: 'inconclusive', why: 'nothing-answered' } };
  const { today, communes } = await read([ENTRY, without]);
  expect([today, [...communes]]).toEqual([
    '2025-11-21',
    [
      [
        'valmorin',
        {
          percent: 41.7,
          sha256: 'abc',
          unanswered: ['copie'],
          answers: new Map([
            ['postes', { value: { kind: 'number', number: 3 } }],
            ['mfa', { value: { kind: 'not-applicable', why: 'Aucun.' } }],
          ]),
        },
      ],
      ['trifouillis', null],
    ],
  ]);
});

test.each([
  { commune: { name: 7 } },
  { commune: null },
  { commune: { name: 'Valmorin', insee: 1001 } },
  { overall: [] },
  { overall: { kind: 'scored', percent: '41' } },
  { overall: { kind: 'scored', percent: 101 } },
  { questionnaire: 'communes' },
  { unanswered: [3] },
  { answers: [] },
  { answers: { postes: 3 } },
  { answers: { postes: { kind: 'number' } } },
  { answers: { copie: { kind: 'chosen', options: 'oui' } } },
])('%j is not believed', async (edited) => {
  await expect(read([{ ...ENTRY, ...edited }])).rejects.toMatchObject({ code: 'not-a-campaign' });
});

test('a day that does not exist is not one', async () => {
  await expect(read([ENTRY], '2025-13-45')).rejects.toMatchObject({ code: 'not-a-campaign' });
});
