/** `commune-cyber decrypt`: writes in clear, beside it, what a sealed file holds. */
import { basename, dirname, join } from 'node:path';
import { exists, readBytes, writeWhole } from '../edges/disk.ts';
import { isSealed } from '../edges/sealed-header.ts';
import { openedInClear } from '../render/passphrase-text.ts';
import { UserError } from '../render/user-error.ts';
import { onceAsked, orInterrupted } from './asking.ts';
import { openSeal } from './open-seal.ts';
import { passphrases } from './passphrase.ts';
import { hasTerminal, type World } from './world.ts';

export interface DecryptOptions {
  readonly passphraseFile: string | undefined;
  readonly plain: boolean;
}

/** Exit code. Throws UserError. */
export async function decryptCommand(path: string, options: DecryptOptions, world: World): Promise<number> {
  const sealed = readBytes(path);
  if (!isSealed(sealed)) throw new UserError('not-sealed', { path });
  const name = basename(path);
  const clear = join(dirname(path), name.endsWith('.age') ? name.slice(0, -'.age'.length) : `${name}.clair`);
  if (exists(clear)) throw new UserError('file-exists', { path: clear });

  const asker = onceAsked(options.plain, world);
  return orInterrupted(asker, world, async () => {
    const phrases = passphrases(options.passphraseFile, hasTerminal(world) ? asker.get : null, world);
    const { content } = await openSeal(path, sealed, phrases);
    writeWhole(clear, content);
    world.stderr.write(`${openedInClear(clear)}\n`);
    return 0;
  });
}
