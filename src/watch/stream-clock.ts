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
  #isSettled = false;
  #lastMs: Milliseconds = Number.NEGATIVE_INFINITY;
  #jumps = 0;

  /** How often a camera's clock was set anew within a connection. */
  get jumps(): number {
    return this.#jumps;
  }

  /** A new connection: its times have nothing to do with those of the last. */
  reconnected(): void {
    this.#offsetMs = undefined;
    this.#isSettled = false;
  }

  /**
   * A picture came in, still coded. Until the first one is decoded the promptest says where the connection's times lie, for
   * a server may send a stretch of the past at first.
   */
  arrived(ptsMs: Milliseconds, arrivalMs: Milliseconds): void {
    if (!this.#isSettled) this.#offsetMs = Math.min(arrivalMs - ptsMs, this.#offsetMs ?? Number.POSITIVE_INFINITY);
  }

  timeOf(ptsMs: Milliseconds, arrivalMs: Milliseconds): Milliseconds {
    this.#offsetMs ??= arrivalMs - ptsMs;
    this.#isSettled = true;
    const lead = ptsMs + this.#offsetMs - arrivalMs;
    if (lead > LARGEST_LEAD_MS || lead < -LARGEST_LAG_MS) {
      this.#jumps++;
      this.#offsetMs = arrivalMs - ptsMs;
    }
    this.#lastMs = Math.max(ptsMs + this.#offsetMs, this.#lastMs + LEAST_STEP_MS);
    return this.#lastMs;
  }
}
