/** The whole interview on a real terminal, with what happens to real people: hesitations, Ctrl-C, power cuts. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { itinerary, setAnswer } from '../../src/core/flow.ts';
import type { AnswerSheet, AnswerValue, ProfileQuestion, Question } from '../../src/core/model.ts';
import { readAnswers } from '../../src/core/read-answers.ts';
import { attachedSheet } from '../../src/edges/pdf/attachment.ts';
import { questionnaire } from './case-sheets.ts';
import { filesUnder, inFolder, modeOf } from './cli.ts';
import { blankSheet, chosen, LAST_SCREEN } from './scripted-asker.ts';
import { hasTmux, openTerminal, type Terminal } from './tmux.ts';

type AnyQuestion = ProfileQuestion | Question;

const SHEET = '01138-culoz-beon.reponses.yaml';
const PLAN = '01138-culoz-beon.plan.pdf';
const NOTE = 'voir avec la secrétaire : "lundi" # à 9 h';
/** Answered « je ne sais pas », and given a note. */
const UNSURE = 'sensibilisation';

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Somebody who answers by rote, in front of either kind of interview. */
interface Clerk {
  readonly terminal: Terminal;
  readonly plain: boolean;
  sheet: AnswerSheet;
}

function clerk(terminal: Terminal, plain = false): Clerk {
  return { terminal, plain, sheet: blankSheet(questionnaire) };
}

/** Waits until a question can be answered. */
async function facing({ terminal, plain }: Clerk, text: string): Promise<string> {
  const ready = plain ? /(Votre réponse|Vos réponses|Nombre)[^:]* :$/ : /\bquitter\b/;
  return terminal.until(
    (screen) => screen.includes(flat(text)) && ready.test(screen.slice(screen.lastIndexOf(flat(text)))),
    `« ${text} »`,
  );
}

async function line({ terminal }: Clerk, typed: string): Promise<void> {
  await terminal.type(typed);
  await terminal.press('Enter');
}

async function findCommune(who: Clerk): Promise<void> {
  const { terminal, plain } = who;
  await terminal.until((screen) => screen.includes('Quelle est votre commune ?'), 'the question about the commune');
  await terminal.type('01138');
  if (plain) {
    await terminal.press('Enter');
    await terminal.until((screen) => /1\. Culoz-Béon[^]*Tapez le numéro/.test(screen), 'the list of communes');
    await line(who, '1');
    return;
  }
  await terminal.until((screen) => screen.includes('Culoz-Béon'), 'the list of communes');
  await terminal.press('Enter');
}

function valueFor(question: AnyQuestion): AnswerValue {
  if (question.id === UNSURE) return { kind: 'unknown' };
  return question.kind === 'number'
    ? { kind: 'number', number: 3 }
    : chosen(question.kind === 'yes-no' ? 'non' : question.options.at(-1)!.id);
}

function nextOf({ sheet }: Clerk): AnyQuestion {
  return itinerary(questionnaire, sheet, true).find(({ answered }) => !answered)!.question;
}

async function answerOne(who: Clerk): Promise<string | null> {
  const { terminal, plain } = who;
  const question = itinerary(questionnaire, who.sheet, true).find(({ answered }) => !answered)?.question;
  if (question === undefined) return null;
  await facing(who, question.text);
  const value = valueFor(question);
  if (value.kind === 'unknown') await (plain ? line(who, 'j') : terminal.type('j'));
  else if (value.kind === 'number') await line(who, String(value.number));
  else if (question.kind === 'yes-no') await (plain ? line(who, 'n') : terminal.type('n'));
  else {
    await terminal.type(String(question.options.length));
    if (question.kind === 'multiple' && !plain) await terminal.press('Space');
    await terminal.press('Enter');
  }
  who.sheet = setAnswer(who.sheet, question.id, { value });
  return question.id;
}

