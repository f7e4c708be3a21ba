import type { Milliseconds } from '../core/units.ts';

/** A camera's clock that runs ahead of ours this far, or falls behind, was set anew. */
const LARGEST_LEAD_MS: Milliseconds = 1_000;
const LARGEST_LAG_MS: Milliseconds = 5_000;
/** Times that do not advance are moved on by this. */
const LEAST_STEP_MS: Milliseconds = 1;

/**
 * Puts the times of a stream's connections, each with a clock of its own, on the stream's one: ms since it was added. It
 * only advances; spacing is as the camera has it, position as the pictures arrive.
 */
export class StreamClock {
  #offsetMs: Milliseconds | undefined;
  #lastMs: Milliseconds = Number.NEGATIVE_INFINITY;
  #jumps = 0;

  /** How often a camera's clock was set anew within a connection. */
  get jumps(): number {
    return this.#jumps;
  }

  /** A new connection: its times have nothing to do with those of the last. */
  reconnected(): void {
    this.#offsetMs = undefined;
  }

  timeOf(ptsMs: Milliseconds, arrivalMs: Milliseconds): Milliseconds {
    if (this.#offsetMs === undefined) this.#offsetMs = arrivalMs - ptsMs;
    const lead = ptsMs + this.#offsetMs - arrivalMs;
    if (lead > LARGEST_LEAD_MS || lead < -LARGEST_LAG_MS) {
      this.#jumps++;
      this.#offsetMs = arrivalMs - ptsMs;
    }
    this.#lastMs = Math.max(ptsMs + this.#offsetMs, this.#lastMs + LEAST_STEP_MS);
    return this.#lastMs;
  }
}
