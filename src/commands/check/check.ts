/** `commune-cyber check`: every fault of a questionnaire, of its cases, of sheets and of templates, at its place. */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DATA } from '../../edges/data.ts';
import { UserError } from '../../render/user-error.ts';
import { dayOfRun } from '../day.ts';
import type { World } from '../world.ts';
import type { CheckOptions } from './options.ts';
import { writeReports } from './outputs.ts';
import { runCheck } from './run.ts';

/** Exit code. Throws UserError. */
export async function checkCommand(options: CheckOptions, world: World): Promise<number> {
  if (options.replay !== undefined && options.against === undefined)
    throw new UserError('needs-option', { option: '--replay', needs: '--against' });
  const paths = options.paths.length > 0 ? options.paths : shipped(world.cwd());
  const today = dayOfRun(options.today, world);
  if (!options.watch) return writeReports(await runCheck({ ...options, paths, today }), options, world);
  const { checkAtEachChange } = await import('./watch.ts');
  const check = async (): Promise<readonly string[]> => {
    const run = await runCheck({ ...options, paths, today });
    await writeReports(run, options, world);
    return run.report.files;
  };
  const beside = [options.questionnaire, options.against, options.replay].filter((path) => path !== undefined);
  const written = options.outputFile.map(({ path }) => path);
  return checkAtEachChange({ paths: [...paths, ...beside], written, check }, world);
}

/** What comes with the program: every questionnaire, and the templates of documents. */
function shipped(cwd: string): string[] {
  return ['questionnaires', 'templates'].map((name) => {
    const path = fileURLToPath(new URL(`../../${name}`, DATA));
    const near = relative(cwd, path);
    return near.startsWith('..') ? path : near;
  });
}
