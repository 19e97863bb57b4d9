/** Somebody who answers a real interview by rote, one line at a time, in a terminal made by `script` (util-linux). */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { itinerary, setAnswer } from '../../src/core/flow.ts';
import type { AnswerSheet, AnswerValue, ProfileQuestion, Question, Questionnaire } from '../../src/core/model.ts';
import { SHEET, sheetIn } from './program.ts';

/** Seconds without a word from the program, on a machine that others use. */
const PATIENCE = 30;

export interface Sitting {
  /** What was answered, the last one perhaps not recorded. */
  readonly given: AnswerSheet;
  /** How many answers the program said to be recorded, those of the sheet included. */
  readonly acknowledged: number;
  /** Everything that was on the screen. */
  readonly screen: string;
  /** 137 after `kill -9`. */
  readonly code: number | null;
}

export interface SittingOptions {
  readonly questionnaire: Questionnaire;
  readonly program: string;
  readonly folder: string;
  /** What the sheet holds already. */
  readonly sheet: AnswerSheet;
  /** Milliseconds after which the program is sent a signal, if it still runs. */
  readonly stop?: { readonly after: number; readonly signal: NodeJS.Signals } | undefined;
  /** Called before each answer is typed. */
  readonly before?: ((answers: number) => void) | undefined;
}

/** From the first question without an answer to the end, to a signal, or to whatever stops the program. */
export async function sit({ questionnaire, program, folder, sheet, stop, before }: SittingOptions): Promise<Sitting> {
  const pid = join(folder, '.pid');
  rmSync(pid, { force: true });
  const taken = existsSync(join(folder, SHEET)) ? `${SHEET} ` : '';
  // Written whole: it is read at any moment.
  const command = `echo $$ > '${pid}.new'; mv '${pid}.new' '${pid}'; exec '${process.execPath}' '${program}' diagnose ${taken}--express --plain --format none`;
  const terminal = spawn('script', ['-qfec', `sh -c "${command.replaceAll('$', String.raw`\$`)}"`, '/dev/null'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder, LANG: 'C.UTF-8', TERM: 'xterm', SOURCE_DATE_EPOCH: '1795262400' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let screen = '';
  let read = 0;
  let given = sheet;
  let start = sheet.answers.size;
  const answer = (line: string): void => {
    read = screen.length;
    terminal.stdin.write(`${line}\r`);
  };
  const next = (): ProfileQuestion | Question | undefined =>
    itinerary(questionnaire, given, true).find(({ answered }) => !answered)?.question;
  terminal.stdin.on('error', () => undefined);
  terminal.stdout.on('data', (chunk: Buffer) => {
    screen += chunk.toString('utf8');
    const fresh = screen.slice(read);
    if (!/\u00A0: $|\? $/.test(fresh)) return;
    if (/Quelle est votre commune/.test(fresh)) return answer('01138');
    if (/1\. Culoz-Béon/.test(fresh)) return answer('1');
    const isShown = ({ text }: ProfileQuestion | Question): boolean => flat(fresh).includes(flat(text));
    let question = next();
    if (given === sheet && question !== undefined && !isShown(question) && existsSync(join(folder, SHEET))) {
      // Somebody else may have begun: the program has taken up what it found.
      const taken = answeredBefore(questionnaire, sheetIn(folder), isShown);
      if (taken.answers.size <= start) return;
      given = taken;
      start = given.answers.size;
      question = next();
    }
    if (question === undefined) return answer('1');
    if (!isShown(question)) return;
    before?.(given.answers.size);
    const value = valueFor(question);
    given = setAnswer(given, question.id, { value });
    answer(lineFor(question, value));
  });
  const timer =
    stop === undefined
      ? undefined
      : setTimeout(() => {
          if (existsSync(pid)) signalTo(Number(readFileSync(pid, 'utf8')), stop.signal);
        }, stop.after);
  const code = await new Promise<number | null>((resolve, reject) => {
    let last = 0;
    let quiet = 0;
    const watch = setInterval(() => {
      quiet = screen.length === last ? quiet + 1 : 0;
      last = screen.length;
      if (quiet <= PATIENCE) return;
      terminal.kill('SIGKILL');
      reject(new Error(`nothing happens any more:\n${screen.slice(-3000)}`));
    }, 1000);
    terminal.on('close', (ended) => {
      clearInterval(watch);
      resolve(ended);
    });
  });
  clearTimeout(timer);
  const acknowledged = start + [...screen.matchAll(/Réponse enregistrée/g)].length;
  return { given, acknowledged, screen, code };
}

/** The answers to the questions that come before the one shown. */
function answeredBefore(
  questionnaire: Questionnaire,
  found: AnswerSheet,
  isShown: (question: ProfileQuestion | Question) => boolean,
): AnswerSheet {
  const asked = itinerary(questionnaire, found, true).map(({ question }) => question);
  const before = asked.slice(0, Math.max(0, asked.findIndex(isShown)));
  return { ...found, answers: new Map([...found.answers].filter(([id]) => before.some((question) => question.id === id))) };
}

/** To a program that may just have ended by itself. */
function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function flat(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function valueFor({ kind, options }: ProfileQuestion | Question): AnswerValue {
  if (kind === 'number') return { kind: 'number', number: 3 };
  return { kind: 'chosen', options: [kind === 'yes-no' ? 'non' : options.at(-1)!.id] };
}

function lineFor({ kind, options }: ProfileQuestion | Question, value: AnswerValue): string {
  if (value.kind === 'number') return String(value.number);
  return kind === 'yes-no' ? 'n' : String(options.length);
}
