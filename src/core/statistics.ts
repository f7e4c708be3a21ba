/**
 * Value below which a share of the values lies, interpolated linearly between closest ranks.
 * @param share 0..1
 * @throws RangeError for no values
 */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError('no quantile of no values');
  const sorted = Float64Array.from(values).sort();
  const rank = (sorted.length - 1) * share;
  const below = Math.floor(rank);
  const above = Math.ceil(rank);
  return sorted[below]! + (sorted[above]! - sorted[below]!) * (rank - below);
}

/**
 * The middle value; of an even number of values, the mean of the two in the middle. @throws RangeError for no values
 */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Arithmetic mean; NaN for no values. */
export const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;

/** Ratio of the widths of the logistic and the normal distribution at which they differ least (Camilli 1994). */
const LOGISTIC_SCALE = 1.702;

/** How likely a normally distributed quantity is below so many standard deviations over its mean; right within 0.01. */
export const normalShareBelow = (deviations: number): number => 1 / (1 + Math.exp(-LOGISTIC_SCALE * deviations));
