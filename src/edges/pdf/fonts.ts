import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Face } from './face.ts';
import { LineCache } from './line-cache.ts';

/** The parsed fonts and the layout caches, shared by all documents of the process. */
export interface Fonts {
  readonly regular: Face;
  readonly bold: Face;
  /** Broken lines of plain texts, by width, face and text. */
  readonly lines: LineCache;
}

/** Reads `inter-regular.ttf` and `inter-bold.ttf` in a directory. Call it once: everything costly is kept. */
export function loadFonts(directory: string): Fonts {
  return {
    regular: new Face(readFileSync(join(directory, 'inter-regular.ttf')), 'F1'),
    bold: new Face(readFileSync(join(directory, 'inter-bold.ttf')), 'F2'),
    lines: new LineCache(),
  };
}
