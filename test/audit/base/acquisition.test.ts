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
    const { months, lastDay } = acquisition(
      Int32Array.from([...days, NEVER]),
      day('2024-01-20'),
      day('2024-01-20'),
      day('2024-03-30'),
    );
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
    // 15 and 22 in 91 days after 728 in 364: 8 and 12 % of the rate.
    ['stopped', (at: number) => (at > asOf - 91 ? Number(at > asOf - 15) : 2)],
    ['fallen', (at: number) => (at > asOf - 91 ? Number(at > asOf - 22) : 2)],
    ['fallen', (at: number) => (at > day('2024-09-30') ? 1 : 2)],
    ['risen', (at: number) => (at > day('2024-09-30') ? 4 : 2)],
    ['stopped', (at: number) => (at > day('2022-06-30') ? 0 : 2)],
  ] as const)('is %s', (verdict, rate) => {
    expect(acquisition(everyDay(rate), start, start, asOf).verdict).toBe(verdict);
  });

  it('takes a season for no change', () => {
    // From October to December a quarter of what comes in the rest of the year.
    const seasonal = (at: number) => (((at - start) % 365) + 1 > 273 ? 1 : 4);
    expect(acquisition(everyDay(seasonal), start, start, asOf).verdict).toBe('steady');
    const shop = (at: number) => (((at - start) % 365) + 1 > 273 ? 8 : 4);
    expect(acquisition(everyDay(shop), start, start, asOf).verdict).toBe('steady');
  });

  it('is unknown where fewer than 273 days are known', () => {
    const daily = everyDay(() => 2);
    expect(acquisition(daily, asOf - 272, asOf - 272, asOf).verdict).toBe('steady');
    expect(acquisition(daily, asOf - 271, asOf - 271, asOf)).toMatchObject({
      verdict: 'unknown',
      pastYear: undefined,
      ratio: undefined,
    });
    expect(acquisition(Int32Array.of(NEVER), start, start, asOf)).toMatchObject({
      verdict: 'unknown',
      lastDay: undefined,
    });
  });

  it.each([1, 5, 20])('tells of %i a day that they stopped, however long ago', (rate) => {
    const first = day('2021-01-01');
    for (const silence of [91, 120, 200, 300, 364, 375, 400, 425, 450, 500, 700]) {
      const days = Int32Array.from({ length: (asOf - silence - first) * rate }, (_, i) => first + Math.floor(i / rate));
      expect(acquisition(days, first, first, asOf).verdict, String(silence)).toBe('stopped');
    }
  });

  it('tells that nobody came since an export began in the middle', () => {
    // A hundred old customers who appear in the first weeks, before the day from which new ones can be told.
    const days = Int32Array.from({ length: 100 }, (_, i) => start + (i % 60));
    expect(acquisition(days, start, start + 90, asOf)).toMatchObject({
      verdict: 'stopped',
      lastDay: start + 59,
      recent: { customers: 0 },
      pastYear: { customers: 0 },
    });
    expect(acquisition(days, start, start + 90, asOf).months[0]).toMatchObject({ customers: 0, isWhole: true });
  });

  it('claims nothing of so few that chance is enough', () => {
    const verdict = (...days: readonly string[]) =>
      acquisition(Int32Array.from(days.map(day)), start, start, asOf).verdict;
    expect(verdict('2022-01-01')).toBe('unknown');
    expect(verdict('2022-01-01', '2024-12-01')).toBe('steady');
    expect(verdict('2022-01-01', '2023-12-01', '2024-03-01')).toBe('steady');
    // Six after none in the year before are beyond chance, and after none in the same days of it: 1 of 2 to the sixth.
    const december = ['01', '02', '03', '04', '05', '06'].map((date) => `2024-12-${date}`);
    expect(verdict('2022-01-01', ...december.slice(1))).toBe('steady');
    expect(verdict('2022-01-01', ...december)).toBe('risen');
  });

  it.each([0.25, 0.5, 1, 3, 30])('of %d a quarter claims a change of chance alone in few bases', (perQuarter) => {
    let claims = 0;
    for (let seed = 1; seed <= 400; seed++) {
      const random = seededRandom(seed);
      const { verdict } = acquisition(
        everyDay(() => (random() < perQuarter / 91 ? 1 : 0)),
        start,
        start,
        asOf,
      );
      if (verdict !== 'steady' && verdict !== 'unknown') claims++;
    }
    expect(claims).toBeLessThan(0.05 * 400);
  });

  it('claims a change of chance alone in few bases where customers come in waves', () => {
    let claims = 0;
    for (let seed = 1; seed <= 400; seed++) {
      const random = seededRandom(seed);
      const base = everyDay(() => (random() < 0.1 ? 1 + Math.floor(6 * random()) : 0));
      if (acquisition(base, start, start, asOf).verdict !== 'steady') claims++;
    }
    expect(claims).toBeLessThan(0.05 * 400);
  });
});
