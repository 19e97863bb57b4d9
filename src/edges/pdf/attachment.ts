/**
 * The answer sheet carried by a plan, read back without a PDF library: our own printer writes the attached file as a
 * plain stream object. A document rewritten by another program may hide it; then there is no sheet, and we say so.
 */
import { inflateSync } from 'node:zlib';
import type { Decrypt } from './password.ts';

/** Far above any sheet: a stream that swells beyond this is not one of ours. */
const LARGEST_SHEET = 4_000_000;

/** The bytes of the first embedded file that looks like an answer sheet, or null. Never throws. */
export function attachedSheet(pdf: Buffer, decrypt?: Decrypt): Buffer | null {
  for (let from = 0; ;) {
    const mark = pdf.indexOf('/EmbeddedFile', from);
    if (mark === -1) return null;
    from = mark + 1;
    const content = streamAt(pdf, mark, decrypt);
    if (content !== null && content.includes('questionnaire:') && content.includes('answers:')) return content;
  }
}

function streamAt(pdf: Buffer, mark: number, decrypt: Decrypt = (bytes) => Buffer.from(bytes)): Buffer | null {
  const start = pdf.lastIndexOf(' obj', mark);
  const keyword = pdf.indexOf('stream', mark);
  if (start === -1 || keyword === -1 || keyword - mark > 2000) return null;
  const dictionary = pdf.toString('latin1', start, keyword);
  const length = Number(/\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(dictionary)?.[1]);
  if (!(length >= 0)) return null;
  const first = keyword + 'stream'.length + (pdf[keyword + 'stream'.length] === 0x0d ? 2 : 1);
  if (length > LARGEST_SHEET) return null;
  try {
    const bytes = decrypt(pdf.subarray(first, first + length));
    if (!/\/FlateDecode/.test(dictionary)) return bytes;
    return inflateSync(bytes, { maxOutputLength: LARGEST_SHEET });
  } catch {
    return null;
  }
}
