import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../src/core/failure.ts';
import { randomInteger, seededRandom } from '../../src/numerics/random.ts';
import { type Backtest, backtest } from '../../src/value/backtest.ts';
import { winnerOf } from '../../src/value/forecastComparison.ts';
import { purchaseModels } from '../../src/value/models.ts';
import type { PurchaseModel } from '../../src/value/purchaseModel.ts';
import { builtLedger, day, type Entry } from '../score/builtLedger.ts';
import { groceryOrders, hasPublicData, publicDataFolder, publicDataNote } from '../score/publicData.ts';

/** Everybody buys at one rate for ever: what this forecasts can be worked out by hand. */
const oneRate: PurchaseModel = {
  name: 'bg-nbd',
  parameters: ['rate'],
  heterogeneity: {},
  logLikelihood: ([rate], { count, x, T, weight }, gradient) => {
    let value = 0;
    gradient?.fill(0);
    for (let group = 0; group < count; group++) {
      value += weight[group]! * (x[group]! * Math.log(rate!) - rate! * T[group]!);
      if (gradient) gradient[0]! += weight[group]! * (x[group]! - rate! * T[group]!);
    }
    return value;
  },
  starts: () => [[0.1], [1]],
  probabilityAlive: () => 1,
  expectedOrders:
    ([rate]) =>
    (t) =>
      rate! * t,
  expectedFromStart: ([rate], t) => rate! * t,
  drawOrders: () => 0,
};

/** Customers who begin over the first 60 days and buy on about one day in `every` for 200 days. */
function shop(customers: number, every: number, scale = 1): Entry[] {
  const random = seededRandom(7);
  return Array.from({ length: customers }, (_, customer) => {
    const first = customer === 0 ? 0 : randomInteger(random, 60);
    const own: Entry[] = [{ customer: `c${customer}`, day: first, units: scale * (1 + randomInteger(random, 50)) }];
    for (let later = first + 1; later <= 200; later++) {
      if (random() * every < 1) {
        own.push({ customer: `c${customer}`, day: later, units: scale * (1 + randomInteger(random, 50)) });
      }
    }
    return own;
  }).flat();
}

const daysOf = (entries: readonly Entry[], from: number, to: number) =>
  entries.filter((entry) => entry.day >= from && entry.day <= to).length;

describe('a backtest of one rate for everybody', () => {
  const entries = shop(600, 40);
  const firstDays = new Map<string, number>();
  for (const entry of entries) {
    firstDays.set(entry.customer, Math.min(entry.day, firstDays.get(entry.customer) ?? entry.day));
  }
  const repeats = daysOf(entries, 0, 140) - 600;
  const exposure = [...firstDays.values()].reduce((sum, first) => sum + 140 - first, 0);
  const result = backtest(builtLedger(entries), 200, 140, undefined, true, [oneRate]);
  const [model] = result.models;

  it('has the rate of the calibration and forecasts the holdout with it', () => {
    expect(model!.accepted).toBe(true);
    expect(model!.parameters.rate).toBeCloseTo((7 * repeats) / exposure, 8);
    expect(model!.holdout!.expected).toBeCloseTo((600 * 60 * repeats) / exposure, 3);
    expect(model!.holdout!.actual).toBe(daysOf(entries, 141, 200));
    expect(model).not.toHaveProperty('log_covariance');
    expect(result.choice.name).toBe('bg-nbd');
  });

  it('forecasts as the naive mean does', () => {
    const mean = result.naive.find(({ name }) => name === 'mean')!.holdout;
    expect(model!.holdout!.expected).toBeCloseTo(mean.expected, 3);
    expect(model!.holdout!.mae).toBeCloseTo(mean.mae, 6);
    expect(mean.spearman).toBeNull();
  });

  it('tracks week by week what happened, and the rate times the age of everybody', () => {
    expect(result.tracking).toHaveLength(28);
    const rate = repeats / exposure;
    for (const { week, actual, expected } of result.tracking) {
      const last = 7 * week - 1;
      const begun = [...firstDays.values()].filter((first) => first <= last);
      expect(actual).toBe(daysOf(entries, 0, last) - begun.length);
      const ages = begun.reduce((sum, first) => sum + last - first, 0);
      expect(expected['bg-nbd']).toBeCloseTo(rate * ages, 3);
    }
    expect(result.tracking[0]!.end).toBe('1970-01-07');
  });

  it('has money as the purchase days times the value of one', () => {
    const [money] = result.money!.models;
    const value = result.value_model!.mean_order_value!;
    expect(money!.holdout.actual).toBe(
      entries.filter((entry) => entry.day > 140).reduce((sum, { units }) => sum + units, 0),
    );
    // Everybody spends alike: what single customers are expected to spend averages out near the mean of all.
    expect(money!.holdout.expected / (model!.holdout!.expected * value)).toBeCloseTo(1, 1);
    expect(Object.keys(result.money!.gains)).toEqual(['bg-nbd', 'same-rate', 'last-period', 'mean']);
  });

  it('splits totals by frequency and by decile without loss', () => {
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    const { actual, expected } = model!.holdout!;
    expect(sum(result.by_frequency.map((row) => row.customers))).toBe(600);
    expect(sum(result.by_frequency.map((row) => row.actual))).toBe(actual);
    expect(sum(result.by_frequency.map((row) => row.expected['bg-nbd']!))).toBeCloseTo(expected, 6);
    expect(sum(result.gains['same-rate']!.map((gain) => gain.actual))).toBeCloseTo(actual, 6);
  });

  it('fits on later customers where enough of them are left', () => {
    const later = (from: number) => [...firstDays.values()].filter((first) => first >= from).length;
    const some = backtest(builtLedger(entries), 200, 140, 3, false, [oneRate]);
    expect(later(3)).toBeGreaterThanOrEqual(500);
    expect(some.fitted_customers).toBe(later(3));
    expect(some.customers).toBe(600);
    expect(some.models[0]!.parameters.rate).not.toBe(model!.parameters.rate);
    const few = backtest(builtLedger(entries), 200, 140, 30, false, [oneRate]);
    expect(later(30)).toBeLessThan(500);
    expect(few.fitted_customers).toBe(600);
    expect(few.models[0]!.parameters).toEqual(model!.parameters);
    expect(few).toMatchObject({ value_model: null, money: null, newcomers: { customers: 0, revenue: null } });
  });
});

