/** One run, from the words typed to the exit code: done, a mistake with its French sentence, or a defect of ours with its stack. */
import { VERSION } from './commands/version.ts';
import type { World } from './commands/world.ts';
import { UserError } from './render/user-error.ts';

/** Runs one command line (without `node` and the script) and ends the process. Never throws. */
export async function main(argv: readonly string[], process: NodeJS.Process): Promise<void> {
  const { stdout, env } = process;
  let stderr: NodeJS.WriteStream | undefined;
  // Opening a stream takes Node some milliseconds: those that a run leaves alone stay closed.
  const world: World = {
    stdout,
    env,
    get stdin() {
      return process.stdin;
    },
    get stderr() {
      // Nobody reads what is said on the side: the work goes on.
      stderr ??= process.stderr.on('error', () => undefined);
      return stderr;
    },
    cwd: () => process.cwd(),
    now: () => new Date(),
  };
  // A reader that has seen enough (`| head`) is not an error.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    world.stderr.write(
      `La sortie n’a pas pu être écrite (${error.code ?? 'inconnu'}).\n→ Vérifiez la place sur le disque, puis relancez.\n`,
    );
    process.exit(2);
  });
  process.exitCode = await exitCode(argv, world);
  // Left alone, Node first waits for its own threads, which still tidy and compile for nobody: a twelfth of a plan's time.
  if (isWritten(stdout) && (stderr === undefined || isWritten(stderr))) process.exit();
}

function isWritten({ writableLength, errored }: NodeJS.WriteStream): boolean {
  return writableLength === 0 && errored === null;
}

async function exitCode(argv: readonly string[], world: World): Promise<number> {
  try {
    if (['--version', '-V'].includes(argv.at(-1) ?? '')) {
      world.stdout.write(`${VERSION}\n`);
      return 0;
    }
    const { run } = await import('./program.ts');
    return await run(argv, world);
  } catch (error) {
    return ending(error, world);
  }
}

async function ending(error: unknown, { stderr, env }: World): Promise<number> {
  const { errorText, defectText } = await import('./commands/endings.ts');
  if (error instanceof UserError) stderr.write(await errorText(error, stderr, env));
  else stderr.write(defectText(error));
  return 2;
}
