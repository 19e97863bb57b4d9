/**
 * Files under a passphrase, in the age format (age-encryption.org): `age -d` opens them too. The library is loaded when
 * there is something to seal or to open.
 */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import type { Identity, Recipient } from 'age-encryption';

/** What `sealWith` gives a file: a passphrase, and how to put contents under it. */
export interface Seal {
  readonly passphrase: string;
  readonly encrypt: (content: string) => Promise<Uint8Array>;
  /** Works out the key of the next `encrypt` meanwhile: it takes about a second, on purpose. */
  readonly prepare: () => void;
}

/** Of age itself: a second on a computer of today, and 256 MB, for each passphrase that an attacker tries. */
const WORK_FACTOR = 18;
/** Above it, whoever wrote the file wants to keep us busy. */
const MOST_WORK = 20;

const LABEL = 'age-encryption.org/v1/scrypt';

/** Each `encrypt` has its own salt and its own key, as age asks: nothing of a file is used again in the next. */
export function sealWith(passphrase: string, workFactor: number = WORK_FACTOR): Seal {
  let ready: Promise<WrappingKey> | null = null;
  const nextKey = (): Promise<WrappingKey> => {
    const salt = randomBytes(16);
    return wrappingKey(passphrase, salt, workFactor).then((key) => ({ salt, key }));
  };
  return {
    passphrase,
    prepare: () => void (ready ??= nextKey()),
    encrypt: async (content) => {
      const next = ready ?? nextKey();
      ready = null;
      const [{ Encrypter, Stanza }, { salt, key }] = await Promise.all([import('age-encryption'), next]);
      const recipient: Recipient = {
        wrapFileKey: (fileKey) => [new Stanza(['scrypt', unpadded(salt), String(workFactor)], wrap(key, fileKey))],
      };
      const encrypter = new Encrypter();
      encrypter.addRecipient(recipient);
      return encrypter.encrypt(content);
    },
  };
}

/** Null when the passphrase is another. Throws when the file is damaged. */
export async function unseal(sealed: Uint8Array, passphrase: string): Promise<Uint8Array | null> {
  const { Decrypter } = await import('age-encryption');
  const identity: Identity = {
    unwrapFileKey: async ([stanza]) => {
      const [, salt = '', work = ''] = stanza!.args;
      if (!/^[1-9]\d?$/.test(work) || Number(work) > MOST_WORK) throw new Error('unexpected work factor');
      const key = await wrappingKey(passphrase, Buffer.from(salt, 'base64'), Number(work));
      return unwrap(key, stanza!.body);
    },
  };
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return await decrypter.decrypt(sealed);
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('no identity matched')) return null;
    throw error;
  }
}

interface WrappingKey {
  readonly salt: Buffer;
  readonly key: Buffer;
}

/** In a thread of Node's own, and nearly twice as quick as the library's, which is JavaScript and would freeze the interview. */
function wrappingKey(passphrase: string, salt: Uint8Array, workFactor: number): Promise<Buffer> {
  const cost = 2 ** workFactor;
  return new Promise((resolve, reject) =>
    scrypt(
      passphrase,
      Buffer.concat([Buffer.from(LABEL), salt]),
      32,
      { N: cost, r: 8, p: 1, maxmem: 1024 * cost + 1_000_000 },
      (error, key) => (error === null ? resolve(key) : reject(error)),
    ),
  );
}

const ALGORITHM = 'chacha20-poly1305';
/** A key ciphers one file key only. */
const NONCE = Buffer.alloc(12);
const TAG = 16;

function wrap(key: Buffer, fileKey: Uint8Array): Uint8Array {
  const cipher = createCipheriv(ALGORITHM, key, NONCE, { authTagLength: TAG });
  return new Uint8Array(Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]));
}

function unwrap(key: Buffer, wrapped: Uint8Array): Uint8Array | null {
  if (wrapped.length !== 16 + TAG) throw new Error('unexpected key');
  const decipher = createDecipheriv(ALGORITHM, key, NONCE, { authTagLength: TAG });
  decipher.setAuthTag(wrapped.subarray(16));
  try {
    return new Uint8Array(Buffer.concat([decipher.update(wrapped.subarray(0, 16)), decipher.final()]));
  } catch {
    return null;
  }
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
