/** Older sheets read through migrations: every answer is carried, left as it is, or told to be lost. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareQuestionnaires } from '../../src/core/compare.ts';
import { carryAnswers, type WrittenAnswer } from '../../src/core/migrations.ts';
import type { AnswerSheet, Migration, Questionnaire } from '../../src/core/model.ts';
import type { Problem } from '../../src/core/problem.ts';
import { readAnswers } from '../../src/core/read-answers.ts';
import { score } from '../../src/core/score.ts';
import { sheetText, withHeading } from '../../src/core/sheet-text.ts';
import { problemSentence } from '../../src/render/problem-sentences.ts';
import { draws, drawSheet, questionnaireNumber } from './arbitraries.ts';
import { fact, question, questionnaireOf } from './worked.ts';

/** The questionnaire of today, 2.1.0: each of its migrations does one thing. */
const today = questionnaireOf({
  version: '2.1.0',
  profile: [fact('postes', 'number')],
  questions: [
    question('copie', { aucune: 0, 'chaque-semaine': 1, 'chaque-jour': 2 }),
    question('copie-testee', { non: 0, oui: 1 }, { kind: 'yes-no', allowNotApplicable: true }),
    question('double-facteur', { 'nulle-part': 0, messagerie: 1, partout: 2 }, { allowNotApplicable: true }),
    question('supports', { disque: 1, nuage: 1, aucun: 0 }, { kind: 'multiple' }),
    question('antivirus', { non: 0, oui: 1 }, { kind: 'yes-no' }),
  ],
  migrations: [
    { version: '2.1.0', rename: [{ question: 'anti-virus', to: 'antivirus', options: { partout: 'oui' } }] },
    {
      version: '2.0.0',
      rename: [{ question: 'protection', to: 'anti-virus' }],
      split: [
        {
          question: 'sauvegarde',
          into: [
            { question: 'copie', answers: { quotidienne: 'chaque-jour', testee: 'chaque-jour', aucune: 'aucune' } },
            { question: 'copie-testee', answers: { testee: 'oui' }, otherwise: 'non' },
          ],
        },
      ],
      merge: [
        {
          questions: ['mfa-messagerie', 'mfa-distance'],
          into: 'double-facteur',
          answers: [
            { if: { 'mfa-messagerie': 'oui', 'mfa-distance': ['oui', 'not-applicable'] }, give: 'partout' },
            { if: { 'mfa-messagerie': 'oui' }, give: 'messagerie' },
            { if: { 'mfa-messagerie': 'non' }, give: 'nulle-part' },
          ],
        },
        { questions: ['supports-serveur', 'supports-postes'], into: 'supports' },
      ],
      retire: [{ question: 'fax', why: 'Plus personne n’en a.' }],
    },
  ],
});

const sheetOf = (answers: string, version = '1.0.0'): string =>
  `questionnaire: worked@${version}\ncommune: { name: Trifouillis }\nanswers:\n${answers
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n')}\n`;

function read(text: string, questionnaire: Questionnaire = today): { sheet: AnswerSheet; lost: Problem[] } {
  const reading = readAnswers('sheet.yaml', text, questionnaire);
  if (!reading.ok) throw new Error(reading.problems.map((each) => problemSentence(each).message).join('\n'));
  return { sheet: reading.value, lost: reading.warnings.filter(({ code }) => code === 'answer-not-carried') };
}
const values = (answers: string, version?: string): unknown =>
  Object.fromEntries(
    [...read(sheetOf(answers, version)).sheet.answers].map(([id, { value }]) => [
      id,
      value.kind === 'chosen' ? value.options.join('+') : value.kind,
    ]),
  );
const losses = (answers: string): unknown =>
  read(sheetOf(answers)).lost.map(({ args, place }) => [place.line, { ...args, version: undefined }]);

