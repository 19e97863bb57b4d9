/** The disk: whole files read strictly, written beside then renamed, mode 0600. Every failure has its sentence. */
import { isUtf8 } from 'node:buffer';
import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
  type Dirent,
  type Stats,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '../render/user-error.ts';
import { isSealed } from './sealed-header.ts';
import { sweep, temporaryName } from './temporary.ts';

/** Far above any sheet, questionnaire or plan. */
const LARGEST_FILE = 20_000_000;

/** Bytes of a file, or of a pipe. Throws a UserError that says what is wrong with the path. */
export function readBytes(path: string): Buffer {
  return orUserError(path, 'read', () => {
    const status = statSync(path);
    if (status.isDirectory()) throw new UserError('is-a-folder', { path });
    if (status.size > LARGEST_FILE) throw new UserError('file-too-large', { path, limit: LARGEST_FILE });
    return status.isFile() ? readFileSync(path) : readStream(path);
  });
}

/** A pipe or a device does not say its size, and some have no end. */
function readStream(path: string): Buffer {
  const chunks: Buffer[] = [];
  let total = 0;
  for (const chunk of piecesOf(path)) {
    total += chunk.length;
    if (total > LARGEST_FILE) throw new UserError('file-too-large', { path, limit: LARGEST_FILE });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The bytes of a file of any size, piece by piece. A pipe cannot be read twice, and a device may have no end. Throws a UserError. */
export function* chunksOf(path: string): Generator<Buffer> {
  if (isSpecial(path)) throw new UserError('not-a-file', { path });
  yield* piecesOf(path);
}

function* piecesOf(path: string): Generator<Buffer> {
  const descriptor = orUserError(path, 'read', () => openSync(path, 'r'));
  try {
    const chunk = Buffer.alloc(65_536);
    const next = (): number => orUserError(path, 'read', () => readSync(descriptor, chunk));
    for (let length = next(); length > 0; length = next()) yield Buffer.from(chunk.subarray(0, length));
  } finally {
    closeSync(descriptor);
  }
}

/** Text in strict UTF-8. */
export function decodeUtf8(path: string, bytes: Uint8Array): string {
  if (!isUtf8(bytes)) throw new UserError(isSealed(bytes) ? 'sealed' : 'not-utf8', { path });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

export function readText(path: string): string {
  return decodeUtf8(path, readBytes(path));
}

/** False also when it cannot be told: reading or writing it will say why. */
export function exists(path: string): boolean {
  return statusOf(path) !== null;
}

export function isFolder(path: string): boolean {
  return statusOf(path)?.isDirectory() === true;
}

/** Changes when the file does, whatever replaced it; null when it is not there. */
export function stampOf(path: string): string | null {
  const status = statusOf(path);
  return status === null ? null : `${status.ino} ${status.mtimeMs} ${status.size}`;
}

function statusOf(path: string): Stats | null {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null;
  } catch {
    return null;
  }
}

/** True for a pipe or a device; false also when it cannot be told. */
function isSpecial(path: string): boolean {
  const status = statusOf(path);
  return status !== null && !status.isFile() && !status.isDirectory();
}

/** Other people's files, in a project that uses this program. */
const NOT_OURS = 'node_modules';

/** Files of a folder and of its subfolders whose name suits, hidden ones and those excepted left out, in the order of their paths. */
export function filesIn(folder: string, suits: (name: string) => boolean, except?: string): string[] {
  return orUserError(folder, 'read', () =>
    readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => !name.startsWith('.') && name !== NOT_OURS)
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => {
        const path = join(folder, entry.name);
        if (!entry.isDirectory()) return suits(entry.name) && isReadable(entry, path) ? [path] : [];
        return except !== undefined && resolve(path) === resolve(except) ? [] : filesIn(path, suits, except);
      }),
  );
}

/** YAML files of a folder itself, in the order of their names; none when it cannot be listed. */
export function yamlFilesOf(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.ya?ml$/i.test(entry.name))
      .map(({ name }) => join(folder, name))
      .toSorted();
  } catch {
    return [];
  }
}

