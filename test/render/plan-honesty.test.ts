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

  test('whoever looks after the computers is the one asked, under the right agreement', () => {
    const alone = answered(() => 'unknown');
    const written = (who: string): string => {
      const value = { kind: 'chosen', options: [who] } as const;
      const answers = new Map([...alone.answers, ['informatique-qui', { value }] as const]);
      const { model } = planOf(shipped, { ...alone, answers });
      const rest = model.blocks.filter((block) => block.kind !== 'table' && block.kind !== 'card');
      return JSON.stringify([...rest, ...section(model, titleOf('budget')), ...section(model, titleOf('reflex'))]);
    };
    const sets = template.wordings!;
    expect(sets.map((set) => 'isOneOf' in set.if && set.if.isOneOf)).toEqual([['seul'], ['interne'], ['structure-mutualisee']]);
    for (const [index, who] of ['seul', 'interne', 'structure-mutualisee'].entries()) {
      const { roles, summary, budget, confirm, reflex } = sets[index]!;
      const own = [
        summary!.letter!,
        budget!.providerNote!,
        confirm!.letter!.to!,
        confirm!.letter!.deadline!,
        reflex!.blanks![0]!,
      ];
      expect(roles!.prestataire!.ask).not.toBe(template.roles.prestataire.ask);
      for (const word of own) expect(written(who)).toContain(JSON.stringify(word.replace(/\.$/, '')).slice(1, -1));
      expect(written(who)).not.toContain('contrat et');
      expect(written(who)).not.toContain('notre prestataire informatique');
      expect(written('prestataire')).not.toContain(confirm!.letter!.to);
    }
    expect(written('prestataire')).toContain(template.confirm.letter.to);
    expect(written('interne')).not.toMatch(/lettre (prête|ci-dessous)/);
  });

  test('the letter explains « vous » only when a question says it', () => {
    const letter = (text: string): string => {
      const [first, ...others] = SMALL.questions;
      const { model } = planOf({ ...SMALL, questions: [{ ...first!, text }, ...others] }, sheetOf({ copie: 'unknown' }));
      return JSON.stringify(model.blocks.find((block) => block.kind === 'letter'));
    };
    const { questions, questionsToUs } = template.confirm.letter;
    for (const [asked, intro, other] of [
      ['Les documents sont-ils copiés\u202f?', questions, questionsToUs],
      ['Le vousoiement est-il de mise\u202f?', questions, questionsToUs],
      ['Copiez-vous les documents\u202f?', questionsToUs, questions],
      ['Votre copie est-elle débranchée\u202f?', questionsToUs, questions],
    ] as const) {
      expect(letter(asked)).toContain(intro);
      expect(letter(asked)).not.toContain(other);
    }
  });

  test('what only « je ne sais pas » calls for is to be confirmed, in the plan, in the sheets and in the budget', () => {
    const { model, diagnosis } = planOf(
      SMALL,
      sheetOf({ copie: 'unknown', code: 'unknown', liste: 'unknown', vanne: 'jamais', 'eau-geree': 'oui' }),
    );
    expect(diagnosis.measures.map(({ toConfirm }) => toConfirm)).toContain(false);
    const mark = template.card.confirm.slice(1);
    const rows = (id: string): string[] =>
      section(model, titleOf(id)).flatMap((block) =>
        block.kind === 'table' ? block.rows.filter(({ style }) => style === undefined).map(({ cells }) => text(cells)) : [],
      );
    for (const { measure, toConfirm, urgent } of diagnosis.plan.steps) {
      const planned = rows('plan').find((row) => row.includes(measure.title))!;
      expect(planned.includes(mark), measure.id).toBe(toConfirm);
      if (!urgent)
        expect(
          rows('sheets')
            .find((row) => row.includes(measure.title))!
            .includes(mark),
        ).toBe(toConfirm);
    }
    expect(section(model, titleOf('budget')).map(text).join(' ')).toContain('à confirmer d’abord (');
  });

  test('nothing but « je ne sais pas »: the plan says it once, not on every row', () => {
    const { model } = planOf(
      shipped,
      answered(() => 'unknown'),
    );
    for (const id of ['urgent', 'plan', 'sheets']) {
      const said = section(model, titleOf(id)).map(text).join(' ');
      expect(said.split(template.card.confirmAll)).toHaveLength(2);
      expect(said).not.toContain(template.card.confirm.slice(1));
    }
  });

  test('a gate that rests on an unknown answer is not said as a fact', () => {
    const said = (answers: Parameters<typeof sheetOf>[0]): string => {
      const { model } = planOf(SMALL, sheetOf(answers));
      return section(model, titleOf('summary')).map(text).join(' ');
    };
    const { why } = SMALL.gates[0]!;
    expect(said({ copie: 'jamais' })).toContain(` ${why}`);
    const unsure = `${template.card.confirm}\u00a0: sans copie, tout peut être perdu.`;
    expect(said({ copie: 'unknown' })).toContain(unsure);
    expect(said({ copie: 'unknown' })).not.toContain(why);
    // What is known for sure comes before what is feared.
    expect(said({ copie: 'unknown', code: 'jamais' })).toContain('Risque de code.');
  });

  test('a gate held for want of an answer is to be confirmed, beside the level too', () => {
    const { model, diagnosis } = planOf(
      SMALL,
      sheetOf({ copie: 'unknown', code: 'toujours', liste: 'toujours', vanne: 'toujours', 'eau-geree': 'oui' }),
    );
    expect(diagnosis.overall).toHaveProperty('gates', SMALL.gates);
    const said = section(model, titleOf('level')).map(text).join(' ');
    expect(said).toContain(`${template.card.confirm}\u00a0: sans copie`);
    expect(said).toContain('tant que ce point n’est pas éclairci.');
  });

  test('a region of the same name as its department is printed once', () => {
    const commune = { name: 'Ailleurs', region: '53', department: '35' };
    const cover = (department: string): string =>
      JSON.stringify(planOf(SMALL, sheetOf({ copie: 'jamais' }, { commune }), {}, { department }).model.blocks[0]);
    expect(cover('Ille-et-Vilaine')).toContain('"Ille-et-Vilaine (35), Bretagne"');
    expect(cover('Bretagne')).toContain('"Bretagne (35)"');
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
    expect(summary).toContain(
      `${template.card.confirm}\u00a0: ${diagnosis.questionnaire.gates[0]!.why.toLowerCase().slice(0, 20)}`,
    );
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
