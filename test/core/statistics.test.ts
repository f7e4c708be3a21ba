import { describe, expect, it } from 'vitest';
import { mean, median, quantile, robustDeviation } from '../../src/core/statistics.ts';

describe('quantiles', () => {
  it.each([
    [[5], 0.3, 5],
    [[1, 2, 3, 4, 5], 0.5, 3],
    [[5, 1, 4, 2, 3], 0.25, 2],
    [[1, 2, 3, 4], 0.5, 2.5],
    [[0, 10], 0.9, 9],
    [[3, 1, 2], 0, 1],
    [[3, 1, 2], 1, 3],
  ])('of %j at %f', (values, share, expected) => {
    expect(quantile(values, share)).toBeCloseTo(expected, 9);
  });

  it('of nothing are an error, not a number', () => {
    expect(() => median([])).toThrow(RangeError);
  });

  it('leave the values in their order', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

it('the robust deviation of a normal sample is its deviation, whatever the outliers', () => {
  const steps = Array.from({ length: 2001 }, (_, i) => (i + 0.5) / 2001);
  // Inverse of the logistic distribution: deviation π / √3 ≈ 1.814, median absolute deviation ln 3.
  const logistic = steps.map((p) => Math.log(p / (1 - p)));
  expect(robustDeviation(logistic)).toBeCloseTo(1.4826 * Math.log(3), 2);
  expect(robustDeviation([...logistic, 1e6, -1e6, 1e9])).toBeCloseTo(1.4826 * Math.log(3), 2);
  expect(mean([1, 2, 6])).toBe(3);
});
