import type { Interval } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';

/** Where a recording has pictures: whoever is there at the border of a gap may have come, or may leave, unseen. */
export class SeenFootage {
  readonly footage: Interval;
  readonly #gaps: readonly Interval[];
  readonly #borderMs: Milliseconds;

  /** @param borderMs nearer to a border than this is at it */
  constructor(footage: Interval, gaps: readonly Interval[], borderMs: Milliseconds) {
    this.footage = footage;
    this.#gaps = gaps;
    this.#borderMs = borderMs;
  }

  /** Since when there were pictures without a gap, when a stay begins. */
  fromMs({ startMs }: Interval): Milliseconds {
    const ends = this.#gaps.map(({ endMs }) => endMs).filter((endMs) => endMs <= startMs + this.#borderMs);
    return Math.max(this.footage.startMs, Math.min(startMs, Math.max(Number.NEGATIVE_INFINITY, ...ends)));
  }

  /** Until when there are pictures without a gap, when a stay ends. */
  untilMs({ endMs }: Interval): Milliseconds {
    const starts = this.#gaps.map(({ startMs }) => startMs).filter((startMs) => startMs >= endMs - this.#borderMs);
    return Math.min(this.footage.endMs, Math.max(endMs, Math.min(Number.POSITIVE_INFINITY, ...starts)));
  }

  isCutBefore(stay: Interval): boolean {
    return stay.startMs - this.fromMs(stay) <= this.#borderMs;
  }

  isCutAfter(stay: Interval): boolean {
    return this.untilMs(stay) - stay.endMs <= this.#borderMs;
  }
}
