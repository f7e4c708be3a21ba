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

/**
 * How far the values spread without the outermost ones: `outerShare` of them on either side.
 * @throws RangeError for no values
 */
export const spread = (values: readonly number[], outerShare: number): number =>
  quantile(values, 1 - outerShare) - quantile(values, outerShare);

/** Arithmetic mean; NaN for no values. */
export const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
