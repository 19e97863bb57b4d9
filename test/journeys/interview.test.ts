/** The interview without a terminal: which question comes next, and what each answer changes. */
import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { conduct } from '../../src/commands/interview.ts';
import { itinerary } from '../../src/core/flow.ts';
import type { Answer, AnswerSheet, AnswerValue, ProfileQuestion, Question } from '../../src/core/model.ts';
import { readAnswers } from '../../src/core/read-answers.ts';
import { newSheet, withAnswer } from '../../src/core/sheet-text.ts';
import { type Asker, Interrupted, type QuestionView, type Reply } from '../../src/render/asker.ts';
import { questionnaire } from './case-sheets.ts';
import { inFolder, TODAY } from './cli.ts';
import { answer, blankSheet, chosen, interviewed, LAST_SCREEN, RESULT, scriptedAsker } from './scripted-asker.ts';

/** By each of the wordings it may have. */
const byText = new Map<string, Question | ProfileQuestion>([
  ...questionnaire.profile.map((question) => [question.text, question] as const),
  ...questionnaire.questions.flatMap((question) =>
    [question.text, ...question.variants.flatMap(({ text }) => text ?? [])].map((text) => [text, question] as const),
  ),
]);
const idOf = ({ text }: QuestionView): string => byText.get(text)?.id ?? 'last-screen';

/** The first thing allowed, or what a table says for this question. */
function reply(view: QuestionView, given: Readonly<Record<string, AnswerValue>> = {}): Reply {
  if (view.text === LAST_SCREEN) return RESULT;
  const told = given[idOf(view)];
  if (told !== undefined) return answer(told);
  return answer(view.kind === 'number' ? { kind: 'number', number: Math.max(1, view.min ?? 0) } : chosen(view.options[0]!.id));
}

/** Follows a list of replies question by question, then answers plainly. */
function following(
  script: readonly (Reply | null)[],
  given: Readonly<Record<string, AnswerValue>> = {},
): (view: QuestionView, index: number) => Reply {
  return (view, index) => script[index] ?? reply(view, given);
}

const conducted = (
  asker: Asker,
  saved: [string, Answer][] = [],
  sheet: AnswerSheet = blankSheet(questionnaire),
  express = false,
) => conduct({ questionnaire, sheet, express, asker, save: async (id, given) => void saved.push([id, given]) });

