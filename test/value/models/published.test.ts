import { describe, expect, it } from 'vitest';
import { parseDay } from '../../../src/core/day.ts';
import { bgNbd } from '../../../src/value/bgNbd.ts';
import { DAYS_PER_WEEK } from '../../../src/value/groups.ts';
import { purchaseModels } from '../../../src/value/models.ts';
import { paretoNbd } from '../../../src/value/paretoNbd.ts';
import type { Parameters, PurchaseModelName } from '../../../src/value/purchaseModel.ts';
import { groceryOrders, hasPublicData, publicDataNote } from '../../score/publicData.ts';
import { cdnowSample } from '../histories.ts';
import { type CutHistory, cutHistories } from './cutHistories.ts';
import { groupsOf } from './simulatedHistories.ts';

/** Maxima on the CDNOW sample, calibrated to 1997-09-30. */
const cdnow: Record<PurchaseModelName, Parameters> = {
  'pareto-nbd': [0.553277, 10.57768, 0.60624, 11.66873],
  'mbg-nbd': [0.5248436, 6.1830928, 0.8913878, 1.6140483],
  'bg-nbd': [0.2425945, 4.4136019, 0.7929199, 2.4258881],
  nbd: [0.38477, 12.07201],
};

function modelNamed(name: PurchaseModelName) {
  return purchaseModels.find((model) => model.name === name)!;
}

function expectWithin(actual: number, expected: number, relative: number): void {
  expect(Math.abs(actual / expected - 1)).toBeLessThan(relative);
}

describe('published numbers for single customers', () => {
  it('BG/NBD: x = 2, t_x = 30.43, T = 38.86 (Fader, Hardie, Lee 2005)', () => {
    expect(bgNbd.expectedOrders(cdnow['bg-nbd'], 2, 30.43, 38.86)(39)).toBeCloseTo(1.226, 3);
  });

  it('BG/NBD: the likelihoods of "Implementing the BG/NBD model" in a spreadsheet, and of 200 purchases', () => {
    const logLikelihood = (x: number, tx: number): number =>
      bgNbd.logLikelihood([0.25, 4, 0.8, 2.5], groupsOf([{ x, tx, T: 40 }]));
    expect(logLikelihood(0, 0)).toBeCloseTo(-0.59947382, 8);
    expect(logLikelihood(200, 38)).toBeCloseTo(100.7957, 4);
  });

  it('Pareto/NBD: x = 26, t_x = 30.86, T = 31 over a year', () => {
    expectWithin(paretoNbd.expectedOrders(cdnow['pareto-nbd'], 26, 30.86, 31)(52), 25.456, 5e-5);
    expect(paretoNbd.probabilityAlive(cdnow['pareto-nbd'], 26, 30.86, 31)).toBeCloseTo(0.9979, 4);
  });

  it('BG/NBD: x = 26, t_x = 30.857, T = 31 over a year', () => {
    expectWithin(bgNbd.expectedOrders(cdnow['bg-nbd'], 26, 30.857, 31)(52), 25.757, 5e-5);
    expect(bgNbd.probabilityAlive(cdnow['bg-nbd'], 26, 30.857, 31)).toBeCloseTo(0.96885, 5);
  });

  it.each([
    [0.1429, 0.0078],
    [1, 0.0532],
    [3, 0.1506],
    [32, 1.0437],
    [78, 1.858],
  ])('BG/NBD: a new customer comes back in %f weeks %f times', (t, expected) => {
    expect(bgNbd.expectedFromStart(cdnow['bg-nbd'], t)).toBeCloseTo(expected, 4);
  });

  it.each([
    [39, 1.213149],
    [52, 1.4731127],
  ])('Pareto/NBD: a new customer comes back in %f weeks %f times', (t, expected) => {
    expectWithin(paretoNbd.expectedFromStart([0.5534, 10.58, 0.6061, 11.656], t), expected, 5e-5);
    expectWithin(paretoNbd.expectedFromStart(cdnow['pareto-nbd'], t), expected, 5e-4);
  });
});

