/** What the plan must not say: a promise it cannot keep, a contract nobody signed, praise for nothing. */
import { describe, expect, test } from 'vitest';
import type { Contacts } from '../../src/core/contacts.ts';
import type { Table } from '../../src/render/blocks.ts';
import { sheetOf, SMALL } from './plan-fixture.ts';
import {
  answered,
  best,
  middle,
  planOf,
  section,
  shipped,
  template,
  text,
  titleOf,
  worst,
  yaml,
  type Pick,
} from './plan-made.ts';

describe('the plan does not say more than is true', () => {
  test('page one promises only what is planned', () => {
    for (const limits of [{ budget: 0, days: 0 }, { budget: 0 }, { budget: 300, days: 0.5 }]) {
      const { model, diagnosis } = planOf(shipped, answered(worst), { limits });
      const { plan, urgent } = diagnosis;
      const blocks = section(model, titleOf('summary'));
      const figures = blocks.find((block) => block.kind === 'key-figures')!.figures;
      const now = plan.horizons[0]!.steps.filter((step) => step.urgent);
      expect(figures[2]!.value).toBe(String(now.length));
      if (now.length < urgent.length) expect(figures[2]!.label).toContain(`sur ${urgent.length}`);
      const out = plan.postponed.length;
      expect(out).toBeGreaterThan(0);
      expect(blocks.map(text).join(' ')).toMatch(new RegExp(`Plan limité à .*: ${out}\u00a0mesures? .*n’y tien`));
      expect(blocks.map(text).join(' ')).toContain('Trouver d’autres moyens, ou une date');
      expect(blocks.map(text).join(' ')).not.toMatch(/aucune dépense|tout est gratuit/);
      const first = blocks.find((block) => block.kind === 'callout');
      expect(first === undefined).toBe(plan.steps.length === 0);
      if (first !== undefined) expect(plan.steps.some(({ measure }) => text(first).includes(measure.title))).toBe(true);
    }
  });

  test('a town hall without a provider is told whom to write to, and of no contract', () => {
    const alone = answered(() => 'unknown');
    const written = (who: string): string => {
      const value = { kind: 'chosen', options: [who] } as const;
      const answers = new Map([...alone.answers, ['informatique-qui', { value }] as const]);
      const { model } = planOf(shipped, { ...alone, answers });
      const rest = model.blocks.filter((block) => block.kind !== 'table' && block.kind !== 'card');
      return JSON.stringify([...rest, ...section(model, titleOf('budget'))]);
    };
    const words = template.withoutProvider!;
    for (const who of ['seul', 'interne']) {
      for (const word of [words.to, words.deadline, words.budgetNote]) expect(written(who)).toContain(word);
      expect(written(who)).not.toContain('contrat et');
      expect(written(who)).not.toContain('notre prestataire informatique');
    }
    expect(written('prestataire')).toContain(template.confirm.letter.to);
    expect(written('prestataire')).not.toContain(words.to);
  });

  test('nothing known: what is left to find out comes first, once, and no praise', () => {
    const { model, diagnosis } = planOf(
      shipped,
      answered(() => 'unknown'),
    );
    const summary = section(model, titleOf('summary')).map(text).join(' ');
    expect(summary).toContain(`${diagnosis.unknown.length}\u00a0points restent à confirmer`);
    expect(summary).not.toContain(template.summary.everyAnswer);
    expect(summary).toContain('ou déjà en place');
    expect(summary).toContain(diagnosis.questionnaire.gates[0]!.why);
  });

  test('nothing to confirm: the letter has its own heading', () => {
    const { model } = planOf(
      SMALL,
      sheetOf({ postes: 3, 'eau-geree': 'non', copie: 'jamais', code: 'toujours', liste: 'toujours' }),
    );
    const titles = section(model, titleOf('confirm')).flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
    expect(titles).toEqual([template.confirm.requestsTitle]);
  });

  test('no star when every domain has the same score', () => {
    const drawn = (pick: Pick): string[] =>
      planOf(shipped, answered(pick)).model.blocks.flatMap((block) => (block.kind === 'chart' ? [block.drawing.kind] : []));
    expect(drawn(best)).not.toContain('radar');
    expect(drawn(middle)).toContain('radar');
  });

  test('the sheet to pin up starts with the national numbers of the template', () => {
    const contacts = yaml<Contacts>('contacts');
    const { model } = planOf(shipped, answered(worst), {}, { contacts });
    const [, numbers] = section(model, titleOf('reflex')).filter((block): block is Table => block.kind === 'table');
    expect(numbers!.rows.slice(0, 2).map(({ cells }) => text(cells.slice(1)))).toEqual([
      '17Cyber 17cyber.gouv.fr ',
      'Police secours 17 ',
    ]);
  });
});
