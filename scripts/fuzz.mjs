/** `npm run fuzz`: throws spoilt files at the program, from its sources. See test/fuzz/main.ts. */
import { runTypeScript } from './run-typescript.mjs';

await runTypeScript('test/fuzz/main.ts');
