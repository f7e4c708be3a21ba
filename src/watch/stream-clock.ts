import type { Milliseconds } from '../core/units.ts';

/** A camera's clock that runs ahead of ours by this much, or falls behind, was reset. */
const LARGEST_LEAD_MS: Milliseconds = 1_000;
const LARGEST_LAG_MS: Milliseconds = 5_000;
/** Times that do not advance are increased by this. */
const LEAST_STEP_MS: Milliseconds = 1;

/**
 * Maps the times of a stream's connections, each with a clock of its own, to the stream's one: ms since it was added.
 * It only advances; distances are the camera's, positions are when pictures arrive.
 */
export class StreamClock {
  #offsetMs: Milliseconds | undefined;
  #isSettled = false;
  #lastMs: Milliseconds = Number.NEGATIVE_INFINITY;
  #jumps = 0;

  /** How often a camera's clock was reset within a connection. */
  get jumps(): number {
    return this.#jumps;
  }

  /** A new connection, whose times are unrelated to those of the last one. */
  reconnected(): void {
    this.#offsetMs = undefined;
    this.#isSettled = false;
  }

  /**
   * A picture was received, not yet decoded. Until the first one is decoded, the earliest arrival decides where the
   * connection's times are, because a server may first send some of the past.
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
