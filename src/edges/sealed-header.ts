/** Telling a file in the age format by its first lines, without the library. */

const HEADER = 'age-encryption.org/v1\n';
const FOR_A_PASSPHRASE = `${HEADER}-> scrypt `;

export function isSealed(bytes: Uint8Array): boolean {
  return startsWith(bytes, HEADER);
}

/** Whether a passphrase opens it; other age files are for the holder of a key. */
export function isUnderPassphrase(bytes: Uint8Array): boolean {
  return startsWith(bytes, FOR_A_PASSPHRASE);
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text;
}
