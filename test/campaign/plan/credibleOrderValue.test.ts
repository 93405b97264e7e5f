import { describe, expect, it } from 'vitest';
import { credibleOrderValues } from '../../../src/campaign/plan/credibleOrderValue.ts';
import { randomGamma, randomInteger, seededRandom } from '../../../src/numerics/random.ts';

describe('credibleOrderValues', () => {
  it('draws averages towards that of all orders, by hand', () => {
    // Around 20: 400 with one order each, 225 with two. Within (400 - 225) / (1 - 1/2) = 350, between 312.5 - 350 x 0.75 =
    // 50, k = 7: of one order 1/8 counts, of two 2/9.
    const [a, b, c, d] = credibleOrderValues([1, 1, 2, 2], [0, 40, 10, 70]);
    expect(a).toBeCloseTo(17.5, 10);
    expect(b).toBeCloseTo(22.5, 10);
    expect(c).toBeCloseTo(20 - 15 * (2 / 9), 10);
    expect(d).toBeCloseTo(20 + 15 * (2 / 9), 10);
  });

  it('leaves averages alone where few orders vary no more than many', () => {
    expect([...credibleOrderValues([1, 1, 4, 4], [10, 30, 40, 120])]).toEqual([10, 30, 10, 30]);
  });

  it('takes the average of all where chance explains everything, or nothing tells it apart', () => {
    expect([...credibleOrderValues([1, 1, 4, 4], [0, 40, 60, 100])]).toEqual([20, 20, 20, 20]);
    expect([...credibleOrderValues([2, 2], [10, 90])]).toEqual([25, 25]);
  });

  it('knows nothing of who has no orders', () => {
    expect([...credibleOrderValues([0, 1], [0, 5])]).toEqual([Number.NaN, 5]);
    expect([...credibleOrderValues([], [])]).toEqual([]);
  });

  it.each([0, 0.5, 2])('is nearer to the truth than averages, where customers differ by %d', (between) => {
    const random = seededRandom(3);
    const truths = Array.from(
      { length: 3000 },
      () => 20 * (between === 0 ? 1 : randomGamma(random, 1 / between, 1 / between)),
    );
    const orders = truths.map(() => 1 + randomInteger(random, 6));
    const earned = truths.map((truth, i) => randomGamma(random, orders[i]!, 1 / truth));
    const values = credibleOrderValues(orders, earned);
    const error = (of: (i: number) => number) =>
      truths.reduce((sum, truth, i) => sum + (of(i) - truth) ** 2, 0) / truths.length;
    expect(error((i) => values[i]!)).toBeLessThan(error((i) => earned[i]! / orders[i]!));
  });
});
