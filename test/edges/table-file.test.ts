/** Tables that no spreadsheet would write. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readTable } from '../../src/edges/table-file.ts';
import { inFolder } from '../journeys/cli.ts';

test('a row of millions of empty cells is refused before it fills the memory', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'tableau.csv');
    writeFileSync(file, `commune;population\nValmorin;800\n${';'.repeat(5_000_000)}\n`);
    const reading = (async () => {
      for await (const { line } of readTable(file)) expect(line).toBeLessThan(3);
    })();
    await expect(reading).rejects.toMatchObject({ args: { problems: [{ code: 'table-syntax', place: { line: 3 } }] } });
  }));
