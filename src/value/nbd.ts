import { digamma, logGamma } from '../numerics/gamma.ts';
import { randomGamma } from '../numerics/random.ts';
import { randomPoisson } from '../numerics/randomCounts.ts';
import { tabulatedByCount } from './countTable.ts';
import { ratesByMoments } from './momentRates.ts';
import type { HistoryGroups, Parameters, PurchaseModel } from './purchaseModel.ts';

/**
 * NBD: customers buy at a rate of Gamma(r, alpha) a week and nobody leaves (Ehrenberg 1959, "The pattern of consumer
 * purchases"). The likelihood is that of the purchase times, so that it compares with the models of dropout.
 */
export const nbd: PurchaseModel = {
  name: 'nbd',
  parameters: ['r', 'alpha'],
  heterogeneity: { r: 'rate' },
  logLikelihood,
  starts: (groups) => {
    const { r, alpha, weeks } = ratesByMoments(groups);
    return [
      [r, alpha],
      [2 * r, 2 * alpha],
      [1, weeks],
    ];
  },
  probabilityAlive: () => Number.NaN,
  expectedOrders: ([r, alpha], x, _tx, T) => {
    const rate = (r! + x) / (alpha! + T);
    return (t) => rate * t;
  },
  expectedFromStart: ([r, alpha], t) => (r! / alpha!) * t,
  drawOrders: ([r, alpha], x, _tx, T, t, random) => randomPoisson(random, randomGamma(random, r! + x, alpha! + T) * t),
};

function logLikelihood([r, alpha]: Parameters, groups: HistoryGroups, gradient?: Float64Array): number {
  const { count, x, T, weight } = groups;
  const constant = r! * Math.log(alpha!) - logGamma(r!);
  const byCount = tabulatedByCount(x, (n) => constant + logGamma(r! + n));
  const digammaR = digamma(r!) - Math.log(alpha!);
  const digammas = gradient && tabulatedByCount(x, (n) => digamma(r! + n) - digammaR);
  let sum = 0;
  let byR = 0;
  let byAlpha = 0;
  for (let i = 0; i < count; i++) {
    const n = x[i]!;
    const logEnd = Math.log(alpha! + T[i]!);
    sum += weight[i]! * (byCount[n]! - (r! + n) * logEnd);
    if (!digammas) continue;
    byR += weight[i]! * (digammas[n]! - logEnd);
    byAlpha += weight[i]! * (r! / alpha! - (r! + n) / (alpha! + T[i]!));
  }
  if (gradient) {
    gradient[0] = r! * byR;
    gradient[1] = alpha! * byAlpha;
  }
  return sum;
}
