import { shareOf } from './score.ts';

/** How much a share has risen, with its 95 % interval, or nothing to compare. */
export type ShareDifference =
  | { readonly available: true; readonly value: number; readonly low: number; readonly high: number }
  | { readonly available: false; readonly reason: 'nothing-counted' };

export interface Counted {
  readonly count: number;
  readonly of: number;
}

/**
 * Difference of two independent shares with its 95 % interval. Source: Newcombe, Statistics in Medicine, 1998, method
 * 10.
 */
export function shareDifference(before: Counted, after: Counted): ShareDifference {
  const [from, to] = [shareOf(before.count, before.of), shareOf(after.count, after.of)];
  if (!from.available || !to.available) return { available: false, reason: 'nothing-counted' };
  const value = to.value - from.value;
  return {
    available: true,
    value,
    low: value - Math.hypot(to.value - to.low, from.high - from.value),
    high: value + Math.hypot(to.high - to.value, from.value - from.low),
  };
}
