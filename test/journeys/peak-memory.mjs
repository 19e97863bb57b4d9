/** Loaded before the program under test: says, at its end, the most memory it ever held, in kilobytes. */
import { writeFileSync } from 'node:fs';

const file = process.env['PEAK_MEMORY_FILE'];
process.on('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS)));
