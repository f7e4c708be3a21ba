import type { Milliseconds } from '../core/units.ts';
import type { FrameReading } from '../measurements/reading.ts';

/** Nobody on the citizen's side for this long: a segment can end without cutting an encounter. */
const QUIET_MS: Milliseconds = 6_000;

/** When somebody other than a clerk was last seen. */
export class CitizenPresence {
  #lastMs: Milliseconds = Number.NEGATIVE_INFINITY;

  read({ tMs, people }: FrameReading): void {
    if (people.some(({ role }) => role !== 'clerk')) this.#lastMs = tMs;
  }

  /** Whether nobody is being served. */
  isQuiet(nowMs: Milliseconds): boolean {
    return nowMs - this.#lastMs > QUIET_MS;
  }
}
