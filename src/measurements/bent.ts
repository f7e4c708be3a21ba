import type { Measured } from '../core/measured.ts';
import { unavailable } from '../core/measured.ts';
import { median } from '../core/statistics.ts';
import type { Degrees, Milliseconds } from '../core/units.ts';

/** How far somebody leans forward of how they usually are. */
export type Bend = 'upright' | 'leaning' | 'bent';

/**
 * Beyond this the trunk tells little of how high the hips are: where it is taken for 10° more than it is, they are taken for
 * 5 cm higher. Rising from a chair leans to about 33° for a moment.
 */
const BENT_DEG: Degrees = 30;
/** Up to here nobody has begun to lie down or to rise. */
const UPRIGHT_DEG: Degrees = 12;
/** Whoever was not seen for longer may have come upright meanwhile. */
const LONGEST_GAP_MS: Milliseconds = 2500;

export function bends(leansDeg: readonly Measured<Degrees>[]): Bend[] {
  const seen = leansDeg.flatMap((lean) => (lean.available ? [lean.value] : []));
  const usualDeg = seen.length === 0 ? 0 : median(seen);
  return leansDeg.map((lean) => {
    const beyondDeg = lean.available ? lean.value - usualDeg : 0;
    if (beyondDeg > BENT_DEG) return 'bent';
    return beyondDeg > UPRIGHT_DEG ? 'leaning' : 'upright';
  });
}

/** While bent, what was known when last upright stays: nobody sits down or stands up without coming upright. */
export function heldWhileBent<T>(
  times: readonly Milliseconds[],
  values: readonly Measured<T>[],
  bend: readonly Bend[],
): Measured<T>[] {
  let held: Measured<T> = unavailable('no-baseline');
  return values.map((value, i) => {
    if (i > 0 && times[i]! - times[i - 1]! > LONGEST_GAP_MS) held = unavailable('no-baseline');
    if (bend[i] === 'bent') return held;
    if (bend[i] === 'upright' && value.available) held = value;
    return value;
  });
}
