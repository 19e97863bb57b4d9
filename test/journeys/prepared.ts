/** What a story needs and a folder of files cannot hold: huge texts, folders without rights, full disks. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BIN } from './cli.ts';

export interface Preparation {
  /** Why this machine cannot tell the story, if it cannot. */
  readonly skip?: () => string | undefined;
  readonly prepare?: (folder: string) => void;
  readonly uid?: number;
  readonly inside?: readonly string[];
}

const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;

function sheet(answers: string): string {
  return `questionnaire: communes@1.0.0\ncommune: { name: Valmorin }\nanswers:\n${answers}`;
}

/** Whether another user can start the program where it stands. */
function readableByAll(path: string): boolean {
  for (let at = path; at !== dirname(at); at = dirname(at)) if ((statSync(at).mode & 0o005) !== 0o005) return false;
  return true;
}

const readOnlyFolder: Preparation = {
  prepare: (folder) => {
    mkdirSync(join(folder, 'ferme'));
    chmodSync(join(folder, 'ferme'), 0o555);
  },
  skip: () => (isRoot && !readableByAll(BIN) ? 'root may write anywhere, and nobody else can read the program here' : undefined),
  ...(isRoot ? { uid: NOBODY } : {}),
};

/** A disk of 16 kB, seen by this one process only; what is left on it is listed, since it then vanishes. */
const SMALL_DISK = [
  'unshare',
  '--mount',
  'sh',
  '-c',
  'mount -t tmpfs -o size=16k,mode=755 none plein && "$@"; code=$?; ls -A plein; exit $code',
  'sh',
];

export const PREPARED: Readonly<Record<string, Preparation>> = {
  'note-of-a-megabyte': {
    prepare: (folder) =>
      writeFileSync(
        join(folder, 'feuille.yaml'),
        sheet(`  sensibilisation: { answer: jamais, note: "${'long '.repeat(200_000)}" }\n`),
      ),
  },
  'huge-file': {
    prepare: (folder) => writeFileSync(join(folder, 'feuille.yaml'), Buffer.alloc(20_000_001, 0x20)),
  },
  'name-of-300-characters': {
    prepare: (folder) =>
      writeFileSync(
        join(folder, 'feuille.yaml'),
        `questionnaire: mien@1.0.2\ncommune: { name: "${'Saint-'.repeat(50)}" }\nanswers:\n  porte: non\n`,
      ),
  },
  'empty-file': {
    prepare: (folder) => writeFileSync(join(folder, 'feuille.yaml'), ''),
  },
  'folder-instead-of-a-sheet': {
    prepare: (folder) => mkdirSync(join(folder, 'feuille.yaml')),
  },
  'no-right-to-write': readOnlyFolder,
  'no-right-to-read': {
    ...readOnlyFolder,
    prepare: (folder) => {
      writeFileSync(join(folder, 'feuille.yaml'), sheet('  sensibilisation: jamais\n'));
      chmodSync(join(folder, 'feuille.yaml'), 0o600);
    },
    skip: () => (isRoot ? readOnlyFolder.skip?.() : 'only root can prepare a file that somebody else may not read'),
  },
  'full-disk': {
    prepare: (folder) => mkdirSync(join(folder, 'plein')),
    inside: SMALL_DISK,
    skip: () => {
      const tried = spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', '-o', 'size=64k', 'none', '/mnt']);
      return tried.status === 0 ? undefined : 'a small disk cannot be mounted here';
    },
  },
};
