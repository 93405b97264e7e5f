import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/numerics/random.ts';
import { purchaseModels } from '../../../src/value/models.ts';
import {
  type HistoryGroups,
  type Parameters,
  type PurchaseModel,
  type PurchaseModelName,
  purchaseModelNames,
} from '../../../src/value/purchaseModel.ts';
import { groupsOf, type History, simulated } from './simulatedHistories.ts';

const ordinary: Record<PurchaseModelName, readonly Parameters[]> = {
  'pareto-nbd': [
    [1.5, 5, 0.7, 8],
    [1.5, 8, 0.7, 3],
    [0.6, 6, 1, 6],
  ],
  'mbg-nbd': [
    [1.5, 5, 0.8, 2.5],
    [0.5, 6, 1, 0.7],
  ],
  'bg-nbd': [
    [1.5, 5, 0.8, 2.5],
    [0.5, 6, 1, 0.7],
    [0.3, 4, 0.1, 0.4],
  ],
  nbd: [
    [1.5, 5],
    [0.4, 12],
  ],
};

/** Where a fit may come by, on the bounds of its parameters. */
const extreme: Record<PurchaseModelName, readonly Parameters[]> = {
  'pareto-nbd': [
    [2, 8, 0.5, 8],
    [1000, 20_000, 0.5, 20],
    [0.5, 3, 1000, 50_000],
    [1000, 30_000, 1000, 20_000],
    [1e-6, 1, 1e-6, 400],
    [0.5, 1e-6, 0.5, 10],
    [0.5, 900, 0.5, 1e-6],
  ],
  'mbg-nbd': [
    [1000, 20_000, 1e-6, 5],
    [1e-6, 4, 300, 700],
    [0.5, 1e-6, 0.5, 1e-6],
  ],
  'bg-nbd': [
    [1000, 20_000, 1e-6, 5],
    [1e-6, 4, 300, 700],
    [0.5, 1e-6, 0.5, 1e-6],
  ],
  nbd: [
    [1000, 20_000],
    [1e-6, 1e-6],
  ],
};

const customers: readonly History[] = [
  { x: 0, tx: 0, T: 0 },
  { x: 0, tx: 0, T: 40 },
  { x: 1, tx: 1 / 7, T: 30 },
  { x: 2, tx: 30.43, T: 38.86 },
  { x: 7, tx: 40, T: 40 },
  { x: 26, tx: 30.86, T: 31 },
  { x: 200, tx: 38, T: 40 },
  { x: 5000, tx: 39, T: 40 },
  { x: 5000, tx: 1, T: 40 },
];

function caseName(parameters: Parameters): string {
  return parameters.join(', ');
}

function likelihood(model: PurchaseModel, parameters: Parameters, x: number, tx: number, T: number): number {
  return Math.exp(model.logLikelihood(parameters, groupsOf([{ x, tx, T }])));
}

it('the list holds every model once, in the order of preference', () => {
  expect(purchaseModels.map(({ name }) => name)).toEqual(purchaseModelNames);
});

