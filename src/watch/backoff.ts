import type { Milliseconds } from '../core/units.ts';

const FIRST_MS: Milliseconds = 500;
/** A camera that works again is connected within this time. */
const LONGEST_MS: Milliseconds = 30_000;
const GROWTH = 2;
/** Twenty cameras that failed with one switch must not all reconnect at once. */
const JITTER = 0.5;
/** A connection that lasted this long was a good one. */
const HEALTHY_MS: Milliseconds = 10_000;

/** How long to wait before the next attempt to connect. */
export class Backoff {
  readonly #random: () => number;
  #failures = 0;

  /** @param random 0..1 */
  constructor(random: () => number) {
    this.#random = random;
  }

  /** @param heldMs how long the connection that just ended had delivered pictures */
  afterFailure(heldMs: Milliseconds): Milliseconds {
    if (heldMs >= HEALTHY_MS) this.#failures = 0;
    const wait = Math.min(LONGEST_MS, FIRST_MS * GROWTH ** this.#failures);
    this.#failures++;
    return wait * (1 - JITTER * this.#random());
  }
}
