/** What a plan on the disk was made from, read from its last lines: the file itself is the memory of its making. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** The identity given to `printPdf`, or null when there is no such file or it is not one of ours. Never throws. */
export function identityOf(path: string): string | null {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch {
    return null;
  }
  try {
    const { size } = fstatSync(descriptor);
    const start = Number(/startxref\n(\d+)\n%%EOF\s*$/.exec(textAt(descriptor, Math.max(0, size - 40), 40))?.[1]);
    if (!(start < size)) return null;
    return /\/ID\[<([0-9a-f]{32})>/.exec(textAt(descriptor, start, 400))?.[1] ?? null;
  } catch {
    return null;
  } finally {
    closeSync(descriptor);
  }
}

function textAt(descriptor: number, position: number, length: number): string {
  const bytes = Buffer.alloc(length);
  const read = readSync(descriptor, bytes, 0, length, position);
  return bytes.toString('latin1', 0, read);
}
