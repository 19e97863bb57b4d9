/** What a command may touch of the outside, given by cli.ts and by tests. */
export interface World {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: () => string;
  readonly now: () => Date;
}

/** True when someone can answer: questions are read on stdin and drawn on stderr. */
export function hasTerminal({ stdin, stderr }: World): boolean {
  return stdin.isTTY === true && stderr.isTTY === true;
}
