/** What the screen and the interview say differently from one commune to another. */
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/core/diagnose.ts';
import { itinerary } from '../../src/core/flow.ts';
import type { AnswerSheet, Diagnosis } from '../../src/core/model.ts';
import { becauseWords } from '../../src/render/because-words.ts';
import { questionView } from '../../src/render/interview-text.ts';
import { plainPalette } from '../../src/render/palette.ts';
import { dueWords } from '../../src/render/plan/due.ts';
import type { RoleWordings } from '../../src/render/roles.ts';
import { resultScreen } from '../../src/render/screen.ts';
import { CONTACTS } from './plan-fixture.ts';
import { answered, best, planOf, section, shipped, template, text, titleOf, worst } from './plan-made.ts';

const TODAY = '2026-11-21';

function screen(diagnosis: Diagnosis, width = 79, plan?: RoleWordings): string {
  const common = { width, palette: plainPalette, plain: true, contacts: CONTACTS, files: [], resume: null, plan };
  return resultScreen(diagnosis, common).replaceAll(/[\u00A0\u202F]/g, ' ');
}

/** On one line, however narrow the screen. */
const unwrapped = (shown: string): string => shown.replaceAll(/\s+/g, ' ');

describe('whoever looks after the computers', () => {
  const alone = answered(() => 'unknown');
  const setUp = (who: string): AnswerSheet => {
    const value = { kind: 'chosen', options: [who] } as const;
    return { ...alone, answers: new Map([...alone.answers, ['informatique-qui', { value }] as const]) };
  };
  const helpOf = (sheet: AnswerSheet, plan?: RoleWordings): string => {
    const question = shipped.questions.find(({ knownBy, askedIf }) => knownBy === 'prestataire' && askedIf === undefined)!;
    const view = questionView(shipped, sheet, itinerary(shipped, sheet, false), question, plan);
    return view.help.at(-1)!.text;
  };

  test.each(['seul', 'interne', 'structure-mutualisee', 'prestataire'])('%s: named as in the plan', (who) => {
    const own = template.wordings!.find((set) => 'isOneOf' in set.if && set.if.isOneOf.includes(who));
    const { ask } = own?.roles?.prestataire ?? template.roles.prestataire;
    const diagnosis = diagnose(shipped, setUp(who), { today: TODAY });
    // A village with its own computer scientist has nobody else to ask.
    const asks = diagnosis.unknown.some(({ knownBy }) => knownBy === 'prestataire');
    expect(screen(diagnosis, 79, template).includes(`  À voir avec ${ask} :\n`)).toBe(asks);
    expect(asks).toBe(who !== 'interne');
    expect(helpOf(setUp(who), template)).toBe(`Le plus souvent, ${ask}.`);
  });

  test('without the words of the plan, by what is true of any of them', () => {
    expect(screen(diagnose(shipped, alone, { today: TODAY }))).toContain(
      '  À voir avec la personne qui dépanne vos ordinateurs :\n',
    );
    expect(helpOf(alone)).toBe('Le plus souvent, la personne qui dépanne vos ordinateurs.');
  });
});

describe.each([79, 49])('at %i columns', (width) => {
  const { diagnosis } = planOf(shipped, answered(worst));

  test('what is urgent but not vital is to be started, on screen and in the plan', () => {
    expect(diagnosis.urgent.map(({ measure }) => measure.urgency)).toEqual(Array(6).fill('vital'));
    expect(unwrapped(screen(diagnosis, width))).not.toContain('à lancer');

    const calm = planOf(
      shipped,
      answered((question) => (question.domain === 'organisation' ? worst : best)(question)),
    );
    const first = calm.diagnosis.plan.horizons[0]!.steps;
    const high = first.filter(({ measure }) => measure.urgency === 'high');
    expect(high.length).toBeGreaterThan(0);
    for (const step of high) expect(dueWords(shipped, step)).toMatch(/^à lancer avant le /);
    expect(unwrapped(screen(calm.diagnosis, width)).split('à lancer avant le')).toHaveLength(high.length + 1);
    const said = ['summary', 'urgent', 'plan'].map((id) =>
      section(calm.model, titleOf(id)).map(text).join(' ').replaceAll('\u00a0', ' '),
    );
    expect(said[0]).toContain('à lancer dans les 30 jours');
    expect(said[1]!.split('À lancer avant le')).toHaveLength(high.length + 1);
    expect(said[2]).toContain('à lancer');
  });

  test('only the gates that hold the level are listed, and how many come after', () => {
    const noCopy = planOf(
      shipped,
      answered((question) => (question.id === 'sauvegarde-frequence' ? worst : best)(question)),
    );
    const { overall } = noCopy.diagnosis;
    if (overall.kind !== 'scored') throw new Error('scored');
    expect(overall.gates.map(({ id }) => id)).toEqual([
      'sans-sauvegarde',
      'sans-copie-debranchee',
      'restauration-jamais-essayee',
    ]);
    const shown = unwrapped(screen(noCopy.diagnosis, width));
    expect(shown.split('Ce qui retient le niveau')).toHaveLength(2);
    expect(shown).toContain('Sans sauvegarde');
    expect(shown).toContain('Et 2 autres points ensuite.');
    const plan = section(noCopy.model, titleOf('level')).map(text).join(' ').replaceAll('\u00a0', ' ');
    expect(plan).toContain('Et 2 autres points ensuite.');
    expect(plan).toContain('tant que ce point n’est pas réglé.');
    expect(plan).not.toContain(overall.gates[1]!.why);
  });

  test('no line is wider', () => {
    for (const line of screen(diagnosis, width, template).split('\n')) expect([...line].length, line).toBeLessThanOrEqual(width);
  });
});

test('what a list of boxes lacks is said in the same words on screen and in the plan', () => {
  const sheet = answered(worst);
  const town = { ...sheet, commune: { ...sheet.commune, population: 8000 } };
  // In the shipped questionnaire, no box calls for anything urgent.
  const measures = shipped.measures.map((measure) => ({ ...measure, urgency: 'vital' as const }));
  const { diagnosis, model } = planOf({ ...shipped, measures, scoring: { ...shipped.scoring, urgent: 99 } }, town);
  const because = diagnosis.urgent.flatMap((each) => each.because).find(({ option }) => option.startsWith('missing:'));
  expect(because).toBeDefined();
  const { answer } = becauseWords(shipped, because!);
  expect(answer).toMatch(/^pas coché\u00a0: «\u00a0.*\u00a0»$/);
  expect(unwrapped(screen(diagnosis))).toContain(`? ${unwrapped(answer)}`);
  expect(section(model, titleOf('urgent')).map(text).join(' ')).toContain(answer);
});
