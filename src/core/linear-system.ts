/**
 * Solves `matrix · x = right` by Gaussian elimination without pivoting, which is stable for the symmetric, positive
 * definite matrices of least squares. A singular matrix gives NaN or Infinity.
 * @param matrix n × n, row after row; overwritten
 * @param right n values; overwritten with the solution
 */
export function solveInPlace(matrix: Float64Array, right: Float64Array): void {
  const n = right.length;
  for (let i = 0; i < n; i++) {
    for (let r = i + 1; r < n; r++) {
      const factor = matrix[r * n + i]! / matrix[i * n + i]!;
      for (let c = i; c < n; c++) matrix[r * n + c]! -= factor * matrix[i * n + c]!;
      right[r]! -= factor * right[i]!;
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = right[i]!;
    for (let c = i + 1; c < n; c++) sum -= matrix[i * n + c]! * right[c]!;
    right[i] = sum / matrix[i * n + i]!;
  }
}
