import { createHash } from 'node:crypto';

/** SHA-256 of a text in UTF-8, in hexadecimal. A pure function, though it comes from the platform. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
