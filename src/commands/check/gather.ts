/** From the paths typed to what there is to check: questionnaires with all their files, sheets, templates. */
import { dirname, join, resolve } from 'node:path';
import { fileKind, type FileKind, type Told } from '../../core/file-kind.ts';
import { exists, filesIn, isFolder, yamlFilesIn, yamlFilesOf } from '../../edges/disk.ts';
import { UserError } from '../../render/user-error.ts';
import type { Texts } from './texts.ts';

/** One questionnaire: a file, or a folder. */
export interface Home {
  /** As it is named to the user. */
  readonly path: string;
  readonly parts: readonly string[];
  /** Worked cases and lists of coverage, in the folders of those names. */
  readonly beside: readonly string[];
}

/** A file on its own. */
export interface Single {
  readonly file: string;
  /** Null when nothing tells. */
  readonly kind: FileKind | null;
}

export interface Targets {
  readonly homes: readonly Home[];
  readonly singles: readonly Single[];
}

/** Folders of a questionnaire that do not hold its parts. */
const BESIDE = ['cases', 'coverage'] as const;
/** What is checked with a questionnaire. */
const OF_A_HOME: ReadonlySet<FileKind | null> = new Set<FileKind>(['questionnaire', 'cases', 'coverage', 'unverified']);
/** How far above one of its files a questionnaire may be. */
const HIGHEST = 3;

/** Names of files that may be checked, in a folder. */
export const CHECKED = (name: string): boolean => /\.(ya?ml|json)$/i.test(name);

/** Throws a UserError for a path that does not exist, or when there is nothing at all. */
export function gather(paths: readonly string[], texts: Texts): Targets {
  const gathering = new Gathering(texts);
  for (const path of paths) {
    if (!exists(path)) throw new UserError('file-not-found', { path });
    if (isFolder(path)) gathering.addFolder(path);
    else {
      texts.mustReach(path);
      gathering.addFile(path);
    }
  }
  if (gathering.homes.size === 0 && gathering.singles.size === 0) throw new UserError('nothing-to-check', { paths });
  return { homes: [...gathering.homes.values()], singles: [...gathering.singles.values()] };
}

class Gathering {
  /** By absolute path: a file is checked once, however many times it is named. */
  readonly homes = new Map<string, Home>();
  readonly singles = new Map<string, Single>();
  /** Files of these homes, by absolute path. */
  readonly #taken = new Set<string>();
  readonly #kinds = new Map<string, Told>();
  readonly #texts: Texts;

  constructor(texts: Texts) {
    this.#texts = texts;
  }

  addFile(file: string): void {
    const { kind, whole } = this.#told(file);
    if (!OF_A_HOME.has(kind)) {
      this.singles.set(resolve(file), { file, kind });
      return;
    }
    // Whole, and named: what is beside it is not asked about.
    const home = whole ? this.#alone(file) : this.#homeAbove(dirname(file), kind);
    if (home !== null) this.#add(home);
    else if (kind === 'questionnaire') this.#add({ path: file, parts: [file], beside: [] });
    else this.singles.set(resolve(file), { file, kind });
  }

  addFolder(folder: string): void {
    const files = filesIn(folder, CHECKED).filter((file) => this.#isOurs(file));
    const heads = files.filter((file) => this.#told(file).head);
    for (const head of heads) this.#add(this.#homeOf(head));
    const rest = files.filter((file) => !this.#has(file));
    if (heads.length === 0 && rest.some((file) => this.#told(file).kind === 'questionnaire'))
      this.#add(this.#homeAbove(folder, 'questionnaire') ?? folderHome(folder));
    for (const file of rest) if (!this.#has(file)) this.addFile(file);
  }

  #told(file: string): Told {
    const known = this.#kinds.get(file) ?? fileKind(this.#texts.read(file) ?? '');
    this.#kinds.set(file, known);
    return known;
  }

  #add(home: Home): void {
    const path = resolve(home.path);
    if (this.homes.has(path)) return;
    this.homes.set(path, home);
    for (const file of [...home.parts, ...home.beside]) this.#taken.add(resolve(file));
  }

  #has(file: string): boolean {
    return this.#taken.has(resolve(file));
  }

  /** Among files that nobody named: JSON is a sheet or somebody else's, and other programs write YAML too. */
  #isOurs(file: string): boolean {
    const { kind, sure } = this.#told(file);
    if (this.#texts.read(file) === null) return /\.ya?ml$/i.test(file);
    return sure && kind !== 'diagnostic' && (kind === 'answers' || !/\.json$/i.test(file));
  }

  /** The file alone when it has everything and nothing else in its folder is a part; else its folder, as `diagnose` reads it. */
  #homeOf(head: string): Home {
    const others = this.#otherParts(head);
    return !this.#told(head).whole || others.some(({ whole }) => !whole) ? folderHome(dirname(head)) : this.#alone(head);
  }

  /** Cases in the folders beside are its own when nothing else can claim them. */
  #alone(file: string): Home {
    return { path: file, parts: [file], beside: this.#otherParts(file).length === 0 ? besideIn(dirname(file)) : [] };
  }

  #otherParts(head: string): Told[] {
    return yamlFilesOf(dirname(head))
      .filter((file) => resolve(file) !== resolve(head))
      .map((file) => this.#told(file))
      .filter(({ part }) => part);
  }

  /** The questionnaire that a file belongs to, by its folder and what is above. */
  #homeAbove(folder: string, kind: FileKind | null): Home | null {
    let path = folder;
    for (let level = 0; level <= HIGHEST; level++) {
      const head = yamlFilesOf(path).find((file) => this.#told(file).head);
      if (head !== undefined) {
        const home = this.#homeOf(head);
        // A whole file takes no part from elsewhere.
        return kind === 'questionnaire' && home.path === head ? null : home;
      }
      path = join(path, '..');
    }
    return null;
  }
}

function folderHome(path: string): Home {
  return { path, parts: yamlFilesIn(path, { except: BESIDE }), beside: besideIn(path) };
}

function besideIn(folder: string): string[] {
  return BESIDE.map((name) => join(folder, name))
    .filter((path) => isFolder(path))
    .flatMap((path) => yamlFilesIn(path));
}
