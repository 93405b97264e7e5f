import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listening } from '../../src/audit/listening.ts';
import { formatDay, parseDay } from '../../src/core/day.ts';
import { seededRandom } from '../../src/numerics/random.ts';
import { randomPoisson } from '../../src/numerics/randomCounts.ts';
import { builtLedger } from '../score/builtLedger.ts';
import { builtInteractions, type Spoken } from './builtInteractions.ts';

/** A Sunday. */
const AS_OF = parseDay('2024-12-29')!;
const WEEK = 7;
const nobody = builtLedger([]);

const heard = (spoken: readonly Omit<Spoken, 'customer'>[], asOf = AS_OF) =>
  listening(
    builtInteractions(
      nobody,
      spoken.map((one) => ({ customer: 'x', ...one })),
    ),
    asOf,
  );

/** So many on the Wednesday of each of the last weeks, the last week last. */
function weekly(
  counts: readonly number[],
  type: 'complaint' | 'request',
  product?: string,
): Omit<Spoken, 'customer'>[] {
  return counts.flatMap((count, week) =>
    Array.from({ length: count }, () => ({
      day: AS_OF - 4 - (counts.length - 1 - week) * WEEK,
      type,
      ...(product === undefined ? {} : { product }),
    })),
  );
}

const times = (count: number, weeks: number) => Array<number>(weeks).fill(count);