describe('the interview', () => {
  test('asks every question of the road once, in its order, saves each answer, then offers the result', async () => {
    const saved: [string, Answer][] = [];
    const { asker, views, passages } = scriptedAsker((view) => reply(view));
    const end = await conducted(asker, saved);
    const road = itinerary(questionnaire, end.sheet, false).map(({ question }) => question.id);
    expect(end.how).toBe('finished');
    expect(views.map(idOf)).toEqual([...road, 'last-screen']);
    expect(saved.map(([id]) => id)).toEqual(road);
    expect(passages.map(({ title }) => title).filter((title) => title?.startsWith('Thème'))).toHaveLength(
      questionnaire.domains.length,
    );
  });

  test('asks only what is essential in the short form, and the rest later', async () => {
    const short = await conducted(scriptedAsker((view) => reply(view)).asker, [], blankSheet(questionnaire), true);
    const { asker, views } = scriptedAsker((view) => reply(view));
    await conducted(asker, [], short.sheet);
    const essential = new Set(questionnaire.questions.filter((question) => question.essential).map(({ id }) => id));
    expect(views.map(idOf).filter((id) => essential.has(id) || short.sheet.answers.has(id))).toEqual([]);
    expect(views.length).toBeGreaterThan(10);
  });

  test('goes back to the question before, with its answer shown, and goes on where it was', async () => {
    const { asker, views } = scriptedAsker(following([null, null, { kind: 'back' }, answer({ kind: 'number', number: 7 })]));
    const { sheet } = await conducted(asker);
    const ids = views.map(idOf);
    expect(ids.slice(0, 6)).toEqual([ids[0], ids[1], ids[2], ids[1], ids[2], ids[5]]);
    expect(views[3]!.current).toEqual({ kind: 'number', number: 1 });
    expect(sheet.answers.get(ids[1]!)?.value).toEqual({ kind: 'number', number: 7 });
  });

  test('stays on the first question when one goes back from it', async () => {
    const { asker, views } = scriptedAsker(following([{ kind: 'back' }]));
    await conducted(asker);
    expect(idOf(views[1]!)).toBe(idOf(views[0]!));
    expect(views[0]!.canGoBack).toBe(false);
  });

  test('a changed answer opens questions, says so, and asks them', async () => {
    const first = await conducted(scriptedAsker((view) => reply(view, { 'acces-distance': chosen('non') })).asker);
    const { asker, views, passages } = scriptedAsker((view, index) => {
      if (index === 0) return answer(chosen('theme-0'));
      return reply(view, { 'acces-distance': chosen('oui') });
    });
    const { sheet } = await conducted(asker, [], first.sheet);
    expect(first.sheet.answers.has('acces-distance-protege')).toBe(false);
    expect(passages.some(({ paragraphs }) => /^Cette réponse ajoute .*question/.test(paragraphs[0]!))).toBe(true);
    expect(views.map(idOf)).toContain('acces-distance-protege');
    expect(sheet.answers.has('acces-distance-protege')).toBe(true);
  });

  test('a changed answer closes questions, says so, and keeps what they were answered', async () => {
    const given = { 'sauvegarde-frequence': chosen('chaque-jour'), 'sauvegarde-deconnectee': chosen('debranchee') };
    const first = await conducted(scriptedAsker((view) => reply(view, given)).asker);
    const theme = [
      ...new Set(
        itinerary(questionnaire, first.sheet, false).map(({ question }) => ('domain' in question ? question.domain : '')),
      ),
    ].indexOf('donnees');
    const { asker, views, passages } = scriptedAsker((view, index) => {
      if (index === 0) return answer(chosen(`theme-${theme}`));
      return reply(view, { ...given, 'sauvegarde-frequence': chosen('aucune') });
    });
    const { sheet } = await conducted(asker, [], first.sheet);
    expect(passages.some(({ paragraphs }) => /^Cette réponse retire .*question/.test(paragraphs[0]!))).toBe(true);
    expect(views.map(idOf)).not.toContain('sauvegarde-deconnectee');
    expect(sheet.answers.get('sauvegarde-deconnectee')?.value).toEqual(chosen('debranchee'));
    // Opened again, it is found again: nobody answers twice.
    const back = scriptedAsker((view, index) => (index === 0 ? answer(chosen(`theme-${theme}`)) : reply(view, given)));
    await conducted(back.asker, [], sheet);
    expect(back.views.find((view) => idOf(view) === 'sauvegarde-deconnectee')?.current).toEqual(chosen('debranchee'));
  });

  test('reviews one theme, question after question, then comes back to the last screen', async () => {
    const first = await conducted(scriptedAsker((view) => reply(view)).asker);
    const { asker, views } = scriptedAsker((view, index) => (index === 0 ? answer(chosen('theme-2')) : reply(view)));
    await conducted(asker, [], first.sheet);
    const road = itinerary(questionnaire, first.sheet, false).map(({ question }) => question);
    const themes = [...new Set(road.map((question) => ('domain' in question ? question.domain : '')))];
    const theme = road.filter((question) => 'domain' in question && question.domain === themes[2]);
    expect(views.map(idOf)).toEqual(['last-screen', ...theme.map(({ id }) => id), 'last-screen']);
    expect(views.slice(1, -1).every(({ current }) => current !== undefined)).toBe(true);
  });

  test('goes back from the last screen to the last question', async () => {
    const { asker, views } = scriptedAsker((view, index) => {
      if (view.text !== LAST_SCREEN) return reply(view);
      return index === views.length - 1 && views.filter(({ text }) => text === LAST_SCREEN).length === 1
        ? { kind: 'back' }
        : RESULT;
    });
    await conducted(asker);
    expect(views.slice(-3).map(idOf)).toEqual(['last-screen', idOf(views.at(-4)!), 'last-screen']);
  });

  test('leaves when asked, with all that was answered', async () => {
    const saved: [string, Answer][] = [];
    const { asker } = scriptedAsker(following([null, null, null, { kind: 'leave' }]));
    const end = await conducted(asker, saved);
    expect(end.how).toBe('left');
    expect([...end.sheet.answers]).toEqual(saved);
    expect(saved).toHaveLength(3);
  });

  test('keeps a note with its answer, changes it on the way, and removes it when emptied', async () => {
    const steps: (Reply | null)[] = [
      answer({ kind: 'number', number: 2 }, 'dont un en panne'),
      { kind: 'back' },
      answer({ kind: 'number', number: 3 }),
      { kind: 'back' },
      { kind: 'leave', note: '' },
    ];
    const { asker, views } = scriptedAsker(following(steps));
    const saved: [string, Answer][] = [];
    await conducted(asker, saved);
    expect(saved.map(([, { note }]) => note)).toEqual(['dont un en panne', 'dont un en panne', undefined]);
    expect(views[2]!.note).toBe('dont un en panne');
  });

  test('a note typed before going back is there when one comes to the question again', async () => {
    const { asker, views } = scriptedAsker(following([null, { kind: 'back', note: 'à demander' }, null, { kind: 'leave' }]));
    await conducted(asker);
    expect(idOf(views[3]!)).toBe(idOf(views[1]!));
    expect(views[3]!.note).toBe('à demander');
  });

  test('an answer that changes leaves the day and the person of the one before', async () => {
    const id = 'sensibilisation';
    const full = (await conducted(scriptedAsker((view) => reply(view)).asker)).sheet;
    const dated = {
      ...full,
      answers: new Map([...full.answers, [id, { value: chosen('jamais'), on: '2024-01-01', by: 'prestataire', note: 'vu' }]]),
    };
    const review = async (value: AnswerValue): Promise<Answer | undefined> => {
      const { asker } = scriptedAsker((view, index) => (index === 0 ? answer(chosen('theme-1')) : reply(view, { [id]: value })));
      return (await conducted(asker, [], dated)).sheet.answers.get(id);
    };
    expect(await review(chosen('jamais'))).toEqual({ value: chosen('jamais'), on: '2024-01-01', by: 'prestataire', note: 'vu' });
    expect(await review({ kind: 'unknown' })).toEqual({ value: { kind: 'unknown' }, note: 'vu' });
  });

  test('a terminal that goes away stops it; what was saved is saved', async () => {
    const saved: [string, Answer][] = [];
    const { asker } = scriptedAsker((view, index) => {
      if (index === 2) throw new Interrupted();
      return reply(view);
    });
    await expect(conducted(asker, saved)).rejects.toThrow(Interrupted);
    expect(saved).toHaveLength(2);
  });

  test('a save that fails stops it before the next question', async () => {
    const { asker, views } = scriptedAsker((view) => reply(view));
    const full = conduct({
      questionnaire,
      sheet: blankSheet(questionnaire),
      express: false,
      asker,
      save: () => {
        throw new Error('disk full');
      },
    });
    await expect(full).rejects.toThrow('disk full');
    expect(views).toHaveLength(1);
  });
});

