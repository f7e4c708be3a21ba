import type { Milliseconds } from '../core/units.ts';

/**
 * Between pictures farther apart nothing is known, alike as they may be. Key pictures of a resting live stream come as
 * seldom; all acts that are judged by what moves take longer until the picture is as before.
 */
const LONGEST_STEP_MS: Milliseconds = 1_250;

/** Measures for how long the scene has been as in the frame analysed last. */
export class Stillness {
  #sinceMs: Milliseconds | undefined;
  #untilMs: Milliseconds = Number.NEGATIVE_INFINITY;
  #isBroken = false;

  /** @param isMoving whether the frame differs from the one analysed last */
  look(tMs: Milliseconds, isMoving: boolean): void {
    const stepMs = tMs - this.#untilMs;
    this.#isBroken ||= isMoving || stepMs < 0 || stepMs > LONGEST_STEP_MS;
    if (!this.#isBroken) this.#untilMs = tMs;
  }

  /**
   * A frame is analysed: from here on it is the one to compare with.
   * @returns how long the scene was as in the one before, without a break
   */
  restart(tMs: Milliseconds): Milliseconds {
    const stillMs = this.#sinceMs === undefined ? 0 : this.#untilMs - this.#sinceMs;
    this.#sinceMs = tMs;
    this.#untilMs = tMs;
    this.#isBroken = false;
    return stillMs;
  }
}
