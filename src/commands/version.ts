/** The version of the program, from package.json: read at run time so that a release changes one file. */
import { readFileSync } from 'node:fs';
import { DATA } from '../edges/data.ts';

export const VERSION: string = (JSON.parse(readFileSync(new URL('../../package.json', DATA), 'utf8')) as { version: string })
  .version;