/** Choices made beforehand, one after the other: 0 once they are used up, so that every interview ends. */
type Choose = (among: number) => number;

const choices: fc.Arbitrary<readonly number[]> = fc.array(fc.nat({ max: 999 }), { maxLength: 300 });

function chooser(numbers: readonly number[]): Choose {
  let at = 0;
  return (among) => (numbers[at++] ?? 0) % among;
}

/** Something this question accepts. */
function anyAnswer(choose: Choose, view: QuestionView): AnswerValue {
  if (view.canSkipUnknown && choose(6) === 1) return { kind: 'unknown' };
  if (view.canNotApply && choose(6) === 1) return { kind: 'not-applicable', why: 'sans objet ici : rien' };
  if (view.kind === 'number') return { kind: 'number', number: (view.min ?? 0) + choose(12) };
  if (view.kind !== 'multiple') return chosen(view.options[choose(view.options.length)]!.id);
  const ticked = view.options.filter(({ exclusive }) => !exclusive && choose(2) === 1).map(({ id }) => id);
  return chosen(...(ticked.length > 0 ? ticked : [view.options.at(-1)!.id]));
}

/** Goes back, changes its mind, writes notes, reviews themes; then finishes. */
function wandering(numbers: readonly number[]): (view: QuestionView, index: number) => Reply {
  const choose = chooser(numbers);
  return (view) => {
    if (view.text === LAST_SCREEN) return answer(chosen(view.options[choose(view.options.length)]!.id));
    if (view.canGoBack && choose(5) === 1) return { kind: 'back', ...(choose(3) === 1 ? { note: 'à voir' } : {}) };
    const note = choose(5);
    return answer(anyAnswer(choose, view), note === 1 ? '# une note: "vraie"' : note === 2 ? '' : undefined);
  };
}

function onTheRoad(sheet: AnswerSheet): Map<string, AnswerValue | undefined> {
  return new Map(
    itinerary(questionnaire, sheet, false).map(({ question }) => [question.id, sheet.answers.get(question.id)?.value]),
  );
}

describe('any interview', () => {
  test('however one wanders, the answers are those of somebody who goes straight', () =>
    fc.assert(
      fc.asyncProperty(choices, async (numbers) => {
        const { sheet: wandered } = await conducted(scriptedAsker(wandering(numbers)).asker);
        const answers = onTheRoad(wandered);
        const { sheet: straight } = await conducted(
          scriptedAsker((view) => (view.text === LAST_SCREEN ? RESULT : answer(answers.get(idOf(view))!))).asker,
        );
        expect(onTheRoad(straight)).toEqual(answers);
        expect([...answers.values()]).not.toContain(undefined);
      }),
      { numRuns: 300 },
    ));

  test('the file holds all that was answered, and the next run finds it again', () =>
    inFolder((folder) => {
      let runs = 0;
      return fc.assert(
        fc.asyncProperty(choices, async (numbers) => {
          const { sheet, text } = await interviewed(
            questionnaire,
            join(folder, `${runs++}.yaml`),
            scriptedAsker(wandering(numbers)).asker,
          );
          const reading = readAnswers('feuille.yaml', text, questionnaire);
          if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
          expect(sorted(reading.value.answers)).toEqual(sorted(sheet.answers));
        }),
        { numRuns: 5 },
      );
    }));

  test('the order in which answers are saved leaves no trace in the file', () => {
    const ids = [...questionnaire.profile, ...questionnaire.questions].map(({ id }) => id).filter((_, index) => index % 4 === 0);
    const blank = newSheet(questionnaire, { name: 'Valmorin' }, TODAY);
    const saved = (order: readonly string[]): string =>
      order.reduce((text, id) => withAnswer(text, questionnaire, id, { value: { kind: 'unknown' } }), blank);
    const expected = saved(ids);
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: ids.length }), (order) => saved(order) === expected),
      { numRuns: 20 },
    );
  });
});

function sorted(answers: ReadonlyMap<string, Answer>): unknown {
  return [...answers]
    .map(([id, { value, note, on, by }]) => [id, value, note, on, by])
    .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}
