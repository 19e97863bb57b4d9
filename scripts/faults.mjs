/** `npm run faults`: kills, full disks and two programs at once, on the built program. See test/faults/main.ts. */
import { runTypeScript } from './run-typescript.mjs';

await runTypeScript('test/faults/main.ts');
