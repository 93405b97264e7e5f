import { describe, expect, it } from 'vitest';
import type { CustomerTable } from '../../src/core/customers.ts';
import { epochDay } from '../../src/core/day.ts';
import { brokenGates, defaultGates, type GateFigures, type GateLimits, gateFigures } from '../../src/segment/gates.ts';
import { builtTexts } from '../core/builtTexts.ts';

const lastWeek = epochDay(2024, 3, 1)!;
const today = epochDay(2024, 3, 8)!;

const before: GateFigures = {
  asOf: lastWeek,
  orders: 1000,
  segments: new Map([
    ['Loyal', 100],
    ['New', 50],
    ['Lost', 49],
  ]),
  newestOrder: lastWeek,
};

function now(figures: Partial<GateFigures>): GateFigures {
  return { ...before, asOf: today, newestOrder: today, ...figures };
}

/** With these sizes in the place of those before; 0 is a segment that is gone. */
function sized(sizes: Readonly<Record<string, number>>): GateFigures {
  const segments = new Map([...before.segments, ...Object.entries(sizes)]);
  for (const [segment, size] of segments) if (size === 0) segments.delete(segment);
  return now({ segments });
}

function broken(figures: GateFigures, limits: Partial<GateLimits> = {}, sameRules = true, isToday = true) {
  return brokenGates(figures, before, sameRules, isToday, { ...defaultGates, ...limits });
}

describe('purchases', () => {
  it.each([1500, 1000, 701, 700])('may rise, stay, and fall by 30 %%: %d of 1000', (orders) => {
    expect(broken(now({ orders }))).toEqual([]);
  });

  it('may not fall by more', () => {
    expect(broken(now({ orders: 699 }))).toEqual([
      'orders_fall: 1,000 purchases on 2024-03-01, 699 now, 30.1 % less (limit 30.0 %)',
    ]);
    expect(broken(now({ orders: 0 }), { orders_fall: 0.99 })).toHaveLength(1);
  });

  it('may fall by just what the limit says, however it is held as a float', () => {
    for (let percent = 0; percent <= 100; percent++) {
      const limit = { orders_fall: percent / 100 };
      expect(broken(now({ orders: 1000 - 10 * percent }), limit)).toEqual([]);
      if (percent < 100) expect(broken(now({ orders: 999 - 10 * percent }), limit)).toHaveLength(1);
    }
  });

  it('are not compared where there were none, or the gate is off', () => {
    expect(brokenGates(now({}), { ...before, orders: 0 }, true, true, defaultGates)).toEqual([]);
    expect(broken(now({ orders: 0 }), { orders_fall: false })).toEqual([]);
  });
});

describe('the size of a segment', () => {
  it.each([50, 99, 150])('may change by half: %d of 100', (Loyal) => {
    expect(broken(sized({ Loyal }))).toEqual([]);
  });

  it('may not change by more, up or down, nor may the segment go', () => {
    expect(broken(sized({ Loyal: 49 }))).toEqual([
      'segment_change: customers since 2024-03-01 (limit 50.0 %): Loyal 100 to 49 (51.0 % less)',
    ]);
    expect(broken(sized({ Loyal: 151 }))).toEqual([
      'segment_change: customers since 2024-03-01 (limit 50.0 %): Loyal 100 to 151 (51.0 % more)',
    ]);
    expect(broken(sized({ New: 0, Loyal: 20 }))).toEqual([
      'segment_change: customers since 2024-03-01 (limit 50.0 %): Loyal 100 to 20 (80.0 % less), New 50 to 0 (100.0 % less)',
    ]);
  });

  it('counts from 50 customers before, however many there are now', () => {
    expect(broken(sized({ Lost: 0, Promising: 1000 }))).toEqual([]);
    expect(broken(sized({ Lost: 0 }), { segment_size: 49 })).toHaveLength(1);
  });

  it('is not looked at under other rules, or where the gate is off by either limit', () => {
    const gone = sized({ Loyal: 0 });
    expect(broken(gone, {}, false)).toEqual([]);
    expect(broken(gone, { segment_change: false })).toEqual([]);
    expect(broken(gone, { segment_size: false })).toEqual([]);
    expect(broken(gone, { segment_change: 1 })).toEqual([]);
  });
});

describe('the newest purchase', () => {
  it('may lie 14 days back and no more, but only where as_of is today', () => {
    const aged = (days: number, isToday: boolean) =>
      brokenGates(now({ newestOrder: today - days }), undefined, false, isToday, defaultGates);
    expect(aged(14, true)).toEqual([]);
    expect(aged(15, true)).toEqual([
      'newest_order_days: the newest purchase is of 2024-02-22, 15 days before today (limit 14)',
    ]);
    expect(aged(15, false)).toEqual([]);
    expect(brokenGates(now({ newestOrder: undefined }), undefined, false, true, defaultGates)).toEqual([]);
    expect(broken(now({ newestOrder: today - 900 }), { newest_order_days: false })).toEqual([]);
  });
});

it('all that are broken are named', () => {
  const figures = { ...sized({ Loyal: 10, New: 10 }), orders: 10, newestOrder: today - 20 };
  expect(broken(figures).map((line) => line.split(':')[0])).toEqual([
    'orders_fall',
    'segment_change',
    'newest_order_days',
  ]);
  expect(brokenGates(figures, undefined, true, true, defaultGates), 'without a snapshot').toHaveLength(1);
});

it('figures are of the whole table', () => {
  const table: CustomerTable = {
    ids: builtTexts(['a', 'b', 'c', 'd']),
    numbers: {
      orders: Float64Array.of(2, 1, 4, Number.NaN),
      recency_days: Float64Array.of(9, 3, 5, Number.NaN),
    },
    texts: { segment: { names: [undefined, 'New', 'Loyal'], codes: Int32Array.of(2, 1, 2, 0) } },
    attributes: [],
  };
  expect(gateFigures(today, table)).toEqual({
    asOf: today,
    orders: 7,
    segments: new Map([
      ['Loyal', 2],
      ['New', 1],
    ]),
    newestOrder: today - 3,
  });
  const nobody = { ids: builtTexts([]), numbers: {}, texts: {}, attributes: [] };
  expect(gateFigures(today, nobody)).toEqual({ asOf: today, orders: 0, segments: new Map(), newestOrder: undefined });
});