describe('an answer follows its question', () => {
  test.each([
    ['renamed twice, its option once', 'protection: partout', { antivirus: 'oui' }],
    ['split', 'sauvegarde: testee', { copie: 'chaque-jour', 'copie-testee': 'oui' }],
    ['split, the rest otherwise', 'sauvegarde: quotidienne', { copie: 'chaque-jour', 'copie-testee': 'non' }],
    ['split, unknown', 'sauvegarde: unknown', { copie: 'unknown', 'copie-testee': 'unknown' }],
    ['merged', 'mfa-messagerie: oui\nmfa-distance: oui', { 'double-facteur': 'partout' }],
    ['merged by the second rule', 'mfa-messagerie: oui\nmfa-distance: non', { 'double-facteur': 'messagerie' }],
    [
      'merged, one does not apply',
      'mfa-messagerie: oui\nmfa-distance: { answer: not-applicable, why: R }',
      { 'double-facteur': 'partout' },
    ],
    ['merged, all unknown', 'mfa-messagerie: unknown\nmfa-distance: unknown', { 'double-facteur': 'unknown' }],
    ['merged checklists', 'supports-serveur: [disque]\nsupports-postes: [nuage, disque]', { supports: 'disque+nuage' }],
    ['untouched', 'postes: 4', { postes: 'number' }],
    ['nothing at all', 'antivirus: oui', { antivirus: 'oui' }],
  ])('%s', (_what, answers, expected) => {
    expect(values(answers)).toEqual(expected);
    expect(losses(answers)).toEqual([]);
  });

  test('from the version where it was, not before', () => {
    expect(values('anti-virus: partout', '2.0.0')).toEqual({ antivirus: 'oui' });
    expect(() => values('protection: partout', '2.0.0')).toThrow('protection');
  });

  test('with its note, its day and who gave it', () => {
    const { sheet } = read(
      sheetOf(
        'mfa-messagerie: { answer: oui, note: Deux boîtes., on: 2026-03-01, by: prestataire }\nmfa-distance: { answer: non, note: Pas encore., on: 2026-02-01 }',
      ),
    );
    expect(sheet.answers.get('double-facteur')).toEqual({
      value: { kind: 'chosen', options: ['messagerie'] },
      note: 'Deux boîtes. · Pas encore.',
      on: '2026-02-01',
      by: 'prestataire',
    });
  });
});

test('an unknown answer never gives a better one: the rule that hangs on it decides', () => {
  expect(values('mfa-messagerie: oui\nmfa-distance: unknown')).toEqual({ 'double-facteur': 'unknown' });
  expect(values('mfa-messagerie: non\nmfa-distance: unknown')).toEqual({ 'double-facteur': 'nulle-part' });
});

describe('what cannot be carried is told, at its line', () => {
  test.each([
    ['retired', 'fax: oui', 'fax', 'oui', 'retired', []],
    ['without equivalent', 'sauvegarde: mensuelle', 'sauvegarde', 'mensuelle', 'no-equivalent', ['copie']],
    ['half merged', 'mfa-messagerie: oui', 'mfa-messagerie', 'oui', 'no-equivalent', ['double-facteur']],
    ['renamed, but its answer is gone', 'protection: parfois', 'protection', 'parfois', 'no-equivalent', ['antivirus']],
    [
      'not applicable where it no longer may be',
      'protection: { answer: not-applicable, why: R }',
      'protection',
      'not-applicable',
      'no-equivalent',
      ['antivirus'],
    ],
  ])('%s', (_what, answers, from, answer, why, into) => {
    const [first, ...others] = losses(answers) as [number, object][];
    expect(others).toEqual([]);
    expect(first).toEqual([4, { question: from, answer, why, into, version: undefined }]);
  });

  test('already answered under its new name: the later word stays', () => {
    expect(values('protection: partout\nantivirus: non')).toEqual({ antivirus: 'non' });
    expect(losses('protection: partout\nantivirus: non')).toEqual([
      [4, { question: 'protection', answer: 'oui', why: 'already-answered', into: ['antivirus'], version: undefined }],
    ]);
  });
});

describe('an older major version', () => {
  const without = questionnaireOf({ version: '3.0.0', questions: [question('q', { a: 0, b: 1 })] });
  const codes = (questionnaire: Questionnaire): unknown => {
    const reading = readAnswers('sheet.yaml', sheetOf('q: a'), questionnaire);
    return [reading.ok, (reading.ok ? reading.warnings : reading.problems).map(({ code }) => code)];
  };
  const saying = (...versions: string[]): Questionnaire => ({
    ...without,
    migrations: versions.map((version) => ({ version })),
  });

  test('is refused when nothing says what becomes of it', () => expect(codes(without)).toEqual([false, ['other-version']]));
  test('is refused when one major version says nothing', () =>
    expect(codes(saying('3.0.0'))).toEqual([false, ['other-version']]));
  test('is read when each one does', () => expect(codes(saying('2.0.0', '3.0.0'))).toEqual([true, ['older-version']]));
});