async function answerUntil(who: Clerk, last: string | null): Promise<void> {
  for (;;) {
    const id = await answerOne(who);
    if (id === last) return;
    if (id === null) throw new Error(`${last} was never asked`);
  }
}

/** With a note on the way. */
async function noteAndUnsure(who: Clerk): Promise<void> {
  const { terminal, plain } = who;
  const { text } = questionnaire.questions.find(({ id }) => id === UNSURE)!;
  await facing(who, text);
  await (plain ? line(who, 'c') : terminal.type('c'));
  await terminal.until(
    (screen) => /Votre commentaire[^:]*:/.test(screen.slice(screen.lastIndexOf(flat(text)))),
    'the line of the note',
  );
  await line(who, NOTE);
  await answerUntil(who, UNSURE);
}

async function seeTheResult(who: Clerk): Promise<void> {
  await answerUntil(who, null);
  await facing(who, LAST_SCREEN);
  await (who.plain ? line(who, '1') : who.terminal.press('Enter'));
  expect(await who.terminal.ended()).toBe(0);
}

/** The sheet of somebody whom nothing disturbs. */
const straight: Promise<string> = hasTmux
  ? onTerminal(async (terminal, folder) => {
      const who = clerk(terminal);
      await terminal.start('commune-cyber diagnose --express');
      await findCommune(who);
      await noteAndUnsureFrom(who);
      await seeTheResult(who);
      return readFileSync(join(folder, SHEET), 'utf8');
    })
  : Promise.resolve('');

async function noteAndUnsureFrom(who: Clerk): Promise<void> {
  const before = itinerary(questionnaire, who.sheet, true).map(({ question }) => question.id);
  await answerUntil(who, before[before.indexOf(UNSURE) - 1]!);
  await noteAndUnsure(who);
}

function onTerminal<T>(use: (terminal: Terminal, folder: string) => Promise<T>): Promise<T> {
  return inFolder(async (folder) => {
    const terminal = await openTerminal(folder);
    try {
      return await use(terminal, folder);
    } finally {
      terminal.close();
    }
  });
}

/** In another window: a program that was killed leaves its terminal in disorder. */
async function resumeAndLeave(who: Clerk, folder: string): Promise<void> {
  const terminal = await openTerminal(folder);
  try {
    const again = { ...who, terminal };
    await terminal.start(`commune-cyber diagnose ${SHEET} --express`);
    await terminal.until((screen) => screen.includes('Vos 6 réponses sont retrouvées'), 'the welcome back');
    await answerOne(again);
    await facing(again, nextOf(again).text);
    await terminal.type('q');
    expect(await terminal.ended()).toBe(0);
    await terminal.until((screen) => screen.includes('Tout est enregistré'), 'the farewell');
  } finally {
    terminal.close();
  }
}

const ids = (text: string): string[] => {
  const reading = readAnswers(SHEET, text, questionnaire);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return [...reading.value.answers.keys()];
};