describe('listening', () => {
  it('counts whole weeks from Monday to Sunday, 26 at most', () => {
    const found = heard([
      { day: AS_OF, type: 'complaint' },
      { day: AS_OF - 6, type: 'request' },
      { day: AS_OF - 7, type: 'request' },
      { day: AS_OF - 26 * WEEK + 1, type: 'complaint' },
      { day: AS_OF - 26 * WEEK, type: 'complaint' },
      { day: AS_OF + 1, type: 'complaint' },
      { type: 'complaint' },
      { day: AS_OF, type: 'contact' },
    ]);
    expect(found.weeks).toHaveLength(26);
    expect(formatDay(found.weeks[0]!.week)).toBe('2024-07-01');
    expect(found.weeks[0]).toMatchObject({ complaints: 1, requests: 0 });
    expect(found.weeks.at(-2)).toMatchObject({ complaints: 0, requests: 1 });
    expect(found.weeks.at(-1)).toMatchObject({ week: parseDay('2024-12-23'), complaints: 1, requests: 1 });
    expect(found.outside).toBe(3);
  });

  it('leaves out the week that is not over, and the one in which the first was heard', () => {
    const spoken = [AS_OF, AS_OF - 7, AS_OF - 14, AS_OF - 20].map((day) => ({ day, type: 'complaint' as const }));
    expect(heard(spoken).weeks.map(({ complaints }) => complaints)).toEqual([2, 1, 1]);
    expect(heard(spoken.slice(0, 3)).weeks.map(({ complaints }) => complaints)).toEqual([1, 1]);
    const before = heard(spoken, AS_OF - 1);
    expect(before.weeks.map(({ complaints }) => complaints)).toEqual([2, 1]);
    expect(before.outside).toBe(1);
  });

  it('of nothing is empty', () => {
    const nothing = { weeks: [], products: [], outside: 0, compared: 0, rises: [] };
    expect(heard([])).toEqual(nothing);
    expect(heard([{ day: AS_OF, type: 'open' }])).toEqual(nothing);
    expect(heard([{ day: AS_OF + 400, type: 'complaint' }])).toEqual({ ...nothing, outside: 1 });
    expect(heard([{ type: 'complaint' }])).toEqual({ ...nothing, outside: 1 });
  });

  it('counts by product, the most named first, those without a product last', () => {
    const found = heard([
      ...weekly(times(1, 12), 'complaint'),
      ...weekly([...times(0, 10), 2, 1], 'request', 'Lamp'),
      ...weekly([3, ...times(0, 11)], 'complaint', 'Chair'),
      { day: AS_OF - 12 * WEEK, type: 'request' },
    ]);
    expect(found.products).toEqual([
      { product: 'Chair', complaints: 3, requests: 0, recent: 0 },
      { product: 'Lamp', complaints: 0, requests: 3, recent: 3 },
      { product: undefined, complaints: 12, requests: 0, recent: 4 },
    ]);
  });

  it('says what rose beyond chance, with the exact chance of it', () => {
    const found = heard([
      ...weekly([...times(1, 22), ...times(5, 4)], 'complaint', 'Kettle'),
      ...weekly(times(2, 26), 'complaint', 'Lamp'),
      ...weekly(times(3, 26), 'request', 'Lamp'),
      ...weekly([...times(0, 22), 1, 1, 1, 1], 'request', 'Vase'),
      { day: AS_OF - 26 * WEEK, type: 'complaint' },
    ]);
    // Kettle and Lamp in complaints, Lamp in requests, both totals; four of the vase are too few.
    expect(found.compared).toBe(5);
    expect(found.rises.map(({ voice, product, recent, usual }) => [voice, product, recent, usual])).toEqual([
      ['complaint', 'Kettle', 20, 4],
      ['complaint', undefined, 28, 12],
    ]);
    const chance = (n: number, k: number) => {
      let sum = 0;
      for (let j = k; j <= n; j++) {
        let term = 1;
        for (let i = 0; i < j; i++) term *= ((n - i) / (i + 1)) * (4 / 22);
        sum += term * (22 / 26) ** n;
      }
      return sum;
    };
    expect(found.rises[0]?.chance).toBeCloseTo(chance(42, 20), 12);
    expect(found.rises[1]?.chance).toBeCloseTo(chance(94, 28), 12);
  });

  it('compares nothing with less than 8 weeks of past', () => {
    const counts = [...times(1, 7), ...times(9, 4)];
    expect(heard(weekly(counts, 'complaint'))).toMatchObject({ compared: 0, rises: [] });
    // The week of the first is not whole.
    expect(heard(weekly([1, 1, ...counts], 'complaint')).rises).toHaveLength(1);
  });

  it('hears nothing rise in less than one of ten shops where nothing changes', () => {
    let rising = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const random = seededRandom(seed);
      const spoken = ['A', 'B', 'C', 'D', 'E', 'F'].flatMap((product, i) => [
        ...weekly(
          Array.from({ length: 27 }, () => randomPoisson(random, 0.5 + i)),
          'complaint',
          product,
        ),
        ...weekly(
          Array.from({ length: 27 }, () => randomPoisson(random, 0.3)),
          'request',
          product,
        ),
      ]);
      if (heard(spoken).rises.length > 0) rising++;
    }
    expect(rising).toBeLessThanOrEqual(10);
  });

  it('loses and invents nothing', () => {
    const one = fc.record({
      day: fc.integer({ min: AS_OF - 250, max: AS_OF + 10 }),
      type: fc.constantFrom('complaint', 'request', 'visit'),
      product: fc.constantFrom('A', 'B', 'C'),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 60 }), fc.integer({ min: AS_OF - 20, max: AS_OF }), (spoken, asOf) => {
        const found = heard(spoken, asOf);
        const voiced = spoken.filter(({ type }) => type !== 'visit');
        const sum = (counts: readonly { readonly complaints: number; readonly requests: number }[]) =>
          counts.reduce((all, { complaints, requests }) => all + complaints + requests, 0);
        expect(sum(found.weeks) + found.outside).toBe(voiced.length);
        expect(sum(found.products)).toBe(sum(found.weeks));
        for (const { week, complaints, requests } of found.weeks) {
          const inWeek = voiced.filter(({ day }) => day >= week && day < week + WEEK);
          expect(complaints).toBe(inWeek.filter(({ type }) => type === 'complaint').length);
          expect(requests).toBe(inWeek.filter(({ type }) => type === 'request').length);
        }
        const last = found.weeks.at(-1);
        if (last) expect(asOf - last.week).toBeGreaterThanOrEqual(6);
      }),
    );
  });
});
