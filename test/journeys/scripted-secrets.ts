/** Somebody who types passphrases from a list, and hears what is said. */
import { passphrases, type Passphrases } from '../../src/commands/passphrase.ts';
import type { World } from '../../src/commands/world.ts';
import { type Asker, Interrupted } from '../../src/render/asker.ts';
import { scriptedAsker } from './scripted-asker.ts';

export interface Said {
  readonly kind: 'passage' | 'secret';
  readonly text: string;
}

export function seatedPassphrases(typed: readonly string[], said: Said[] = []): Passphrases {
  const left = [...typed];
  const { asker } = scriptedAsker(() => {
    throw new Interrupted();
  });
  const seated: Asker = {
    ...asker,
    say: ({ paragraphs }) => void said.push({ kind: 'passage', text: paragraphs.join('\n') }),
    askSecret: async ({ text }) => {
      said.push({ kind: 'secret', text });
      const next = left.shift();
      if (next === undefined) throw new Interrupted();
      return next;
    },
  };
  return passphrases(undefined, async () => seated, {} as World);
}
