/**
 * A PDF under a password: AES-256, revision 6 of the standard handler (ISO 32000-2, 7.6.4), which every reader of today
 * opens. pdfkit stops at revision 5, withdrawn because a password can be tried there as fast as a single SHA-256.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Ciphers the streams and strings of one document. */
export interface Lock {
  /** The document's encryption dictionary, which is itself in clear. */
  readonly dictionary: string;
  readonly encrypt: (bytes: Uint8Array) => Buffer;
}

/** Deciphers a stream of a document. Throws when it is not one. */
export type Decrypt = (bytes: Uint8Array) => Buffer;

const NO_IV = Buffer.alloc(16);
/** Everything is allowed to whoever has the password, screen readers included. */
const PERMISSIONS = -4;

/** A new key for one document: the same password gives other bytes each time, so that two versions tell nothing of each other. */
export function lockWith(password: string): Lock {
  const secret = prepared(password);
  const key = randomBytes(32);
  const [user, userKey] = wrapped(secret, key, Buffer.alloc(0));
  const [owner, ownerKey] = wrapped(secret, key, user);
  const permissions = Buffer.concat([Buffer.alloc(8, 0xff), Buffer.from('Tadb', 'latin1'), randomBytes(4)]);
  permissions.writeInt32LE(PERMISSIONS);
  const perms = ciphered('aes-256-ecb', key, null, permissions);
  const hex = (bytes: Uint8Array): string => `<${Buffer.from(bytes).toString('hex')}>`;
  return {
    dictionary:
      `<</Filter/Standard/V 5/R 6/Length 256/CF<</StdCF<</AuthEvent/DocOpen/CFM/AESV3/Length 32>>>>/StmF/StdCF/StrF/StdCF` +
      `/O${hex(owner)}/OE${hex(ownerKey)}/U${hex(user)}/UE${hex(userKey)}/P ${PERMISSIONS}/Perms${hex(perms)}/EncryptMetadata true>>`,
    encrypt: (bytes) => {
      const iv = randomBytes(16);
      const cipher = createCipheriv('aes-256-cbc', key, iv);
      return Buffer.concat([iv, cipher.update(bytes), cipher.final()]);
    },
  };
}

/** What tells a password from another in a document of ours; null in one whose protection came from elsewhere, or in none. */
export interface Locked {
  readonly user: Buffer;
  readonly userKey: Buffer;
}

/** Whether a document is under a password, ours or not. */
export function isLocked(pdf: Buffer): boolean {
  return /\/Encrypt\s+\d+\s+\d+\s+R/.test(pdf.toString('latin1', trailerOf(pdf)));
}

/** Never throws. Our printer writes the dictionary just before the trailer. */
export function lockedBy(pdf: Buffer): Locked | null {
  const trailer = trailerOf(pdf);
  const dictionary = pdf.toString('latin1', Math.max(0, trailer - 1000), trailer);
  const field = (name: string): string | undefined => new RegExp(`/${name}<([0-9a-f]+)>`).exec(dictionary)?.[1];
  const [user, userKey] = [field('U'), field('UE')];
  if (!dictionary.includes('/V 5/R 6/') || user?.length !== 96 || userKey?.length !== 64) return null;
  return { user: Buffer.from(user, 'hex'), userKey: Buffer.from(userKey, 'hex') };
}

function trailerOf(pdf: Buffer): number {
  const [, start = ''] = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.toString('latin1', Math.max(0, pdf.length - 60))) ?? [];
  return start === '' ? pdf.length : Number(start);
}

/** Null when the password is not the document's. */
export function unlock({ user, userKey }: Locked, password: string): Decrypt | null {
  const secret = prepared(password);
  const none = Buffer.alloc(0);
  if (!hardened(secret, user.subarray(32, 40), none).equals(user.subarray(0, 32))) return null;
  const decipher = createDecipheriv('aes-256-cbc', hardened(secret, user.subarray(40, 48), none), NO_IV).setAutoPadding(false);
  const key = Buffer.concat([decipher.update(userKey), decipher.final()]);
  return (bytes) => {
    const stream = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16));
    return Buffer.concat([stream.update(bytes.subarray(16)), stream.final()]);
  };
}

/** As readers prepare what is typed (SASLprep, of which this is what a keyboard can produce), 127 bytes at most. */
function prepared(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'), 'utf8').subarray(0, 127);
}

/** Algorithms 8 and 9: what checks the password, and the document's key under it. */
function wrapped(secret: Buffer, key: Buffer, user: Buffer): [check: Buffer, key: Buffer] {
  const [validation, wrapping] = [randomBytes(8), randomBytes(8)];
  return [
    Buffer.concat([hardened(secret, validation, user), validation, wrapping]),
    ciphered('aes-256-cbc', hardened(secret, wrapping, user), NO_IV, key),
  ];
}

/** Algorithm 2.B: made slow on purpose, at least 64 rounds of ciphering and hashing. */
function hardened(secret: Buffer, salt: Buffer, user: Buffer): Buffer {
  let key = createHash('sha256').update(secret).update(salt).update(user).digest();
  for (let round = 0, last = 0; round < 64 || last > round - 32; round++) {
    const block = Buffer.concat([secret, key, user]);
    const repeated = Buffer.concat(Array.from({ length: 64 }, () => block));
    const mixed = ciphered('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32), repeated);
    // The first 16 bytes as one number, modulo 3: 256 leaves 1, so their sum has the same remainder.
    const remainder = mixed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = createHash(['sha256', 'sha384', 'sha512'][remainder]!).update(mixed).digest();
    last = mixed.at(-1)!;
  }
  return key.subarray(0, 32);
}

/** Of whole blocks. */
function ciphered(algorithm: string, key: Uint8Array, iv: Uint8Array | null, bytes: Uint8Array): Buffer {
  const cipher = createCipheriv(algorithm, key, iv).setAutoPadding(false);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}
