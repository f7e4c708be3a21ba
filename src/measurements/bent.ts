import type { Measured } from '../core/measured.ts';
import { unavailable } from '../core/measured.ts';
import { median } from '../core/statistics.ts';
import type { Degrees, Milliseconds } from '../core/units.ts';

/**
 * Beyond this the trunk tells little of how high the hips are: where it is taken for 10° more than it is, they are taken for
 * 5 cm higher. Rising from a chair leans to about 33° for a moment.
 */
const BENT_DEG: Degrees = 30;
/** Whoever was not seen for longer may have come upright meanwhile. */
const LONGEST_GAP_MS: Milliseconds = 2500;

/** When somebody leans forward much farther than usual. */
export function bentMoments(leansDeg: readonly Measured<Degrees>[]): boolean[] {
  const seen = leansDeg.flatMap((lean) => (lean.available ? [lean.value] : []));
  const usualDeg = seen.length === 0 ? 0 : median(seen);
  return leansDeg.map((lean) => lean.available && lean.value - usualDeg > BENT_DEG);
}

/** What was known before bending down stays: nobody sits down or stands up without coming upright. */
export function heldWhileBent<T>(
  times: readonly Milliseconds[],
  values: readonly Measured<T>[],
  isBent: readonly boolean[],
): Measured<T>[] {
  let held: Measured<T> = unavailable('no-baseline');
  return values.map((value, i) => {
    if (i > 0 && times[i]! - times[i - 1]! > LONGEST_GAP_MS) held = unavailable('no-baseline');
    if (isBent[i]) return held;
    held = value;
    return value;
  });
}