// mpmath 1.4.1 with 60 digits, the published forms of the likelihood as they stand (two 2F1 for Pareto/NBD).
describe('log-likelihoods by arbitrary precision', () => {
  const customers = [
    { x: 0, tx: 0, T: 0 },
    { x: 0, tx: 0, T: 40 },
    { x: 3, tx: 20, T: 38 },
    { x: 200, tx: 38, T: 40 },
    { x: 5000, tx: 39, T: 40 },
    { x: 5000, tx: 1, T: 40 },
  ];
  const known: readonly (readonly [PurchaseModelName, Parameters, readonly number[]])[] = [
    [
      'nbd',
      [0.38, 12.0],
      [0, -0.5572080861415023, -12.0567732708369, 68.29108430009445, 17828.23761933922, 17828.23761933922],
    ],
    [
      'nbd',
      [1000.0, 20000.0],
      [0, -1.998002662673056, -10.88809119259571, -582.849364420545, -9240.98851755672, -9240.98851755672],
    ],
    [
      'bg-nbd',
      [0.24, 4.4, 0.79, 2.43],
      [0, -0.5547923828433512, -12.11677807652424, 98.85775047216738, 18715.67934026846, 29136.48195246612],
    ],
    [
      'bg-nbd',
      [1000.0, 20000.0, 1e-6, 5.0],
      [0, -1.998002662673056, -10.88809135025785, -582.8493682294707, -9240.988524568424, -9240.988500760765],
    ],
    [
      'bg-nbd',
      [0.25, 4.0, 300.0, 700.0],
      [0, -0.5994738181995926, -11.93141085884893, 44.77837885942359, 18193.54912044816, 28952.89807729628],
    ],
    [
      'mbg-nbd',
      [0.52, 6.2, 0.89, 1.6],
      [0, -0.5386153532028521, -12.03578709080167, 91.65968915186204, 18514.17819808198, 27700.21375051449],
    ],
    [
      'mbg-nbd',
      [1000.0, 20000.0, 1e-6, 5.0],
      [0, -1.998001387811646, -10.88809151924054, -582.8493682343756, -9240.988524568624, -9240.988500765721],
    ],
    [
      'mbg-nbd',
      [1e-6, 4.0, 300.0, 700.0],
      [0, -1.678526087218984e-6, -24.56951072278771, 31.22583742182197, 18179.43461727702, 28938.24563572609],
    ],
    [
      'pareto-nbd',
      [0.55, 10.6, 0.61, 11.7],
      [0, -0.5205345629556881, -11.99074834345383, 76.19802249398973, 18056.09970723033, 25322.60332414406],
    ],
    [
      'pareto-nbd',
      [0.55, 11.7, 0.61, 10.6],
      [0, -0.4791967012290803, -12.05929792725425, 71.77425039052291, 17946.46357094574, 24869.79949449807],
    ],
    [
      'pareto-nbd',
      [2.0, 8.0, 0.5, 8.0],
      [0, -1.565075707543943, -11.84641797329684, 92.50061101812884, 18335.2852881008, 26604.03271753093],
    ],
    [
      'pareto-nbd',
      [1000.0, 20000.0, 0.5, 20.0],
      [0, -1.167127713528198, -11.12391561682159, -583.3806633762831, -9241.52802723836, -9232.051128976593],
    ],
    [
      'pareto-nbd',
      [0.5, 3.0, 1000.0, 50000.0],
      [0, -1.001549163079952, -11.72273573371618, 109.7456118066387, 18887.17281195568, 30643.63401805157],
    ],
    [
      'pareto-nbd',
      [1000.0, 30000.0, 1000.0, 20000.0],
      [0, -0.4873202503767782, -12.2416080330431, -665.0379588893786, -11266.26358194481, -11258.18530718933],
    ],
    [
      'pareto-nbd',
      [1e-6, 1.0, 1e-6, 400.0],
      [0, -3.713571978273325e-6, -24.1130504580731, 101.4037578623687, 19099.68539795151, 34075.44159175209],
    ],
  ];
  it.each(known)('%s at %j', (name, parameters, values) => {
    customers.forEach((customer, i) => {
      const actual = modelNamed(name).logLikelihood(parameters, groupsOf([customer]));
      // Terms of up to 40,000 cancel at 5,000 purchases.
      expect(Math.abs(actual - values[i]!)).toBeLessThan(1e-10 + 1e-12 * Math.abs(values[i]!));
    });
  });
});

// A file of skipped tests is one line to the reporter, without their names.
if (!hasPublicData) console.warn(`test/value/models/published.test.ts${publicDataNote}`);

