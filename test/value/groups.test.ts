import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerCount, groupHistories, sampleByWeight } from '../../src/value/groups.ts';

/** Histories of few distinct values, so that many are equal: [x, t_x, T] in days. */
const histories = fc.array(
  fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 3 }), fc.nat({ max: 2 })).map(([x, tx, T]) => [x, tx, tx + T]),
  { maxLength: 60 },
);

function grouped(rows: readonly (readonly number[])[]) {
  const column = (i: number) => rows.map((row) => row[i]!);
  return groupHistories(column(0), column(1), column(2));
}

describe('groups of histories', () => {
  it('count equal customers, in weeks, sorted by x, t_x, T', () => {
    const { groups, groupOf } = grouped([
      [1, 7, 21],
      [0, 0, 14],
      [1, 7, 21],
      [0, 0, 3],
      [1, 8, 10],
      [1, 7, 14],
    ]);
    expect(groups).toEqual({
      count: 5,
      x: Float64Array.of(0, 0, 1, 1, 1),
      tx: Float64Array.of(0, 0, 1, 1, 8 / 7),
      T: Float64Array.of(3 / 7, 2, 2, 3, 10 / 7),
      weight: Float64Array.of(1, 1, 1, 2, 1),
    });
    expect(groupOf).toEqual(Int32Array.of(3, 1, 3, 0, 4, 2));
  });

  it('are none without customers', () => {
    expect(grouped([]).groups).toMatchObject({ count: 0, weight: new Float64Array(0) });
  });

  it('hold each customer as a set of texts does', () => {
    fc.assert(
      fc.property(histories, (rows) => {
        const { groups, groupOf } = grouped(rows);
        expect(groups.count).toBe(new Set(rows.map(String)).size);
        expect(customerCount(groups)).toBe(rows.length);
        rows.forEach(([x, tx, T], customer) => {
          const group = groupOf[customer]!;
          expect([groups.x[group], groups.tx[group], groups.T[group]]).toEqual([x, tx! / 7, T! / 7]);
          expect(groups.weight[group]).toBe(rows.filter((row) => String(row) === String(rows[customer])).length);
        });
      }),
    );
  });

  it('do not depend on the order of customers', () => {
    const shuffled = histories.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    fc.assert(
      fc.property(shuffled, ([rows, others]) => {
        expect(grouped(others).groups).toEqual(grouped(rows).groups);
      }),
    );
  });
});

describe('a sample of groups', () => {
  const many = grouped(Array.from({ length: 5000 }, (_, i) => [i % 7, i % 31, 31 + (i % 101)])).groups;

  it('is all of them where they are few', () => {
    expect(sampleByWeight(many, 5000)).toBe(many);
  });

  it('stands for all customers', () => {
    const sample = sampleByWeight(many, 500);
    expect(sample.count).toBeLessThanOrEqual(500);
    expect(customerCount(sample)).toBeCloseTo(5000, 8);
    const mean = (groups: typeof many) => groups.x.reduce((sum, x, i) => sum + x * groups.weight[i]!, 0) / 5000;
    expect(mean(sample)).toBeCloseTo(mean(many), 1);
  });

  it('is the same of customers doubled, but for the weight', () => {
    const doubled = { ...many, weight: many.weight.map((weight) => 2 * weight) };
    const [once, twice] = [sampleByWeight(many, 500), sampleByWeight(doubled, 500)];
    expect({ ...twice, weight: twice.weight.map((weight) => weight / 2) }).toEqual(once);
  });

  it('meets a large group as often as its weight asks', () => {
    const heavy = { ...many, weight: many.weight.map((weight, i) => (i === 40 ? 5000 : weight)) };
    const sample = sampleByWeight(heavy, 500);
    const at = sample.T.findIndex(
      (T, i) => T === heavy.T[40] && sample.x[i] === heavy.x[40] && sample.tx[i] === heavy.tx[40],
    );
    expect(sample.weight[at]! / customerCount(heavy)).toBeCloseTo(0.5, 2);
  });
});
