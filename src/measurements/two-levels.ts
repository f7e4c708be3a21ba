import { median } from '../core/statistics.ts';

export interface TwoLevels {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The two levels about which values gather: the split with the largest variance between both sides (Otsu 1979).
 * Undefined where the levels are not as far apart as two levels would be, or one of them is hardly seen.
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
