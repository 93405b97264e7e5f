import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accuracy, byFrequency, gainsByDecile, rankCorrelation } from '../../src/value/accuracy.ts';

const values = (length: number) => fc.array(fc.integer({ min: 0, max: 6 }), { minLength: length, maxLength: length });
const pairs = fc.integer({ min: 1, max: 40 }).chain((length) => fc.tuple(values(length), values(length)));

describe('accuracy', () => {
  it('has totals, and errors a customer', () => {
    expect(accuracy([0, 2, 4], [1, 2, 1])).toEqual({
      actual: 6,
      expected: 4,
      mae: 4 / 3,
      rmse: Math.sqrt(10 / 3),
      bias: -2 / 3,
    });
  });

  it('is zero without customers', () => {
    expect(accuracy([], [])).toEqual({ actual: 0, expected: 0, mae: 0, rmse: 0, bias: 0 });
  });
});

describe('rankCorrelation', () => {
  it.each([
    ['the same order', [1, 2, 3], [10, 20, 90], 1],
    ['the opposite order', [1, 2, 3], [3, 2, 1], -1],
    ['one pair swapped', [1, 2, 3], [1, 3, 2], 0.5],
    // Wikipedia, Spearman's rank correlation coefficient: hours of television and IQ, -29/165.
    [
      'the worked example of ten pairs',
      [106, 100, 86, 101, 99, 103, 97, 113, 112, 110],
      [7, 27, 2, 50, 28, 29, 20, 12, 6, 17],
      -29 / 165,
    ],
    // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4.
    ['a tie, which shares the mean rank', [1, 2, 2, 3], [1, 2, 3, 4], 4.5 / Math.sqrt(4.5 * 5)],
  ])('of %s', (_, a, b, expected) => {
    expect(rankCorrelation(a, b)).toBeCloseTo(expected, 14);
  });

  it('is unknown where one side is all one value, and without customers', () => {
    expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBeNull();
    expect(rankCorrelation([], [])).toBeNull();
  });

  it("is Pearson's correlation of ranks counted out", () => {
    const ranks = (all: readonly number[]) =>
      all.map(
        (own) => all.filter((other) => other < own).length + (all.filter((other) => other === own).length + 1) / 2,
      );
    const mean = (all: readonly number[]) => all.reduce((sum, value) => sum + value, 0) / all.length;
    const covariance = (a: readonly number[], b: readonly number[]) =>
      mean(a.map((value, row) => (value - mean(a)) * (b[row]! - mean(b))));
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const [ranksA, ranksB] = [ranks(a), ranks(b)];
        const [squareA, squareB] = [covariance(ranksA, ranksA), covariance(ranksB, ranksB)];
        const found = rankCorrelation(a, b);
        if (squareA === 0 || squareB === 0) expect(found).toBeNull();
        else expect(found).toBeCloseTo(covariance(ranksA, ranksB) / Math.sqrt(squareA * squareB), 12);
      }),
    );
  });
});

describe('gainsByDecile', () => {
  it('begins with the highest forecasts', () => {
    const expected = Array.from({ length: 20 }, (_, row) => row);
    const actual = expected.map((value) => (value >= 18 ? 4 : value === 0 ? 2 : 0));
    const gains = gainsByDecile(actual, expected);
    expect(gains[0]).toEqual({ decile: 1, expected: 37, actual: 8, cumulative_share: 0.8 });
    expect(gains[8]).toEqual({ decile: 9, expected: 5, actual: 0, cumulative_share: 0.8 });
    expect(gains[9]).toEqual({ decile: 10, expected: 1, actual: 2, cumulative_share: 1 });
  });

  it('lets equal forecasts stand for each other', () => {
    const gains = gainsByDecile([5, 0, 0, 0, 0], [1, 1, 1, 1, 1]);
    for (const gain of gains) expect(gain.actual).toBeCloseTo(0.5, 14);
    expect(gains.map((gain) => gain.cumulative_share!.toFixed(6))).toEqual(
      Array.from({ length: 10 }, (_, index) => ((index + 1) / 10).toFixed(6)),
    );
  });

  it('has no share of nothing', () => {
    for (const gain of gainsByDecile([0, 0], [1, 2])) expect(gain.cumulative_share).toBeNull();
    expect(gainsByDecile([], [])).toHaveLength(10);
  });

  it('agrees with each customer cut into ten parts, equal forecasts averaged', () => {
    fc.assert(
      fc.property(pairs, ([actual, expected]) => {
        const parts = expected
          .map((forecast) => {
            const equals = actual.filter((_, row) => expected[row] === forecast);
            return { forecast, happened: equals.reduce((sum, value) => sum + value, 0) / equals.length };
          })
          .sort((a, b) => b.forecast - a.forecast)
          .flatMap((customer) => Array.from({ length: 10 }, () => customer));
        gainsByDecile(actual, expected).forEach((gain, index) => {
          const tenth = parts.slice(index * expected.length, (index + 1) * expected.length);
          expect(gain.expected).toBeCloseTo(
            tenth.reduce((sum, part) => sum + part.forecast / 10, 0),
            10,
          );
          expect(gain.actual).toBeCloseTo(
            tenth.reduce((sum, part) => sum + part.happened / 10, 0),
            10,
          );
        });
      }),
    );
  });
});

describe('byFrequency', () => {
  it('takes the highest frequencies together and keeps empty groups', () => {
    const rows = byFrequency([0, 0, 2, 7, 12], [1, 0, 3, 8, 9], { one: [0.5, 0.5, 2, 7, 7], none: [0, 0, 0, 0, 0] });
    expect(rows.map((row) => row.repeat_orders)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7+']);
    expect(rows[0]).toEqual({ repeat_orders: '0', customers: 2, actual: 1, expected: { one: 1, none: 0 } });
    expect(rows[1]).toEqual({ repeat_orders: '1', customers: 0, actual: 0, expected: { one: 0, none: 0 } });
    expect(rows[7]).toEqual({ repeat_orders: '7+', customers: 2, actual: 17, expected: { one: 14, none: 0 } });
  });
});
