import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AMOUNT_UNIT, toAmount } from '../../src/core/amount.ts';
import { randomGamma, randomInteger, seededRandom } from '../../src/numerics/random.ts';
import { expectedOrderValue, fitGammaGamma, type GammaGammaFit } from '../../src/value/gammaGamma.ts';
import { orderValues } from '../../src/value/orderValues.ts';
import { allTexts } from '../core/builtTexts.ts';
import { alike } from '../core/phrases.ts';
import { builtLedger, day } from '../score/builtLedger.ts';
import { hasPublicData, publicDataFolder, publicDataNote } from '../score/publicData.ts';

interface Spend {
  readonly x: Float64Array;
  /** Amount. */
  readonly m: Float64Array;
}

/** Customers whose value of a purchase day is gamma of shape p, its rate their own. */
function simulated(seed: number, customers: number, p: number, rateOf: (random: () => number) => number): Spend {
  const random = seededRandom(seed);
  const x = Float64Array.from({ length: customers }, () => randomInteger(random, 6));
  const m = x.map((days) => (days === 0 ? Number.NaN : toAmount(randomGamma(random, p * days, rateOf(random) * days))));
  return { x, m };
}

const differing = (seed: number, customers: number): Spend =>
  simulated(seed, customers, 6, (random) => randomGamma(random, 4, 15));

function fitted({ x, m }: Spend): GammaGammaFit & { parameters: { p: number; q: number; gamma: number } } {
  const fit = fitGammaGamma(x, m);
  return { ...fit, parameters: fit.parameters! };
}

