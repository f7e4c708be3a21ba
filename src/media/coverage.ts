import type { Interval } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';

/** A pause of this length between pictures is a hole in the recording, not a slow frame rate (recorders write ≥ 1 fps). */
export const HOLE_MS: Milliseconds = 2_000;

/** Follows which stretches of time have been seen. */
export class Coverage {
  readonly #stepMs: Milliseconds;
  readonly #closed: Interval[] = [];
  #startMs: Milliseconds | undefined;
  #lastMs: Milliseconds = Number.NEGATIVE_INFINITY;

  /** `stepMs`: how long a picture stands, nominally. */
  constructor(stepMs: Milliseconds) {
    this.#stepMs = stepMs;
  }

  get lastPtsMs(): Milliseconds | undefined {
    return this.#startMs === undefined ? undefined : this.#lastMs;
  }

  /** False, and nothing changes, for a time that does not advance. */
  add(ptsMs: Milliseconds): boolean {
    if (ptsMs <= this.#lastMs) return false;
    if (this.#startMs === undefined) this.#startMs = ptsMs;
    else if (ptsMs - this.#lastMs > Math.max(HOLE_MS, 3 * this.#stepMs)) {
      this.#closed.push(this.#open());
      this.#startMs = ptsMs;
    }
    this.#lastMs = ptsMs;
    return true;
  }

  intervals(): readonly Interval[] {
    return this.#startMs === undefined ? [] : [...this.#closed, this.#open()];
  }

  #open(): Interval {
    return { startMs: this.#startMs!, endMs: this.#lastMs + this.#stepMs };
  }
}
