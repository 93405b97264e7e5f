import { describe, expect, it } from 'vitest';
import { digamma, logBeta, logGamma } from '../../src/numerics/gamma.ts';
import { bgNbd } from '../../src/value/bgNbd.ts';
import { fitModel } from '../../src/value/fit.ts';
import { groupHistories } from '../../src/value/groups.ts';
import type { HistoryGroups, PurchaseModel } from '../../src/value/purchaseModel.ts';

const unused = () => {
  throw new Error('a fit asks for likelihoods alone');
};
const withoutForecast = {
  probabilityAlive: unused,
  expectedOrders: unused,
  expectedFromStart: unused,
  drawOrders: unused,
};

/**
 * Contracts renewed once a period (Fader, Hardie 2007, "How to project customer retention"): each customer leaves with
 * a chance of their own, Beta(a, b). x is renewals, T where the customer was still there at the end.
 */
const contracts: PurchaseModel = {
  ...withoutForecast,
  name: 'bg-nbd',
  parameters: ['a', 'b'],
  heterogeneity: { a: 'dropout', b: 'dropout' },
  starts: () => [
    [1, 1],
    [5, 20],
  ],
  logLikelihood: ([a = 0, b = 0], { count, x, T, weight }, gradient) => {
    let sum = 0;
    gradient?.fill(0);
    for (let i = 0; i < count; i++) {
      const w = weight[i]!;
      const n = x[i]!;
      const left = n < T[i]! ? 1 : 0;
      sum += w * (logBeta(a + left, b + n) - logBeta(a, b));
      if (!gradient) continue;
      const both = digamma(a + b + left + n) - digamma(a + b);
      gradient[0]! += w * a * (digamma(a + left) - digamma(a) - both);
      gradient[1]! += w * b * (digamma(b + n) - digamma(b) - both);
    }
    return sum;
  },
};

/** Poisson purchases over T with gamma rates: the negative binomial counts of x. */
const counts: PurchaseModel = {
  ...withoutForecast,
  name: 'nbd',
  parameters: ['r', 'alpha'],
  heterogeneity: { r: 'rate' },
  starts: () => [
    [1, 1],
    [0.1, 10],
  ],
  logLikelihood: ([r = 0, alpha = 0], { count, x, T, weight }, gradient) => {
    let sum = 0;
    gradient?.fill(0);
    for (let i = 0; i < count; i++) {
      const [w, n, end] = [weight[i]!, x[i]!, T[i]!];
      sum += w * (logGamma(r + n) - logGamma(r) - r * Math.log1p(end / alpha) - n * Math.log(alpha + end));
      if (!gradient) continue;
      gradient[0]! += w * r * (digamma(r + n) - digamma(r) - Math.log1p(end / alpha));
      gradient[1]! += w * ((r * end - n * alpha) / (alpha + end));
    }
    return sum;
  },
};

/** Customers who left after 0, 1, 2 … renewals, from those still there after each period. */
function contractsOf(survivors: readonly number[]): HistoryGroups {
  const last = survivors.length - 1;
  const left = survivors.slice(1).map((there, i) => survivors[i]! - there);
  return {
    count: last + 1,
    x: Float64Array.from(survivors, (_, i) => i),
    tx: new Float64Array(last + 1).fill(0.01),
    T: new Float64Array(last + 1).fill(last),
    weight: Float64Array.of(...left, survivors[last]!),
  };
}

/** Customers with 0, 1, 2 … purchases in ten weeks. */
function countsOf(weight: readonly number[]): HistoryGroups {
  const x = Float64Array.from(weight, (_, i) => i);
  return {
    count: x.length,
    x,
    tx: x.map((n) => (n > 0 ? 5 : 0)),
    T: x.map(() => 10),
    weight: Float64Array.from(weight),
  };
}

const highEnd = contractsOf([1000, 869, 743, 653, 593, 551, 517, 491]);
const overdispersed = countsOf([600, 180, 90, 50, 30, 20, 10, 8, 6, 4, 2]);