describe('a backtest of all models', () => {
  const entries = shop(120, 30);
  const base = backtest(builtLedger(entries), 200, undefined, undefined, true, purchaseModels);

  it('hides the last third unless told otherwise', () => {
    expect(base).toMatchObject({
      calibration_start: '1970-01-01',
      calibration_end: '1970-05-14',
      holdout_end: '1970-07-20',
      holdout_days: 67,
      unit: 'week',
    });
    expect(base.models.map(({ name }) => name)).toEqual(['pareto-nbd', 'mbg-nbd', 'bg-nbd', 'nbd']);
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(base))).toEqual(base);
  });

  it('forecasts nothing by a refused model', () => {
    const broken: PurchaseModel = { ...oneRate, name: 'mbg-nbd', logLikelihood: () => Number.NaN };
    const { models, winner, gains, choice } = backtest(builtLedger(entries), 200, 140, undefined, true, [broken]);
    expect(models[0]).toMatchObject({ name: 'mbg-nbd', accepted: false, holdout: null });
    expect(Object.keys(gains)).toEqual(['same-rate', 'last-period', 'mean']);
    expect(winner!.name).not.toBe('mbg-nbd');
    expect(choice.name).toBeNull();
  });

  it('scales with money and changes nothing else', () => {
    const scaled = backtest(builtLedger(shop(120, 30, 8)), 200, undefined, undefined, true, purchaseModels);
    expect(scaled.models).toEqual(base.models);
    expect(scaled.money!.winner!.name).toBe(base.money!.winner!.name);
    scaled.money!.models.forEach(({ holdout }, index) => {
      const before = base.money!.models[index]!.holdout;
      expect(holdout.expected / before.expected).toBeCloseTo(8, 6);
      expect(holdout.mae / before.mae).toBeCloseTo(8, 6);
    });
  });

  it('is the same customer by customer where each is there twice', () => {
    const twice = [...entries, ...entries.map((entry) => ({ ...entry, customer: `${entry.customer} again` }))];
    const doubled = backtest(builtLedger(twice), 200, undefined, undefined, true, purchaseModels);
    expect(doubled.customers).toBe(240);
    expect(doubled.winner!.name).toBe(base.winner!.name);
    doubled.naive.forEach(({ holdout }, index) => {
      expect(holdout.mae).toBeCloseTo(base.naive[index]!.holdout.mae, 12);
      expect(holdout.expected).toBeCloseTo(2 * base.naive[index]!.holdout.expected, 8);
    });
    doubled.models.forEach(({ holdout, accepted }, index) => {
      expect(accepted).toBe(base.models[index]!.accepted);
      expect(holdout?.mae ?? 0).toBeCloseTo(base.models[index]!.holdout?.mae ?? 0, 4);
    });
  });
});

describe('a backtest of hardly anything', () => {
  const of = (entries: readonly Entry[], asOf: number, end?: number) =>
    backtest(builtLedger(entries), asOf, end, undefined, true, purchaseModels);
  const buy = (customer: string, ...days: number[]): Entry[] => days.map((own) => ({ customer, day: own, units: 5 }));

  it.each([
    ['one customer', buy('a', 0, 10, 20, 30)],
    ['customers who bought once', [...buy('a', 0), ...buy('b', 3), ...buy('c', 29)]],
    ['customers who all began on one day', [...buy('a', 0), ...buy('b', 0), ...buy('c', 0)]],
    ['a customer who came later', [...buy('a', 0), ...buy('b', 30)]],
  ])('of %s has naive forecasts and no model', (_, entries) => {
    const result = of(entries, 30);
    expect(result.models).toEqual([]);
    expect(result.choice).toEqual({ name: null, words: expect.stringContaining('no forecast') });
    expect(result.naive).toHaveLength(3);
    expect(result.winner!.name).not.toBe('');
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });

  it.each([
    ['on the last day', 30],
    ['after the last day', 31],
    ['before the first purchase', -1],
  ])('cannot end the calibration %s', (_, end) => {
    expect(() => of(buy('a', 0, 30), 30, end)).toThrow(Failure);
    expect(() => of(buy('a', 0, 30), 30, end)).toThrow(/^calibration end .* the orders run from 1970-01-01 to 1970-/);
  });

  it('needs two days, and a purchase', () => {
    expect(() => of(buy('a', 5), 5)).toThrow('there is nothing to hide');
    expect(() => of([], 5)).toThrow('nobody bought anything');
  });
});