(hasTmux ? describe.concurrent : describe.skip)(
  `on a terminal${hasTmux ? '' : ' (skipped: tmux is absent)'}`,
  { timeout: 55_000 },
  () => {
    test('from the welcome to the plan, with help, a step back, Ctrl-C and the command it prints', () =>
      onTerminal(async (terminal, folder) => {
        const who = clerk(terminal);
        await terminal.start('commune-cyber diagnose --express');
        await terminal.until((screen) => screen.includes('Rien ne quitte cet ordinateur'), 'the welcome');
        await findCommune(who);
        const [first, second] = itinerary(questionnaire, who.sheet, true).map(({ question }) => question) as [
          AnyQuestion,
          AnyQuestion,
        ];
        await facing(who, first.text);
        await line(who, 'a');
        await terminal.until((screen) => screen.includes(flat(first.why).slice(0, 40)), 'the help');
        // A number first, another one after a step back.
        await line(who, '12');
        await facing(who, second.text);
        await line(who, 'r');
        await terminal.until((screen) => /Réponse actuelle : 12/.test(screen), 'the answer given before');
        await answerOne(who);
        await noteAndUnsureFrom(who);
        await answerOne(who);
        await facing(who, nextOf(who).text);
        const saved = readFileSync(join(folder, SHEET), 'utf8');
        await terminal.press('C-c');
        expect(await terminal.ended()).toBe(130);
        expect(readFileSync(join(folder, SHEET), 'utf8')).toBe(saved);
        expect(ids(saved)).toEqual([...who.sheet.answers.keys()]);

        const screen = await terminal.until((each) => each.includes('Pour reprendre, tapez :'), 'how to resume');
        const command = /Pour reprendre, tapez : (commune-cyber .*?) fin-/.exec(screen)![1]!;
        await terminal.start(command);
        await terminal.until((each) => each.includes('On reprend : Culoz-Béon'), 'the welcome back');
        await seeTheResult(who);
        const sheet = readFileSync(join(folder, SHEET), 'utf8');
        expect(sheet).toBe(await straight);
        expect(sheet).toContain('lundi');
        expect([...filesUnder(folder).keys()].toSorted()).toEqual([SHEET, PLAN, '01138-culoz-beon.diagnostic.json'].toSorted());
        for (const name of filesUnder(folder).keys()) expect(modeOf(join(folder, name)), name).toBe('600');
        expect(attachedSheet(readFileSync(join(folder, PLAN)))?.toString('utf8')).toBe(sheet);
      }));

    test('one line at a time, the same answers make the same sheet', () =>
      onTerminal(async (terminal, folder) => {
        const who = clerk(terminal, true);
        await terminal.start('commune-cyber diagnose --express --plain');
        await findCommune(who);
        await noteAndUnsureFrom(who);
        await seeTheResult(who);
        expect(readFileSync(join(folder, SHEET), 'utf8')).toBe(await straight);
      }));

    test('a power cut loses no answer that was followed by a question; comments written by hand stay', () =>
      onTerminal(async (terminal, folder) => {
        const who = clerk(terminal);
        const path = join(folder, SHEET);
        await terminal.start("sh -c 'echo $$ > pid; exec commune-cyber diagnose --express'");
        await findCommune(who);
        for (let count = 0; count < 6; count++) await answerOne(who);
        await facing(who, nextOf(who).text);
        process.kill(Number(readFileSync(join(folder, 'pid'), 'utf8')), 'SIGKILL');
        expect(await terminal.ended()).toBe(137);
        const saved = readFileSync(path, 'utf8');
        expect(ids(saved)).toEqual([...who.sheet.answers.keys()]);
        expect([...filesUnder(folder).keys()]).toEqual([SHEET, 'pid']);

        const comments = ['# Relu avec le maire le 3 mars.', '# à vérifier', '# fin de ma relecture'];
        const byHand = `${comments[0]}\n${saved.replace('answers:\n', `answers:\n  ${comments[1]}\n`)}${comments[2]}\n`;
        writeFileSync(path, byHand);
        await resumeAndLeave(who, folder);
        const left = readFileSync(path, 'utf8');
        expect(ids(left)).toHaveLength(7);
        for (const comment of comments) expect(left).toContain(comment);
      }));

    test('a sheet changed by another program meanwhile is not overwritten', () =>
      onTerminal(async (terminal, folder) => {
        const who = clerk(terminal);
        const path = join(folder, SHEET);
        await terminal.start('commune-cyber diagnose --express');
        await findCommune(who);
        await answerOne(who);
        await facing(who, nextOf(who).text);
        const changed = `${readFileSync(path, 'utf8')}# changé ailleurs\n`;
        writeFileSync(path, changed);
        await answerOne(who);
        expect(await terminal.ended()).toBe(2);
        await terminal.until((screen) => screen.includes('a été modifié par un autre programme'), 'the refusal');
        expect(readFileSync(path, 'utf8')).toBe(changed);
      }));
  },
);
