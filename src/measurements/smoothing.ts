import type { Measured, Quantity } from '../core/measured.ts';
import { measured } from '../core/measured.ts';
import type { Milliseconds } from '../core/units.ts';

/**
 * Weighted mean over a symmetric triangular window in presentation time: no lag, and the same at any sampling rate.
 * What is unavailable stays so and does not count. Uncertainties are those of the unsmoothed values.
 * @param times of `values`, in order
 * @param halfWindowMs values this far away or farther do not count
 */
export function smoothedQuantities(
  times: readonly Milliseconds[],
  values: readonly Measured<Quantity>[],
  halfWindowMs: Milliseconds,
): Measured<Quantity>[] {
  return values.map((centre, i) => {
    if (!centre.available) return centre;
    let weights = 0;
    let sum = 0;
    const take = (k: number): boolean => {
      const apartMs = Math.abs(times[k]! - times[i]!);
      if (apartMs >= halfWindowMs) return false;
      const neighbour = values[k]!;
      if (neighbour.available) {
        const weight = 1 - apartMs / halfWindowMs;
        weights += weight;
        sum += weight * neighbour.value.value;
      }
      return true;
    };
    for (let k = i; k >= 0 && take(k); k--);
    for (let k = i + 1; k < values.length && take(k); k++);
    return measured({ value: sum / weights, uncertainty: centre.value.uncertainty });
  });
}
