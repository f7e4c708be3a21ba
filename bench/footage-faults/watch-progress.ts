import { readdirSync, readFileSync } from 'node:fs';
import type { Milliseconds } from '../../src/core/units.ts';

/** Linux counts in hundredths of a second. */
const TICK_MS: Milliseconds = 10;
/** Fields after a process's name, see proc(5): its state, its parent, and its own and its ended children's user and system time. */
const STATE = 0;
const PARENT = 1;
const TIMES = [11, 12, 13, 14] as const;

const RUNNABLE = 'R';

/** How far a process and all that it started have come. */
export interface Progress {
  /** CPU time of all of them. */
  readonly processorMs: Milliseconds;
  /** Wall-clock time since the last of it that counts. */
  readonly idleMs: Milliseconds;
}

/** More CPU time than this is an endless loop. */
const LONGEST_BUSY_MS: Milliseconds = 600_000;
/** Without CPU time for so long nothing goes on, even on a machine that is busy with other work. */
const LONGEST_IDLE_MS: Milliseconds = 240_000;
/** A process that only waits uses less in the longest idle time. */
const COUNTS_MS: Milliseconds = 300;
const LOOK_EVERY_MS: Milliseconds = 5_000;

/** What is wrong with so much progress; undefined where nothing is. */
export function hangOf({ processorMs, idleMs }: Progress): string | undefined {
  if (processorMs > LONGEST_BUSY_MS) return `no answer after ${LONGEST_BUSY_MS / 1000} s of CPU time`;
  if (idleMs > LONGEST_IDLE_MS) return `no CPU time used for ${LONGEST_IDLE_MS / 1000} s`;
  return undefined;
}

/**
 * Looks again and again at how much CPU time a process and those that it started use: on a loaded machine the clock on the wall
 * says nothing.
 * @param onHang called once
 */
export class ProgressWatch {
  readonly #pid: number;
  readonly #timer: NodeJS.Timeout;
  #startedMs: Milliseconds;
  #countedMs: Milliseconds;
  #countedAtMs: Milliseconds = performance.now();

  constructor(pid: number, onHang: (why: string) => void) {
    this.#pid = pid;
    this.#startedMs = this.#countedMs = treeMs(pid);
    this.#timer = setInterval(() => {
      const hang = hangOf(this.#look());
      if (hang === undefined) return;
      this.stop();
      onHang(hang);
    }, LOOK_EVERY_MS);
  }

  /** What was used until now does not count. */
  restart(): void {
    this.#startedMs = this.#countedMs = treeMs(this.#pid);
    this.#countedAtMs = performance.now();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): Progress {
    const nowMs = treeMs(this.#pid);
    // Less where a process ended whose parent did not wait for it; none where others keep it from its turn.
    if (nowMs >= this.#countedMs + COUNTS_MS || nowMs < this.#countedMs || wantsToRun(this.#pid)) {
      this.#countedMs = nowMs;
      this.#countedAtMs = performance.now();
    }
    return { processorMs: nowMs - this.#startedMs, idleMs: performance.now() - this.#countedAtMs };
  }
}

/** CPU time of a process, of all that it started, and of those of them that have ended; 0 where there is no /proc. */
export function treeMs(root: number): Milliseconds {
  const ticks = treeOf(root).flatMap((fields) => TIMES.map((place) => Number(fields[place])));
  return ticks.reduce((sum, some) => sum + some, 0) * TICK_MS;
}

/** Whether one of them waits for a processor only. */
const wantsToRun = (root: number): boolean => treeOf(root).some((fields) => fields[STATE] === RUNNABLE);

/** What /proc says of a process and of all that it started. */
function treeOf(root: number): string[][] {
  const fields = new Map(processIds().flatMap((pid) => fieldsOf(pid)));
  const isBelow = (pid: number): boolean => {
    if (pid === root) return true;
    const parent = Number(fields.get(pid)?.[PARENT] ?? 0);
    return parent > 1 && isBelow(parent);
  };
  return [...fields].flatMap(([pid, of]) => (isBelow(pid) ? [of] : []));
}

function processIds(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

/** Empty once the process is gone. */
function fieldsOf(pid: number): [number, string[]][] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return [[pid, stat.slice(stat.lastIndexOf(')') + 2).split(' ')]];
  } catch {
    return [];
  }
}
