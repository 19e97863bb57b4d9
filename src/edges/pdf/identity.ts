/** What the last lines of a plan on the disk say of it: the file itself is the memory of its making. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** The identity given to `printPdf`, or null when there is no such file or it is not one of ours. Never throws. */
export function identityOf(path: string): string | null {
  return /\/ID\[<([0-9a-f]{32})>/.exec(trailerAt(path))?.[1] ?? null;
}

/** Whether a plan of ours is under a password. Never throws. */
export function isUnderPassword(path: string): boolean {
  return /\/Encrypt \d+ 0 R/.test(trailerAt(path));
}

/** The dictionary at the end of a PDF; nothing when there is none, or no such file. */
function trailerAt(path: string): string {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch {
    return '';
  }
  try {
    const { size } = fstatSync(descriptor);
    const start = Number(/startxref\n(\d+)\n%%EOF\s*$/.exec(textAt(descriptor, Math.max(0, size - 40), 40))?.[1]);
    return start < size ? textAt(descriptor, start, 400) : '';
  } catch {
    return '';
  } finally {
    closeSync(descriptor);
  }
}

function textAt(descriptor: number, position: number, length: number): string {
  const bytes = Buffer.alloc(length);
  const read = readSync(descriptor, bytes, 0, length, position);
  return bytes.toString('latin1', 0, read);
}
