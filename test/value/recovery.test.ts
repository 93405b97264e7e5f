import { describe, expect, it } from 'vitest';
import { type Random, randomExponential, randomGamma, seededRandom } from '../../src/numerics/random.ts';
import { fitModel } from '../../src/value/fit.ts';
import { groupHistories } from '../../src/value/groups.ts';
import { purchaseModels } from '../../src/value/models.ts';
import type { PurchaseModel, PurchaseModelName } from '../../src/value/purchaseModel.ts';

const CUSTOMERS = 20_000;
const HOLDOUT_WEEKS = 26;

interface Simulated {
  readonly x: Int32Array;
  readonly txDays: Int32Array;
  readonly TDays: Int32Array;
  readonly holdoutOrders: number;
}

/** What one customer is like: purchases a week, and whether they leave after a purchase, or at what time. */
interface Nature {
  readonly rate: number;
  readonly lifetime: number;
  /** Chance of leaving after each repeat purchase. */
  readonly dropout: number;
}

/** A beta variate from two gamma variates. */
function randomBeta(random: Random, a: number, b: number): number {
  const first = randomGamma(random, a, 1);
  return first / (first + randomGamma(random, b, 1));
}

/** Parameters like those of published data, and the customers that the model's story makes of them. */
const stories: Record<PurchaseModelName, { readonly truth: readonly number[]; nature(random: Random): Nature }> = {
  nbd: {
    truth: [0.6, 12],
    nature: (random) => ({ rate: randomGamma(random, 0.6, 12), lifetime: Number.POSITIVE_INFINITY, dropout: 0 }),
  },
  'bg-nbd': {
    truth: [0.5, 6, 0.8, 2.5],
    nature: (random) => ({
      rate: randomGamma(random, 0.5, 6),
      lifetime: Number.POSITIVE_INFINITY,
      dropout: randomBeta(random, 0.8, 2.5),
    }),
  },
  'mbg-nbd': {
    truth: [0.9, 7, 0.7, 1.6],
    nature: (random) => {
      const dropout = randomBeta(random, 0.7, 1.6);
      const leavesAtOnce = random() < dropout;
      return { rate: randomGamma(random, 0.9, 7), lifetime: leavesAtOnce ? 0 : Number.POSITIVE_INFINITY, dropout };
    },
  },
  'pareto-nbd': {
    truth: [0.7, 9, 0.7, 10],
    nature: (random) => ({
      rate: randomGamma(random, 0.7, 9),
      lifetime: randomExponential(random, randomGamma(random, 0.7, 10)),
      dropout: 0,
    }),
  },
};

/** Customers whose first purchase is 30, 40 or 50 weeks before the end, their last repeat purchase to the nearest day. */
function simulated({ nature }: (typeof stories)[PurchaseModelName], random: Random): Simulated {
  const [x, txDays, TDays] = [0, 1, 2].map(() => new Int32Array(CUSTOMERS)) as [Int32Array, Int32Array, Int32Array];
  let holdoutOrders = 0;
  for (let customer = 0; customer < CUSTOMERS; customer++) {
    const T = 30 + 10 * (customer % 3);
    const { rate, lifetime, dropout } = nature(random);
    const last = Math.min(lifetime, T + HOLDOUT_WEEKS);
    let time = 0;
    let lastTime = 0;
    for (;;) {
      time += randomExponential(random, rate);
      // A rate of zero within rounding buys never.
      if (!(time <= last)) break;
      if (time <= T) {
        x[customer]!++;
        lastTime = time;
      } else holdoutOrders++;
      if (random() < dropout) break;
    }
    TDays[customer] = 7 * T;
    txDays[customer] = x[customer]! > 0 ? Math.min(7 * T, Math.max(1, Math.round(7 * lastTime))) : 0;
  }
  return { x, txDays, TDays, holdoutOrders };
}

/** Purchases that a fit expects of all customers over the holdout. */
function expectedTotal(model: PurchaseModel, parameters: readonly number[], { x, txDays, TDays }: Simulated): number {
  const { groups } = groupHistories(x, txDays, TDays);
  let total = 0;
  for (let i = 0; i < groups.count; i++) {
    const expected = model.expectedOrders(parameters, groups.x[i]!, groups.tx[i]!, groups.T[i]!);
    total += groups.weight[i]! * expected(HOLDOUT_WEEKS);
  }
  return total;
}

describe.each(purchaseModels)('$name on 20 simulated bases of 20,000 customers', { timeout: 120_000 }, (model) => {
  const story = stories[model.name];

  it('recovers the parameters and the total of the purchases to come', () => {
    let recovered = 0;
    let expectedOfAll = 0;
    let actualOfAll = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const base = simulated(story, seededRandom(seed));
      const fit = fitModel(model, groupHistories(base.x, base.txDays, base.TDays).groups);
      expect(fit.accepted, fit.reason.en).toBe(true);
      const distances = model.parameters.map(
        (name, i) => Math.abs(fit.parameters[name]! - story.truth[i]!) / fit.standard_errors[name]!,
      );
      if (distances.every((distance) => distance < 3)) recovered++;
      const expected = expectedTotal(model, Object.values(fit.parameters), base);
      expect(Math.abs(expected / expectedTotal(model, story.truth, base) - 1)).toBeLessThan(0.03);
      expectedOfAll += expected;
      actualOfAll += base.holdoutOrders;
    }
    expect(recovered).toBeGreaterThanOrEqual(19);
    // One base may be off by some per cent by chance in what was in fact bought; all together are not.
    expect(Math.abs(expectedOfAll / actualOfAll - 1)).toBeLessThan(0.01);
  });
});
