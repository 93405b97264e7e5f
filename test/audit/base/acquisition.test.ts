import { describe, expect, it } from 'vitest';
import { acquisition } from '../../../src/audit/base/acquisition.ts';
import { NEVER } from '../../../src/audit/base/periodTotals.ts';
import { seededRandom } from '../../../src/numerics/random.ts';
import { day } from '../../score/builtLedger.ts';

const start = day('2022-01-01');
const asOf = day('2024-12-31');
/** So many first purchases on every day that the rate says. */
const everyDay = (rate: (day: number) => number) =>
  Int32Array.from(
    Array.from({ length: asOf - start + 1 }, (_, i) => start + i).flatMap((at) => Array<number>(rate(at)).fill(at)),
  );

describe('acquisition', () => {
  it('counts months, those that are not whole among them', () => {
    const days = ['2024-01-20', '2024-01-31', '2024-03-01'].map(day);
    const { months, lastDay } = acquisition(Int32Array.from([...days, NEVER]), day('2024-01-20'), day('2024-03-30'));
    expect(months).toEqual([
      { month: '2024-01', customers: 2, isWhole: false },
      { month: '2024-02', customers: 0, isWhole: true },
      { month: '2024-03', customers: 1, isWhole: false },
    ]);
    expect(lastDay).toBe(day('2024-03-01'));
  });

  it('compares 91 days with the 364 before and with those of a year before', () => {
    const { recent, pastYear, yearBefore, ratio } = acquisition(
      everyDay(() => 2),
      start,
      asOf,
    );
    expect(recent).toEqual({ first: day('2024-10-02'), last: asOf, customers: 182 });
    expect(pastYear).toEqual({ first: day('2023-10-04'), last: day('2024-10-01'), customers: 728 });
    expect(yearBefore).toEqual({ first: day('2023-10-02'), last: day('2023-12-31'), customers: 182 });
    expect(ratio!.value).toBe(1);
    // Wilson's limits of 182 of 910 as odds, times 4.
    expect(ratio!.low).toBeCloseTo(0.8502, 4);
    expect(ratio!.high).toBeCloseTo(1.1762, 4);
  });

  it.each([
    ['steady', () => 2],
    ['stopped', (at: number) => (at > day('2024-09-30') ? 0 : 2)],
    ['stopped', (at: number) => (at === day('2024-11-20') ? 1 : at > day('2024-09-30') ? 0 : 2)],
    ['fallen', (at: number) => (at > day('2024-09-30') ? 1 : 2)],
    ['risen', (at: number) => (at > day('2024-09-30') ? 4 : 2)],
    ['stopped', (at: number) => (at > day('2022-06-30') ? 0 : 2)],
  ] as const)('is %s', (verdict, rate) => {
    expect(acquisition(everyDay(rate), start, asOf).verdict).toBe(verdict);
  });

  it('takes a season for no change', () => {
    // From October to December a quarter of what comes in the rest of the year.
    const seasonal = (at: number) => (((at - start) % 365) + 1 > 273 ? 1 : 4);
    expect(acquisition(everyDay(seasonal), start, asOf).verdict).toBe('steady');
    const shop = (at: number) => (((at - start) % 365) + 1 > 273 ? 8 : 4);
    expect(acquisition(everyDay(shop), start, asOf).verdict).toBe('steady');
  });

  it('is unknown where fewer than 273 days are known', () => {
    expect(
      acquisition(
        everyDay(() => 2),
        asOf - 272,
        asOf,
      ).verdict,
    ).toBe('steady');
    expect(
      acquisition(
        everyDay(() => 2),
        asOf - 271,
        asOf,
      ),
    ).toMatchObject({ verdict: 'unknown', pastYear: undefined });
    expect(acquisition(Int32Array.of(NEVER), start, asOf).verdict).toBe('unknown');
  });

  it('claims a change of chance alone in few bases, also where customers come in waves', () => {
    let claims = 0;
    for (let seed = 1; seed <= 400; seed++) {
      const random = seededRandom(seed);
      const base = everyDay(() => (random() < 0.1 ? 1 + Math.floor(6 * random()) : 0));
      if (acquisition(base, start, asOf).verdict !== 'steady') claims++;
    }
    expect(claims).toBeLessThan(0.05 * 400);
  });
});
