import type { Interval } from './interval.ts';
import type { Milliseconds } from './units.ts';

interface Timed {
  readonly tMs: Milliseconds;
}

/**
 * Index of the first item at or after a time, by binary search; the length of the list where there is none.
 * @param items in order of time
 */
export function firstAtOrAfter(items: readonly Timed[], tMs: Milliseconds): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (items[middle]!.tMs < tMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The items of an interval, both ends included.
 * @param items in order of time
 */
export function within<T extends Timed>(items: readonly T[], { startMs, endMs }: Interval): T[] {
  const out: T[] = [];
  for (let i = firstAtOrAfter(items, startMs); i < items.length && items[i]!.tMs <= endMs; i++) out.push(items[i]!);
  return out;
}
