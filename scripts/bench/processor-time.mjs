/** Time really spent by the processor: what others do at the same time on the machine does not count. */
import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

/**
 * Milliseconds spent by a process, its descendants, and those of them that have ended. Null where the system does not
 * tell (it is read in Linux's /proc).
 */
export function processorTime(pid) {
  if (process.platform !== 'linux') return null;
  const processes = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (statOf(name) ?? []) : []));
  const family = new Set([pid]);
  // A child has not always a greater number than its parent.
  for (let before = 0; before !== family.size;) {
    before = family.size;
    for (const each of processes) if (family.has(each.parent)) family.add(each.pid);
  }
  const ticks = processes.reduce((sum, each) => sum + (family.has(each.pid) ? each.ticks : 0), 0);
  return (ticks * 1000) / TICKS_PER_SECOND;
}

function statOf(pid) {
  try {
    // The name of the program, between parentheses, may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /s, '')
      .split(' ')
      .map(Number);
    return { pid: Number(pid), parent: fields[1], ticks: fields[11] + fields[12] + fields[13] + fields[14] };
  } catch {
    // It has just ended.
    return null;
  }
}
