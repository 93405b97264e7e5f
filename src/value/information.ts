import { inverseSymmetric, type Matrix } from '../numerics/linear.ts';
import type { Objective } from '../numerics/minimise.ts';

/** Second derivatives of a function from central differences of its gradient, over the coordinates `rows` alone. */
export function differencedHessian(objective: Objective, point: ArrayLike<number>, rows: readonly number[]): Matrix {
  const differences = rows.map((row) => {
    const gradientAt = (step: number): Float64Array => {
      const moved = Float64Array.from(point);
      moved[row]! += step;
      const gradient = new Float64Array(point.length);
      objective(moved, gradient);
      return gradient;
    };
    const above = gradientAt(STEP);
    const below = gradientAt(-STEP);
    return rows.map((column) => (above[column]! - below[column]!) / (2 * STEP));
  });
  return rows.map((_, i) => rows.map((_, j) => (differences[i]![j]! + differences[j]![i]!) / 2));
}

/**
 * Covariance of the logarithms of parameters: the inverse of the observed information, carried over by the delta
 * method. Undefined where the information is singular.
 * @param slopes derivatives of each such logarithm (rows) with regard to the coordinates of the information
 */
export function logCovariance(information: Matrix, slopes: Matrix): Matrix | undefined {
  const inverse = inverseSymmetric(information);
  if (!inverse) return undefined;
  const size = inverse.length;
  return slopes.map((left) =>
    slopes.map((right) => {
      let sum = 0;
      for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) sum += left[i]! * inverse[i]![j]! * right[j]!;
      return sum;
    }),
  );
}

/** In logarithms: the error of a central difference, its square times the third derivative, is about 1e-8. */
const STEP = 1e-4;
