import { expect, it } from 'vitest';
import { leastSquares } from '../../src/core/least-squares.ts';

const UNBOUNDED = [1e9, 1e9];

it('finds a line, and how surely', () => {
  const xs = [0, 1, 2, 3, 4];
  const noise = [0.1, -0.1, 0, 0.1, -0.1];
  const residuals = ([slope, offset]: readonly number[]) =>
    xs.map((x, i) => slope! * x + offset! - (2 * x + 1 + noise[i]!));
  const { state, deviation } = leastSquares(residuals, [0, 0], { iterations: 3, largestStep: UNBOUNDED });
  // Closed form: slope = cov(x, y) / var(x), its deviation 1 / sqrt(Σ (x - mean)²) for residuals of unit deviation.
  expect(state[0]).toBeCloseTo(2 - 0.02, 6);
  expect(state[1]).toBeCloseTo(1 + 0.04, 6);
  expect(deviation[0]).toBeCloseTo(1 / Math.sqrt(10), 4);
  expect(deviation[1]).toBeCloseTo(Math.sqrt(1 / 5 + 4 / 10), 4);
});

it('finds where a curve turns', () => {
  const residuals = ([x, y]: readonly number[]) => [Math.exp(x!) - 2, x! * y! - 1];
  const { state } = leastSquares(residuals, [0.3, 1], { iterations: 20, largestStep: [0.5, 0.5] });
  expect(state[0]).toBeCloseTo(Math.log(2), 6);
  expect(state[1]).toBeCloseTo(1 / Math.log(2), 6);
});

it('never steps further than allowed', () => {
  const seen: number[] = [];
  const residuals = ([x]: readonly number[]) => {
    seen.push(x!);
    return [x! - 100];
  };
  const { state } = leastSquares(residuals, [0], { iterations: 4, largestStep: [10] });
  expect(state[0]).toBeCloseTo(40, 3);
  expect(Math.max(...seen)).toBeLessThan(41);
});
