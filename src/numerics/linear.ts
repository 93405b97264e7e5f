/** A small dense matrix by rows. */
export type Matrix = readonly (readonly number[])[];

/**
 * The lower triangular L with L L' = `matrix` (Cholesky), or undefined where the matrix, symmetric, is not positive
 * definite within rounding. [[4, 2], [2, 5]] gives [[2, 0], [1, 2]].
 */
export function choleskyFactor(matrix: Matrix): number[][] | undefined {
  const size = matrix.length;
  const factor = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i]![j]!;
      for (let k = 0; k < j; k++) rest -= factor[i]![k]! * factor[j]![k]!;
      if (i !== j) factor[i]![j] = rest / factor[j]![j]!;
      else if (rest > SINGULAR * Math.abs(matrix[i]![i]!) && rest < Number.POSITIVE_INFINITY) {
        factor[i]![i] = Math.sqrt(rest);
      } else return undefined;
    }
  }
  return factor;
}

/** The solution y of L L' y = `right`, for a {@link choleskyFactor} L. */
export function solveFactored(factor: Matrix, right: readonly number[]): number[] {
  const size = factor.length;
  const solution = [...right];
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) solution[i]! -= factor[i]![k]! * solution[k]!;
    solution[i]! /= factor[i]![i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) solution[i]! -= factor[k]![i]! * solution[k]!;
    solution[i]! /= factor[i]![i]!;
  }
  return solution;
}

/** The solution y of `matrix` y = `right`, or undefined where the symmetric matrix is not positive definite. */
export function solveSymmetric(matrix: Matrix, right: readonly number[]): number[] | undefined {
  const factor = choleskyFactor(matrix);
  return factor && solveFactored(factor, right);
}

/** The inverse, exactly symmetric, or undefined where the symmetric matrix is not positive definite. */
export function inverseSymmetric(matrix: Matrix): number[][] | undefined {
  const factor = choleskyFactor(matrix);
  if (!factor) return undefined;
  const inverse = matrix.map((_, i) =>
    solveFactored(
      factor,
      matrix.map((_, j) => (i === j ? 1 : 0)),
    ),
  );
  for (let i = 0; i < matrix.length; i++) for (let j = 0; j < i; j++) inverse[j]![i] = inverse[i]![j]!;
  return inverse;
}

/** A pivot this much smaller than its diagonal entry is rounding. */
const SINGULAR = 1e-14;
