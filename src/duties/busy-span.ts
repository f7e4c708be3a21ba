import { MINUTE_MS } from '../contract/durations.ts';
import { durationMs, type Interval, overlapMs } from '../core/interval.ts';
import type { Milliseconds } from '../core/units.ts';
import { minus } from './interval-sets.ts';

/** As much is compared of two cameras to know how their clocks differ. */
const COMPARED_MS: Milliseconds = 10 * MINUTE_MS;
/** Citizens come, move and leave in this much of it. */
const ENOUGH_MS: Milliseconds = MINUTE_MS;

/**
 * The first ten minutes of the time that two cameras share in which both see citizens for a minute: what is recorded later does not
 * change the choice. The busiest where there are none such; undefined where they share no time.
 * @param quiet for each of the two, when nobody but clerks is seen
 */
export function busySpan(
  [first, second]: readonly [Interval, Interval],
  quiet: readonly [readonly Interval[], readonly Interval[]],
): Interval | undefined {
  const shared = {
    startMs: Math.max(first.startMs, second.startMs),
    endMs: Math.min(first.endMs, second.endMs),
  };
  let [best, most]: [Interval | undefined, Milliseconds] = [undefined, -1];
  for (let startMs = shared.startMs; startMs < shared.endMs; startMs += COMPARED_MS) {
    const span = { startMs, endMs: Math.min(shared.endMs, startMs + COMPARED_MS) };
    const busyMs = Math.min(...quiet.map((parts) => lengthOf(minus([span], near(parts, span)))));
    if (busyMs > most) [best, most] = [span, busyMs];
    if (most >= ENOUGH_MS) break;
  }
  return best;
}

const near = (parts: readonly Interval[], span: Interval): Interval[] =>
  parts.filter((part) => overlapMs(part, span) > 0);

const lengthOf = (parts: readonly Interval[]): Milliseconds => parts.reduce((sum, part) => sum + durationMs(part), 0);