describe('a sheet saved again', () => {
  test('has the names of today, and loses no word', () => {
    const text = `# Ma feuille
questionnaire: worked@1.0.0
commune: { name: Trifouillis }
answers:
  postes: 4 # comptés
  # vu avec le prestataire
  protection: partout # sauf un
  sauvegarde: { answer: testee, note: En mars. }
  fax: oui # au grenier
`;
    const saved = withHeading(text, today, '2026-11-21');
    expect(saved).toBe(`# Ma feuille
questionnaire: worked@2.1.0
commune: { name: Trifouillis }
answers:
  postes: 4 # comptés
  # vu avec le prestataire
  antivirus: oui # sauf un
  # Réponse d’une version plus ancienne (1.0.0) :
  #   sauvegarde:
  #     answer: testee
  #     note: En mars.
  copie:
    answer: chaque-jour
    note: En mars.
  copie-testee:
    answer: oui
    note: En mars.
  # Réponse d’une version plus ancienne (1.0.0) :
  #   fax: oui
  # au grenier
answeredOn: 2026-11-21
`);
    expect(read(saved).sheet.answers).toEqual(read(text).sheet.answers);
    expect(withHeading(saved, today, '2026-11-21')).toBe(saved);
  });

  test('keeps the values of its anchors', () => {
    const text = sheetOf('protection: &a partout\nmfa-messagerie: &b oui\nmfa-distance: *b');
    expect(read(withHeading(text, today, '2026-11-21')).sheet.answers.get('double-facteur')?.value).toEqual({
      kind: 'chosen',
      options: ['partout'],
    });
  });

  test('is left alone when no migration concerns it', () => {
    const text = sheetOf('postes: 4 # comptés', '2.1.0');
    expect(withHeading(text, today, '2026-11-21')).toBe(`${text}answeredOn: 2026-11-21\n`);
  });
});

describe('whatever the questionnaire and the sheet', () => {
  /** Every question under another name, and the migration that says so. */
  function allRenamed(older: Questionnaire): Questionnaire {
    const ids = [...older.profile, ...older.questions].map(({ id }) => id);
    const text = ids.reduce((json, id) => json.replaceAll(`"${id}"`, `"new-${id}"`), JSON.stringify(older));
    const rename = ids.map((id) => ({ question: id, to: `new-${id}` }));
    return { ...(JSON.parse(text) as Questionnaire), version: '2.0.0', migrations: [{ version: '2.0.0', rename }] };
  }

  test('renaming every question changes no score and no version but the minor one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99 }), draws, (number, draw) => {
        const older = questionnaireNumber(number);
        const newer = allRenamed(older);
        const sheet = drawSheet(draw, older);
        const reading = readAnswers('sheet.yaml', sheetText(older, sheet), newer);
        if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
        expect(reading.value.answers.size).toBe(sheet.answers.size);
        const { whole } = score(newer, reading.value, { express: false });
        expect(whole).toEqual(score(older, sheet, { express: false }).whole);
        expect(new Set(compareQuestionnaires(older, newer).changes.map(({ kind }) => kind))).toEqual(new Set(['renamed']));
      }),
      { numRuns: 60 },
    );
  });

  const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const options = fc.constantFrom('x', 'y', 'z');
  const several = fc.uniqueArray(options, { maxLength: 3 });
  const migration: fc.Arbitrary<Migration> = fc.record({
    version: fc.constantFrom('1.1.0', '1.2.0', '2.0.0'),
    rename: fc.array(fc.record({ question: name, to: name, options: fc.dictionary(options, options) }), { maxLength: 2 }),
    split: fc.array(
      fc.record({
        question: name,
        into: fc.array(fc.record({ question: name, answers: fc.dictionary(options, several) }), { minLength: 1, maxLength: 2 }),
      }),
      { maxLength: 1 },
    ),
    merge: fc.array(fc.record({ questions: fc.uniqueArray(name, { minLength: 2, maxLength: 3 }), into: name }), { maxLength: 1 }),
    retire: fc.array(fc.record({ question: name, why: fc.constant('W'), options: fc.option(several, { nil: undefined }) }), {
      maxLength: 1,
    }),
  });
  const answer: fc.Arbitrary<WrittenAnswer> = fc.record({
    answer: fc.oneof(options, several, fc.integer(), fc.constantFrom('unknown', 'not-applicable')),
  });

  test('no answer disappears: each is carried somewhere, or told to be lost', () => {
    fc.assert(
      fc.property(fc.array(migration, { maxLength: 4 }), fc.dictionary(name, answer), (migrations, written) => {
        const { answers, lost } = carryAnswers({ migrations }, '1.0.0', new Map(Object.entries(written)));
        const found = new Set([...answers.values(), ...lost].flatMap(({ from }) => from));
        expect(found).toEqual(new Set(Object.keys(written)));
      }),
      { numRuns: 500 },
    );
  });
});
