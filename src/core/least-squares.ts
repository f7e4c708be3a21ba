import { solveInPlace } from './linear-system.ts';

export interface LeastSquaresFit {
  readonly state: readonly number[];
  /** Square roots of the diagonal of the inverse normal matrix: standard deviations where the residuals are standardised. */
  readonly deviation: readonly number[];
}

export interface LeastSquaresOptions {
  readonly iterations: number;
  /** Largest change of each parameter in one iteration. */
  readonly largestStep: readonly number[];
}

/** Step of the numeric derivatives, in each parameter's own unit. */
const DIFFERENCE_STEP = 1e-4;

/**
 * Minimises the sum of squared residuals by Gauss–Newton with numeric derivatives, for a fixed number of iterations.
 * @param residuals must determine every parameter; add priors as residuals
 * @param initial first guess of the parameters
 */
export function leastSquares(
  residuals: (state: readonly number[]) => number[],
  initial: readonly number[],
  options: LeastSquaresOptions,
): LeastSquaresFit {
  let state = [...initial];
  let equations = normalEquations(residuals, state);
  for (let i = 0; i < options.iterations; i++) {
    const step = solve(equations.matrix, equations.gradient);
    state = state.map((v, k) => v - clamp(step[k]!, options.largestStep[k]!));
    equations = normalEquations(residuals, state);
  }
  const { matrix } = equations;
  const deviation = state.map((_, k) => Math.sqrt(Math.max(0, solve(matrix, unit(k, state.length))[k]!)));
  return { state, deviation };
}

function normalEquations(
  residuals: (state: readonly number[]) => number[],
  state: readonly number[],
): { matrix: Float64Array; gradient: number[] } {
  const at = residuals(state);
  const columns = state.map((_, k) => {
    const moved = [...state];
    moved[k]! += DIFFERENCE_STEP;
    return residuals(moved).map((r, i) => (r - at[i]!) / DIFFERENCE_STEP);
  });
  return {
    matrix: Float64Array.from(columns.flatMap((a) => columns.map((b) => inner(a, b)))),
    gradient: columns.map((a) => inner(a, at)),
  };
}

function solve(matrix: Float64Array, right: readonly number[]): Float64Array {
  const solution = Float64Array.from(right);
  solveInPlace(matrix.slice(), solution);
  return solution;
}

const inner = (a: readonly number[], b: readonly number[]): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};
const unit = (k: number, n: number): number[] => Array.from({ length: n }, (_, i) => (i === k ? 1 : 0));
const clamp = (v: number, limit: number) => Math.min(limit, Math.max(-limit, v));
