import type { Interval } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';

/** A pause of this length between pictures is a hole in the recording, not a slow frame rate (recorders write ≥ 1 fps). */
const HOLE_MS: Milliseconds = 2_000;

/**
 * From what length on a pause between pictures is a hole.
 * @param stepMs nominal time for which a picture is on show
 */
export const holeMsOf = (stepMs: Milliseconds): Milliseconds => Math.max(HOLE_MS, 3 * stepMs);

/** Records which intervals of the footage have been seen. */
export class Coverage {
  readonly #stepMs: Milliseconds;
  readonly #closed: Interval[];
  #startMs: Milliseconds | undefined;
  #lastMs: Milliseconds = Number.NEGATIVE_INFINITY;

  /**
   * @param stepMs nominal time for which a picture is on show
   * @param before what another Coverage of the same step has recorded so far, which this one continues
   */
  constructor(stepMs: Milliseconds, before: readonly Interval[] = []) {
    this.#stepMs = stepMs;
    this.#closed = before.slice(0, -1);
    const last = before.at(-1);
    if (last === undefined) return;
    this.#startMs = last.startMs;
    this.#lastMs = last.endMs - stepMs;
  }

  get lastPtsMs(): Milliseconds | undefined {
    return Number.isFinite(this.#lastMs) ? this.#lastMs : undefined;
  }

  /** Adds the next picture. False, without any change, for a time that does not advance. */
  add(ptsMs: Milliseconds): boolean {
    if (ptsMs <= this.#lastMs) return false;
    if (this.#startMs === undefined) this.#startMs = ptsMs;
    else if (ptsMs - this.#lastMs > holeMsOf(this.#stepMs)) {
      this.#closed.push(this.#open());
      this.#startMs = ptsMs;
    }
    this.#lastMs = ptsMs;
    return true;
  }

  /** The next picture is missing: what is covered ends with the last one. */
  interrupt(): void {
    if (this.#startMs === undefined) return;
    this.#closed.push(this.#open());
    this.#startMs = undefined;
  }

  intervals(): readonly Interval[] {
    return this.#startMs === undefined ? this.#closed.slice() : [...this.#closed, this.#open()];
  }

  #open(): Interval {
    return { startMs: this.#startMs!, endMs: this.#lastMs + this.#stepMs };
  }
}
