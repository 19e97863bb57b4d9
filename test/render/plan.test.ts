/** The plan as blocks: what must be there for every town hall, whatever it answered. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { Diagnosis } from '../../src/core/model.ts';
import type { Card, DocumentModel, Letter, Table } from '../../src/render/blocks.ts';
import type { Reflexes } from '../../src/render/plan/template.ts';
import { amount, gain } from '../../src/render/plan/words.ts';
import { sheetOf, SMALL } from './plan-fixture.ts';
import { answered, best, middle, planOf, root, section, shipped, template, text, titleOf, worst, yaml } from './plan-made.ts';

const CASES: readonly (readonly [name: string, made: () => { diagnosis: Diagnosis; model: DocumentModel }])[] = [
  ['the worst village', () => planOf(shipped, answered(worst))],
  ['a village in the middle', () => planOf(shipped, answered(middle))],
  [
    'a village that knows nothing',
    () =>
      planOf(
        shipped,
        answered(() => 'unknown'),
      ),
  ],
  ['the best village', () => planOf(shipped, answered(best))],
  [
    'the express form',
    () =>
      planOf(
        shipped,
        answered(worst, ({ essential }) => essential),
        { express: true },
      ),
  ],
  ['a small budget and little time', () => planOf(shipped, answered(worst), { limits: { budget: 300, days: 0.5 } })],
  [
    'half answered',
    () =>
      planOf(
        shipped,
        answered(middle, ({ domain }) => domain === shipped.domains[0]!.id),
      ),
  ],
  ['nothing answered', () => planOf(shipped, { ...answered(worst), answers: new Map() })],
  ['a commune without code or population', () => planOf(shipped, { ...answered(middle), commune: { name: 'Ailleurs' } })],
  [
    'a small questionnaire',
    () => planOf(SMALL, sheetOf({ copie: 'jamais', code: 'unknown', liste: 'jamais', postes: 3, 'eau-geree': 'non' })),
  ],
];

describe.each(CASES)('the plan of %s', (_, made) => {
  const { diagnosis, model } = made();

  test('has one cover, first, and its sections in the order of the template', () => {
    expect(model.blocks.map(({ kind }) => kind).filter((kind) => kind === 'cover')).toHaveLength(1);
    expect(model.blocks[0]!.kind).toBe('cover');
    const titles = model.blocks.flatMap((block) => (block.kind === 'heading' && block.level === 2 ? [block.text] : []));
    expect(titles).toEqual(template.sections.map(({ title }) => title).filter((title) => titles.includes(title)));
    for (const id of ['summary', 'contacts', 'reflex', 'method']) expect(titles).toContain(titleOf(id));
  });

  test('has no empty section, table, list or cell, and whole rows', () => {
    model.blocks.forEach((block, index) => {
      const next = model.blocks[index + 1];
      if (block.kind === 'heading') expect(next?.kind === 'heading' && next.level <= block.level).toBe(false);
      if (block.kind === 'page-break') expect(next?.kind).not.toBe('page-break');
    });
    expect(model.blocks.at(-1)!.kind).not.toBe('heading');
    for (const table of tables(model)) {
      expect(table.rows.filter(({ style }) => style !== 'group').length).toBeGreaterThan(0);
      for (const { cells, style } of table.rows) {
        expect(cells).toHaveLength(style === 'group' ? 1 : table.columns.length);
        for (const cell of cells) expect(text(cell)).not.toBe('');
      }
    }
    for (const items of lists(model)) expect(items.length).toBeGreaterThan(0);
  });

  test('never skips a level of heading', () => {
    let level = 1;
    for (const block of model.blocks) {
      const own = block.kind === 'heading' ? block.level : block.kind === 'card' ? 3 : null;
      if (own !== null) expect(own).toBeLessThanOrEqual(level + 1);
      level = own ?? level;
    }
  });

  test('names each urgent measure once, as a card of its section, and all its parts', () => {
    const cards = section(model, titleOf('urgent')).filter((block): block is Card => block.kind === 'card');
    expect(cards.map(({ title }) => title)).toEqual(diagnosis.urgent.map(({ measure }) => measure.title));
    const headings = model.blocks.flatMap((block) =>
      block.kind === 'heading' ? [block.text] : block.kind === 'card' ? [block.title] : [],
    );
    for (const { measure } of diagnosis.urgent) expect(headings.filter((each) => each === measure.title)).toHaveLength(1);
    const oneNote = diagnosis.urgent.length > 1 && diagnosis.urgent.every(({ toConfirm }) => toConfirm);
    expect(section(model, titleOf('urgent')).map(text).includes(template.card.confirmAll)).toBe(oneNote);
    diagnosis.urgent.forEach(({ measure, toConfirm }, index) => {
      const printed = JSON.stringify(cards[index]);
      for (const step of [...measure.how, measure.why, measure.evidence])
        expect(printed).toContain(JSON.stringify(step).slice(1, -1));
      expect(cards[index]!.parts.some(({ label }) => label === template.card.confirm)).toBe(toConfirm && !oneNote);
      expect(cards[index]!.badge).toBe(String(index + 1));
    });
  });

  test('says how to carry out every measure called for, and when', () => {
    const printed = JSON.stringify(model.blocks);
    for (const { measure } of diagnosis.measures)
      for (const step of measure.how) expect(printed).toContain(JSON.stringify(step).slice(1, -1));
    const planned = JSON.stringify(section(model, titleOf('plan')));
    for (const { measure } of diagnosis.measures) expect(planned).toContain(JSON.stringify(measure.title).slice(1, -1));
  });

  test('adds its costs up', () => {
    const budget = section(model, titleOf('budget'));
    if (diagnosis.plan.steps.length === 0) {
      expect(budget).toEqual([]);
      return;
    }
    const { rows } = budget.find((block): block is Table => block.kind === 'table')!;
    const { purchase, yearly } = diagnosis.plan.cost;
    expect(rows.at(-1)!.cells.slice(1, 3)).toEqual([amount(purchase), amount(yearly)]);
    for (const end of [0, 1] as const)
      expect(sum(diagnosis.plan.horizons.map(({ cost }) => cost.purchase[end]))).toBe(purchase[end]);
  });

  test('says clearly when it is provisional', () => {
    expect(/provisoire/i.test(JSON.stringify([model.header, model.blocks[0]]))).toBe(diagnosis.provisional);
  });

  test('holds on one page for the mayor', () => {
    const words = section(model, titleOf('summary')).map(text).join(' ').split(/\s+/).length;
    expect(words).toBeLessThan(330);
  });

  test('attaches the answer sheet byte for byte', () => {
    expect(model.attachments.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)])).toEqual([
      ['x.reponses.yaml', 'answers: {} # é\n'],
    ]);
  });
});

describe('what the plan says', () => {
  test('nothing answered: there is nothing to score, and no reproach', () => {
    const { model } = planOf(shipped, { ...answered(worst), answers: new Map() });
    expect(text(section(model, titleOf('summary'))[0]!)).toBe(template.summary.nothingAnswered);
    expect(section(model, titleOf('level'))).toEqual([]);
    expect(section(model, titleOf('answers'))).toEqual([]);
  });

  test('no measure: congratulations, and when to come back', () => {
    const { model } = planOf(shipped, answered(best));
    const plan = JSON.stringify(section(model, titleOf('plan')));
    expect(plan).toContain(template.plan.keepTitle);
    expect(plan).toContain('21\u00a0novembre 2027');
    expect(section(model, titleOf('sheets'))).toEqual([]);
  });

  test('the provider gets every question that is its own, once', () => {
    const { model, diagnosis } = planOf(
      shipped,
      answered(() => 'unknown'),
    );
    const letter = model.blocks.find((block): block is Letter => block.kind === 'letter')!;
    const asked = diagnosis.unknown.filter(({ knownBy }) => knownBy === 'prestataire').map(({ question }) => question.text);
    expect(letter.blocks.flatMap((block) => (block.kind === 'list' ? [block.items] : []))[0]).toEqual(asked);
  });

  test('what does not fit the budget is said, with the reason', () => {
    const { model, diagnosis } = planOf(shipped, answered(worst), { limits: { budget: 0, days: 0 } });
    expect(diagnosis.plan.postponed.length).toBeGreaterThan(0);
    const plan = JSON.stringify(section(model, titleOf('plan')));
    expect(plan).toContain(template.plan.postponed);
    for (const { measure } of diagnosis.plan.postponed) expect(plan).toContain(measure.title);
  });

  test('what the budget or the time moved is said, number by number', () => {
    const { model, diagnosis } = planOf(shipped, answered(worst), { limits: { budget: 600, days: 1 } });
    const moved = diagnosis.plan.steps.filter((step) => step.moved !== undefined);
    expect(moved.length).toBeGreaterThan(0);
    const blocks = section(model, titleOf('plan'));
    const start = blocks.findIndex((block) => block.kind === 'heading' && block.text === template.plan.moved);
    expect(text(blocks[start + 1]).match(/\d+(?=[, .]|$)/g)!.length).toBeGreaterThanOrEqual(moved.length);
  });

  test('a region without a regional centre says so', () => {
    const { model } = planOf(
      SMALL,
      sheetOf({ copie: 'jamais' }, { commune: { name: 'Ajaccio', region: '94', department: '2A' } }),
    );
    expect(JSON.stringify(section(model, titleOf('contacts')))).toContain('Aucun centre.');
  });

  test('user text is printed as it is, and characters that no font has are announced', () => {
    const note = '<b>**[lien](https://exemple.fr)**</b> 😀';
    const { model } = planOf(
      SMALL,
      sheetOf({ code: { value: { kind: 'chosen', options: ['toujours'] }, note, by: 'le prestataire', on: '2026-11-20' } }),
    );
    const answers = section(model, titleOf('answers'));
    expect(answers.map(text).join(' ')).toContain(note);
    expect(JSON.stringify(answers)).toContain(template.answers.unprintableTitle);
    expect(JSON.stringify(answers)).not.toContain('"link"');
  });

  test('a policy that leaves unknowns out is not said to obey the laws', () => {
    const { model } = planOf(
      { ...SMALL, scoring: { ...SMALL.scoring, unknown: 'excluded' } },
      sheetOf({ copie: 'jamais', code: 'unknown' }),
    );
    const method = JSON.stringify(section(model, titleOf('method')));
    expect(method).toContain(template.method.otherPolicy);
    expect(method).not.toContain(template.method.laws[0]);
  });

  test('gains are written with their sign and their plural', () => {
    expect([gain(0), gain(0.4), gain(1.8), gain(12.5)]).toEqual([
      'compté avec d’autres',
      '+\u00a00,4\u00a0point',
      '+\u00a01,8\u00a0point',
      '+\u00a012,5\u00a0points',
    ]);
  });

  test('the document of a small case', async () => {
    const answers = { postes: 3, 'eau-geree': 'non', copie: 'jamais', code: 'toujours', liste: 'jamais', vanne: 'jamais' };
    const { model } = planOf(SMALL, sheetOf(answers), {}, { department: 'Ille-et-Vilaine' });
    const golden = { ...model, attachments: model.attachments.map(({ name }) => name) };
    await expect(`${JSON.stringify(golden, null, 2)}\n`).toMatchFileSnapshot('golden/plan-small.json');
  });
});

describe('the templates', () => {
  test.each([['plan'], ['reflexes']])('templates/%s.yaml has the shape of its schema', (name) => {
    const file = join(root, 'schemas', `${name}.schema.json`);
    expect(existsSync(file)).toBe(true);
    const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false });
    ajv.addFormat('day', /^\d{4}-\d{2}-\d{2}$/);
    const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object);
    expect(validate(yaml(name)) ? [] : validate.errors).toEqual([]);
    expect(validate({ ...yaml<object>(name), sections: [{ id: 'inconnue', title: 'x', page: 'flow' }] })).toBe(false);
  });

  test('a section that is left out is not printed', () => {
    const shorter = { ...template, sections: template.sections.filter(({ id }) => id !== 'budget' && id !== 'confirm') };
    const { model } = planOf(SMALL, sheetOf({ copie: 'jamais', postes: 3 }), {}, { template: shorter });
    const printed = JSON.stringify(model.blocks);
    expect(printed).not.toContain(titleOf('budget'));
    expect(printed).not.toContain(titleOf('confirm'));
  });

  test('each gesture of the reflex sheet is short enough for one page', () => {
    const gestures = yaml<Reflexes>('reflexes').steps.flatMap((step) => step.do);
    expect(gestures.length).toBeLessThanOrEqual(30);
    for (const gesture of gestures) expect(gesture.length, gesture).toBeLessThanOrEqual(78);
  });
});

function tables(model: DocumentModel): readonly Table[] {
  return model.blocks.filter((block): block is Table => block.kind === 'table');
}

function lists(model: DocumentModel): readonly (readonly unknown[])[] {
  return [...JSON.stringify(model.blocks).matchAll(/"items":(\[\]|\[)/g)].map(([, start]) => (start === '[]' ? [] : [start]));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