describe('a fit', () => {
  it.each([
    // Fader, Hardie 2007, p. 83 and the authors' spreadsheet.
    ['high end', highEnd, 0.668, 3.806, -1611.2],
    ['regular', contractsOf([1000, 631, 468, 382, 326, 289, 262, 241]), 0.704, 1.182, -1680.3],
  ])('finds the published maximum of contracts, %s', (_, groups, a, b, logLikelihood) => {
    const fit = fitModel(contracts, groups);
    expect(fit.accepted, fit.reason.en).toBe(true);
    expect(fit.parameters.a).toBeCloseTo(a, 3);
    expect(fit.parameters.b).toBeCloseTo(b, 3);
    expect(fit.log_likelihood).toBeCloseTo(logLikelihood, 1);
  });

  it('finds where the mean is the mean of the data, whatever the start', () => {
    const fit = fitModel(counts, overdispersed);
    const far = fitModel({ ...counts, starts: () => [[900, 1e-5]] }, overdispersed);
    const purchases = overdispersed.x.reduce((sum, x, i) => sum + x * overdispersed.weight[i]!, 0);
    expect((fit.parameters.r! * 10) / fit.parameters.alpha!).toBeCloseTo(purchases / 1000, 8);
    expect(far.parameters.r! / fit.parameters.r!).toBeCloseTo(1, 7);
    expect(fit.bic).toBeCloseTo(-2 * fit.log_likelihood + 2 * Math.log(1000), 8);
    expect(fit.stopped.en).toMatch(/^relative gradient \d\.\de-\d+ after \d+ iterations and \d+ evaluations$/);
  });

  it('leaves a region so flat that a search stops anywhere', () => {
    // As many fell silent after half the time as bought to its end; the derivative by the logarithm of a vanishes with a.
    const x = Float64Array.of(0, 1, 2, 4, 1, 2, 4);
    const tx = Float64Array.of(0, 9, 9, 9, 4, 4, 4);
    const weight = Float64Array.of(600, 80, 60, 40, 80, 60, 40);
    const groups = { count: 7, x, tx, T: new Float64Array(7).fill(10), weight };
    const fit = fitModel(bgNbd, groups);
    const stuck = fitModel({ ...bgNbd, starts: () => [[0.4, 4, 1.001e-6, 3]] }, groups);
    expect(fit.parameters.a).toBeGreaterThan(0.01);
    expect(stuck.log_likelihood).toBeCloseTo(fit.log_likelihood, 3);
  });

  it('has the errors of the observed information', () => {
    const fit = fitModel(counts, overdispersed);
    const [r, alpha] = [fit.parameters.r!, fit.parameters.alpha!];
    // Second differences of the log-likelihood itself, in the parameters themselves.
    const at = (i: number, j: number) =>
      counts.logLikelihood([r * (1 + 1e-4 * i), alpha * (1 + 1e-4 * j)], overdispersed);
    const rr = -(at(1, 0) - 2 * at(0, 0) + at(-1, 0)) / (1e-4 * r) ** 2;
    const aa = -(at(0, 1) - 2 * at(0, 0) + at(0, -1)) / (1e-4 * alpha) ** 2;
    const ra = -(at(1, 1) - at(1, -1) - at(-1, 1) + at(-1, -1)) / (4 * 1e-8 * r * alpha);
    const determinant = rr * aa - ra * ra;
    expect(fit.standard_errors.r! / Math.sqrt(aa / determinant)).toBeCloseTo(1, 3);
    expect(fit.standard_errors.alpha! / Math.sqrt(rr / determinant)).toBeCloseTo(1, 3);
    const [[logR, both], [same]] = fit.log_covariance as [[number, number], [number, number]];
    expect(logR).toBeCloseTo((fit.standard_errors.r! / r) ** 2, 12);
    expect(both).toBe(same);
    expect((both * r * alpha) / (-ra / determinant)).toBeCloseTo(-1 * -1, 3);
  });

  it('of customers met twice has the same parameters and half the variance', () => {
    for (const [model, groups] of [
      [counts, overdispersed],
      [contracts, highEnd],
    ] as const) {
      const once = fitModel(model, groups);
      const twice = fitModel(model, { ...groups, weight: groups.weight.map((weight) => 2 * weight) });
      for (const name of model.parameters) {
        expect(twice.parameters[name]! / once.parameters[name]!).toBeCloseTo(1, 7);
        expect((once.standard_errors[name]! / twice.standard_errors[name]!) ** 2).toBeCloseTo(2, 5);
      }
      expect(twice.log_likelihood / once.log_likelihood).toBeCloseTo(2, 9);
    }
  });

  it('of more groups than a sample holds is a maximum on all', () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => [
      Math.floor(40 / (1 + (i % 97))),
      1 + (i % 7),
      40 + (i % 1009),
    ]);
    const { groups } = groupHistories(
      ...([0, 1, 2].map((i) => rows.map((row) => row[i]!)) as [number[], number[], number[]]),
    );
    expect(groups.count).toBeGreaterThan(10_000);
    const fit = fitModel(counts, groups);
    const gradient = new Float64Array(2);
    counts.logLikelihood(Object.values(fit.parameters), groups, gradient);
    for (const slope of gradient) expect(Math.abs(slope / fit.log_likelihood)).toBeLessThan(1e-7);
  });
});