describe.each(purchaseModels)('$name', { timeout: 30_000 }, (model) => {
  const all = [...ordinary[model.name], ...extreme[model.name]];

  it('names its parameters, and those that say how much customers differ', () => {
    for (const parameters of all) expect(parameters).toHaveLength(model.parameters.length);
    for (const name of Object.keys(model.heterogeneity)) expect(model.parameters).toContain(name);
  });

  it.each(all.map((parameters) => [caseName(parameters), parameters] as const))(
    'has the gradient of central differences at %s',
    (_, parameters) => {
      for (const customer of customers) {
        const groups = groupsOf([customer]);
        const gradient = new Float64Array(parameters.length);
        const value = model.logLikelihood(parameters, groups, gradient);
        expect(model.logLikelihood(parameters, groups)).toBe(value);
        const step = 1e-4;
        parameters.forEach((_, index) => {
          const at = (shift: number): number =>
            model.logLikelihood(
              parameters.map((each, other) => (other === index ? each * Math.exp(shift) : each)),
              groups,
            );
          // Of fourth order in the step.
          const slope = (8 * (at(step) - at(-step)) - (at(2 * step) - at(-2 * step))) / (12 * step);
          // Of alpha or beta all but 0 the logarithm of the first weeks is large, and loses digits.
          const noise =
            (Math.min(...parameters) < 1e-3 ? 1e-6 : 1e-8) +
            1e-7 * Math.abs(slope) +
            (4e-15 * (1 + customer.x * 10 + parameters[0]! * 10)) / step;
          expect(Math.abs(gradient[index]! - slope), `${JSON.stringify(customer)} ${index}`).toBeLessThan(noise);
        });
      }
    },
  );

  it.each(all.map((parameters) => [caseName(parameters), parameters] as const))(
    'gives usable numbers for any customer at %s',
    (_, parameters) => {
      const random = seededRandom(1);
      for (const { x, tx, T } of customers) {
        expect(model.logLikelihood(parameters, groupsOf([{ x, tx, T }]))).toSatisfy(Number.isFinite);
        const alive = model.probabilityAlive(parameters, x, tx, T);
        if (model.name === 'nbd' || (model.name === 'bg-nbd' && x === 0)) expect(alive).toBeNaN();
        else {
          expect(alive).toBeGreaterThanOrEqual(0);
          expect(alive).toBeLessThanOrEqual(1);
        }
        const orders = model.expectedOrders(parameters, x, tx, T);
        expect(orders(0)).toBe(0);
        let before = 0;
        for (const t of [1 / 7, 1, 5, 26, 52, 200]) {
          expect(orders(t)).toSatisfy(Number.isFinite);
          // Who is sure to leave soon buys no more in a year than in half a year, but for the last digits.
          expect(orders(t)).toBeGreaterThanOrEqual(before * (1 - 1e-12));
          if (ordinary[model.name].includes(parameters) && alive !== 0) expect(orders(t)).toBeGreaterThan(before);
          before = orders(t);
        }
        expect(model.drawOrders(parameters, x, tx, T, 52, random)).toSatisfy(Number.isInteger);
        expect(model.drawOrders(parameters, x, tx, T, 0, random)).toBe(0);
      }
      expect(model.expectedFromStart(parameters, 0)).toBe(0);
      expect(model.expectedFromStart(parameters, 52)).toBeGreaterThan(model.expectedFromStart(parameters, 26));
    },
  );

  // The chance of x purchases by T is the likelihood times t_x^(x - 1) / (x - 1)!, the room for the purchases between,
  // over all t_x: what the model says of it must add up. Simpson's rule; T is short so that few buy often.
  it.each(ordinary[model.name].map((parameters) => [caseName(parameters), parameters] as const))(
    'adds up over all histories at %s',
    (_, parameters) => {
      const [T, t, steps] = [4, 9, 50];
      let [chances, purchases, future] = [0, 0, 0];
      for (let x = 0; x < 30; x++) {
        let room = 1;
        for (let k = 1; k < x; k++) room *= T / steps / k;
        for (let i = x === 0 ? steps : 0; i <= steps; i++) {
          const tx = x === 0 ? 0 : (i * T) / steps;
          const simpson = i === 0 || i === steps ? 1 : i % 2 ? 4 : 2;
          const chance =
            x === 0
              ? likelihood(model, parameters, 0, 0, T)
              : (likelihood(model, parameters, x, tx, T) * room * i ** (x - 1) * simpson * (T / steps)) / 3;
          chances += chance;
          purchases += x * chance;
          future += chance * model.expectedOrders(parameters, x, tx, T)(t);
        }
      }
      expect(chances).toBeCloseTo(1, 5);
      expect(purchases).toBeCloseTo(model.expectedFromStart(parameters, T), 5);
      const known = model.expectedFromStart(parameters, T + t) - model.expectedFromStart(parameters, T);
      expect(future).toBeCloseTo(known, 5);
    },
  );

  it.each(ordinary[model.name].map((parameters) => [caseName(parameters), parameters] as const))(
    'forecasts simulated customers, whoever they are, at %s',
    (_, parameters) => {
      const random = seededRandom(20_240_101);
      const sums = [0, 0, 0, 0, 0];
      const count = 20_000;
      for (let i = 0; i < count; i++) {
        const { x, tx, T, later } = simulated(model.name, parameters, 20, 15, random);
        const error = model.expectedOrders(parameters, x, tx, T)(15) - later;
        const drawError = model.drawOrders(parameters, x, tx, T, 15, random) - later;
        const total = x + later - model.expectedFromStart(parameters, 35);
        sums[0]! += error;
        sums[1]! += error * error;
        sums[2]! += drawError;
        sums[3]! += drawError * drawError;
        sums[4]! += total;
      }
      expect(Math.abs(sums[0]!)).toBeLessThan(4 * Math.sqrt(sums[1]!));
      expect(Math.abs(sums[2]!)).toBeLessThan(4 * Math.sqrt(sums[3]!));
      // Counts vary more than forecasts err.
      expect(Math.abs(sums[4]! / count / model.expectedFromStart(parameters, 35))).toBeLessThan(0.06);
    },
  );

  it.each([
    { x: 0, tx: 0, T: 12 },
    { x: 3, tx: 9, T: 12 },
    { x: 30, tx: 11, T: 12 },
  ])('draws orders with the expected mean for %o', ({ x, tx, T }) => {
    for (const parameters of ordinary[model.name]) {
      const random = seededRandom(99);
      const draws = Float64Array.from({ length: 20_000 }, () => model.drawOrders(parameters, x, tx, T, 10, random));
      const mean = draws.reduce((sum, each) => sum + each, 0) / draws.length;
      const variance = draws.reduce((sum, each) => sum + (each - mean) ** 2, 0) / draws.length;
      const expected = model.expectedOrders(parameters, x, tx, T)(10);
      expect(Math.abs(mean - expected)).toBeLessThan(4.5 * Math.sqrt(variance / draws.length));
    }
  });

  it('takes a weight for a repetition', () => {
    const [parameters] = ordinary[model.name];
    const chosen = customers.slice(0, 6);
    const repeated = groupsOf(chosen.flatMap((customer, i) => Array<History>(i + 1).fill(customer)));
    const weighted: HistoryGroups = { ...groupsOf(chosen), weight: Float64Array.from(chosen, (_, i) => i + 1) };
    const [one, other] = [new Float64Array(parameters!.length), new Float64Array(parameters!.length)];
    const value = model.logLikelihood(parameters!, repeated, one);
    expect(model.logLikelihood(parameters!, weighted, other) / value).toBeCloseTo(1, 12);
    other.forEach((slope, index) => {
      expect(slope).toBeCloseTo(one[index]!, 9);
    });
  });

  it('starts near the truth, follows the unit of time, and starts somewhere whatever the base', () => {
    const random = seededRandom(5);
    const [truth] = ordinary[model.name];
    const histories = Array.from({ length: 3000 }, () => simulated(model.name, truth!, 30, 0, random));
    const starts = model.starts(groupsOf(histories));
    expect(starts.length).toBeGreaterThanOrEqual(3);
    expect(starts.length).toBeLessThanOrEqual(5);
    const best = Math.max(...starts.map((start) => model.logLikelihood(start, groupsOf(histories))));
    expect(model.logLikelihood(truth!, groupsOf(histories)) - best).toBeLessThan(histories.length * 0.05);

    const inDays = histories.map(({ x, tx, T }) => ({ x, tx: tx * 7, T: T * 7 }));
    model.starts(groupsOf(inDays)).forEach((start, i) => {
      start.forEach((value, index) => {
        const unit = ['alpha', 'beta'].includes(model.parameters[index]!) ? 7 : 1;
        // The moments keep Poisson purchases out of the variance in any unit.
        expect(value / (starts[i]![index]! * unit)).toBeCloseTo(1, 9);
      });
    });

    for (const odd of [[], [{ x: 0, tx: 0, T: 0 }], [{ x: 0, tx: 0, T: 9 }], customers.slice(7), customers]) {
      for (const value of model.starts(groupsOf(odd)).flat()) {
        expect(value).toBeGreaterThan(0);
        expect(value).toSatisfy(Number.isFinite);
      }
    }
  });
});
