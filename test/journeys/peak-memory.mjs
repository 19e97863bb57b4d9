/** Loaded before the program under test: says, at its end, the most memory it ever held (in kilobytes) and its time (in milliseconds). */
import { writeFileSync } from 'node:fs';

const file = process.env['PEAK_MEMORY_FILE'];
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeFileSync(file, JSON.stringify({ memory: maxRSS, time: (userCPUTime + systemCPUTime) / 1000 }));
});
