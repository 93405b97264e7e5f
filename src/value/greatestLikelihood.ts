import { type Minimum, minimise, type Objective } from '../numerics/minimise.ts';
import type { Coordinates } from './coordinates.ts';
import { customerCount, sampleByWeight } from './groups.ts';
import { differencedHessian } from './information.ts';
import type { HistoryGroups, PurchaseModel } from './purchaseModel.ts';

/**
 * Minus the mean log-likelihood of a customer by the coordinates, so that its scale does not depend on how many there
 * are.
 */
export function objectiveOf(model: PurchaseModel, coordinates: Coordinates, groups: HistoryGroups): Objective {
  const customers = customerCount(groups);
  const logGradient = new Float64Array(model.parameters.length);
  return (point, gradient) => {
    const value = model.logLikelihood(coordinates.toParameters(point), groups, logGradient);
    const slopes = coordinates.slopes(point);
    for (let i = 0; i < point.length; i++) {
      let sum = 0;
      for (let j = 0; j < point.length; j++) sum += slopes[j]![i]! * logGradient[j]!;
      gradient[i] = -sum / customers;
    }
    return -value / customers;
  };
}

/**
 * The least value of the {@link objectiveOf} all groups: from each start on a sample, from the best of these on all, and
 * from points farther along the coordinates in which the likelihood is flat, where a search stops anywhere.
 */
export function greatestLikelihood(
  model: PurchaseModel,
  coordinates: Coordinates,
  objective: Objective,
  groups: HistoryGroups,
): Minimum {
  const { bounds } = coordinates;
  const sample = sampleByWeight(groups, SAMPLE);
  const sampled = sample === groups ? objective : objectiveOf(model, coordinates, sample);
  const found = model
    .starts(groups)
    .map((start) => minimise(sampled, coordinates.fromParameters(start), bounds, ROUGH))
    .reduce((best, next) => (next.value < best.value || Number.isNaN(best.value) ? next : best));
  const all = [...found.point.keys()];
  let best = minimise(objective, found.point, bounds, AIMED_AT, differencedHessian(sampled, found.point, all));

  const curvature = differencedHessian(sampled, best.point, all);
  const flat = all.filter((i) => !(curvature[i]![i]! * customerCount(groups) > 1));
  const gradient = new Float64Array(all.length);
  const from = (start: Float64Array) => {
    const there = minimise(objective, start, bounds, AIMED_AT, curvature);
    const iterations = best.iterations + there.iterations;
    const evaluations = best.evaluations + there.evaluations;
    best = { ...(there.value < best.value ? there : best), iterations, evaluations };
  };
  const inner = flat.flatMap((i) => alongCoordinate(coordinates, best.point, i));
  const values = inner.map((start) => finiteOr(objective(start, gradient), Number.POSITIVE_INFINITY));
  const least = values.indexOf(Math.min(...values));
  if (values[least]! < best.value) from(inner[least]!);
  for (const i of flat.filter((i) => !coordinates.isScale[i])) {
    for (const bound of [bounds.lower[i]!, bounds.upper[i]!]) {
      // The other parameters have yet to follow, so that a bound may be better than it looks.
      const start = best.point.with(i, bound);
      if (best.point[i] !== bound && objective(start, gradient) < best.value + NO_WORSE) from(start);
    }
  }
  return best;
}

/** The slope at which a search on the sample stops, relative to the log-likelihood. */
const ROUGH = 1e-5;
/** The same on all: small enough that a parameter misses its fifth digit only where the likelihood is flat. */
const AIMED_AT = 3e-8;
const SAMPLE = 2000;
/** Mean log-likelihood that a point on a bound may lack to be tried. */
const NO_WORSE = 1e-4;

/**
 * The point moved along one coordinate to each power of ten within its bounds. A scale in which the likelihood is flat
 * has run away upwards: the point moved back by up to a thousand times.
 */
function alongCoordinate({ bounds, isScale }: Coordinates, point: Float64Array, i: number): Float64Array[] {
  const from = isScale[i] ? point[i]! - 4 * Math.LN10 : bounds.lower[i]!;
  const to = isScale[i] ? point[i]! : bounds.upper[i]!;
  const starts: Float64Array[] = [];
  for (let at = from + Math.LN10; at < to - 0.1; at += Math.LN10) {
    if (at > bounds.lower[i]!) starts.push(point.with(i, at));
  }
  return starts;
}

function finiteOr(value: number, otherwise: number): number {
  return Number.isFinite(value) ? value : otherwise;
}
