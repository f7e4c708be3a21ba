import type { Milliseconds } from './units.ts';

/** From `startMs` to `endMs`, both in presentation time; `startMs <= endMs`. */
export interface Interval {
  readonly startMs: Milliseconds;
  readonly endMs: Milliseconds;
}

/** Length of an interval, from its start to its end. */
export const durationMs = (interval: Interval): Milliseconds => interval.endMs - interval.startMs;

/** Length that two intervals share; 0 where they only touch or lie apart. */
export const overlapMs = (a: Interval, b: Interval): Milliseconds =>
  Math.max(0, Math.min(a.endMs, b.endMs) - Math.max(a.startMs, b.startMs));

/** Whether a moment lies in an interval, both ends included. */
export const contains = (interval: Interval, tMs: Milliseconds): boolean =>
  tMs >= interval.startMs && tMs <= interval.endMs;

/** The interval widened by `beforeMs` and `afterMs`, kept inside `bounds`. */
export const padded = (
  interval: Interval,
  beforeMs: Milliseconds,
  afterMs: Milliseconds,
  bounds: Interval,
): Interval => ({
  startMs: Math.max(bounds.startMs, interval.startMs - beforeMs),
  endMs: Math.min(bounds.endMs, interval.endMs + afterMs),
});

/** The parts of `bounds` that none of the intervals covers. The intervals must be in order of their start. */
export function gapsBetween(covered: readonly Interval[], bounds: Interval): Interval[] {
  const gaps: Interval[] = [];
  let seenUntilMs = bounds.startMs;
  for (const { startMs, endMs } of covered) {
    if (startMs >= bounds.endMs) break;
    if (startMs > seenUntilMs) gaps.push({ startMs: seenUntilMs, endMs: Math.min(startMs, bounds.endMs) });
    seenUntilMs = Math.max(seenUntilMs, endMs);
  }
  if (seenUntilMs < bounds.endMs) gaps.push({ startMs: seenUntilMs, endMs: bounds.endMs });
  return gaps;
}

/** From the first start to the last end. Infinite for none. */
export const hull = (intervals: readonly Interval[]): Interval => ({
  startMs: intervals.reduce((first, { startMs }) => Math.min(first, startMs), Number.POSITIVE_INFINITY),
  endMs: intervals.reduce((last, { endMs }) => Math.max(last, endMs), Number.NEGATIVE_INFINITY),
});