describe('fitGammaGamma', () => {
  it('finds the parameters that made the data', () => {
    const fit = fitted(differing(1, 20_000));
    expect(fit).toMatchObject({ name: 'gamma-gamma', accepted: true, reason: { en: 'converged' } });
    expect(Math.abs(fit.parameters.p / 6 - 1)).toBeLessThan(0.05);
    expect(Math.abs(fit.parameters.q / 4 - 1)).toBeLessThan(0.05);
    expect(Math.abs(fit.parameters.gamma / 15 - 1)).toBeLessThan(0.1);
    // The mean of all order values is p gamma / (q - 1) = 30.
    expect(Math.abs(fit.mean_order_value! / 30 - 1)).toBeLessThan(0.02);
    expect(Math.abs(fit.correlation!)).toBeLessThan(0.03);
  });

  it('finds the same on a sample first, where there are many customers', () => {
    const { x, m } = differing(2, 9000);
    const fit = fitted({ x, m });
    const repeated = fitted({ x: Float64Array.from([...x, ...x, ...x]), m: Float64Array.from([...m, ...m, ...m]) });
    expect(repeated.customers).toBe(3 * fit.customers);
    expect(repeated.parameters.p / fit.parameters.p).toBeCloseTo(1, 6);
    expect(repeated.parameters.q / fit.parameters.q).toBeCloseTo(1, 6);
    expect(repeated.parameters.gamma / fit.parameters.gamma).toBeCloseTo(1, 6);
    expect(repeated.log_likelihood! / fit.log_likelihood!).toBeCloseTo(3, 8);
    expect(repeated.correlation).toBeCloseTo(fit.correlation!, 10);
  });

  it('is a maximum of the likelihood as it is published', () => {
    const spend = differing(3, 300);
    const { parameters, log_likelihood } = fitted(spend);
    const { p, q, gamma } = parameters;
    const likelihood = publishedLikelihood(spend, p, q, gamma);
    expect(log_likelihood).toBeCloseTo(likelihood, 6);
    for (const factor of [0.99, 1.01]) {
      expect(publishedLikelihood(spend, factor * p, q, gamma)).toBeLessThan(likelihood);
      expect(publishedLikelihood(spend, p, factor * q, gamma)).toBeLessThan(likelihood);
      expect(publishedLikelihood(spend, p, q, factor * gamma)).toBeLessThan(likelihood);
      expect(publishedLikelihood(spend, p / factor, factor * q, factor * factor * gamma)).toBeLessThan(likelihood);
    }
  });

  it('scales with money', () => {
    const { x, m } = differing(4, 500);
    const fit = fitted({ x, m });
    for (const factor of [0.01, 1000]) {
      const scaled = fitted({ x, m: m.map((value) => factor * value) });
      expect(scaled.parameters.p / fit.parameters.p).toBeCloseTo(1, 6);
      expect(scaled.parameters.q / fit.parameters.q).toBeCloseTo(1, 6);
      expect(scaled.parameters.gamma / fit.parameters.gamma / factor).toBeCloseTo(1, 6);
      expect(scaled.mean_order_value! / fit.mean_order_value! / factor).toBeCloseTo(1, 6);
      const own = expectedOrderValue(fit, 3, toAmount(70));
      expect(expectedOrderValue(scaled, 3, factor * toAmount(70)) / own / factor).toBeCloseTo(1, 6);
    }
  });

  it('leaves out customers without a repeat or with no money above zero', () => {
    const { x, m } = differing(5, 500);
    const fit = fitted({ x, m });
    const more = fitted({
      x: Float64Array.from([...x, 0, Number.NaN, 3, 2]),
      m: Float64Array.from([...m, Number.NaN, Number.NaN, 0, -toAmount(40)]),
    });
    expect(more.customers).toBe(fit.customers);
    expect(more.parameters).toEqual(fit.parameters);
  });

  it('is refused where there are too few customers, and gives everybody the mean of the repeat days', () => {
    const x = [1, 3, 0, 1, Number.NaN];
    const m = [10, 20, Number.NaN, -6, Number.NaN].map(toAmount);
    const fit = fitGammaGamma(x, m);
    expect(fit).toMatchObject({ accepted: false, parameters: null, log_likelihood: null, customers: 2 });
    expect(fit.reason.en).toMatch(/^only 2 customers .*30 are needed; everybody has the mean/);
    // (10 + 3 x 20 - 6) / 5.
    expect(fit.mean_order_value).toBeCloseTo(12.8, 10);
    for (const own of [0, 1, 3]) expect(expectedOrderValue(fit, own, toAmount(50))).toBeCloseTo(toAmount(12.8), 6);
  });

  it('has no value at all where nobody bought twice', () => {
    const fit = fitGammaGamma([0, 0], [Number.NaN, Number.NaN]);
    expect(fit).toMatchObject({ accepted: false, customers: 0, correlation: null, mean_order_value: null });
    expect(expectedOrderValue(fit, 0, Number.NaN)).toBe(Number.NaN);
  });

  it('gives nearly the same to all where customers do not differ in spend, refused or not', () => {
    const fits = [1, 2, 3, 4, 5, 6].map((seed) => fitted(simulated(seed, 2000, 6, () => 0.2)));
    for (const fit of fits) {
      expect(fit.parameters.q).toBeGreaterThan(100);
      expect(Math.abs(expectedOrderValue(fit, 2, toAmount(45)) / toAmount(30) - 1)).toBeLessThan(0.06);
      if (!fit.accepted) expect(fit.reason.en).toMatch(/^customers do not differ in spend; /);
    }
    // The likelihood of every other sample rises for ever.
    const refused = fits.filter(({ accepted }) => !accepted);
    expect(refused.length).toBeGreaterThan(0);
    for (const fit of refused) {
      expect(expectedOrderValue(fit, 2, toAmount(45))).toBe(expectedOrderValue(fit, 0, Number.NaN));
    }
  });

  it('is refused where all order values are equal, and gives that value', () => {
    const x = Array.from({ length: 50 }, (_, i) => 1 + (i % 5));
    const m = x.map(() => toAmount(19.9));
    const fit = fitGammaGamma(x, m);
    expect(fit).toMatchObject({ accepted: false, correlation: null });
    expect(fit.reason.en).toMatch(/^customers do not differ in spend; /);
    expect(expectedOrderValue(fit, 2, toAmount(19.9))).toBeCloseTo(toAmount(19.9), 4);
  });

  it('is refused where the order values of customers have no mean', () => {
    const wild = simulated(7, 3000, 4, (random) => randomGamma(random, 0.7, 10));
    const fit = fitted(wild);
    expect(fit).toMatchObject({ accepted: false });
    expect(fit.reason.en).toMatch(/^q is not above 1/);
    expect(fit.parameters.q).toBeLessThan(1);
  });

  it('is accepted where each customer always spends the same, and gives each their own value', () => {
    const random = seededRandom(8);
    const x = Array.from({ length: 1000 }, (_, i) => 1 + (i % 5));
    const m = x.map(() => toAmount(60 / randomGamma(random, 4, 1)));
    const fit = fitGammaGamma(x, m);
    expect(fit).toMatchObject({
      accepted: true,
      reason: { en: 'converged; each customer spends the same every time' },
    });
    expect(expectedOrderValue(fit, 1, toAmount(100)) / toAmount(100)).toBeCloseTo(1, 2);
  });

  it('measures the correlation of money and frequency', () => {
    // x 1 2 3, m 1 2 4: 3 / sqrt(2 x 14 / 3).
    expect(fitGammaGamma([1, 2, 3], [1, 2, 4].map(toAmount)).correlation).toBeCloseTo(3 / Math.sqrt(28 / 3), 12);
  });

  it('is plain JSON', () => {
    const fit = fitGammaGamma(...(Object.values(differing(9, 200)) as [Float64Array, Float64Array]));
    expect(JSON.parse(JSON.stringify(fit))).toEqual(fit);
  });
});