describe('the winner', () => {
  const accuracyOf = (mae: number) => ({ actual: 0, expected: 0, mae, rmse: 0, bias: 0 });

  it('has the lowest mean absolute error, and of equal ones is the first', () => {
    expect(winnerOf({ a: accuracyOf(2), b: accuracyOf(1), c: accuracyOf(1) })).toEqual({
      name: 'b',
      by: 'mae',
      mae: 1,
      runner_up: 'c',
      runner_up_mae: 1,
    });
    expect(winnerOf({ a: accuracyOf(2) })).toMatchObject({ name: 'a', runner_up: null, runner_up_mae: null });
    expect(winnerOf({})).toBeNull();
  });
});

// A file of skipped tests is one line to the reporter, without their names.
if (!hasPublicData) console.warn(`test/value/backtest.test.ts${publicDataNote}`);

describe.skipIf(!hasPublicData)(`a backtest of public data${publicDataNote}`, () => {
  const within = (value: number, expected: number, relative: number) =>
    expect(Math.abs(value / expected - 1), `${value} against ${expected}`).toBeLessThan(relative);
  const modelOf = (result: Backtest, name: string) => result.models.find((model) => model.name === name)!;

  describe('CDNOW, one customer in ten', () => {
    let cdnow: Backtest;
    beforeAll(() => {
      const lines = readFileSync(`${publicDataFolder}CDNOW_sample.txt`, 'utf8').trim().split('\n');
      const entries = lines.map((line) => {
        const [customer, , date, , units] = line.trim().split(/\s+/);
        return { customer: customer!, day: day(date!.replace(/(....)(..)(..)/, '$1-$2-$3')), units: Number(units) };
      });
      const [end, asOf] = [day('1997-09-30'), day('1998-06-30')];
      cdnow = backtest(builtLedger(entries), asOf, end, undefined, true, purchaseModels);
    });

    it('has the known split', () => {
      expect(cdnow).toMatchObject({ calibration_end: '1997-09-30', holdout_days: 273, customers: 2357 });
      expect(cdnow.newcomers.customers).toBe(0);
    });

    it.each([
      ['pareto-nbd', 1665.4, 0.7545],
      ['bg-nbd', 1653.4, 0.7855],
      ['mbg-nbd', 1576.7, 0.7648],
      ['nbd', 2929.8, 1.041],
    ])('has the known total and error of %s', (name, expected, mae) => {
      const { holdout } = modelOf(cdnow, name);
      expect(holdout!.actual).toBe(1882);
      within(holdout!.expected, expected, 5e-4);
      within(holdout!.mae, mae, 5e-4);
    });

    it('has the published weekly purchases, and the known expectation of Pareto/NBD', () => {
      const weeks = cdnow.tracking.slice(19, 25);
      expect(weeks.map(({ week }) => week)).toEqual([20, 21, 22, 23, 24, 25]);
      expect(weeks.map(({ actual }) => actual)).toEqual([1359, 1414, 1484, 1517, 1573, 1672]);
      [1298, 1374, 1449, 1522, 1594, 1664].forEach((expected, index) => {
        within(weeks[index]!.expected['pareto-nbd']!, expected, 1e-3);
      });
    });

    it('says which forecast would have won', () => {
      expect(cdnow.winner).toMatchObject({ name: 'pareto-nbd', by: 'mae', runner_up: 'mbg-nbd' });
      expect(cdnow.choice.name).toBe('pareto-nbd');
      expect(cdnow.money!.winner!.name).toBe('pareto-nbd');
    });

    it('has the known order values', () => {
      expect(cdnow.value_model).toMatchObject({ name: 'gamma-gamma', accepted: true, customers: 946 });
      within(cdnow.value_model!.mean_order_value!, 35.1704, 2e-3);
    });
  });

  it('of grocery purchases has the known total and error', () => {
    const [end, asOf] = [day('2006-12-31'), day('2007-12-30')];
    const grocery = backtest(groceryOrders(), asOf, end, undefined, false, purchaseModels);
    const { holdout } = modelOf(grocery, 'pareto-nbd');
    expect(grocery).toMatchObject({ holdout_days: 364, money: null, value_model: null });
    expect(holdout!.actual).toBe(3389);
    within(holdout!.expected, 3990.8, 5e-4);
    within(holdout!.mae, 1.508, 5e-4);
  });
});
