import type { Measured } from '../core/measured.ts';
import { mapMeasured, unavailable, valueOr } from '../core/measured.ts';
import { median } from '../core/statistics.ts';
import type { Degrees, Milliseconds } from '../core/units.ts';

/** How far a person leans forward, compared to how this person usually is. */
export type Bend = 'upright' | 'leaning' | 'bent';

/**
 * Beyond this the trunk tells little about the height of the hips: a lean taken for 10° more puts them 5 cm too high.
 * Rising from a chair leans to about 33° for a moment.
 */
const BENT_DEG: Degrees = 30;
/**
 * Up to here nobody has begun to lie down or to stand up: breathing, typing and landmark noise sway the unconstrained
 * fit by 5°.
 */
const UPRIGHT_DEG: Degrees = 12;
/** Nobody comes upright and bends again within 2.5 s unseen; the same as for stances. */
const LONGEST_GAP_MS: Milliseconds = 2500;

/** Classifies every lean against the person's median. `no-baseline` for all where no lean was seen. */
export function bends(leansDeg: readonly Measured<Degrees>[]): Measured<Bend>[] {
  const seen = leansDeg.flatMap((lean) => (lean.available ? [lean.value] : []));
  if (seen.length === 0) return leansDeg.map(() => unavailable('no-baseline'));
  const usualDeg = median(seen);
  return leansDeg.map((lean) => mapMeasured(lean, (deg) => bendOf(deg - usualDeg)));
}

function bendOf(beyondUsualDeg: Degrees): Bend {
  if (beyondUsualDeg > BENT_DEG) return 'bent';
  return beyondUsualDeg > UPRIGHT_DEG ? 'leaning' : 'upright';
}

/**
 * Keeps, while a person is bent, what was known when last upright: nobody sits down or stands up without coming
 * upright.
 * @param times presentation times of `values` and `bend`, in order
 */
export function heldWhileBent<T>(
  times: readonly Milliseconds[],
  values: readonly Measured<T>[],
  bend: readonly Measured<Bend>[],
): Measured<T>[] {
  let held: Measured<T> = unavailable('no-baseline');
  return values.map((value, i) => {
    if (i > 0 && times[i]! - times[i - 1]! > LONGEST_GAP_MS) held = unavailable('no-baseline');
    const now = valueOr(bend[i]!, undefined);
    if (now === 'bent') return held;
    if (now === 'upright' && value.available) held = value;
    return value;
  });
}
