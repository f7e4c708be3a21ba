import { HOUR_MS } from '../../contract/durations.ts';
import type { Milliseconds } from '../../core/units.ts';

/** Something an hour with its 95 % interval, or nothing where no time was watched. */
export type Rate =
  | { readonly available: true; readonly value: number; readonly low: number; readonly high: number }
  | { readonly available: false; readonly reason: 'nothing-counted' };

/** Two-sided 95 %. */
const Z = 1.959964;

/**
 * How often something happens in an hour, of what happened in a time. The interval is Byar's approximation of the exact one of
 * a Poisson count. Source: Breslow and Day, Statistical Methods in Cancer Research II, 1987, p. 69.
 */
export function rateOf(count: number, watchedMs: Milliseconds): Rate {
  if (watchedMs <= 0) return { available: false, reason: 'nothing-counted' };
  const hours = watchedMs / HOUR_MS;
  const above = count + 1;
  const low = count === 0 ? 0 : count * (1 - 1 / (9 * count) - Z / (3 * Math.sqrt(count))) ** 3;
  const high = above * (1 - 1 / (9 * above) + Z / (3 * Math.sqrt(above))) ** 3;
  return { available: true, value: count / hours, low: Math.max(0, low) / hours, high: high / hours };
}
