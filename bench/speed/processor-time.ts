import { readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second. */
const TICK_MS = 10;

/** Places of user and system time among the fields after a process's name; see proc(5). */
const OWN = [11, 12] as const;
const OF_CHILDREN_GONE = [13, 14] as const;

/** CPU ms of these child processes and of all that have ended. */
export const childrenMs = (pids: readonly number[]): number =>
  processorMs(process.pid, OF_CHILDREN_GONE) + pids.reduce((sum, pid) => sum + processorMs(pid, OWN), 0);

/** 0 once the process is gone, and where there is no /proc. */
function processorMs(pid: number, places: readonly number[]): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return places.reduce((sum, place) => sum + Number(fields[place]), 0) * TICK_MS;
  } catch {
    return 0;
  }
}

/** Memory in MB, pages shared with other processes counted in part. */
export function proportionalMb(pid: number): number {
  try {
    return Number(/^Pss:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