describe.skipIf(!hasPublicData)(`public data${publicDataNote}`, () => {
  it.each([
    ['pareto-nbd', -9594.976, 1665.4, 0.7545],
    ['bg-nbd', -9582.429, 1653.4, 0.7855],
    ['mbg-nbd', -9582.136, 1576.7, 0.7648],
    ['nbd', -9763.658, 2929.8, 1.041],
  ] as const)('CDNOW sample, %s: likelihood, holdout total and error', (name, logLikelihood, total, error) => {
    const histories = cutHistories(cdnowSample(), parseDay('1997-09-30')!);
    expect(histories).toHaveLength(2357);
    expect(histories.reduce((sum, { x }) => sum + x, 0)).toBe(2457);
    expect(histories.filter(({ x }) => x > 0)).toHaveLength(946);
    expect(histories.reduce((sum, { later }) => sum + later, 0)).toBe(1882);
    expect(Math.abs(modelNamed(name).logLikelihood(cdnow[name], groupsOf(histories)) - logLikelihood)).toBeLessThan(
      1e-3,
    );
    const forecast = forecastOf(name, cdnow[name], histories, 39);
    expectWithin(forecast.total, total, 5e-4);
    expectWithin(forecast.error, error, 5e-4);
  });

  it('CDNOW sample: Pareto/NBD follows the weekly cumulative repeat purchases', () => {
    const ledger = cdnowSample();
    const start = parseDay('1997-01-01')!;
    const firstDays = cutHistories(ledger, parseDay('1997-09-30')!).map(({ firstDay }) => firstDay);
    const weeks = [20, 21, 22, 23, 24, 25];
    // T of a week is counted to its last day.
    const expected = weeks.map((week) => {
      const end = start + week * DAYS_PER_WEEK - 1;
      const times = firstDays.map((day) => Math.max(0, end - day) / DAYS_PER_WEEK);
      return times.reduce((sum, t) => sum + paretoNbd.expectedFromStart(cdnow['pareto-nbd'], t), 0);
    });
    const actual = weeks.map((week) =>
      cutHistories(ledger, start + week * DAYS_PER_WEEK - 1).reduce((sum, { x }) => sum + x, 0),
    );
    expect(actual).toEqual([1359, 1414, 1484, 1517, 1573, 1672]);
    [1298, 1374, 1449, 1522, 1594, 1664].forEach((published, i) => {
      expectWithin(expected[i]!, published, 5e-4);
    });
  });

  it.each([
    ['pareto-nbd', [0.786437, 5.679041, 0.386239, 5.717789], -15782.392],
    ['bg-nbd', [0.348646, 2.581671, 0.503845, 3.644386], -15836.566],
    ['mbg-nbd', [1.256921, 6.039142, 0.368277, 0.715764], -15781.939],
  ] as const)('grocery, %s: likelihood and gradient at the maximum', (name, parameters, logLikelihood) => {
    const histories = cutHistories(groceryOrders(), parseDay('2006-12-31')!);
    const gradient = new Float64Array(4);
    const actual = modelNamed(name).logLikelihood(parameters, groupsOf(histories), gradient);
    expect(Math.abs(actual - logLikelihood)).toBeLessThan(1e-3);
    // The parameters are printed with six decimals.
    for (const slope of gradient) expect(Math.abs(slope)).toBeLessThan(0.01);
  });

  it('grocery, Pareto/NBD: holdout total and error', () => {
    const histories = cutHistories(groceryOrders(), parseDay('2006-12-31')!);
    expect(histories.reduce((sum, { later }) => sum + later, 0)).toBe(3389);
    const forecast = forecastOf('pareto-nbd', [0.786437, 5.679041, 0.386239, 5.717789], histories, 52);
    expectWithin(forecast.total, 3990.8, 5e-4);
    expectWithin(forecast.error, 1.508, 5e-4);
  });
});

function forecastOf(name: PurchaseModelName, parameters: Parameters, histories: readonly CutHistory[], t: number) {
  let [total, errors] = [0, 0];
  for (const { x, tx, T, later } of histories) {
    const expected = modelNamed(name).expectedOrders(parameters, x, tx, T)(t);
    total += expected;
    errors += Math.abs(expected - later);
  }
  return { total, error: errors / histories.length };
}
