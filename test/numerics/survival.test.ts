import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../src/numerics/normal.ts';
import {
  dayCounts,
  dayOfSurvival,
  differenceOfShares,
  type SurvivalCurve,
  survivalAt,
  survivalCurve,
  survivalLimits,
} from '../../src/numerics/survival.ts';

/** Times as they are printed in books: `6 6+ 7`, a plus for those censored. */
function curveOf(times: string): SurvivalCurve {
  const parts = times.split(' ').filter((part) => part !== '');
  return survivalCurve(
    dayCounts(
      Int32Array.from(parts, (part) => Number.parseInt(part, 10)),
      Uint8Array.from(parts, (part) => (part.endsWith('+') ? 0 : 1)),
    ),
  );
}

/** Remission in weeks with 6-mercaptopurine: Freireich et al. 1963, Blood 21, 699-716, as in Cox, Oakes 1984, page 7. */
const sixMp = curveOf('6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+');
/** Weeks to relapse: Embury et al. 1977, as in Miller 1981, "Survival analysis", page 49 (R: survival::aml). */
const maintained = curveOf('9 13 13+ 18 23 28+ 31 34 45+ 48 161+');
const notMaintained = curveOf('5 5 8 8 12 16+ 23 27 30 33 43 45');
/** Weeks to the end of use: Collett, "Modelling survival data in medical research", table 1.1. */
const device = curveOf('10 13+ 18+ 19 23+ 30 36 38+ 54+ 56+ 59 75 93 97 104+ 107 107+ 107+');

