import { gapsBetween, type Interval } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import type { FrameReading } from '../measurements/reading.ts';

/**
 * Between two readings further apart than this nothing is known unless nothing moved: the pictures came, but no thread was
 * free. Less than the shortest absence that is reported.
 */
const UNREAD_MS: Milliseconds = 1_600;

/** Intervals without pictures, or with pictures that were not analysed, in order. */
export function segmentGaps(
  readings: readonly FrameReading[],
  bounds: Interval,
  seen: readonly Interval[],
): readonly Interval[] {
  const unseen = gapsBetween(seen, bounds);
  const times = [bounds.startMs, ...readings.map(({ tMs }) => tMs), bounds.endMs];
  const unread = times.slice(1).flatMap((endMs, i) => {
    const startMs = times[i]!;
    const stillMs = readings[i]?.stillMs ?? 0;
    return endMs - startMs - stillMs > UNREAD_MS ? [{ startMs, endMs }] : [];
  });
  if (unread.length === 0) return unseen;
  const gaps = [...unseen, ...unread].toSorted((a, b) => a.startMs - b.startMs);
  return gapsBetween(gapsBetween(gaps, bounds), bounds);
}
