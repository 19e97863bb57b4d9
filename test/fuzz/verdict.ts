/** What an outcome must be, whatever was given: a result, or problems told at their place. Anything else is a fault of the program. */
import * as diagnosticShape from '#generated/diagnostic.js';
import type { Diagnosis } from '../../src/core/model.ts';
import type { Place, Problem } from '../../src/core/problem.ts';
import { userErrorSentence } from '../../src/render/error-sentences.ts';
import { problemReport } from '../../src/render/problems.ts';
import { problemSentence } from '../../src/render/problem-sentences.ts';
import { toResult } from '../../src/render/result.ts';
import { UserError, type AnyUserError } from '../../src/render/user-error.ts';

/** What became of one input: the codes of what was told, none when all is well. */
export interface Outcome {
  readonly accepted: boolean;
  readonly codes: readonly string[];
}

/** The program is wrong. */
export class Wrong extends Error {
  override readonly name = 'Wrong';
}

export function must(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Wrong(what);
}

/** Controls, separators of lines, and marks that turn a line round; the end of a line is none of them. */
const HARMFUL = /[^\P{Cc}\n]|[\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** A text for a person: something is said, nothing moves the cursor, no value of the program's own shows through. */
export function mustBeReadable(text: string, what: string): void {
  must(text.trim() !== '', `${what} says nothing`);
  must(!HARMFUL.test(text), `${what} holds a harmful character: ${JSON.stringify(HARMFUL.exec(text))}`);
  must(!/undefined|\[object |\bat \S+:\d+:\d+/.test(text), `${what} shows the inside of the program: ${text.slice(0, 500)}`);
}

let split: { readonly text: string; readonly lines: readonly string[] } = { text: '', lines: [''] };

/** Lines as an editor counts them. Asked for at each problem of the same file. */
function linesOf(text: string): readonly string[] {
  if (split.text !== text) split = { text, lines: text.replace(/^\uFEFF+/, '').split(/\r\n|[\n\r]/) };
  return split.lines;
}

/** A place must be in its file. In a table, the column is that of a cell. */
export function mustBeInside({ file, line, column, endColumn }: Place, text: string): void {
  const where = `${file}:${line}:${column}-${endColumn}`;
  must(Number.isInteger(line) && Number.isInteger(column) && Number.isInteger(endColumn), `${where} is not a place`);
  const written = linesOf(text)[line - 1];
  must(line >= 1 && written !== undefined, `${where} is not a line of the file`);
  if (file.endsWith('.csv')) return;
  must(column >= 1 && column <= written.length + 1, `${where} is beyond the end of a line of ${written.length}`);
  // What is missing at the end of a line is marked just after it.
  must(
    endColumn >= column && endColumn <= Math.max(written.length, column) + 1,
    `${where} ends beyond a line of ${written.length}`,
  );
}

/** Every sentence of our sheets holds one: what is found in a message tells where it comes from. */
const SECRET = /secret\d+x/g;

function secretsIn(text: string): ReadonlySet<string> {
  return new Set(text.match(SECRET));
}

/** Nothing that is said of a place holds a sentence from elsewhere. */
export function mustKeepSecrets(said: string, allowed: string): void {
  const known = secretsIn(allowed);
  for (const secret of secretsIn(said))
    must(known.has(secret), `a sentence from another line shows: ${secret} in ${said.slice(0, 500)}`);
}

/** What is told of files. */
export function examine(problems: readonly Problem[], texts: ReadonlyMap<string, string>): Outcome {
  for (const each of problems) {
    const { message, remedy } = problemSentence(each);
    mustBeReadable(message, each.code);
    mustBeReadable(remedy, `the remedy of ${each.code}`);
    const text = texts.get(each.place.file);
    if (text === undefined) continue;
    mustBeInside(each.place, text);
    const report = problemReport([each], texts);
    mustBeReadable(report, `the report of ${each.code}`);
    // A value that starts on a line may end on the next ones.
    mustKeepSecrets(
      report,
      linesOf(text)
        .slice(each.place.line - 1, each.place.line + 2)
        .join('\n'),
    );
  }
  return { accepted: problems.every(({ severity }) => severity === 'warning'), codes: problems.map(({ code }) => code) };
}

/** Runs what a command would; a UserError is a listed problem, anything else thrown goes on. */
export async function outcomeOf(run: () => Outcome | Promise<Outcome>): Promise<Outcome> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const known = error as unknown as AnyUserError;
    if (known.code === 'file-refused') {
      must(known.args.problems.length > 0, 'a file is refused without a problem');
      return { ...examine(known.args.problems, known.args.texts), accepted: false };
    }
    const { message, remedy } = userErrorSentence(known);
    mustBeReadable(message, known.code);
    mustBeReadable(remedy, `the remedy of ${known.code}`);
    mustKeepSecrets(`${message} ${remedy}`, '');
    return { accepted: false, codes: [known.code] };
  }
}

/** A diagnosis within its bounds, whose result follows the published schema. */
export function mustBeSound(diagnosis: Diagnosis): void {
  for (const score of [diagnosis.overall, ...diagnosis.domains.map((each) => each.score)]) {
    if (score.kind === 'inconclusive') continue;
    const { percent, high, value } = score;
    must([percent, high, value].every(Number.isFinite), `a score is not a number: ${percent} ${high} ${value}`);
    must(0 <= percent && percent <= high && high <= 100, `a score is out of bounds: ${percent} to ${high}`);
  }
  mustFollowSchema(JSON.stringify(toResult(diagnosis, '0.0.0')));
}

/** A result as another program reads it: what is not a number is not written as one. */
export function mustFollowSchema(result: string): void {
  const followed = diagnosticShape.validate(JSON.parse(result));
  must(followed, `the result does not follow its schema: ${JSON.stringify(diagnosticShape.validate.errors?.slice(0, 2))}`);
}
