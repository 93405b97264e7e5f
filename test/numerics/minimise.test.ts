import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bounds, minimise, type Objective } from '../../src/numerics/minimise.ts';

const open: Bounds = { lower: [-1e9, -1e9], upper: [1e9, 1e9] };

/** Rosenbrock 1960: a bent valley to the minimum 0 at (1, 1). */
const rosenbrock: Objective = (point, gradient) => {
  const [x, y] = [point[0]!, point[1]!];
  gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
  gradient[1] = 200 * (y - x * x);
  return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
};

/** (x - 3)^2 + 10 (y + 2)^2 + x y. */
const bowl: Objective = (point, gradient) => {
  const [x, y] = [point[0]!, point[1]!];
  gradient[0] = 2 * (x - 3) + y;
  gradient[1] = 20 * (y + 2) + x;
  return (x - 3) ** 2 + 10 * (y + 2) ** 2 + x * y;
};

describe('without bounds', () => {
  it.each([
    [-1.2, 1],
    [2, -3],
    [1, 1],
    [-30, 40],
  ])('finds the end of a bent valley from %d, %d', (...start) => {
    const minimum = minimise(rosenbrock, start, open, 1e-9);
    expect(minimum.stopped).toBe('gradient');
    expect(minimum.slope).toBeLessThanOrEqual(1e-9);
    expect(minimum.point[0]).toBeCloseTo(1, 8);
    expect(minimum.point[1]).toBeCloseTo(1, 8);
  });

  it('needs few evaluations where the curvature is known', () => {
    const known = minimise(bowl, [1, -1], open, 1e-12, [
      [2, 1],
      [1, 20],
    ]);
    expect(known.iterations).toBe(1);
    // 2 (x - 3) + y = 0 and 20 (y + 2) + x = 0.
    expect(known.point[0]).toBeCloseTo(160 / 39, 12);
    expect(known.point[1]).toBeCloseTo(-86 / 39, 12);
  });

  it('recovers from a wrong curvature', () => {
    const wrong = [
      [-1, 0],
      [0, -1],
    ];
    expect(minimise(rosenbrock, [-1.2, 1], open, 1e-9, wrong).stopped).toBe('gradient');
  });

  it('steps back from where the function is not finite', () => {
    const barrier: Objective = (point, gradient) => {
      gradient[0] = 1 - 0.001 / point[0]!;
      return point[0]! - 0.001 * Math.log(point[0]!);
    };
    const minimum = minimise(barrier, [5], { lower: [-10], upper: [10] }, 1e-10);
    expect(minimum.stopped).toBe('gradient');
    expect(minimum.point[0]).toBeCloseTo(0.001, 10);
  });

  it('finds the minimum in the noise of rounding', () => {
    const shifted: Objective = (point, gradient) => 1e4 + rosenbrock(point, gradient);
    const minimum = minimise(shifted, [-1.2, 1], open, 1e-13);
    expect(minimum.point[0]).toBeCloseTo(1, 7);
  });
});

describe('within bounds', () => {
  it('stops on a bound that holds it back, exactly', () => {
    const minimum = minimise(bowl, [0, 0], { lower: [-9, -1], upper: [9, 9] }, 1e-10);
    expect(minimum.stopped).toBe('gradient');
    expect(minimum.point[1]).toBe(-1);
    // 2 (x - 3) - 1 = 0.
    expect(minimum.point[0]).toBeCloseTo(3.5, 9);
  });

  it('leaves a bound on which it starts', () => {
    const minimum = minimise(bowl, [-5, 7], { lower: [-5, -9], upper: [9, 7] }, 1e-10);
    expect(minimum.point[0]).toBeCloseTo(160 / 39, 9);
    expect(minimum.point[1]).toBeCloseTo(-86 / 39, 9);
  });

  it('follows a function that falls for ever to the bound', () => {
    const falling: Objective = (point, gradient) => {
      gradient[0] = -Math.exp(-point[0]!);
      return Math.exp(-point[0]!);
    };
    const minimum = minimise(falling, [0], { lower: [-1], upper: [7] }, 1e-9);
    expect(minimum.point[0]).toBe(7);
    expect(minimum.slope).toBe(0);
  });

  it('finds the least value of any bounded bowl', () => {
    const side = fc.double({ min: -6, max: 6, noNaN: true });
    fc.assert(
      fc.property(side, side, side, side, (a, b, c, d) => {
        const bounds = { lower: [Math.min(a, b), Math.min(c, d)], upper: [Math.max(a, b), Math.max(c, d)] };
        const minimum = minimise(bowl, [0, 0], bounds, 1e-9);
        // The bowl is convex: no point of a grid on the box may be lower.
        const gradient = new Float64Array(2);
        let least = Number.POSITIVE_INFINITY;
        for (let i = 0; i <= 20; i++) {
          for (let j = 0; j <= 20; j++) {
            const x = bounds.lower[0]! + ((bounds.upper[0]! - bounds.lower[0]!) * i) / 20;
            const y = bounds.lower[1]! + ((bounds.upper[1]! - bounds.lower[1]!) * j) / 20;
            least = Math.min(least, bowl(Float64Array.of(x, y), gradient));
          }
        }
        expect(minimum.value).toBeLessThanOrEqual(least + 1e-9);
        expect(minimum.stopped).toBe('gradient');
      }),
    );
  });
});

describe('why it stopped', () => {
  it('is a function that is not finite at the start', () => {
    expect(minimise(() => Number.NaN, [1, 1], open, 1e-9)).toMatchObject({ stopped: 'not finite', evaluations: 1 });
  });

  it('is a gradient that lies', () => {
    const liar: Objective = (point, gradient) => {
      gradient[0] = -2 * point[0]! - 1;
      return point[0]! ** 2;
    };
    const minimum = minimise(liar, [1], { lower: [-9], upper: [9] }, 1e-9);
    expect(minimum.stopped).toBe('no descent');
    expect(minimum.slope).toBeGreaterThan(0.1);
  });

  it('is too many iterations', () => {
    // Falls for ever, ever slower.
    const falling: Objective = (point, gradient) => {
      gradient[0] = -1;
      return -point[0]!;
    };
    const bounds = { lower: [0], upper: [Number.POSITIVE_INFINITY] };
    expect(minimise(falling, [0], bounds, 1e-300)).toMatchObject({ stopped: 'iterations', iterations: 500 });
  });
});
