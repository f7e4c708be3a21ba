import { durationMs, type Interval } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import type { EncounterOptions } from './encounter-options.ts';

/** Where a recording has pictures: whoever is there at the border of a gap may have come, or may leave, unseen. */
export class SeenFootage {
  readonly footage: Interval;
  readonly #gaps: readonly Interval[];
  readonly #options: EncounterOptions;

  /** @param gaps without pictures, or with pictures that are no footage */
  constructor(footage: Interval, gaps: readonly Interval[], options: EncounterOptions) {
    this.footage = footage;
    this.#gaps = gaps;
    this.#options = options;
  }

  /** Since when there were pictures without a gap, when a stay begins. */
  fromMs({ startMs }: Interval): Milliseconds {
    const ends = this.#gaps.filter((gap) => gap.endMs <= startMs + this.#borderMs(gap)).map(({ endMs }) => endMs);
    return Math.max(this.footage.startMs, Math.min(startMs, Math.max(Number.NEGATIVE_INFINITY, ...ends)));
  }

  /** Until when there are pictures without a gap, when a stay ends. */
  untilMs({ endMs }: Interval): Milliseconds {
    const starts = this.#gaps.filter((gap) => gap.startMs >= endMs - this.#borderMs(gap)).map(({ startMs }) => startMs);
    return Math.min(this.footage.endMs, Math.max(endMs, Math.min(Number.POSITIVE_INFINITY, ...starts)));
  }

  isCutBefore(stay: Interval): boolean {
    const { footageBorderMs } = this.#options;
    return (
      stay.startMs - this.footage.startMs <= footageBorderMs ||
      this.#gaps.some((gap) => Math.abs(stay.startMs - gap.endMs) <= this.#borderMs(gap))
    );
  }

  /** @param hasTurned whoever was seen to turn away just before a gap has left */
  isCutAfter(stay: Interval, hasTurned = false): boolean {
    const { footageBorderMs } = this.#options;
    return (
      this.footage.endMs - stay.endMs <= footageBorderMs ||
      this.#gaps.some(
        (gap) => Math.abs(gap.startMs - stay.endMs) <= (hasTurned ? footageBorderMs : this.#borderMs(gap)),
      )
    );
  }

  /** Nearer to a border than this is at it: whoever is there has to be found again after a long gap. */
  #borderMs(gap: Interval): Milliseconds {
    const { footageBorderMs, gapBorderMs } = this.#options;
    return durationMs(gap) >= gapBorderMs ? Math.max(gapBorderMs, footageBorderMs) : footageBorderMs;
  }
}
