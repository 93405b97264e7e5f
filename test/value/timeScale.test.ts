import { describe, expect, it } from 'vitest';
import { randomExponential, randomGamma, seededRandom } from '../../src/numerics/random.ts';
import { fitModel } from '../../src/value/fit.ts';
import { groupHistories } from '../../src/value/groups.ts';
import { forecastGroups } from '../../src/value/lifetimeValue.ts';
import { purchaseModels } from '../../src/value/models.ts';

/** Customers who buy at a gamma rate and leave at an exponential time, in days that are stretched by a whole factor. */
function stretched(factor: number) {
  const random = seededRandom(11);
  const [x, tx, T]: [number[], number[], number[]] = [[], [], []];
  for (let customer = 0; customer < 1500; customer++) {
    const observed = 200 + (customer % 150);
    const rate = randomGamma(random, 0.8, 40);
    const leaves = Math.min(observed, randomExponential(random, 1 / 150));
    const days = new Set<number>();
    for (let time = randomExponential(random, rate); time < leaves; time += randomExponential(random, rate)) {
      days.add(Math.ceil(time));
    }
    x.push(days.size);
    tx.push(factor * Math.max(0, ...days));
    T.push(factor * (observed + 1));
  }
  return groupHistories(x, tx, T).groups;
}

describe.each(purchaseModels.map((model) => [model.name, model] as const))('%s', (_, model) => {
  it('stretched in time has the same shapes, stretched scales, and the same purchases over a stretched horizon', () => {
    const [once, thrice] = [1, 3].map((factor) => {
      const groups = stretched(factor);
      const { parameters, accepted } = fitModel(model, groups);
      const values = model.parameters.map((name) => parameters[name]!);
      const forecast = forecastGroups(model, values, groups, factor * 210, 0);
      return { parameters, accepted, orders: forecast.expectedOrders.reduce((sum, orders) => sum + orders, 0) };
    });
    expect(once!.accepted && thrice!.accepted).toBe(true);
    for (const name of model.parameters) {
      const scale = name === 'alpha' || name === 'beta' ? 3 : 1;
      expect(thrice!.parameters[name]! / once!.parameters[name]! / scale, name).toBeCloseTo(1, 3);
    }
    expect(thrice!.orders / once!.orders).toBeCloseTo(1, 4);
  });
});
