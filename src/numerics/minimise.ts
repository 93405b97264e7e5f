import { type Matrix, solveSymmetric } from './linear.ts';
import { type Trial, wolfeStep } from './lineSearch.ts';

/** A function to minimise: gives its value at a point and writes its gradient there. Not finite: too far out. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

/** The least and greatest value of each coordinate; infinite where there is none. */
export interface Bounds {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

/**
 * Why a search ended: the gradient fell below the tolerance; no step lowers the value any more (rounding, or a wrong
 * gradient); too many iterations; the function is not finite at the start.
 */
export type StopReason = 'gradient' | 'no descent' | 'iterations' | 'not finite';

export interface Minimum {
  readonly point: Float64Array;
  readonly value: number;
  readonly gradient: Float64Array;
  /** Greatest derivative along which the bounds let the value fall, divided by max(1, |value|). */
  readonly slope: number;
  readonly iterations: number;
  /** Calls of the function. */
  readonly evaluations: number;
  readonly stopped: StopReason;
}

/**
 * A local minimum within bounds: BFGS (Nocedal, Wright 2006, "Numerical optimization", 6.1) on the coordinates that no
 * bound holds back, each step with the strong Wolfe conditions, or, where rounding hides the fall in value, the
 * approximate ones of Hager and Zhang 2005. Coordinates should be of order one, such as logarithms: a step moves none
 * by more than {@link LONGEST_STEP}.
 * @param tolerance on {@link Minimum.slope}
 * @param hessian second derivatives near the start, where they are known
 */
export function minimise(
  objective: Objective,
  start: readonly number[] | Float64Array,
  bounds: Bounds,
  tolerance: number,
  hessian?: Matrix,
): Minimum {
  const { lower, upper } = bounds;
  const size = start.length;
  let point = Float64Array.from(start, (value, i) => Math.min(upper[i]!, Math.max(lower[i]!, value)));
  let gradient: Float64Array = new Float64Array(size);
  let value = objective(point, gradient);
  let evaluations = 1;
  let curvature = hessian?.map((row) => [...row]);

  for (let iterations = 0; ; iterations++) {
    const slope = openSlope(point, gradient, bounds) / Math.max(1, Math.abs(value));
    const ended = (stopped: StopReason): Minimum => {
      return { point, value, gradient, slope, iterations, evaluations, stopped };
    };
    if (!allFinite(value, gradient)) return ended('not finite');
    if (slope <= tolerance) return ended('gradient');
    if (iterations === MOST_ITERATIONS) return ended('iterations');

    let direction = curvature && descent(curvature, point, gradient, bounds);
    if (!direction) {
      curvature = undefined;
      direction = descent(identity(size), point, gradient, bounds)!;
    }
    const reach = Math.max(...direction.map(Math.abs));
    const open = openLengths(point, direction, bounds);
    const longest = Math.min(...open, LONGEST_STEP / reach);
    const moved = (length: number): Trial => {
      const next = new Float64Array(size);
      for (let i = 0; i < size; i++) {
        // A coordinate that meets its bound is on it exactly, whatever rounding makes of the sum.
        const bound = direction[i]! < 0 ? lower[i]! : upper[i]!;
        const there = Math.min(upper[i]!, Math.max(lower[i]!, point[i]! + length * direction[i]!));
        next[i] = length >= open[i]! ? bound : there;
      }
      const nextGradient = new Float64Array(size);
      const nextValue = objective(next, nextGradient);
      evaluations++;
      const finite = allFinite(nextValue, nextGradient);
      return {
        length,
        point: next,
        gradient: nextGradient,
        value: finite ? nextValue : Number.POSITIVE_INFINITY,
        slope: dot(nextGradient, direction),
      };
    };
    const from = { length: 0, point, gradient, value, slope: dot(gradient, direction) };
    const first = curvature ? 1 : 1 / Math.max(1, reach);
    const found = wolfeStep(moved, from, Math.min(first, longest), longest);
    if (!found) {
      if (!curvature) return ended('no descent');
      // What was learnt of the curvature may be wrong; begin again along the gradient.
      curvature = undefined;
      continue;
    }
    curvature = updated(curvature, point, gradient, found);
    ({ point, gradient, value } = found);
  }
}

/** No coordinate moves farther in one step: e^4 is 55 times. */
const LONGEST_STEP = 4;
const MOST_ITERATIONS = 500;

/**
 * The quasi-Newton direction on the coordinates that are free: not on a bound that the gradient, or the direction
 * itself, presses against. Undefined where the curvature of these is not positive definite.
 */
function descent(curvature: Matrix, point: Float64Array, gradient: Float64Array, bounds: Bounds): number[] | undefined {
  let free = Array.from(gradient.keys()).filter((i) => !pressed(point[i]!, -gradient[i]!, bounds, i));
  for (;;) {
    const block = free.map((i) => free.map((j) => curvature[i]![j]!));
    const solution = solveSymmetric(
      block,
      free.map((i) => -gradient[i]!),
    );
    if (!solution) return undefined;
    const kept = free.filter((i, k) => !pressed(point[i]!, solution[k]!, bounds, i));
    if (kept.length === free.length) {
      const direction = new Array<number>(point.length).fill(0);
      free.forEach((i, k) => {
        direction[i] = solution[k]!;
      });
      return direction;
    }
    free = kept;
  }
}

function pressed(at: number, towards: number, { lower, upper }: Bounds, i: number): boolean {
  return (at <= lower[i]! && towards < 0) || (at >= upper[i]! && towards > 0);
}

/** The BFGS update of the second derivatives; left alone where the step shows no upward curvature. */
function updated(
  curvature: number[][] | undefined,
  point: Float64Array,
  gradient: Float64Array,
  to: Trial,
): number[][] | undefined {
  const step = Array.from(point, (value, i) => to.point[i]! - value);
  const change = Array.from(gradient, (value, i) => to.gradient[i]! - value);
  const bend = dot(step, change);
  if (!(bend > 1e-10 * Math.sqrt(dot(step, step) * dot(change, change)))) return curvature;
  // Without earlier knowledge all directions bend as much as this one (Nocedal, Wright 2006, 6.20).
  const before = curvature ?? identity(step.length).map((row) => row.map((one) => (one * dot(change, change)) / bend));
  const carried = before.map((row) => dot(row, step));
  const length = dot(step, carried);
  return before.map((row, i) =>
    row.map((value, j) => value + (change[i]! * change[j]!) / bend - (carried[i]! * carried[j]!) / length),
  );
}

/** The greatest derivative that the bounds leave open. */
function openSlope(point: Float64Array, gradient: Float64Array, bounds: Bounds): number {
  let greatest = 0;
  for (let i = 0; i < point.length; i++) {
    if (!pressed(point[i]!, -gradient[i]!, bounds, i)) greatest = Math.max(greatest, Math.abs(gradient[i]!));
  }
  return greatest;
}

/** How far the direction can be followed before each coordinate meets its bound. */
function openLengths(point: Float64Array, direction: readonly number[], { lower, upper }: Bounds): number[] {
  return direction.map((towards, i) => {
    if (towards === 0) return Number.POSITIVE_INFINITY;
    return ((towards < 0 ? lower[i]! : upper[i]!) - point[i]!) / towards;
  });
}

function identity(size: number): number[][] {
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)));
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function allFinite(value: number, gradient: Float64Array): boolean {
  return Number.isFinite(value) && gradient.every(Number.isFinite);
}
