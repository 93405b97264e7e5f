import type { Phrase } from '../core/language.ts';
import type { Minimum, Objective } from '../numerics/minimise.ts';
import { acceptance } from './accept.ts';
import { type Coordinates, coordinatesOf, LEAST } from './coordinates.ts';
import { greatestLikelihood, objectiveOf } from './greatestLikelihood.ts';
import { customerCount } from './groups.ts';
import { differencedHessian, logCovariance } from './information.ts';
import type { HistoryGroups, PurchaseFit, PurchaseModel } from './purchaseModel.ts';

/**
 * Fits a model by maximum likelihood: from each of its starts on a sample of the customers, then from the best maximum
 * on all. Standard errors are those of the observed information. Without a finite log-likelihood anywhere the fit is
 * refused and its log-likelihood is not a number.
 */
export function fitModel(model: PurchaseModel, groups: HistoryGroups): PurchaseFit {
  const coordinates = coordinatesOf(model);
  const objective = objectiveOf(model, coordinates, groups);
  const minimum = greatestLikelihood(model, coordinates, objective, groups);

  const bound = coordinates.onBound(minimum.point);
  const parameters = coordinates.toParameters(minimum.point).map((value) => (value < 1.01 * LEAST ? LEAST : value));
  const customers = customerCount(groups);
  const logLikelihood = -customers * minimum.value;
  const stopped = stoppedWords(minimum);
  const covariance = Number.isFinite(minimum.value)
    ? covarianceAt(minimum, objective, coordinates, [...bound.keys()], customers)
    : undefined;
  const free = model.parameters.map((_, i) => i).filter((i) => !bound.has(i));
  return {
    name: model.name,
    parameters: byName(model, (i) => parameters[i]!),
    standard_errors: byName(model, (i) => {
      const row = free.indexOf(i);
      return covariance && row >= 0 ? parameters[i]! * Math.sqrt(covariance[row]![row]!) : null;
    }),
    log_covariance: covariance ?? null,
    log_likelihood: logLikelihood,
    bic: -2 * logLikelihood + parameters.length * Math.log(customers),
    stopped,
    ...acceptance(minimum.slope <= CONVERGED, stopped, parameters, logLikelihood, [...bound.values()], groups),
  };
}

/** The slope at which a fit counts as converged, relative to the log-likelihood. */
const CONVERGED = 1e-6;

function covarianceAt(
  minimum: Minimum,
  objective: Objective,
  coordinates: Coordinates,
  onBound: readonly number[],
  customers: number,
) {
  const { point } = minimum;
  const { lower, upper } = coordinates.bounds;
  const slopes = coordinates.slopes(point);
  const parameters = [...slopes.keys()].filter((i) => !onBound.includes(i));
  // A coordinate that moves no free parameter, because its own parameter is on a bound, has nothing to be told.
  const rows = [...point.keys()].filter(
    (i) => point[i]! > lower[i]! && point[i]! < upper[i]! && slopes.some((row) => Math.abs(row[i]!) > 0.02),
  );
  const information = differencedHessian(objective, point, rows).map((row) => row.map((value) => value * customers));
  return logCovariance(
    information,
    parameters.map((i) => rows.map((j) => slopes[i]![j]!)),
  );
}

function stoppedWords({ stopped, slope, iterations, evaluations }: Minimum): Phrase {
  const gradient = slope.toExponential(1);
  const italian = gradient.replace('.', ',');
  const words = {
    gradient: { en: `relative gradient ${gradient}`, it: `gradiente relativo ${italian}` },
    'no descent': {
      en: `no step raises the likelihood, relative gradient ${gradient}`,
      it: `nessun passo aumenta la verosimiglianza, gradiente relativo ${italian}`,
    },
    iterations: {
      en: `too many iterations, relative gradient ${gradient}`,
      it: `troppe iterazioni, gradiente relativo ${italian}`,
    },
    'not finite': {
      en: 'no finite likelihood at the start',
      it: 'nessuna verosimiglianza finita al punto di partenza',
    },
  } as const satisfies Record<Minimum['stopped'], Phrase>;
  return {
    en: `${words[stopped].en} after ${iterations} iterations and ${evaluations} evaluations`,
    it: `${words[stopped].it} dopo ${iterations} iterazioni e ${evaluations} valutazioni`,
  };
}

function byName<T>(model: PurchaseModel, value: (i: number) => T): Record<string, T> {
  return Object.fromEntries(model.parameters.map((name, i) => [name, value(i)]));
}
