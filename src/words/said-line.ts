import type { Interval } from '../core/interval.ts';

/** A line of what was said, by anybody, as a recogniser or subtitles give it; never stored. */
export interface SaidLine extends Interval {
  readonly text: string;
}
