import type { PixelPoint } from '../core/geometry.ts';
import { distance } from '../core/geometry.ts';
import type { Interval } from '../core/interval.ts';
import { mean, median } from '../core/statistics.ts';
import { within } from '../core/time-order.ts';
import type { Metres, Milliseconds } from '../core/units.ts';
import type { Side } from '../measurements/arm.ts';
import { SIDES } from '../measurements/arm.ts';
import type { PersonSample } from '../measurements/measure-people.ts';

/**
 * How much further in front of the shoulders the wrists are during the interval than in the `beforeMs` before it, as the
 * mean of both arms. Undefined where one arm was not seen in either: the depth of a single arm may be a guess.
 */
export function handsAdvanceM(
  samples: readonly PersonSample[],
  interval: Interval,
  beforeMs: Milliseconds,
): Metres | undefined {
  const before = within(samples, { startMs: interval.startMs - beforeMs, endMs: interval.startMs });
  const during = within(samples, interval);
  const advances: Metres[] = [];
  for (const side of SIDES) {
    const [from, to] = [forwardM(before, side), forwardM(during, side)];
    if (from === undefined || to === undefined) return undefined;
    advances.push(to - from);
  }
  return mean(advances);
}

function forwardM(samples: readonly PersonSample[], side: Side): Metres | undefined {
  const seen = samples.flatMap(({ arms }) => (arms[side].available ? [arms[side].value.forwardM] : []));
  return seen.length > 0 ? median(seen) : undefined;
}

/**
 * How far one wrist went relative to the other in the picture between two times, in lengths of the trunk. Undefined where
 * both were not seen together in each.
 */
export function handsPartTrunks(samples: readonly PersonSample[], from: Interval, to: Interval): number | undefined {
  const first = within(samples, from);
  const [before, after] = [betweenHands(first), betweenHands(within(samples, to))];
  if (!before || !after) return undefined;
  return distance(before, after) / median(first.map(({ shouldersPx, hipsPx }) => distance(shouldersPx, hipsPx)));
}

/** The way from the left wrist to the right one. */
function betweenHands(samples: readonly PersonSample[]): PixelPoint | undefined {
  const ways = samples.flatMap(({ arms: { left, right } }) =>
    left.available && right.available
      ? [{ x: right.value.wristPx.x - left.value.wristPx.x, y: right.value.wristPx.y - left.value.wristPx.y }]
      : [],
  );
  return ways.length > 0 ? { x: median(ways.map(({ x }) => x)), y: median(ways.map(({ y }) => y)) } : undefined;
}
