import { contains, durationMs, type Interval, overlapMs } from '../../core/interval.ts';
import type { Milliseconds } from '../../core/units.ts';

/** Width in units of the drawing, which is scaled to the page's width. */
export const DRAWING_WIDTH = 1000;
/** Space on the left for the names of the lanes. */
export const GUTTER = 96;
const RIGHT_MARGIN = 14;
/** Steps that people can read off a clock. */
const TICK_STEPS_MS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600].map((seconds) => seconds * 1000);
const MOST_TICKS = 12;

/** Maps presentation time to the horizontal axis of a drawing; times outside its span lie on its border. */
export interface TimeScale {
  readonly span: Interval;
  readonly x: (t: Milliseconds) => number;
  readonly ticks: readonly Milliseconds[];
}

/** A scale for a span, with at most 12 ticks at round times. */
export function timeScale(span: Interval): TimeScale {
  const width = DRAWING_WIDTH - GUTTER - RIGHT_MARGIN;
  const length = Math.max(1, durationMs(span));
  const step = TICK_STEPS_MS.find((candidate) => length / candidate <= MOST_TICKS) ?? TICK_STEPS_MS.at(-1)!;
  const first = Math.ceil(span.startMs / step) * step;
  const ticks = Array.from({ length: Math.floor((span.endMs - first) / step) + 1 }, (_, i) => first + i * step);
  return {
    span,
    x: (t) => GUTTER + (Math.min(Math.max(t, span.startMs), span.endMs) - span.startMs) * (width / length),
    ticks: ticks.filter((t) => contains(span, t)),
  };
}

/** Whether the interval and the span overlap; an interval without length counts as a moment. */
export const isWithin = (interval: Interval, span: Interval): boolean =>
  overlapMs(interval, span) > 0 || contains(span, interval.startMs);