/** YAML files of a folder and of its subfolders but those excepted, in the order of their names. */
export function yamlFilesIn(folder: string, { except = [] }: { readonly except?: readonly string[] } = {}): string[] {
  return orUserError(folder, 'read', () =>
    readdirSync(folder, { withFileTypes: true })
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return except.includes(entry.name) ? [] : yamlFilesIn(path);
        return /\.ya?ml$/i.test(entry.name) && isReadable(entry, path) ? [path] : [];
      }),
  );
}

/** Found in a folder, a pipe or a device would be waited for in vain. A link to nothing is kept: reading it will say so. */
function isReadable(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  return statusOf(path)?.isFile() !== false;
}

/**
 * Replaces a file whole: written beside under a name of its own, flushed, then renamed. On failure the old file is
 * untouched and the temporary one removed. A pipe or a device is written as it is.
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const file = new GrowingFile(path);
  file.write(content);
  file.finish();
}

/** The same for what is too long to be held in memory: nobody sees the file before `finish`. Throws UserErrors. */
export class GrowingFile {
  readonly #path: string;
  /** Null for a pipe or a device, which is written to: replaced, it would be lost for everybody. */
  readonly #temporary: string | null;
  readonly #descriptor: number;
  #isOpen = true;

  constructor(named: string) {
    const special = isSpecial(named);
    // A link stays a link: what it points to is replaced.
    this.#path = exists(named) && !special ? realpathSync(named) : named;
    const folder = dirname(this.#path);
    this.#temporary = special ? null : temporaryName(this.#path);
    this.#descriptor = orUserError(this.#path, 'write', () => {
      if (this.#temporary === null) return openSync(this.#path, 'w');
      makeFolder(folder);
      if (isFolder(this.#path)) throw new UserError('is-a-folder', { path: this.#path });
      // Renaming asks nothing of the file it replaces, even one that somebody has protected.
      if (exists(this.#path)) accessSync(this.#path, constants.W_OK);
      sweep(folder);
      // Never through a link that somebody else would have put there.
      rmSync(this.#temporary, { force: true });
      return openSync(this.#temporary, 'wx', 0o600);
    });
  }

  write(content: string | Uint8Array): void {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    this.#orDiscard(() => {
      for (let written = 0; written < bytes.length;) written += writeSync(this.#descriptor, bytes, written);
    });
  }

  finish(): void {
    const temporary = this.#temporary;
    if (temporary !== null)
      this.#orDiscard(() => {
        fsyncSync(this.#descriptor);
        renameSync(temporary, this.#path);
      });
    this.#close();
  }

  /** Leaves the old file as it was; nothing when it is over already, well or not. */
  discard(): void {
    if (!this.#isOpen) return;
    this.#close();
    if (this.#temporary !== null) rmSync(this.#temporary, { force: true });
  }

  #close(): void {
    this.#isOpen = false;
    closeSync(this.#descriptor);
  }

  #orDiscard(run: () => void): void {
    orUserError(this.#path, 'write', () => {
      try {
        run();
      } catch (error) {
        this.discard();
        throw error;
      }
    });
  }
}

/** One folder at a time: asked for all at once under a place that takes none, such as /proc, Node never comes back. */
function makeFolder(folder: string): void {
  if (exists(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

function orUserError<T>(path: string, action: 'read' | 'write', run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error instanceof UserError) throw error;
    switch (error.code) {
      case 'ENOENT':
      // A link that leads to itself.
      case 'ELOOP':
        throw action === 'write' ? new UserError('no-right', { path, action }) : new UserError('file-not-found', { path });
      case 'ENOTDIR':
      case 'EEXIST':
        throw new UserError('not-a-folder', { path });
      case 'EISDIR':
        throw new UserError('is-a-folder', { path });
      case 'EACCES':
      case 'EPERM':
      case 'EROFS':
        throw new UserError('no-right', { path, action });
      case 'EBUSY':
        throw new UserError('file-in-use', { path });
      case 'ENOSPC':
      case 'EDQUOT':
        throw new UserError('disk-full', { path });
      case 'ENAMETOOLONG':
        throw new UserError('name-too-long', { path });
      default:
        throw new UserError('disk-error', { path, detail: String(error.code) });
    }
  }
}
