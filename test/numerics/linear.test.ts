import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choleskyFactor, inverseSymmetric, type Matrix, solveSymmetric } from '../../src/numerics/linear.ts';

/** The 3 x 3 Hilbert matrix, whose inverse is whole. */
const hilbert = [1, 2, 3].map((i) => [1, 2, 3].map((j) => 1 / (i + j - 1)));

function product(left: Matrix, right: Matrix): number[][] {
  return left.map((row) => right[0]!.map((_, j) => row.reduce((sum, value, k) => sum + value * right[k]![j]!, 0)));
}

function transposed(matrix: Matrix): number[][] {
  return matrix.map((row, i) => row.map((_, j) => matrix[j]![i]!));
}

/** A random matrix times its transpose, its diagonal raised: positive definite. */
const positiveDefinite = fc
  .integer({ min: 1, max: 5 })
  .chain((size) =>
    fc.array(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: size, maxLength: size }), {
      minLength: size,
      maxLength: size,
    }),
  )
  .map((rows) => product(rows, transposed(rows)).map((row, i) => row.map((value, j) => (i === j ? value + 1 : value))));

describe('the Cholesky factor', () => {
  it('is the textbook one', () => {
    expect(
      choleskyFactor([
        [4, 2],
        [2, 5],
      ]),
    ).toEqual([
      [2, 0],
      [1, 2],
    ]);
  });

  it('gives the matrix back', () => {
    fc.assert(
      fc.property(positiveDefinite, (matrix) => {
        const factor = choleskyFactor(matrix)!;
        const back = product(factor, transposed(factor));
        matrix.forEach((row, i) => {
          row.forEach((value, j) => {
            expect(back[i]![j]).toBeCloseTo(value, 10);
          });
        });
      }),
    );
  });

  it.each([
    [
      'indefinite',
      [
        [1, 2],
        [2, 1],
      ],
    ],
    [
      'singular',
      [
        [1, 1],
        [1, 1],
      ],
    ],
    [
      'singular but for rounding',
      [
        [0.1, 0.3],
        [0.3, 0.9],
      ],
    ],
    ['zero', [[0]]],
    ['negative', [[-1]]],
    ['not a number', [[Number.NaN]]],
    ['infinite', [[Number.POSITIVE_INFINITY]]],
  ])('is undefined where the matrix is %s', (_, matrix) => {
    expect(choleskyFactor(matrix)).toBeUndefined();
    expect(inverseSymmetric(matrix)).toBeUndefined();
    expect(solveSymmetric(matrix, [1, 1])).toBeUndefined();
  });
});

describe('the inverse', () => {
  it('of the Hilbert matrix is whole', () => {
    const known = [
      [9, -36, 30],
      [-36, 192, -180],
      [30, -180, 180],
    ];
    inverseSymmetric(hilbert)!.forEach((row, i) => {
      row.forEach((value, j) => {
        expect(value / known[i]![j]!).toBeCloseTo(1, 12);
      });
    });
  });

  it('is exactly symmetric', () => {
    fc.assert(
      fc.property(positiveDefinite, (matrix) => {
        const inverse = inverseSymmetric(matrix)!;
        expect(inverse).toEqual(transposed(inverse));
      }),
    );
  });
});

describe('a symmetric system', () => {
  it('is solved', () => {
    fc.assert(
      fc.property(positiveDefinite, (matrix) => {
        const solution = matrix.map((_, i) => i - 1.5);
        const right = matrix.map((row) => row.reduce((sum, value, i) => sum + value * solution[i]!, 0));
        solveSymmetric(matrix, right)!.forEach((value, i) => {
          expect(value).toBeCloseTo(solution[i]!, 8);
        });
      }),
    );
  });
});
