/** `commune-cyber init`: a small, correct, commented questionnaire to start from. */
import { basename, join, resolve } from 'node:path';
import { writeWhole } from '../edges/disk.ts';
import { isFree, schemaFiles, starterFiles } from '../edges/starter.ts';
import { AUTHORED, fitted, idFrom, initReport, SCHEMAS } from '../render/init/starter.ts';
import { UserError } from '../render/user-error.ts';
import { dayOfRun } from './day.ts';
import type { World } from './world.ts';

export interface InitOptions {
  readonly folder: string;
  readonly today: string | undefined;
}

/** Writes the files in a new or empty folder, and their paths on stdout. Exit code 0; throws a UserError. */
export function initCommand({ folder, today }: InitOptions, world: World): number {
  if (folder.trim() === '') throw new UserError('usage', { detail: { kind: 'missing-value', option: 'init' } });
  const root = resolve(world.cwd(), folder);
  if (!isFree(root)) throw new UserError('folder-in-use', { path: folder });
  const id = idFrom(basename(root));
  const day = dayOfRun(today, world);
  const files = [
    ...starterFiles().map(({ path, text }) => ({ path, text: fitted(text, { id, today: day }) })),
    ...schemaFiles(AUTHORED).map(({ path, text }) => ({ path: `${SCHEMAS}/${path}`, text })),
  ];
  for (const { path, text } of files) writeWhole(join(root, path), text);
  world.stdout.write(files.map(({ path }) => `${join(folder, path)}\n`).join(''));
  world.stderr.write(initReport(folder, id));
  return 0;
}
