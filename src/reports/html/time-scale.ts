import { contains, durationMs, type Interval, overlapMs } from '../../core/interval.ts';
import type { Milliseconds } from '../../core/units.ts';

/** Units of the drawing; it is scaled to the page's width. */
export const DRAWING_WIDTH = 1000;
/** Left of it stand the names of the lanes. */
export const GUTTER = 96;
const RIGHT_MARGIN = 14;
/** Steps that people read off a clock. */
const TICK_STEPS_MS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600].map((seconds) => seconds * 1000);
const MOST_TICKS = 12;

export interface TimeScale {
  readonly span: Interval;
  readonly x: (t: Milliseconds) => number;
  readonly ticks: readonly Milliseconds[];
}

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

/** Whether anything of it lies in the span; a moment without length counts. */
export const isWithin = (interval: Interval, span: Interval): boolean =>
  overlapMs(interval, span) > 0 || contains(span, interval.startMs);