describe('a maximum on a bound', () => {
  it('is customers who do not differ in rate', () => {
    // Less spread than Poisson counts of one rate have.
    const fit = fitModel(counts, countsOf([0, 10, 200, 10]));
    expect(fit).toMatchObject({
      accepted: true,
      reason: { en: 'customers do not differ in rate' },
      standard_errors: { r: null },
      parameters: { r: expect.closeTo(1000, 9), alpha: expect.closeTo(5000, 3) },
    });
    expect(fit.log_covariance).toHaveLength(1);
    expect(fit.standard_errors.alpha! ** 2).toBeCloseTo(fit.log_covariance![0]![0]! * fit.parameters.alpha! ** 2, 6);
  });

  it('is customers who do not differ in dropout', () => {
    // Each leaves with a chance of exactly one in five.
    const survivors = [0, 1, 2, 3, 4, 5].map((period) => 100_000 * 0.8 ** period);
    const fit = fitModel(contracts, contractsOf(survivors));
    expect(fit).toMatchObject({
      accepted: true,
      reason: { en: 'customers do not differ in dropout' },
      standard_errors: { a: null, b: null },
      log_covariance: [],
    });
    expect(fit.parameters.a! + fit.parameters.b!).toBeCloseTo(1000, 9);
    expect(fit.parameters.a!).toBeCloseTo(200, 0);
  });

  it('is nobody who leaves', () => {
    const fit = fitModel(contracts, contractsOf([1000, 1000, 1000]));
    expect(fit.accepted).toBe(true);
    expect(fit.parameters.a).toBe(1e-6);
    expect(fit.reason.en).toMatch(/^a is at its least value 0\.000001/);
    expect(fit.standard_errors.a).toBeNull();
  });
});

describe('a fit that fails', () => {
  it('is refused where no start has a finite likelihood', () => {
    const nowhere = { ...counts, logLikelihood: () => Number.NaN };
    const fit = fitModel(nowhere, overdispersed);
    expect(fit).toMatchObject({
      accepted: false,
      reason: { en: 'the log-likelihood is not finite' },
      log_covariance: null,
    });
    expect(Object.keys(fit.parameters)).toEqual(['r', 'alpha']);
    expect(fit.stopped.en).toContain('no finite likelihood at the start');
  });

  it('takes another start where one is not finite', () => {
    const starts = () => [
      [Number.NaN, 1],
      [1, 1],
      [Number.POSITIVE_INFINITY, 1],
    ];
    expect(fitModel({ ...counts, starts }, overdispersed).accepted).toBe(true);
  });

  it('is refused where it did not converge, and keeps its parameters', () => {
    const lying: PurchaseModel = {
      ...counts,
      logLikelihood: (parameters, groups, gradient) => {
        const value = counts.logLikelihood(parameters, groups, gradient);
        gradient?.forEach((slope, i) => {
          gradient[i] = -slope - 1;
        });
        return value;
      },
    };
    const fit = fitModel(lying, overdispersed);
    expect(fit.accepted).toBe(false);
    expect(fit.reason.en).toMatch(/^did not converge: no step raises the likelihood/);
    expect(fit.parameters.r).toBeGreaterThan(0);
  });

  it('is refused above what any model can reach', () => {
    const dense: PurchaseModel = {
      ...counts,
      logLikelihood: (parameters, groups, gradient) => counts.logLikelihood(parameters, groups, gradient) + 1e5,
    };
    const fit = fitModel(dense, overdispersed);
    expect(fit.accepted).toBe(false);
    expect(fit.reason.en).toMatch(/^log-likelihood 9\d{4}\.\d is above -?\d+\.\d, the most that any model can reach$/);
  });
});
