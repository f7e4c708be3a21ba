import { describe, expect, it } from 'vitest';
import { mean, median, quantile } from '../../src/core/statistics.ts';

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

it('the mean', () => {
  expect(mean([1, 2, 6])).toBe(3);
});