describe('the product-limit estimate', () => {
  // This table and those of the other data are what lifelines 0.30.3 for Python gives, too: KaplanMeierFitter, its limits
  // on the scale of log(-log S), and Greenwood's sum over its event table for the standard errors.
  it.each([
    [6, 21, 0.8571, 0.0764, 0.6197, 0.9516],
    [7, 17, 0.8067, 0.0869, 0.5631, 0.9228],
    [10, 15, 0.7529, 0.0963, 0.5032, 0.8894],
    [13, 12, 0.6902, 0.1068, 0.4316, 0.8491],
    [16, 11, 0.6275, 0.1141, 0.3675, 0.8049],
    [22, 7, 0.5378, 0.1282, 0.2678, 0.7468],
    [23, 6, 0.4482, 0.1346, 0.1881, 0.6801],
  ])('of remission with 6-MP at %i weeks', (week, atRisk, survival, standardError, low, high) => {
    const estimate = survivalAt(sixMp, week)!;
    expect(estimate.atRisk).toBe(atRisk);
    expect(estimate.survival).toBeCloseTo(survival, 4);
    expect(estimate.standardError).toBeCloseTo(standardError, 4);
    const limits = survivalLimits(estimate, 0.95);
    expect(Math.abs(limits.low - low)).toBeLessThan(0.00006);
    expect(Math.abs(limits.high - high)).toBeLessThan(0.00006);
  });

  it.each([
    [maintained, 9, 0.909, 0.0867],
    [maintained, 13, 0.818, 0.1163],
    [maintained, 18, 0.716, 0.1397],
    [maintained, 23, 0.614, 0.1526],
    [maintained, 31, 0.491, 0.1642],
    [maintained, 34, 0.368, 0.1627],
    [maintained, 48, 0.184, 0.1535],
    [notMaintained, 5, 0.8333, 0.1076],
    [notMaintained, 8, 0.6667, 0.1361],
    [notMaintained, 12, 0.5833, 0.1423],
    [notMaintained, 23, 0.4861, 0.1481],
    [notMaintained, 27, 0.3889, 0.147],
    [notMaintained, 30, 0.2917, 0.1387],
    [notMaintained, 33, 0.1944, 0.1219],
    [notMaintained, 43, 0.0972, 0.0919],
  ])('of leukemia, curve %#, at %i weeks', (curve, week, survival, standardError) => {
    const estimate = survivalAt(curve, week)!;
    expect(Math.abs(estimate.survival - survival)).toBeLessThan(0.0005);
    expect(Math.abs(estimate.standardError - standardError)).toBeLessThan(0.00006);
  });

  it.each([
    [10, 18, 0.9444, 0.054],
    [19, 15, 0.8815, 0.079],
    [30, 13, 0.8137, 0.0978],
    [36, 12, 0.7459, 0.1107],
    [59, 8, 0.6526, 0.1303],
    [75, 7, 0.5594, 0.1412],
    [93, 6, 0.4662, 0.1452],
    [97, 5, 0.3729, 0.143],
    [107, 3, 0.2486, 0.1392],
  ])('of a device at %i weeks, where an event comes before censorings of its week', (week, atRisk, survival, error) => {
    const estimate = survivalAt(device, week)!;
    expect(estimate.atRisk).toBe(atRisk);
    expect(estimate.survival).toBeCloseTo(survival, 4);
    expect(estimate.standardError).toBeCloseTo(error, 4);
  });

  it('stands still between events and ends with those who were followed', () => {
    expect(survivalAt(sixMp, 5)).toMatchObject({ survival: 1, standardError: 0, atRisk: 21, events: 0 });
    expect(survivalAt(sixMp, 35)?.survival).toBe(survivalAt(sixMp, 23)?.survival);
    expect(survivalAt(sixMp, 36)).toBeUndefined();
    expect(survivalAt(notMaintained, 45)).toEqual({ survival: 0, standardError: 0, atRisk: 1, events: 11 });
    expect(survivalAt(notMaintained, 46)).toEqual({ survival: 0, standardError: 0, atRisk: 0, events: 11 });
    expect(survivalAt(curveOf(''), 0)).toBeUndefined();
  });

  it('tells the median: 23 weeks with 6-MP, 31 and 23 weeks in leukemia', () => {
    expect(dayOfSurvival(sixMp, 0.5)).toBe(23);
    expect(dayOfSurvival(maintained, 0.5)).toBe(31);
    expect(dayOfSurvival(notMaintained, 0.5)).toBe(23);
    expect(dayOfSurvival(curveOf('1 2 3 4'), 0.5)).toBe(2);
    expect(dayOfSurvival(curveOf('1 2+ 3+ 4+'), 0.5)).toBeUndefined();
  });

  it('is that of a slow way on anything', () => {
    const followed = fc.array(fc.record({ day: fc.nat(12), event: fc.boolean() }), { maxLength: 40 });
    fc.assert(
      fc.property(followed, fc.nat(14), (people, day) => {
        const counts = dayCounts(
          Int32Array.from(people, (one) => one.day),
          Uint8Array.from(people, (one) => Number(one.event)),
        );
        const estimate = survivalAt(survivalCurve(counts), day);
        const slow = slowly(people, day);
        expect(estimate === undefined).toBe(slow === undefined);
        if (estimate === undefined || slow === undefined) return;
        expect(estimate.survival).toBeCloseTo(slow.survival, 12);
        expect(estimate.standardError).toBeCloseTo(slow.standardError, 12);
        expect(estimate.atRisk).toBe(people.filter((one) => one.day >= day).length);
        expect(estimate.events).toBe(people.filter((one) => one.event && one.day <= day).length);
        const { low, high } = survivalLimits(estimate, 0.9);
        expect(low).toBeLessThanOrEqual(estimate.survival);
        expect(high).toBeGreaterThanOrEqual(estimate.survival);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(high - low).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it('up to a last day is the same as without one', () => {
    const days = Int32Array.from([3, 9, 4, 5, 9, 20, 1, 7]);
    const events = Uint8Array.from([1, 1, 0, 1, 0, 1, 1, 1]);
    const whole = survivalCurve(dayCounts(days, events));
    const cut = survivalCurve(dayCounts(days, events, 7));
    for (let day = 0; day <= 7; day++) expect(survivalAt(cut, day)).toEqual(survivalAt(whole, day));
    expect(cut.survival).toHaveLength(8);
  });
});

describe('limits', () => {
  it('without a variance are exact: of 30 without an event, and of 12 with one each', () => {
    const none = survivalLimits({ survival: 1, standardError: 0, atRisk: 30, events: 0 }, 0.95);
    // The exact limit for 0 of 30 is 0.1157, the rule of three 0.1.
    expect(none.low).toBeCloseTo(1 - 0.1157, 4);
    expect(none.high).toBe(1);
    const all = survivalLimits({ survival: 0, standardError: 0, atRisk: 0, events: 12 }, 0.95);
    expect(all.low).toBe(0);
    expect(all.high).toBeCloseTo(0.2646, 4);
  });

  it('of a difference of symmetric limits are those of the sum of the variances', () => {
    const z = normalQuantile(0.975);
    const within = (share: number, error: number) => ({ share, low: share - z * error, high: share + z * error });
    const difference = differenceOfShares(within(0.4, 0.03), within(0.3, 0.04));
    expect(difference.share).toBeCloseTo(0.1, 12);
    expect(difference.low).toBeCloseTo(0.1 - z * 0.05, 12);
    expect(difference.high).toBeCloseTo(0.1 + z * 0.05, 12);
  });

  it('of a difference are as published for 56 of 70 against 48 of 80', () => {
    // Newcombe 1998, Statistics in Medicine 17, 873-890, table II (a), method 10, from the Wilson limits of both.
    const wilson = (count: number, trials: number) => {
      const z = normalQuantile(0.975);
      const share = count / trials;
      const middle = (count + (z * z) / 2) / (trials + z * z);
      const half = (z * Math.sqrt(trials * share * (1 - share) + (z * z) / 4)) / (trials + z * z);
      return { share, low: middle - half, high: middle + half };
    };
    const difference = differenceOfShares(wilson(56, 70), wilson(48, 80));
    expect(difference.low).toBeCloseTo(0.0524, 4);
    expect(difference.high).toBeCloseTo(0.3339, 4);
  });
});

function slowly(people: readonly { readonly day: number; readonly event: boolean }[], day: number) {
  const longest = Math.max(-1, ...people.map((one) => one.day));
  const isEnded = people.filter((one) => one.day === longest).every((one) => one.event);
  if (people.length === 0 || (day > longest && !isEnded)) return undefined;
  const times = [...new Set(people.filter((one) => one.event && one.day <= day).map((one) => one.day))];
  let survival = 1;
  let sum = 0;
  for (const time of times) {
    const risk = people.filter((one) => one.day >= time).length;
    const died = people.filter((one) => one.day === time && one.event).length;
    survival *= 1 - died / risk;
    sum += died / (risk * (risk - died));
  }
  return { survival, standardError: survival < 1e-15 ? 0 : survival * Math.sqrt(sum) };
}
