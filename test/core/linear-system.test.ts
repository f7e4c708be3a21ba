import { expect, it } from 'vitest';
import { solveInPlace } from '../../src/core/linear-system.ts';

it.each([
  ['one unknown', [4], [2], [0.5]],
  ['two', [2, 1, 1, 3], [3, 5], [0.8, 1.4]],
  ['three', [4, 2, 0, 2, 5, 1, 0, 1, 3], [8, 15, 11], [1, 2, 3]],
])('%s', (_, matrix, right, expected) => {
  const solution = Float64Array.from(right);
  solveInPlace(Float64Array.from(matrix), solution);
  for (const [i, value] of expected.entries()) expect(solution[i]).toBeCloseTo(value, 12);
});
