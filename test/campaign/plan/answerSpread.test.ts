import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerSpread } from '../../../src/campaign/plan/answerSpread.ts';
import { binomialTail } from '../../../src/numerics/binomial.ts';

/** The chance of each sum, by going through everybody who may answer; sums in ascending order. */
function distributionOf(worth: readonly number[], response: number): readonly (readonly [number, number])[] {
  let chances = new Map([[0, 1]]);
  for (const value of worth) {
    const next = new Map<number, number>();
    const add = (sum: number, chance: number) => next.set(sum, (next.get(sum) ?? 0) + chance);
    for (const [sum, chance] of chances) {
      add(sum, chance * (1 - response));
      add(sum + value, chance * response);
    }
    chances = next;
  }
  return [...chances].sort(([a], [b]) => a - b);
}

function quantile(distribution: readonly (readonly [number, number])[], chance: number): number {
  let below = 0;
  for (const [sum, each] of distribution) {
    below += each;
    if (below >= chance) return sum;
  }
  return distribution.at(-1)![0];
}

/** How near a quantile is to a step, where 10,000 draws may tell the one sum or the other. */
function distanceToStep(distribution: readonly (readonly [number, number])[], chance: number): number {
  let below = 0;
  let nearest = 1;
  for (const [, each] of distribution) {
    below += each;
    nearest = Math.min(nearest, Math.abs(below - chance));
  }
  return nearest;
}

describe('the spread of answers', () => {
  it('of three people is that of their eight combinations', () => {
    // 0: .729, 10: .081, 30: .081, 40: .009, 50: .081, 60: .009, 80: .009, 90: .001
    const spread = answerSpread(Float64Array.of(50, 30, 10), 0.1, 30);
    expect(spread.expected).toBeCloseTo(9, 12);
    expect([spread.low, spread.high]).toEqual([0, 50]);
    expect(spread.lossChance).toBeCloseTo(0.81, 1);
  });

  it('of a few people is that of all combinations', () => {
    const people = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(people, fc.double({ min: 0.05, max: 0.95, noNaN: true }), fc.nat(60), (worth, response, cost) => {
        const sorted = worth.toSorted((a, b) => b - a);
        const distribution = distributionOf(sorted, response);
        const spread = answerSpread(Float64Array.from(sorted), response, cost);
        for (const [chance, found] of [
          [0.025, spread.low],
          [0.975, spread.high],
        ] as const) {
          if (distanceToStep(distribution, chance) > 0.01) expect(found).toBe(quantile(distribution, chance));
        }
        const loss = distribution.reduce((sum, [value, each]) => (value < cost ? sum + each : sum), 0);
        expect(Math.abs(spread.lossChance - loss)).toBeLessThan(0.025);
      }),
      { numRuns: 60 },
    );
  });

  it('of many alike is binomial', () => {
    const [people, response] = [50_000, 0.02];
    const { low, high, expected } = answerSpread(new Float64Array(people).fill(1), response, 0);
    expect(expected).toBeCloseTo(1000, 6);
    // Whoever answers beyond these is one of 40 on either side.
    expect(1 - binomialTail(people, response, Math.round(low))).toBeGreaterThan(0.019);
    expect(1 - binomialTail(people, response, Math.round(low))).toBeLessThan(0.031);
    expect(binomialTail(people, response, Math.round(high))).toBeGreaterThan(0.019);
    expect(binomialTail(people, response, Math.round(high))).toBeLessThan(0.031);
  });

  it('of many small and a few large worths keeps the skew of the large', () => {
    const [small, response] = [20_000, 0.01];
    const worth = Float64Array.from([400, 300, ...new Array<number>(small).fill(1)]);
    // The small ones make 200 of mean with a deviation of 14; 300 comes in 1 of 100 cases, and so does 400.
    let cases: (readonly [number, number])[] = [[0, 1]];
    for (const large of [400, 300]) {
      cases = cases.flatMap(([sum, chance]) => [
        [sum, chance * (1 - response)] as const,
        [sum + large, chance * response] as const,
      ]);
    }
    const chanceOfAtLeast = (sum: number) =>
      cases.reduce((all, [large, chance]) => all + chance * binomialTail(small, response, sum - large), 0);
    const { low, high } = answerSpread(worth, response, 0);
    expect(chanceOfAtLeast(Math.round(high))).toBeGreaterThan(0.019);
    expect(chanceOfAtLeast(Math.round(high))).toBeLessThan(0.031);
    expect(1 - chanceOfAtLeast(Math.round(low))).toBeGreaterThan(0.019);
    expect(1 - chanceOfAtLeast(Math.round(low))).toBeLessThan(0.031);
  });

  it('knows no chance where nobody answers, or everybody does', () => {
    const worth = Float64Array.of(3, 2);
    expect(answerSpread(worth, 0, 1)).toEqual({ expected: 0, low: 0, high: 0, lossChance: 1 });
    expect(answerSpread(worth, 1, 1)).toEqual({ expected: 5, low: 5, high: 5, lossChance: 0 });
    expect(answerSpread(new Float64Array(0), 0.5, 0)).toEqual({ expected: 0, low: 0, high: 0, lossChance: 0 });
  });
});
