import { MINUTE_MS } from '../contract/durations.ts';
import { durationMs, type Interval, overlapMs, padded } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import { type Stretch, spanOf } from './stretch.ts';

/** A stretch is divided at most once in each of these, by the clock, so that a border depends on what is near it alone. */
const EVERY_MS: Milliseconds = 15 * MINUTE_MS;
/** Nobody is served for this long around a border. */
const SHORTEST_QUIET_MS: Milliseconds = 20_000;
/** What is seen before and after a portion, for people's baselines and for what goes on over its borders. */
const CONTEXT_MS: Milliseconds = 3 * MINUTE_MS;

/** A part of a stretch that is measured by itself, between two quiet moments. Times are the stretch's. */
export interface Portion {
  readonly span: Interval;
  /** The span with what is seen before and after it. */
  readonly context: Interval;
}

/**
 * Divides a stretch at quiet moments. Where they lie follows from the quarter of an hour around each alone: a recording that
 * comes late changes the portions that it touches and no others.
 * @param quiet when nobody but clerks is seen, in the time of the stretch and in order
 */
export function portionsOf(stretch: Stretch, quiet: readonly Interval[]): Portion[] {
  const whole = spanOf(stretch);
  const borders = [whole.startMs, ...bordersOf(stretch, quiet), whole.endMs];
  return borders.slice(1).map((endMs, i): Portion => {
    const span = { startMs: borders[i]!, endMs };
    return { span, context: padded(span, CONTEXT_MS, CONTEXT_MS, whole) };
  });
}

function bordersOf(stretch: Stretch, quiet: readonly Interval[]): Milliseconds[] {
  const { startMs, endMs } = spanOf(stretch);
  const firstMs = Math.floor((stretch.originAt + startMs) / EVERY_MS) * EVERY_MS - stretch.originAt;
  const borders: Milliseconds[] = [];
  for (let quarterMs = firstMs; quarterMs < endMs; quarterMs += EVERY_MS) {
    const quarter = { startMs: quarterMs, endMs: quarterMs + EVERY_MS };
    const [longest] = quiet
      .filter((part) => overlapMs(part, quarter) >= SHORTEST_QUIET_MS)
      .map((part) => ({
        startMs: Math.max(part.startMs, quarter.startMs),
        endMs: Math.min(part.endMs, quarter.endMs),
      }))
      .toSorted((a, b) => durationMs(b) - durationMs(a));
    if (longest !== undefined) borders.push(Math.round((longest.startMs + longest.endMs) / 2));
  }
  return borders;
}
