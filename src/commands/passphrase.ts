/** Where passphrases come from: a file given for scripts, or somebody in front of the terminal. Never the command line, which others can see. */
import { readText } from '../edges/disk.ts';
import { linesOf } from '../edges/lines.ts';
import type { Asker } from '../render/asker.ts';
import { AGAIN, CHOOSE, CHOSEN, FIRST, NOT_THE_SAME, phraseOf, tooShort, wrongPhrase } from '../render/passphrase-text.ts';
import { UserError } from '../render/user-error.ts';
import type { World } from './world.ts';

/** Four words. */
const SHORTEST = 16;
const TRIES = 3;

export interface Passphrases {
  /** A new one, long enough. */
  choose(): Promise<string>;
  /** The one of a file: `open` tries it, and gives null when it is another. Throws a UserError when none opens it. */
  find<T>(path: string, open: (passphrase: string) => Promise<T | null>): Promise<Found<T>>;
}

export interface Found<T> {
  readonly passphrase: string;
  readonly content: T;
}

/** `asker` is null when nobody can answer; `file` is what `--passphrase-file` gives. */
export function passphrases(file: string | undefined, asker: (() => Promise<Asker>) | null, world: World): Passphrases {
  if (file !== undefined) return givenIn(file, world);
  if (asker !== null) return askedWith(asker);
  const refuse = async (): Promise<never> => Promise.reject(new UserError('needs-passphrase', {}));
  return { choose: refuse, find: refuse };
}

function askedWith(asker: () => Promise<Asker>): Passphrases {
  return {
    choose: async () => {
      const person = await asker();
      person.say(CHOOSE);
      for (;;) {
        const phrase = clean(await person.askSecret(FIRST));
        if (phrase.length < SHORTEST) person.say(tooShort(SHORTEST));
        else if (clean(await person.askSecret(AGAIN)) !== phrase) person.say(NOT_THE_SAME);
        else {
          person.say(CHOSEN);
          return phrase;
        }
      }
    },
    find: async (path, open) => {
      const person = await asker();
      for (let left = TRIES - 1; ; left--) {
        const passphrase = clean(await person.askSecret(phraseOf(path)));
        const content = await open(passphrase);
        if (content !== null) return { passphrase, content };
        if (left === 0) throw new UserError('wrong-passphrase', { path });
        person.say(wrongPhrase(left));
      }
    },
  };
}

/** The first line of a file, of a pipe, or of the standard input (`-`). */
function givenIn(file: string, { stdin }: World): Passphrases {
  let read: Promise<string> | null = null;
  const given = (): Promise<string> => (read ??= firstLine());
  async function firstLine(): Promise<string> {
    if (file !== '-') return clean(readText(file).split('\n', 1)[0]!);
    for await (const line of linesOf(stdin)) return clean(line);
    return '';
  }
  return {
    choose: async () => {
      const phrase = await given();
      if (phrase.length < SHORTEST) throw new UserError('short-passphrase', { path: file, least: SHORTEST });
      return phrase;
    },
    find: async (path, open) => {
      const passphrase = await given();
      const content = await open(passphrase);
      if (content === null) throw new UserError('wrong-passphrase', { path });
      return { passphrase, content };
    },
  };
}

/** The same letters are the same bytes on every keyboard; a space typed before or after counts for nothing. */
function clean(typed: string): string {
  return typed.normalize('NFC').trim();
}
