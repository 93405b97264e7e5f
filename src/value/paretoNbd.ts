import { digamma, logGamma } from '../numerics/gamma.ts';
import { type Random, randomExponential, randomGamma } from '../numerics/random.ts';
import { randomPoisson } from '../numerics/randomCounts.ts';
import { tabulatedByCount } from './countTable.ts';
import { ratesByMoments } from './momentRates.ts';
import { emptySlopes, logDeathAfter } from './paretoDropout.ts';
import type { HistoryGroups, Parameters, PurchaseModel } from './purchaseModel.ts';
import { purchaseTimes } from './purchaseTimes.ts';

/**
 * Pareto/NBD: customers buy at a rate of Gamma(r, alpha) until they leave after a time whose rate is Gamma(s, beta), in
 * weeks (Schmittlein, Morrison, Colombo 1987, "Counting your customers: who are they and what will they do next?").
 */
export const paretoNbd: PurchaseModel = {
  name: 'pareto-nbd',
  parameters: ['r', 'alpha', 's', 'beta'],
  heterogeneity: { r: 'rate', s: 'dropout' },
  logLikelihood,
  starts,
  probabilityAlive,
  expectedOrders: (parameters, x, tx, T) => {
    const [r, alpha, s, beta] = parameters as [number, number, number, number];
    const scale = (probabilityAlive(parameters, x, tx, T) * (r + x)) / (alpha + T);
    return (t) => scale * timeAlive(s, beta + T, t);
  },
  expectedFromStart: ([r, alpha, s, beta], t) => (r! / alpha!) * timeAlive(s!, beta!, t),
  drawOrders,
};

function logLikelihood(parameters: Parameters, groups: HistoryGroups, gradient?: Float64Array): number {
  const [r, alpha, s, beta] = parameters as [number, number, number, number];
  const { last, end } = purchaseTimes(groups);
  const pairs = pairTable(parameters, groups, gradient !== undefined);
  const constant = r * Math.log(alpha) + s * Math.log(beta) - logGamma(r);
  const byCount = tabulatedByCount(groups.x, (n) => constant + logGamma(r + n));
  const digammaR = digamma(r) - Math.log(alpha);
  const digammas = gradient && tabulatedByCount(groups.x, (n) => digamma(r + n) - digammaR);
  const logOfBeta = Math.log(beta);
  let sum = 0;
  let byR = 0;
  let byAlpha = 0;
  let byS = 0;
  let byBeta = 0;
  for (let i = 0; i < groups.count; i++) {
    const n = groups.x[i]!;
    const w = groups.weight[i]!;
    const atLast = last[i]! * PAIR;
    const atEnd = end[i]! * PAIR;
    const logAlive = pairs[atEnd]!;
    const greatest = Math.max(logAlive, pairs[atLast + 1]!);
    const alive = Math.exp(logAlive - greatest);
    const afterLast = Math.exp(pairs[atLast + 1]! - greatest);
    const afterEnd = Math.exp(pairs[atEnd + 1]! - greatest);
    const total = alive + (afterLast - afterEnd);
    sum += w * (byCount[n]! + greatest + Math.log(total));
    if (!digammas) continue;
    const share = w / total;
    const slope = (parameter: number, ofAlive: number): number =>
      share * (afterLast * pairs[atLast + parameter]! - afterEnd * pairs[atEnd + parameter]! - alive * ofAlive);
    const T = groups.T[i]!;
    byR += w * digammas[n]! + slope(2, pairs[atEnd + 6]!);
    byAlpha += (w * r) / alpha + slope(3, (r + n) / (alpha + T));
    byS += w * logOfBeta + slope(4, pairs[atEnd + 7]!);
    byBeta += (w * s) / beta + slope(5, s / (beta + T));
  }
  if (gradient) {
    gradient[0] = r * byR;
    gradient[1] = alpha * byAlpha;
    gradient[2] = s * byS;
    gradient[3] = beta * byBeta;
  }
  return sum;
}

/** Numbers held by pair: log alive, log death after, its four slopes, log(alpha + time), log(beta + time). */
const PAIR = 8;

function pairTable([r, alpha, s, beta]: Parameters, groups: HistoryGroups, withSlopes: boolean): Float64Array {
  const { x, time } = purchaseTimes(groups);
  const table = new Float64Array(x.length * PAIR);
  const slopes = withSlopes ? emptySlopes() : undefined;
  for (let pair = 0; pair < x.length; pair++) {
    const at = pair * PAIR;
    const logAlpha = Math.log(alpha! + time[pair]!);
    const logBeta = Math.log(beta! + time[pair]!);
    table[at] = -(r! + x[pair]!) * logAlpha - s! * logBeta;
    table[at + 1] = logDeathAfter(r!, alpha!, s!, beta!, x[pair]!, time[pair]!, slopes);
    if (slopes) table.set(slopes.byParameter, at + 2);
    table[at + 6] = logAlpha;
    table[at + 7] = logBeta;
  }
  return table;
}

function probabilityAlive([r, alpha, s, beta]: Parameters, x: number, tx: number, T: number): number {
  const logAlive = -(r! + x) * Math.log(alpha! + T) - s! * Math.log(beta! + T);
  const afterLast = Math.exp(logDeathAfter(r!, alpha!, s!, beta!, x, tx) - logAlive);
  const afterEnd = Math.exp(logDeathAfter(r!, alpha!, s!, beta!, x, T) - logAlive);
  return 1 / (1 + Math.max(0, afterLast - afterEnd));
}

/** Expected weeks of the next t in which a customer lives whose rate of death is Gamma(s, scale). */
function timeAlive(s: number, scale: number, t: number): number {
  const growth = Math.log1p(t / scale);
  return s === 1 ? scale * growth : (-scale * Math.expm1((1 - s) * growth)) / (s - 1);
}

function starts(groups: HistoryGroups): Parameters[] {
  const { r, alpha, weeks } = ratesByMoments(groups);
  return [
    [r, alpha / 2, 0.5, weeks / 3],
    [r, alpha, 1, weeks * 2],
    [2 * r, alpha, 0.5, weeks / 10],
    [1, weeks / 4, 1, weeks / 2],
  ];
}

function drawOrders(parameters: Parameters, x: number, tx: number, T: number, t: number, random: Random): number {
  const [r, alpha, s, beta] = parameters as [number, number, number, number];
  if (random() >= probabilityAlive(parameters, x, tx, T)) return 0;
  const rate = randomGamma(random, r + x, alpha + T);
  const deathRate = randomGamma(random, s, beta + T);
  const lifetime = deathRate > 0 ? randomExponential(random, deathRate) : t;
  return randomPoisson(random, rate * Math.min(t, lifetime));
}