describe('expectedOrderValue', () => {
  const fit: GammaGammaFit = {
    name: 'gamma-gamma',
    accepted: true,
    reason: alike('converged'),
    parameters: { p: 6.24935, q: 3.74426, gamma: 15.44431 },
    log_likelihood: -4055.918,
    customers: 946,
    correlation: 0.11,
    mean_order_value: 35.1704,
  };

  it('lies between the own mean and that of everybody, nearer to the own with each purchase', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0.01, max: 1e6, noNaN: true }), (x, units) => {
        const [own, all] = [toAmount(units), toAmount(35.17036)];
        const value = expectedOrderValue(fit, x, own);
        // Fader, Hardie 2013: a weighted mean of the two.
        const weight = (6.24935 * x) / (6.24935 * x + 2.74426);
        expect(value / (weight * own + (1 - weight) * all)).toBeCloseTo(1, 5);
      }),
    );
  });

  it('is the mean of everybody without a repeat or without money above zero', () => {
    for (const [x, m] of [
      [0, Number.NaN],
      [Number.NaN, Number.NaN],
      [3, 0],
      [3, -5],
    ] as const) {
      expect(expectedOrderValue(fit, x, m)).toBeCloseTo(toAmount(35.1704), 6);
    }
  });
});

describe.skipIf(!hasPublicData)(`Gamma-Gamma on the CDNOW sample${publicDataNote}`, () => {
  // Published: Fader, Hardie 2013; BTYD vignette.
  it('gives the published parameters, likelihood and conditional means', () => {
    const lines = readFileSync(`${publicDataFolder}CDNOW_sample.txt`, 'utf8').trim().split('\n');
    const ledger = builtLedger(
      lines.map((line) => {
        const [customer, , date, , units] = line.trim().split(/\s+/);
        const iso = date!.replace(/(....)(..)(..)/, '$1-$2-$3');
        return { customer: customer!, day: day(iso), units: Number(units) };
      }),
    );
    const { x, m } = orderValues(ledger, day('1997-09-30'), 'revenue');
    const fit = fitted({ x, m });
    expect(fit).toMatchObject({ accepted: true, customers: 946 });
    expect(Math.abs(fit.parameters.p / 6.24935 - 1)).toBeLessThan(2e-3);
    expect(Math.abs(fit.parameters.q / 3.74426 - 1)).toBeLessThan(2e-3);
    expect(Math.abs(fit.parameters.gamma / 15.44431 - 1)).toBeLessThan(2e-3);
    expect(Math.abs(fit.log_likelihood! + 4055.918)).toBeLessThan(1e-3);
    for (const [customer, value] of [
      ['00004', 24.6539],
      ['00021', 18.91],
      ['00111', 71.4647],
    ] as const) {
      const row = allTexts(ledger.customers).indexOf(customer);
      expect(expectedOrderValue(fit, x[row]!, m[row]!) / AMOUNT_UNIT / value).toBeCloseTo(1, 4);
    }
    expect(expectedOrderValue(fit, 0, Number.NaN) / AMOUNT_UNIT / 35.1704).toBeCloseTo(1, 4);
  });
});

if (!hasPublicData) console.warn(`test/value/gammaGamma.test.ts${publicDataNote}`);

/** Equation 1 of the paper, term by term, in currency units. */
function publishedLikelihood({ x, m }: Spend, p: number, q: number, gamma: number): number {
  let sum = 0;
  x.forEach((days, row) => {
    if (days === 0) return;
    const z = m[row]! / AMOUNT_UNIT;
    const shape = p * days;
    sum += stirling(shape + q) - stirling(shape) - stirling(q) + q * Math.log(gamma);
    sum += (shape - 1) * Math.log(z) + shape * Math.log(days) - (shape + q) * Math.log(gamma + days * z);
  });
  return sum;
}

/** Log-gamma by its recurrence up to 30 and Stirling's series there. */
function stirling(x: number): number {
  let [shift, at] = [0, x];
  for (; at < 30; at++) shift -= Math.log(at);
  const series = 1 / (12 * at) - 1 / (360 * at ** 3) + 1 / (1260 * at ** 5);
  return shift + (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series;
}
