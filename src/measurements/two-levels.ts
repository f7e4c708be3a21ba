import { median } from '../core/statistics.ts';

/** Medians of the lower and the upper group of values. */
export interface TwoLevels {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The two levels about which values gather, by the split with the largest variance between both sides. Undefined where
 * the distance of the levels is outside `apart`, or a level has fewer than `enough` values. Source: Otsu, IEEE
 * Transactions on Systems, Man, and Cybernetics, 1979.
 */
export function twoLevels(
  values: readonly number[],
  apart: { readonly smallest: number; readonly largest: number },
  enough: number,
): TwoLevels | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const total = sorted.reduce((sum, v) => sum + v, 0);
  let below = 0;
  let best = { between: 0, split: 0 };
  for (let split = 1; split < sorted.length; split++) {
    below += sorted[split - 1]!;
    const [n, m] = [split, sorted.length - split];
    const between = n * m * (below / n - (total - below) / m) ** 2;
    if (between > best.between) best = { between, split };
  }
  const [lower, upper] = [sorted.slice(0, best.split), sorted.slice(best.split)];
  if (lower.length < enough || upper.length < enough) return undefined;
  const levels = { lower: median(lower), upper: median(upper) };
  const distance = levels.upper - levels.lower;
  return distance >= apart.smallest && distance <= apart.largest ? levels : undefined;
}
