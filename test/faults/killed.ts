/** An interview stopped at random moments, and taken up again each time: what was said to be recorded is there. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { sit } from './clerk.ts';
import { SHEET, blank, inFolder, leftIn, mustHold, program, questionnaire, sheetIn } from './program.ts';

/** Signals in turn, at moments drawn from a seed, over as many interviews as needed. */
export async function killed(times: number, seed: number, signals: readonly NodeJS.Signals[]): Promise<string> {
  // Long enough for a whole interview: moments before the first question and during the last save are among them.
  const longest = await lengthOfOne();
  const moments = fc.sample(fc.nat(Math.round(longest * 1.1)), { seed, numRuns: times * 3 });
  let stops = 0;
  let interviews = 0;
  let kept = 0;
  let beyond = 0;
  let left = 0;
  while (stops < times) {
    interviews++;
    await inFolder(async (folder) => {
      let sheet = blank;
      for (let finished = false; !finished && stops < times;) {
        const stop = { after: moments[stops % moments.length]!, signal: signals[stops % signals.length]! };
        const { given, acknowledged, code, screen } = await sit({ questionnaire, program, folder, sheet, stop });
        finished = code === 0;
        if (finished) break;
        stops++;
        // A signal that comes before there is anything to put in order has its usual effect.
        const usual = { SIGKILL: [137], SIGHUP: [130, 129], SIGTERM: [130, 143], SIGINT: [130] }[stop.signal as 'SIGKILL'];
        assert(usual.includes(code ?? -1), `${stop.signal} after ${stop.after} ms ended with ${code}:\n${screen}`);
        if (!existsSync(join(folder, SHEET))) {
          assert.equal(acknowledged, 0, 'the sheet is lost');
          continue;
        }
        const found = sheetIn(folder);
        const all = [...given.answers];
        mustHold(found, all.slice(0, acknowledged));
        // At most the one on the screen is more than what was said.
        assert(found.answers.size <= acknowledged + 1, `${found.answers.size} answers found for ${acknowledged} recorded`);
        mustHold(given, [...found.answers]);
        kept += acknowledged - sheet.answers.size;
        beyond += found.answers.size - acknowledged;
        left += leftIn(folder).length;
        sheet = found;
      }
      if (stops >= times) {
        const end = await sit({ questionnaire, program, folder, sheet });
        assert.equal(end.code, 0, end.screen);
      }
      assert.deepEqual(leftIn(folder), [], 'something is left of a killed process');
    });
  }
  return `${stops} ${signals.join(' or ')} over ${interviews} interviews: ${kept} answers recorded, none lost, ${beyond} saved and not said yet, ${left} unfinished files left and removed by the next save`;
}

/** Milliseconds. */
function lengthOfOne(): Promise<number> {
  return inFolder(async (folder) => {
    const start = performance.now();
    const { code, screen } = await sit({ questionnaire, program, folder, sheet: blank });
    assert.equal(code, 0, screen);
    return performance.now() - start;
  });
}
