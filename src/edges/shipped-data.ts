/** The files that come with the program, already read at build time: a copy of one, in any folder, need not be read again. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { sha256 } from '../core/sha256.ts';
import type { KnownText } from '../core/yaml-text.ts';
import { DATA } from './data.ts';

const FOLDER = 'texts/';

/** What a text holds when it is, to the letter, one that is shipped; undefined for any other. */
export function shippedText(text: string): KnownText | undefined {
  const stored = new URL(nameOf(text), DATA);
  return existsSync(stored) ? (JSON.parse(readFileSync(stored, 'utf8')) as KnownText) : undefined;
}

/** Build time only. */
export function storeShippedText(out: URL, text: string, known: KnownText): void {
  mkdirSync(new URL(FOLDER, out), { recursive: true });
  writeFileSync(new URL(nameOf(text), out), JSON.stringify(known));
}

function nameOf(text: string): string {
  return `${FOLDER}${sha256(text).slice(0, 32)}.json`;
}
