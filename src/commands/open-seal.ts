/** Opening what a passphrase seals: an age file, or a plan in PDF. */
import { isUnderPassphrase } from '../edges/sealed-header.ts';
import { UserError } from '../render/user-error.ts';
import type { Found, Passphrases } from './passphrase.ts';

/** Throws a UserError when it stays closed. */
export async function openSeal(path: string, sealed: Uint8Array, phrases: Passphrases): Promise<Found<Uint8Array>> {
  if (!isUnderPassphrase(sealed)) throw new UserError('sealed-for-a-key', { path });
  const { unseal } = await import('../edges/seal.ts');
  return phrases.find(path, (passphrase) =>
    unseal(sealed, passphrase).catch(() => {
      throw new UserError('damaged-seal', { path });
    }),
  );
}

/** The sheet carried by a plan, and the passphrase that plan was under, if any. Throws a UserError when there is none. */
export async function openPlan(
  path: string,
  pdf: Buffer,
  phrases: Passphrases,
): Promise<{ readonly carried: Buffer; readonly passphrase: string | null }> {
  // Only a PDF needs what unpacks it.
  const { attachedSheet } = await import('../edges/pdf/attachment.ts');
  const { isLocked, lockedBy, unlock } = await import('../edges/pdf/password.ts');
  const orNone = (carried: Buffer | null): Buffer => {
    if (carried === null) throw new UserError('no-sheet-in-pdf', { path });
    return carried;
  };
  if (!isLocked(pdf)) return { carried: orNone(attachedSheet(pdf)), passphrase: null };
  const locked = lockedBy(pdf);
  if (locked === null) throw new UserError('pdf-under-a-password', { path });
  const { passphrase, content } = await phrases.find(path, async (tried) => unlock(locked, tried));
  return { carried: orNone(attachedSheet(pdf, content)), passphrase };
}
