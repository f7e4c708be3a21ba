export interface ScoredCase {
  readonly score: number;
  readonly isPositive: boolean;
}

/** Area under the receiver operating characteristic: how often a positive scores over a negative, ties half. */
export function areaUnderRoc(cases: readonly ScoredCase[]): number {
  const positives = cases.filter(({ isPositive }) => isPositive).map(({ score }) => score);
  const negatives = cases.filter(({ isPositive }) => !isPositive).map(({ score }) => score);
  if (positives.length === 0 || negatives.length === 0) throw new RangeError('no area without positives and negatives');
  let won = 0;
  for (const a of positives) for (const b of negatives) won += a > b ? 1 : a === b ? 0.5 : 0;
  return won / (positives.length * negatives.length);
}

/** Share of cases on the right side of a threshold. */
export const accuracyAt = (cases: readonly ScoredCase[], threshold: number): number =>
  cases.filter(({ score, isPositive }) => score >= threshold === isPositive).length / cases.length;
