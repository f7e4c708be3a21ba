import { durationMs, type Interval } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import type { FrameReading } from '../measurements/reading.ts';
import { LONGEST_SEAM_MS } from './find-stretches.ts';
import type { Stretch } from './stretch.ts';

/** Assumption: a picture a second is taken while nothing moves; between two farther apart somebody may have come and gone. */
const LONGEST_STEP_MS: Milliseconds = 5000;
/** What is shorter is kept only at the ends of a recording, where the one beside it may go on. */
const SHORTEST_KEPT_MS: Milliseconds = 5000;

/** When a recording shows nobody but clerks, in its presentation time and in order. */
export function quietTimes(readings: readonly FrameReading[]): Interval[] {
  const quiet: { startMs: Milliseconds; endMs: Milliseconds }[] = [];
  let open: { startMs: Milliseconds; endMs: Milliseconds } | undefined;
  for (const { tMs, people } of readings) {
    if (people.some(({ role }) => role !== 'clerk')) {
      open = undefined;
      continue;
    }
    if (open === undefined || tMs - open.endMs > LONGEST_STEP_MS) {
      open = { startMs: tMs, endMs: tMs };
      quiet.push(open);
    }
    open.endMs = tMs;
  }
  const [first, last] = [readings[0]?.tMs, readings.at(-1)?.tMs];
  return quiet.filter((part) => durationMs(part) >= SHORTEST_KEPT_MS || part.startMs === first || part.endMs === last);
}

/**
 * The quiet times of a stretch, in its time and in order; what goes on over a border is one.
 * @param ofParts for each part, in its recording's presentation time
 */
export function quietTimesOf({ parts }: Stretch, ofParts: readonly (readonly Interval[])[]): Interval[] {
  const joined: { startMs: Milliseconds; endMs: Milliseconds }[] = [];
  for (const [i, { shiftMs, speaks }] of parts.entries()) {
    const own = ofParts[i]!.map(({ startMs, endMs }) => ({
      startMs: Math.max(speaks.startMs, startMs + shiftMs),
      endMs: Math.min(speaks.endMs, endMs + shiftMs),
    })).filter(({ startMs, endMs }) => endMs >= startMs);
    const [before, first] = [joined.at(-1), own[0]];
    if (before !== undefined && first !== undefined && first.startMs - before.endMs <= LONGEST_SEAM_MS) {
      before.endMs = first.endMs;
      own.shift();
    }
    joined.push(...own);
  }
  return joined;
}
