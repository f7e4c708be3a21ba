import { expect, test } from 'vitest';
import { shareDifference } from '../../../src/store/scores/share-difference.ts';

/** Newcombe, Statistics in Medicine 17 (1998), table II, method 10: the difference of the first share less the second. */
test.each([
  ['56/70 − 48/80', [48, 80], [56, 70], 0.2, 0.0524, 0.3339],
  ['9/10 − 3/10', [3, 10], [9, 10], 0.6, 0.1705, 0.809],
  ['10/10 − 0/20', [0, 20], [10, 10], 1, 0.6791, 1],
  ['0/10 − 0/10', [0, 10], [0, 10], 0, -0.2775, 0.2775],
] as const)('%s', (_case, before, after, value, low, high) => {
  const difference = shareDifference({ count: before[0], of: before[1] }, { count: after[0], of: after[1] });
  expect(difference).toEqual({
    available: true,
    value: expect.closeTo(value, 4),
    low: expect.closeTo(low, 3),
    high: expect.closeTo(high, 3),
  });
});

test('nothing to compare', () => {
  expect(shareDifference({ count: 0, of: 0 }, { count: 3, of: 4 })).toEqual({
    available: false,
    reason: 'nothing-counted',
  });
});
