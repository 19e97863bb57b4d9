/**
 * The answer sheet carried by a plan, read back without a PDF library: our own printer writes the attached file as a
 * plain stream object. A document rewritten by another program may hide it; then there is no sheet, and we say so.
 */
import { inflateSync } from 'node:zlib';
import type { Decrypt } from './password.ts';

/** Far above any sheet: a stream that swells beyond this is not one of ours. */
const LARGEST_SHEET = 4_000_000;

/** An object of ours fits in there, its content apart. */
const LONGEST_OBJECT = 2000;
/** Others are not looked at: a document made of nothing else would take minutes. */
const MOST_EMBEDDED = 20;

/** The bytes of the first embedded file that looks like an answer sheet, or null. Never throws. */
export function attachedSheet(pdf: Buffer, decrypt?: Decrypt): Buffer | null {
  let mark = -1;
  for (let embedded = 0; embedded < MOST_EMBEDDED; embedded++) {
    mark = pdf.indexOf('/EmbeddedFile', mark + 1);
    if (mark === -1) return null;
    const content = streamAt(pdf, mark, decrypt);
    if (content !== null && looksLikeSheet(content)) return content;
  }
  return null;
}

/** In YAML, or in JSON. */
function looksLikeSheet(content: Buffer): boolean {
  return ['questionnaire', 'answers'].every((key) => [':', '":', "':"].some((end) => content.includes(key + end)));
}

function streamAt(pdf: Buffer, mark: number, decrypt: Decrypt = (bytes) => Buffer.from(bytes)): Buffer | null {
  const around = pdf.subarray(Math.max(0, mark - LONGEST_OBJECT), mark + LONGEST_OBJECT);
  const before = Math.min(mark, LONGEST_OBJECT);
  const start = around.lastIndexOf(' obj', before);
  const ahead = around.indexOf('stream', before);
  if (start === -1 || ahead === -1) return null;
  const keyword = mark + ahead - before;
  const dictionary = around.toString('latin1', start, ahead);
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
